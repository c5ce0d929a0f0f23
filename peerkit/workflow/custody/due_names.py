"""What is due, as its holder's lists call it, and who else may hold it.

Law: whoever has said that they erased it does not hold it; nobody is named for having it without a
receipt, or without having recorded it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from peerkit.frozen import frozen
from peerkit.record import Record, RecordKind
from peerkit.vault import Held, Vault
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.belonging.retention import Kept
from peerkit.workflow.exchange.erasures import erased_by
from peerkit.workflow.interviews.slips import find_slip
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.looking.listing import SHORT_ID

BY_SUBJECT = frozenset({Kept.ANSWERS, Kept.CONTACTS, Kept.CODES})
"""What goes by its interview's number; the rest must not be laid beside it, or has none."""

_INTERVIEWS = (RecordKind.SUBMISSION, RecordKind.PROJECTION)


@frozen
class Recorded:
    """A record, and the link under which this vault holds it."""

    link: Link
    held: Held


@frozen
class Thing:
    """One record, withdrawal code or begun interview that is due.

    Things with one `key` are one thing to whoever reads the list.
    """

    kept: Kept
    key: str
    until: str
    subject: str | None
    recorded: Recorded | None = None


@frozen
class Names:
    """What things are called, and who else has them, as this vault knows it.

    `codes` are the interviews' by subject, `people` by device; `erased` and `receipted` are record
    ids by device; `above` is the organisation that the vault hands over to.
    """

    codes: Mapping[str, str]
    people: Mapping[str, str]
    erased: Mapping[str, frozenset[str]]
    receipted: Mapping[str, frozenset[str]]
    forwarded: frozenset[str]
    above: str

    def code(self, thing: Thing) -> str:
        """Return what lists call the thing."""
        named = self.codes.get(thing.subject or "") if thing.kept in BY_SUBJECT else None
        return named or thing.key[:SHORT_ID]

    def elsewhere(self, thing: Thing) -> Iterator[str]:
        """Yield who else may hold the thing."""
        if thing.recorded is None:
            return
        link, held = thing.recorded.link, thing.recorded.held
        if not link.is_lead:
            if held.id in self.receipted.get(link.lead, frozenset()):
                yield self.above
            return
        has_erased = held.id in self.erased.get(held.device, frozenset())
        if held.device != link.device and not has_erased:
            yield self.people.get(held.device, held.device[:SHORT_ID])
        if thing.kept is Kept.ANSWERS and thing.subject in self.forwarded:
            yield self.above


def find_names(vault: Vault, things: Iterable[Thing]) -> Names:
    """Return what is known of those things."""
    project, membership = find_project(vault), find_membership(vault)
    links = (*find_former_links(vault), *find_links(vault))
    people = () if project is None else vault.devices.list(project.id)
    wanted = {one.subject for one in things if one.kept in BY_SUBJECT and one.subject is not None}
    return Names(
        codes=_codes_of(vault, links, wanted),
        people={one.device: one.code for one in people},
        erased={device: ids for one in links for device, ids in erased_by(vault, one).items()},
        receipted={one.lead: vault.receipts.merged_by(one.lead) for one in links},
        forwarded=frozenset() if project is None else _forwarded(vault, links),
        above="" if membership is None else membership.kit.organisation,
    )


def _codes_of(vault: Vault, links: Sequence[Link], wanted: set[str]) -> dict[str, str]:
    """Return the participant codes of those subjects: their slips', or their interviews'."""
    codes: dict[str, str] = {}
    for subject in wanted:
        slip = find_slip(vault, subject)
        if slip is not None and slip.participant:
            codes[subject] = slip.participant
    # The own project comes last among the links; what went up has no participant's code.
    for project in dict.fromkeys(link.project for link in reversed(links)):
        for kind in _INTERVIEWS:
            outlines = [
                one
                for one in vault.outlines.list(project, kind)
                if one.subject in wanted and one.subject not in codes
            ]
            for record in vault.outlines.records(outlines):
                codes.setdefault(record.head.subject or "", _participant(record))
    return codes


def _participant(record: Record) -> str:
    """Return the code that the interview has, or the short one that lists give it without words."""
    if record.body is None:
        return record.id[:SHORT_ID]
    body = body_of(record)
    return str(body.get("submission", body)["participant"] or record.id[:SHORT_ID])


def _forwarded(vault: Vault, links: Iterable[Link]) -> frozenset[str]:
    """Return the subjects of the interviews that went up to the programme."""
    return frozenset(
        one.subject
        for link in links
        if not link.is_lead
        for one in vault.outlines.list(link.project, RecordKind.PROJECTION)
        if one.subject is not None
    )

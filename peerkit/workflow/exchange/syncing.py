"""One sync, at any tier: fetch, merge, write receipts, pass on withdrawals, forward, hand over.

Laws:
- The steps are the same at every tier; which of them find anything to do depends on the links.
- Fetching comes before handing over, so that what was withdrawn does not leave.
- Each step is durable before the next; a sync that was cut off is completed by the next one.
- A place that cannot be reached stops nothing else: what is new is in the outbox, and that the
  place was away is raised at the end.
- A restored vault adds nothing to a chain before it has fetched what was added after the backup.
- Nothing reaches any place but the one that the project lead, or this command, named.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from peerkit.errors import (
    BundleTooLargeError,
    DiskFullError,
    NoPlaceError,
    NoProgrammePlaceError,
    NotJoinedError,
    NotReadableError,
    NotWritableError,
    PeerkitError,
    PlaceUnreachableError,
    PracticeVaultError,
    RenewalTooLargeError,
)
from peerkit.sync import Place, open_place
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_held
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.exchange.carrying import carry, drop_carried
from peerkit.workflow.exchange.confirming import confirm
from peerkit.workflow.exchange.erasures import confirm_erasures, repeat_erasures
from peerkit.workflow.exchange.forking import mend_fork
from peerkit.workflow.exchange.freeing import free
from peerkit.workflow.exchange.handing_over import clear_outbox, deliver, drop_orphans, hand_over
from peerkit.workflow.exchange.merging import SUFFIX, Fate, Merged, merge_bundle, merge_waiting
from peerkit.workflow.exchange.projecting import project_submissions
from peerkit.workflow.exchange.recalling import recall
from peerkit.workflow.exchange.repeating import repeat_withdrawals
from peerkit.workflow.exchange.withdrawing import spread_withdrawals
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.ledger.receipts import write_receipts
from peerkit.workflow.ledger.rosters import keep_roster
from peerkit.workflow.projects.news import Change
from peerkit.workflow.projects.renewal import (
    Renewed,
    Taken,
    keep_renewal,
    take_renewal,
    take_up_own_renewal,
)
from peerkit.workflow.projects.rescuing import keep_rescue

_PLACE = "place/"


@dataclass(slots=True)
class Synced:
    """What a sync did: the bundles that came, and counts of what went out.

    `for_others` counts bundles that lay in a folder, and are sealed for somebody else; `unsaid` is
    why a lead's own change could not be said.
    """

    merged: list[Merged] = field(default_factory=list)
    receipted: int = 0
    withdrawals: int = 0
    forwarded: int = 0
    delivered: int = 0
    renewed: Renewed | None = None
    changes: tuple[Change, ...] = ()
    freed: int = 0
    for_others: int = 0
    unsaid: RenewalTooLargeError | None = None


@dataclass(slots=True)
class _Route:
    """A link and its place, or why there is none."""

    link: Link
    place: Place | None = None
    problem: PeerkitError | None = None

    def attempt(self, step: Callable[[Place], None]) -> None:
        """Do the step at the place, or note what stood in the way."""
        if self.place is None:
            return
        try:
            step(self.place)
        except (PlaceUnreachableError, DiskFullError, NotWritableError) as problem:
            self.place, self.problem = None, problem


def sync(vault: Vault, at: str) -> Synced:
    """Return what was done; everything that could be exchanged has been.

    Raises PracticeVaultError, NotJoinedError. For a restored vault, before anything is added: why
    its place cannot be reached, or RestoredGapError where some of its records are not there. When
    everything else is done, NoPlaceError, PlaceUnreachableError, DiskFullError or NotWritableError:
    what is new is in the outbox then, and the next sync leaves it at the place; and
    RenewalTooLargeError.
    """
    if vault.is_practice:
        raise PracticeVaultError
    links = (*find_former_links(vault), *find_links(vault))
    if not links:
        raise NotJoinedError
    done = Synced()
    routes = [_route(vault, link) for link in links]
    for route in routes:
        _fetch(vault, route, done, at)
    for route in routes:
        _catch_up(vault, route, done, at)
    log_merged(vault, done, at)
    settle(vault, done, at)
    drop_orphans(vault, links)
    for route in routes:
        _hand_over(vault, route, done, at)
    for problem in (*(route.problem for route in routes), done.unsaid):
        if problem is not None:
            raise problem
    return done


def settle(vault: Vault, done: Synced, at: str) -> None:
    """Write what follows from what was merged: roster, receipts, withdrawals, forwards."""
    for link in (*find_former_links(vault), *find_links(vault)):
        if link.is_lead:
            mend_fork(vault, link, at)
            _say_renewal(vault, link, done, at)
            keep_roster(vault, link, at)
            repeat_erasures(vault, link, at)
            repeat_withdrawals(vault, link, at)
            done.receipted += write_receipts(vault, link, at)
        else:
            clear_outbox(vault, link)
            if not link.is_former:
                _note(done, take_renewal(vault, link, at))
            done.freed += free(vault, link)
    keep_rescue(vault)
    done.withdrawals += spread_withdrawals(vault, at)
    project, membership = find_project(vault), find_membership(vault)
    if project is not None and membership is not None:
        done.forwarded += project_submissions(vault, project, membership, at)


def _note(done: Synced, taken: Taken | None) -> None:
    """Make it be told what a renewal changed; one that changes nothing is no news."""
    if taken is not None and (taken.changes or taken.fate is Renewed.UNREADABLE):
        done.renewed, done.changes = taken.fate, taken.changes


def _say_renewal(vault: Vault, link: Link, done: Synced, at: str) -> None:
    """Say what changed; what a programme made too large to say stops nothing else."""
    take_up_own_renewal(vault, link)
    project = find_project(vault)
    try:
        if project is not None:
            keep_renewal(vault, project, at)
    except RenewalTooLargeError as problem:
        done.unsaid = problem


def log_merged(vault: Vault, done: Synced, at: str) -> None:
    """Make the vault's log say what was merged, if anything was."""
    reports = [one.report for one in done.merged if one.report is not None]
    if reports:
        log_event(
            vault,
            AuditEvent.MERGED,
            at,
            bundles=len(reports),
            records=sum(one.new for one in reports),
            erased=sum(one.erased for one in reports),
        )


def find_place(vault: Vault, link: Link) -> Place:
    """Return the place for a link: the one that was named last, or the kit's or project's own.

    Raises NoPlaceError, PlaceUnreachableError.
    """
    place = known_place(vault, link)
    if place is not None:
        return open_place(place)
    is_upward = not link.is_lead and find_project(vault) is not None
    raise NoProgrammePlaceError if is_upward else NoPlaceError


def known_place(vault: Vault, link: Link) -> str | None:
    """Return what `find_place` would open, whether it can be reached or not."""
    named = vault.documents.get(_PLACE + link.project)
    return (link.place or None) if named is None else named.decode("utf-8")


def remember_place(vault: Vault, place: str, *, upward: bool = False) -> None:
    """Use the place from now on: for the own project, or upward for the programme's.

    Raises NotJoinedError where there is no such link.
    """
    links = (*find_former_links(vault), *find_links(vault))
    if upward:
        links = tuple(link for link in links if not link.is_lead)
    if not links:
        raise NotJoinedError
    link = links[0] if upward else links[-1]
    vault.documents.set(_PLACE + link.project, place.encode("utf-8"))


def _route(vault: Vault, link: Link) -> _Route:
    try:
        return _Route(link, find_place(vault, link))
    except (NoPlaceError, PlaceUnreachableError) as problem:
        return _Route(link, problem=problem)


def _fetch(vault: Vault, route: _Route, done: Synced, at: str) -> None:
    def fetch(place: Place) -> None:
        for digest in place.list(route.link.address):
            if not vault.seen.has(digest):
                done.merged.append(_fetch_one(vault, route.link, place, digest, at))

    route.attempt(fetch)
    if route.link.is_lead:  # what waits is in the inbox, and is told once
        done.merged[:] = [one for one in done.merged if one.fate is not Fate.WAITING]
        done.merged += merge_waiting(vault, route.link, at)


def _fetch_one(vault: Vault, link: Link, place: Place, digest: str, at: str) -> Merged:
    name = digest + SUFFIX
    try:
        data = place.get(link.address, digest)
    except (BundleTooLargeError, NotReadableError) as refusal:
        return Merged(name, Fate.REFUSED, refusal=refusal)
    return merge_bundle(vault, link, name, data, at)


def _catch_up(vault: Vault, route: _Route, done: Synced, at: str) -> None:
    """Let a restored vault's chain go on, now that everything at the place was fetched."""
    link = route.link
    if not is_held(vault, link.device):
        return
    if route.problem is not None:
        raise route.problem
    from peerkit.workflow.exchange.restored import take_up  # a vault is restored once in its life

    take_up(vault, link)
    if link.is_lead:
        done.merged += merge_waiting(vault, link, at)


def _hand_over(vault: Vault, route: _Route, done: Synced, at: str) -> None:
    def leave(place: Place) -> None:
        done.delivered += deliver(vault, route.link, place)

    if route.place is None:
        recall(vault, route.link, None)
    if known_place(vault, route.link) is None:
        carry(vault, route.link, at)
    else:
        drop_carried(vault, route.link)
    route.attempt(lambda place: recall(vault, route.link, place))
    if route.place is not None:
        confirm(vault, route.link, at)
        confirm_erasures(vault, route.link, at)
    hand_over(vault, route.link, at)
    route.attempt(leave)

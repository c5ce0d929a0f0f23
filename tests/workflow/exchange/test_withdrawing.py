"""A withdrawal from any tier reaches all of them, and nothing brings the words back."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from peerkit.crypto import new_withdrawal_code
from peerkit.errors import (
    MistypedCodeError,
    NothingToExportError,
    PlaceUnreachableError,
    WithdrawalCodeUnknownError,
)
from peerkit.interview import Mode
from peerkit.record import RecordKind, subject_of
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.sync import FolderPlace
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.exchange.recalling import recall
from peerkit.workflow.interviews.sitting import begin_sitting, resume_sitting
from peerkit.workflow.ledger.chains import OwnChain, append_record
from tests.workflow.actors import Actor, Story, holds, kinds, sheet, state_of

WORDS = "kanarek śpiewa"
BESIDE = {"equality": {"age": "kanarek"}, "contact": {"name": "Zofia Kanarek kanarek"}}


def tiers(story: Story, amina: Actor) -> tuple[Actor, ...]:
    return (amina, story.organisation, story.programme)


@pytest.mark.parametrize("tier", [0, 1, 2])
def test_a_withdrawal_from_any_tier_reaches_all(story: Story, tier: int) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS, notes={"story": "kanarek smiled"}, **BESIDE).code
    amina.record("what stays")
    story.everybody(amina)
    assert tiers(story, amina)[tier].withdraw(code) > 0
    story.sync(amina, story.organisation, story.programme)
    story.sync(story.organisation, amina, story.organisation)
    for actor in tiers(story, amina):
        assert not holds(actor.vault, "kanarek")
        assert "withdrawn" in actor.where()
    assert story.organisation.stories() == story.programme.stories() == ["what stays"]
    assert [slip.participant for slip in amina.slips()] == ["R01-002"]


def test_old_bundles_bring_nothing_back(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    amina.sync()
    [old] = [path.read_bytes() for path in amina.bundles()]
    story.everybody(amina)
    amina.withdraw(code)
    story.everybody(amina)
    carried = story.folder / "carried.pkb"
    carried.write_bytes(old)
    lead = story.organisation
    lead.vault._writer.write(lambda database: database.execute("DELETE FROM seen"))
    before = state_of(lead.vault, without=frozenset({"seen", "audit"}))
    done = merge_paths(lead.vault, [carried], story.clock.at())
    assert [one.fate for one in done.merged] == [Fate.MERGED]
    assert state_of(lead.vault, without=frozenset({"seen", "audit"})) == before
    assert not holds(lead.vault, WORDS)
    with pytest.raises(NothingToExportError):
        lead.export(story.folder / "export")
    assert not (story.folder / "export").exists()


def test_a_withdrawal_that_comes_before_the_interview_takes_it(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    amina.sync()
    [first] = amina.bundles()
    kept = story.folder / "kept.pkb"
    kept.write_bytes(first.read_bytes())
    for path in (first, *story.place("harbour").rglob("*.pkb")):
        path.unlink()
    append_withdrawal(amina, code)
    amina.sync()
    lead = story.organisation
    lead.sync()
    merge_paths(lead.vault, [kept], story.clock.at())
    assert lead.stories() == []
    assert not holds(lead.vault, WORDS)
    story.sync(lead, story.programme)
    assert story.programme.stories() == []


def append_withdrawal(actor: Actor, code: str) -> None:
    [link] = find_links(actor.vault)
    body = write_withdrawal(Withdrawal(code=code))
    chain = OwnChain(link.project, link.device)
    kind = RecordKind.WITHDRAWAL
    append_record(actor.vault, chain, kind, subject_of(code), actor.clock.at(), body)


def test_a_waiting_interview_is_withdrawn_without_any_project(story: Story) -> None:
    loner = story.loner("loner")
    code = loner.record(WORDS, **BESIDE).code
    assert loner.where() == ["waiting"]
    assert loner.withdraw(code) == 3
    assert loner.where() == []
    assert not holds(loner.vault, "kanarek")


def test_a_code_may_be_typed_as_people_type(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    assert amina.withdraw(f" {code.lower().replace('-', ' ').replace('0', 'o')} ") == 1
    assert not holds(amina.vault, WORDS)


def test_a_wrong_code_changes_nothing(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    before = state_of(amina.vault)
    mistyped = ("B" if code[0] != "B" else "C") + code[1:]
    for wrong, error in (
        (mistyped, MistypedCodeError),
        (code[:-1], MistypedCodeError),
        ("", MistypedCodeError),
        (new_withdrawal_code(), WithdrawalCodeUnknownError),
    ):
        with pytest.raises(error):
            amina.withdraw(wrong)
        assert state_of(amina.vault) == before


def test_withdrawing_twice_changes_nothing(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    story.everybody(amina)
    assert story.organisation.withdraw(code) > 0
    before = state_of(story.organisation.vault)
    assert story.organisation.withdraw(code) == 0
    assert state_of(story.organisation.vault) == before
    story.everybody(amina)
    assert amina.withdraw(code) == 0
    assert kinds(amina.vault).count("withdrawal") == 1


def test_a_bundle_that_holds_withdrawn_words_is_recalled(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    amina.record("in the same bundle")
    amina.sync()
    [old] = amina.bundles()
    assert amina.withdraw(code) == 1
    amina.sync()
    left = {path.name for path in story.place("harbour").rglob("*.pkb")}
    assert old.name not in left | {path.name for path in amina.bundles()}
    story.sync(story.organisation)
    assert story.organisation.stories() == ["in the same bundle"]
    story.everybody(amina)
    assert amina.where() == ["withdrawn", "merged"]


def test_a_bundle_of_somebody_else_is_removed_from_the_place_too(story: Story) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    code = amina.record(WORDS).code
    badr.record("his own")
    story.sync(amina, badr, story.organisation)
    before = len(list(story.place("harbour").rglob("*.pkb")))
    story.organisation.withdraw(code)
    story.sync(story.organisation)
    after = len(list(story.place("harbour").rglob("*.pkb")))
    # One bundle is recalled; there is one more for each device, and one for the lead itself.
    assert after == before - 1 + 3
    story.everybody(badr, amina)
    assert not holds(amina.vault, WORDS)
    assert story.organisation.stories() == ["his own"]


def test_a_recall_waits_for_a_place_out_of_reach(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    amina.sync()
    [old] = amina.bundles()
    place = story.place("harbour")
    away = place.rename(story.folder / "away")
    amina.withdraw(code)
    with pytest.raises(Exception, match="place_unreachable"):
        amina.sync()
    assert old.name not in {path.name for path in amina.bundles()}
    away.rename(place)
    amina.sync()
    assert old.name not in {path.name for path in place.rglob("*.pkb")}
    story.sync(story.organisation)
    assert story.organisation.stories() == []


@dataclass(frozen=True, slots=True)
class PulledStick:
    """A stick that is pulled out as the first bundle is read from it."""

    path: Path
    away: Path

    def put(self, receiver_id: str, digest: str, data: bytes) -> None:
        FolderPlace(self.path).put(receiver_id, digest, data)

    def list(self, receiver_id: str) -> tuple[str, ...]:
        return FolderPlace(self.path).list(receiver_id)

    def get(self, receiver_id: str, digest: str) -> bytes:
        self.path.rename(self.away)
        return FolderPlace(self.path).get(receiver_id, digest)

    def remove(self, receiver_id: str, digest: str) -> None:
        FolderPlace(self.path).remove(receiver_id, digest)


def test_a_recall_that_a_pulled_stick_cut_off_is_completed_later(story: Story) -> None:
    amina, lead = story.device("amina"), story.organisation
    code = amina.record(WORDS).code
    story.sync(amina, lead)
    [old] = amina.bundles()
    lead.withdraw(code)
    [link] = [one for one in find_links(lead.vault) if one.is_lead]
    place, away = story.place("harbour"), story.folder / "away"
    before = state_of(lead.vault)
    with pytest.raises(PlaceUnreachableError):
        recall(lead.vault, link, PulledStick(place, away))
    assert state_of(lead.vault) == before
    away.rename(place)
    lead.sync()
    assert old.name not in {path.name for path in place.rglob("*.pkb")}


def test_taking_back_one_statement_takes_the_answers_from_that_reader_alone(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("for the organisation").code
    story.everybody(amina)
    [link] = find_links(amina.vault)
    body = write_withdrawal(Withdrawal(code, statement="share"))
    chain = OwnChain(link.project, link.device)
    kind = RecordKind.WITHDRAWAL
    append_record(amina.vault, chain, kind, subject_of(code), story.clock.at(), body)
    story.everybody(amina)
    assert story.organisation.stories() == ["for the organisation"]
    assert story.programme.stories() == []
    assert len(amina.slips()) == 1
    assert amina.withdraw(code) == 1
    story.everybody(amina)
    assert story.organisation.stories() == []
    assert not holds(story.programme.vault, "for the organisation")


def test_what_an_organisation_forwarded_is_recalled_from_the_programmes_place(
    story: Story,
) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    amina.record("stays")
    story.sync(amina, story.organisation)
    address = find_links(story.programme.vault)[0].address
    [forwarded] = list((story.place("city") / address).glob("*.pkb"))
    story.organisation.withdraw(code)
    story.sync(story.organisation)
    left = [path.name for path in (story.place("city") / address).glob("*.pkb")]
    assert len(left) == 1
    assert forwarded.name not in left
    story.sync(story.programme)
    assert story.programme.stories() == ["stays"]
    assert not holds(story.programme.vault, WORDS)


def test_a_leads_own_interview_is_withdrawn_like_any_other(story: Story) -> None:
    lead = story.organisation
    conducted = lead.record(WORDS)
    assert conducted.participant == "R00-001"
    story.sync(lead, story.programme)
    assert lead.stories() == story.programme.stories() == [WORDS]
    story.programme.withdraw(conducted.code)
    story.sync(story.programme, lead)
    assert lead.stories() == story.programme.stories() == []
    assert not holds(lead.vault, WORDS)
    assert lead.slips() == []


def test_an_interview_under_way_survives_the_withdrawal_of_another(story: Story) -> None:
    amina = story.device("amina")
    sitting = begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    code = amina.record(WORDS).code
    amina.withdraw(code)
    assert amina.where() == ["paused", "withdrawn"]
    assert resume_sitting(amina.vault, sitting.paper.interview, story.clock.now).state.started

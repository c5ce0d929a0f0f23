"""What is due is listed and erased for good, at every tier, and nothing brings it back."""

from dataclasses import replace

import pytest

from peerkit.errors import ClockDoubtedError, RestoredError
from peerkit.record import RecordKind
from peerkit.values import Mode
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.belonging.policy_values import read_policies
from peerkit.workflow.belonging.retention import Kept
from peerkit.workflow.custody.backing_up import list_backups
from peerkit.workflow.custody.due import count_due, list_due, list_unconfirmed
from peerkit.workflow.custody.erasing import Erased, check_day, choose, erase
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.interviews.slips import find_slip, keep_slip, slip_subjects
from peerkit.workflow.ledger.auditing import read_audit
from peerkit.workflow.projects.changing import Changes, change_project
from tests.workflow.actors import WITHDRAW_BY, Actor, Story, holds, kinds, sheet, subject
from tests.workflow.keeping import backed_up, restored

WORDS = "kanarek-śpiewa"
KEPT_UNTIL = "2026-12-31"
LAST_DAY, NEXT_DAY = "2026-12-31", "2027-01-01"
LATER = "2029-01-01"
BESIDE = {"contact": {"name": WORDS}, "equality": {"age": WORDS}, "notes": {"story": WORDS}}


def keep_until(story: Story, actor: Actor, retention: str | None = None, *policies: str) -> None:
    changes = Changes(retention=retention, policies=read_policies(policies))
    change_project(actor.vault, changes, story.clock.at())


def due(actor: Actor, today: str = NEXT_DAY) -> dict[Kept, int]:
    return dict(count_due(actor.vault, today))


def erase_all(actor: Actor, today: str = NEXT_DAY, *, only_copies: bool = False) -> Erased:
    chosen = choose(list_due(actor.vault, today), only_copies=only_copies)
    return erase(actor.vault, chosen, actor.clock.at())


def found_anywhere(story: Story, *actors: Actor) -> list[str]:
    """Return where the words are: in cells of open vaults, or in any file of the story's folder."""
    told = [one.vault.folder.name for one in actors if holds(one.vault, WORDS)]
    form = WORDS.encode()
    files = (path for path in story.folder.rglob("*") if path.is_file())
    return told + [str(path) for path in files if form in path.read_bytes()]


# --- what is due --------------------------------------------------------------------------------


def test_a_day_has_to_be_over(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    for actor in (amina, story.organisation):
        assert {} == due(actor, LAST_DAY)
        assert {Kept.ANSWERS: 1} == due(actor)


def test_without_a_day_nothing_is_due(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    story.everybody(amina)
    for actor in (amina, story.organisation, story.programme):
        assert {} == due(actor, WITHDRAW_BY)


def test_each_kind_can_have_its_own_day(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS, **BESIDE)
    keep_until(story, story.organisation, "2028-12-31", f"keep_contacts={KEPT_UNTIL}")
    story.everybody(amina)
    assert {Kept.CONTACTS: 1} == due(story.organisation)
    assert {Kept.ANSWERS: 1, Kept.CONTACTS: 1} == due(story.organisation, LATER)
    assert {Kept.CONTACTS: 1} == due(amina)


def test_concerns_go_by_a_day_of_their_own_alone(story: Story) -> None:
    lead = story.organisation
    [_, link] = find_links(lead.vault)
    from peerkit.workflow.ledger.chains import OwnChain, append_record

    chain = OwnChain(link.project, link.device)
    append_record(lead.vault, chain, RecordKind.CONCERN, None, story.clock.at(), {"sealed": "AA=="})
    keep_until(story, lead, KEPT_UNTIL)
    assert {} == due(lead)
    keep_until(story, lead, None, f"keep_concerns={KEPT_UNTIL}")
    assert {Kept.CONCERNS: 1} == due(lead)
    erase_all(lead)
    assert {} == due(lead)


def test_a_code_is_due_when_nobody_can_withdraw_any_more(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    assert {} == due(amina, WITHDRAW_BY)
    assert {Kept.CODES: 1} == due(amina, LATER)
    erase_all(amina, LATER)
    assert frozenset() == slip_subjects(amina.vault)
    assert 0 < amina.withdraw(code)  # who has the slip can withdraw whenever they want to


def test_a_promise_that_was_made_stays_when_the_project_makes_another(story: Story) -> None:
    amina = story.device("amina")
    amina.record("told the first day")
    change_project(story.organisation.vault, Changes(withdraw_by="2030-01-01"), story.clock.at())
    story.everybody(amina)
    amina.record("told the second")
    assert 1 == due(amina, LATER)[Kept.CODES]


def test_an_old_slip_goes_by_its_projects_day(story: Story) -> None:
    amina = story.device("amina")
    whose = subject(amina.record(WORDS).code)
    slip = find_slip(amina.vault, whose)
    assert slip is not None
    assert WITHDRAW_BY == slip.until
    keep_slip(amina.vault, whose, replace(slip, until=""))
    assert {Kept.CODES: 1} == due(amina, LATER)


def test_a_list_shows_numbers_kinds_and_days_and_no_words(story: Story) -> None:
    amina = story.device("amina")
    number = amina.record(WORDS, **BESIDE).participant
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    for actor, elsewhere in ((story.organisation, ("City", "R01")), (amina, ("Harbour",))):
        answers, contact = list_due(actor.vault, NEXT_DAY)
        assert (Kept.ANSWERS, number, KEPT_UNTIL) == (answers.kept, answers.code, answers.until)
        assert (Kept.CONTACTS, number) == (contact.kept, contact.code)
        assert elsewhere == answers.elsewhere
        assert WORDS not in repr((answers, contact))


def test_a_reward_is_never_laid_beside_an_interview(story: Story) -> None:
    lead = story.organisation
    number = lead.record(WORDS).participant
    [_, link] = find_links(lead.vault)
    from peerkit.workflow.interviews.filing import new_subject
    from peerkit.workflow.ledger.chains import OwnChain, append_record

    chain = OwnChain(link.project, link.device)
    append_record(lead.vault, chain, RecordKind.REWARD, new_subject(), story.clock.at(), {})
    keep_until(story, lead, KEPT_UNTIL)
    [reward] = [one for one in list_due(lead.vault, NEXT_DAY) if one.kept is Kept.REWARDS]
    assert number != reward.code
    assert 8 == len(reward.code)


def test_in_practice_nothing_is_due(story: Story) -> None:
    loner = story.loner("loner")
    loner.record(WORDS)
    assert {Kept.CODES: 1} == due(loner, LATER)


# --- erasing ------------------------------------------------------------------------------------


def test_a_lead_erases_for_everybody_and_each_says_so(story: Story) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    for actor in (amina, badr, story.organisation):
        actor.record(WORDS, **BESIDE)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina, badr)
    done = erase_all(story.organisation)
    assert {Kept.ANSWERS: 3, Kept.CONTACTS: 3} == done.counts
    assert {"City": 3, "R01": 2, "R02": 2} == done.elsewhere
    assert not holds(story.organisation.vault, WORDS)
    assert {"R01": 3, "R02": 3} == list_unconfirmed(story.organisation.vault)
    story.sync(story.organisation, amina, story.organisation)
    assert {"R02": 3} == list_unconfirmed(story.organisation.vault)
    story.sync(badr, story.organisation)
    assert {} == list_unconfirmed(story.organisation.vault)
    assert [] == found_anywhere(story, amina, badr, story.organisation)
    for actor in (amina, badr, story.organisation):
        assert {"erased"} == set(actor.where())
        assert frozenset() == slip_subjects(actor.vault)
        actor.vault.check_integrity()
    assert [WORDS] * 3 == story.programme.stories()


def test_a_programme_erases_for_its_organisations(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    keep_until(story, story.programme, KEPT_UNTIL)
    story.everybody(amina)
    story.sync(story.organisation)
    assert {Kept.ANSWERS: 1} == erase_all(story.programme).counts
    story.sync(story.programme, story.organisation)
    assert [] == story.programme.stories()
    assert [WORDS] == story.organisation.stories()
    assert 0 == kinds(story.organisation.vault).count("projection") - 1  # the questionnaire's


def test_an_organisation_erases_what_it_forwarded_with_what_it_holds(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    [one] = list_due(story.organisation.vault, NEXT_DAY)
    assert 2 == len(one.records)
    erase_all(story.organisation)
    assert not holds(story.organisation.vault, WORDS)
    story.everybody(amina)
    assert [WORDS] == story.programme.stories()


def test_only_what_was_chosen_is_erased(story: Story) -> None:
    lead = story.organisation
    first = lead.record("first", **BESIDE).participant
    lead.record("second", **BESIDE)
    keep_until(story, lead, KEPT_UNTIL)
    found = list_due(lead.vault, NEXT_DAY)
    erase(lead.vault, choose(found, kinds=[Kept.CONTACTS]), story.clock.at())
    assert {Kept.ANSWERS: 2} == due(lead)
    erase(lead.vault, choose(found, codes=[first.lower()]), story.clock.at())
    assert ["second"] == lead.stories()


def test_what_nobody_else_has_is_left_unless_it_is_asked_for(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    amina.record("not handed over")
    begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    assert {Kept.ANSWERS: 2, Kept.BEGUN: 1} == due(amina)
    assert {Kept.ANSWERS: 1} == erase_all(amina).counts
    assert ["paused", "erased", "here"] == amina.where()
    assert {Kept.ANSWERS: 1, Kept.BEGUN: 1} == erase_all(amina, only_copies=True).counts
    assert ["erased", "erased"] == amina.where()
    assert () == amina.vault.journal.open_interviews()


def test_erasing_again_changes_nothing(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    erase_all(amina)
    count = amina.vault.audit.count("erased")
    assert {} == erase_all(amina).counts
    assert count == amina.vault.audit.count("erased")


def test_the_log_says_how_much_was_erased(story: Story) -> None:
    lead = story.organisation
    lead.record(WORDS, **BESIDE)
    keep_until(story, lead, KEPT_UNTIL)
    erase_all(lead)
    last = read_audit(lead.vault).entries[-1]
    assert ("erased", {"records": 3, "others": 0}) == (last.event, last.facts)


def test_by_a_wrong_clock_nothing_is_erased() -> None:
    check_day("2026-11-22", "2026-11-22")
    with pytest.raises(ClockDoubtedError):
        check_day("2026-11-22", "2036-11-22")


# --- nothing comes back -------------------------------------------------------------------------


def test_a_bundle_that_is_brought_again_brings_nothing_back(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS, **BESIDE)
    keep_until(story, story.organisation, KEPT_UNTIL)
    amina.sync()
    old = story.folder / "stick"
    old.mkdir()
    bundles = list(story.place("harbour").rglob("*.pkb"))
    for path in bundles:
        (old / path.name).write_bytes(path.read_bytes())
    story.everybody(amina)
    erase_all(story.organisation)
    forget_seen(story.organisation.vault)
    done = merge_paths(story.organisation.vault, [old], story.clock.at())
    assert Fate.MERGED in {one.fate for one in done.merged}
    assert not holds(story.organisation.vault, WORDS)
    assert [] == story.organisation.stories()


def forget_seen(vault: Vault) -> None:
    vault._writer.write(lambda database: database.execute("DELETE FROM seen"))


def test_the_bundles_at_the_place_are_recalled(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    amina.sync()
    [_, link] = find_links(story.organisation.vault)
    lying = set((story.place("harbour") / link.address).iterdir())
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.sync(story.organisation, amina, story.organisation)
    erase_all(story.organisation)
    story.sync(story.organisation, amina, story.organisation, amina)
    assert not lying & set((story.place("harbour") / link.address).iterdir())
    amina.record("afterwards")
    story.everybody(amina)
    assert ["afterwards"] == story.organisation.stories()


def test_a_leads_older_backup_brings_nothing_back(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS, **BESIDE)
    story.organisation.record(WORDS)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    made = backed_up(story, story.organisation)
    erase_all(story.organisation)
    story.everybody(amina)
    again, _ = restored(story, made.path, "again")
    with pytest.raises(RestoredError):
        erase_all(again)
    story.sync(again)
    assert not holds(again.vault, WORDS)
    assert {"erased"} == set(again.where())


def test_a_backup_of_before_the_interviews_brings_nothing_back(story: Story) -> None:
    """The bundles that hold the words may come before the word that they are erased, or after."""
    amina = story.device("amina")
    made = backed_up(story, story.organisation)
    amina.record(WORDS, **BESIDE)
    amina.sync()
    stick = {path.name: path.read_bytes() for path in story.place("harbour").rglob("*.pkb")}
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.sync(story.organisation, amina)
    erase_all(story.organisation)
    story.sync(story.organisation)
    [_, link] = find_links(story.organisation.vault)
    for name, data in stick.items():
        (story.place("harbour") / link.address / name).write_bytes(data)
    again, _ = restored(story, made.path, "again")
    story.sync(again)
    assert not holds(again.vault, WORDS)


def test_a_laptops_older_backup_brings_nothing_back(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS, **BESIDE)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    made = backed_up(story, amina)
    erase_all(amina, only_copies=True)
    story.sync(amina, story.organisation)
    assert [WORDS] == story.organisation.stories()
    again, _ = restored(story, made.path, "again")
    story.sync(again)
    assert not holds(again.vault, WORDS)
    assert ["erased"] == again.where()
    assert frozenset() == slip_subjects(again.vault)


def test_a_device_cannot_erase_what_others_hold(story: Story) -> None:
    """It says that everybody's are erased; its lead believes it of itself."""
    from peerkit.record.bodies.erasure import Erasure, write_erasure
    from peerkit.workflow.ledger.chains import OwnChain, append_record

    amina, badr = story.device("amina"), story.device("badr")
    badr.record(WORDS)
    story.everybody(amina, badr)
    [record] = [
        one
        for one in badr.vault.outlines.list(find_links(badr.vault)[0].project, "submission")
        if one.has_body
    ]
    [link] = find_links(amina.vault)
    body = write_erasure(Erasure((record.id,)))
    chain = OwnChain(link.project, link.device)
    append_record(amina.vault, chain, RecordKind.ERASURE, None, story.clock.at(), body)
    story.everybody(amina, badr)
    assert [WORDS] == story.organisation.stories()
    assert ["merged"] == badr.where()


def test_who_joins_later_is_told_nothing_that_hurts(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    erase_all(story.organisation)
    badr = story.device("badr")
    badr.record("new")
    story.everybody(amina, badr)
    assert ["new"] == story.organisation.stories()


def test_backups_that_hold_it_are_listed(story: Story) -> None:
    amina = story.device("amina")
    amina.record(WORDS)
    keep_until(story, story.organisation, KEPT_UNTIL)
    story.everybody(amina)
    made = backed_up(story, story.organisation)
    done = erase_all(story.organisation)
    assert [made.path] == [one.path for one in done.backups]
    assert [True] == [
        one.holds_withdrawn for one in list_backups(story.organisation.vault, "2026-11-22")
    ]
    newer = backed_up(story, story.organisation)
    assert (made.path,) == newer.removed

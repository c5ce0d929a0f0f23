"""A restored vault loses nothing, brings nothing withdrawn back, and contradicts nobody."""

import shutil

import pytest

from peerkit.errors import (
    AlreadyJoinedError,
    PlaceKnownError,
    PlaceUnreachableError,
    RestoredError,
    RestoredGapError,
    WrongPassphraseError,
)
from peerkit.interview import Mode
from peerkit.record import RecordKind, subject_of
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.vault import Vault, open_vault_with_key
from peerkit.workflow.belonging.holds import check_not_holding, is_holding
from peerkit.workflow.belonging.link import find_former_links, find_links
from peerkit.workflow.custody.restoring import restore
from peerkit.workflow.exchange.syncing import remember_place
from peerkit.workflow.home import HomeChoice, home
from peerkit.workflow.interviews.paper import read_paper
from peerkit.workflow.interviews.sitting import begin_sitting
from peerkit.workflow.interviews.training import training_log
from peerkit.workflow.ledger.auditing import find_cut, log_opening, read_audit
from peerkit.workflow.ledger.chains import OwnChain, append_record
from peerkit.workflow.looking.standing import standing
from peerkit.workflow.projects.joining import join
from tests.vault.vaults import template
from tests.workflow.actors import Actor, Story, holds, sheet
from tests.workflow.keeping import backed_up, quiet, restored

WORDS = "kanarek-śpiewa"


def join_again(story: Story, actor: Actor) -> str:
    """Return the code of the new kit that the actor has joined with."""
    made = story.kit()
    join(actor.vault, made.data, " ".join(made.words), is_same_organisation=False)
    return made.code


def no_forks(*vaults: Vault) -> bool:
    """Tell whether no number of any chain stands twice in any of the vaults."""
    return not any(
        vault._writer.read(
            lambda database: database.execute(
                "SELECT device, number FROM records GROUP BY device, number HAVING count(*) > 1"
            ).fetchall()
        )
        for vault in vaults
    )


# --- a researcher's -----------------------------------------------------------------------------


def test_a_replaced_laptop_loses_nothing(story: Story) -> None:
    amina = story.device("amina")
    amina.record("handed over")
    story.sync(amina, story.organisation)
    amina.record("not yet")
    made = backed_up(story, amina)
    amina.vault.close()
    shutil.rmtree(amina.vault.folder)
    again, said = restored(story, made.path, "again")
    assert (True, False, True) == (said.was_member, said.is_lead, said.is_waiting)
    story.sync(again, story.organisation, again)
    assert ["handed over", "not yet"] == story.organisation.stories()
    assert ["merged", "merged"] == again.where()


def test_what_was_never_handed_over_enrols_its_device_even_now(story: Story) -> None:
    amina = story.device("amina")
    amina.record("the first")
    again, _ = restored(story, backed_up(story, amina).path, "again")
    story.sync(again, story.organisation)
    assert ["the first"] == story.organisation.stories()


def test_it_is_a_new_device_and_the_old_one_can_go_on(story: Story) -> None:
    amina = story.device("amina")
    first = amina.record("before").participant
    story.sync(amina, story.organisation)
    again, _ = restored(story, backed_up(story, amina).path, "again")
    amina.record("after the backup")
    story.sync(amina, again)
    code = join_again(story, again)
    new = again.record("on the new one").participant
    story.sync(again, amina, story.organisation, amina, again)
    assert first.startswith("R01-")
    assert new.startswith(f"{code}-")
    assert code != "R01"
    assert ["after the backup", "before", "on the new one"] == story.organisation.stories()
    assert ["merged", "merged"] == again.where()
    assert no_forks(amina.vault, again.vault, story.organisation.vault)
    assert (0, 0) == (standing(story.organisation.vault).gaps, standing(again.vault).gaps)


def test_nothing_is_added_to_its_former_chain(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    again, _ = restored(story, backed_up(story, amina).path, "again")
    [former] = find_former_links(again.vault)
    tip = again.vault.records.tip(former.project, former.device)
    with pytest.raises(RestoredError):
        append_record(
            again.vault,
            OwnChain(former.project, former.device),
            RecordKind.ATTEMPT,
            None,
            story.clock.at(),
            {},
        )
    story.sync(again)
    join_again(story, again)
    again.record("after")
    story.sync(again, story.organisation)
    assert tip == again.vault.records.tip(former.project, former.device)
    [link] = find_links(again.vault)
    assert link.device != former.device


def test_words_withdrawn_since_are_gone_before_anything_is_shown(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    amina.record("stays")
    story.sync(amina, story.organisation)
    made = backed_up(story, amina)
    story.organisation.withdraw(code)
    story.sync(story.organisation, amina)
    again, _ = restored(story, made.path, "again")
    with pytest.raises(RestoredError):
        check_not_holding(again.vault)
    assert "status.next_restored" == standing(again.vault).next_code
    story.sync(again)
    check_not_holding(again.vault)
    assert not holds(again.vault, WORDS)
    assert ["withdrawn", "merged"] == again.where()
    assert 1 == len(again.slips())


def test_an_interview_that_was_open_then_and_withdrawn_since_is_gone(story: Story) -> None:
    """It was finished after the backup, and handed over, and taken back."""
    amina = story.device("amina")
    for _ in range(2):
        begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    taken_back, stays = amina.vault.journal.open_interviews()
    amina.vault.journal.type(taken_back.interview, "story", WORDS)
    made = backed_up(story, amina)
    amina.record("enrols the device")
    story.sync(amina, story.organisation)
    withdrawn(story, read_paper(taken_back.setting).code)
    story.sync(story.organisation)
    again, _ = restored(story, made.path, "again")
    story.sync(again)
    assert (stays,) == again.vault.journal.open_interviews()
    assert not holds(again.vault, WORDS)


def withdrawn(story: Story, code: str) -> None:
    """Let the organisation say that the interview with that code is withdrawn."""
    vault = story.organisation.vault
    [_, link] = find_links(vault)
    body = write_withdrawal(Withdrawal(code=code))
    subject, at = subject_of(code), story.clock.at()
    chain = OwnChain(link.project, link.device)
    append_record(vault, chain, RecordKind.WITHDRAWAL, subject, at, body, lead=link.lead)


def test_a_participant_can_withdraw_before_the_researcher_has_joined_again(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    story.sync(amina, story.organisation)
    again, _ = restored(story, backed_up(story, amina).path, "again")
    assert 0 < again.withdraw(code)
    assert not holds(again.vault, WORDS)
    story.sync(again)
    join_again(story, again)
    story.sync(again, story.organisation)
    assert [] == story.organisation.stories()
    assert not holds(story.organisation.vault, WORDS)


def test_restored_twice_before_joining_it_forks_nothing_and_withdraws_still(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record(WORDS).code
    story.sync(amina, story.organisation)
    first, _ = restored(story, backed_up(story, amina).path, "first")
    first.withdraw(code)
    second, _ = restored(story, backed_up(story, first).path, "second")
    for one in (first, second):
        story.sync(one)
        join_again(story, one)
        story.sync(one)
    story.sync(story.organisation)
    assert [] == story.organisation.stories()
    assert no_forks(story.organisation.vault)


def test_home_offers_what_shows_no_words(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    begin_sitting(amina.vault, sheet(), "en", Mode.SPOKEN, story.clock.now)
    again, _ = restored(story, backed_up(story, amina).path, "again")
    found = home(again.vault, story.clock.now())
    assert (HomeChoice.HAND_OVER, HomeChoice.WITHDRAW, HomeChoice.LEAVE) == found.choices
    assert (HomeChoice.HAND_OVER, ()) == (found.next, found.unfinished)


def test_while_the_place_is_away_it_goes_on_waiting(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    again, _ = restored(story, backed_up(story, amina).path, "again")
    story.place("harbour").rename(story.folder / "away")
    with pytest.raises(PlaceUnreachableError):
        again.sync()
    assert is_holding(again.vault)
    remember_place(again.vault, str(story.folder / "away"))
    story.sync(again)
    assert not is_holding(again.vault)


def test_without_sync_is_for_where_there_is_no_place(story: Story) -> None:
    amina = story.device("amina")
    with pytest.raises(PlaceKnownError):
        restored(story, backed_up(story, amina).path, "again", without_sync=True)
    assert not (story.folder / "vaults" / "again").exists()
    loner = story.loner("loner")
    loner.record("alone")
    again, said = restored(story, backed_up(story, loner).path, "again", without_sync=True)
    assert (False, None) == (said.is_waiting, said.place)
    assert ["waiting"] == again.where()


def test_who_has_no_project_waits_for_nothing(story: Story) -> None:
    loner = story.loner("loner")
    loner.record("alone")
    again, said = restored(story, backed_up(story, loner).path, "again")
    assert (False, False, False) == (said.is_lead, said.was_member, said.is_waiting)
    assert ["waiting"] == again.where()


def test_joining_again_needs_a_new_kit(story: Story) -> None:
    amina = story.device("amina")
    again, _ = restored(story, backed_up(story, amina).path, "again")
    story.sync(again)
    assert "status.next_join_again" == standing(again.vault).next_code
    join_again(story, again)
    with pytest.raises(AlreadyJoinedError):
        join_again(story, again)
    assert training_log(again.vault) == training_log(amina.vault)


def test_a_wrong_passphrase_leaves_nothing(story: Story) -> None:
    made = backed_up(story, story.device("amina"))
    folder = story.folder / "vaults" / "again"
    with pytest.raises(WrongPassphraseError):
        restore(made.path, folder, "not the passphrase", quiet, at=story.clock.at())
    assert not folder.exists()


def test_the_log_goes_on_and_says_from_which_backup(story: Story) -> None:
    amina = story.device("amina")
    made = backed_up(story, amina)
    again, _ = restored(story, made.path, "again")
    log = read_audit(again.vault)
    assert ("restored", {"digest": made.digest}) == (log.entries[-1].event, log.entries[-1].facts)
    assert log.broken_at is None


def test_a_vault_out_of_a_backup_is_not_taken_for_an_older_one_put_back(story: Story) -> None:
    amina = story.device("amina")
    for _ in range(2):
        log_opening(amina.vault, story.clock.at())
        amina.vault.close()
        amina = Actor(open_vault_with_key(amina.vault.folder, template().key), story.clock)
    log_opening(amina.vault, story.clock.at())
    again, _ = restored(story, backed_up(story, amina).path, "again")
    amina.vault.close()
    for _ in range(2):
        log_opening(again.vault, story.clock.at())
        log = read_audit(again.vault)
        assert (None, None) == (find_cut(log), log.broken_at)
        again.vault.close()
        again = Actor(open_vault_with_key(again.vault.folder, template().key), story.clock)
    again.vault.close()


# --- a lead's -----------------------------------------------------------------------------------


def lost(actor: Actor) -> None:
    actor.vault.close()
    shutil.rmtree(actor.vault.folder)


def test_a_leads_vault_goes_on_where_its_chain_ended(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.everybody(amina)
    made = backed_up(story, story.organisation)
    badr = story.device("badr")
    code = amina.record(WORDS).code
    badr.record("his own")
    story.organisation.record("the lead's own")
    story.everybody(amina, badr)
    story.organisation.withdraw(code)
    story.everybody(amina, badr)
    [_, link] = find_links(story.organisation.vault)
    tip = story.organisation.vault.records.tip(link.project, link.device)
    lost(story.organisation)
    story.organisation, said = restored(story, made.path, "again")
    assert (True, True) == (said.is_lead, said.is_waiting)
    with pytest.raises(RestoredError):
        story.organisation.withdraw(amina.slips()[0].code)
    amina.record("later")
    story.everybody(amina, badr)
    lead = story.organisation
    assert ["before", "his own", "later", "the lead's own"] == lead.stories()
    assert ["before", "his own", "later", "the lead's own"] == story.programme.stories()
    assert not holds(lead.vault, WORDS)
    assert no_forks(lead.vault, amina.vault, badr.vault, story.programme.vault)
    end = lead.vault.records.tip(link.project, link.device)
    assert tip is not None
    assert end is not None
    assert end.number >= tip.number
    assert tip.id in [one.id for one in lead.vault.records.chain(link.project, link.device)]
    assert {"R01", "R02"} == {one.code for one in lead.vault.devices.list(link.project)}
    assert 0 == standing(lead.vault).gaps


def test_no_code_is_given_twice(story: Story) -> None:
    made = backed_up(story, story.organisation)
    amina = story.device("amina")
    amina.record("R01's")
    first = story.organisation.record("the lead's own").participant
    story.everybody(amina)
    lost(story.organisation)
    story.organisation, _ = restored(story, made.path, "again")
    story.sync(story.organisation)
    assert "R02" == story.kit().code
    assert ("R00-001", "R00-002") == (first, story.organisation.record("another").participant)


def test_what_was_receipted_before_is_not_receipted_anew(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    made = backed_up(story, story.organisation)
    story.everybody(amina)
    lost(story.organisation)
    story.organisation, _ = restored(story, made.path, "again")
    done = story.organisation.sync()
    assert 0 == done.receipted
    assert ["before"] == story.organisation.stories()


def test_while_its_place_is_away_a_lead_adds_nothing(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.everybody(amina)
    made = backed_up(story, story.organisation)
    lost(story.organisation)
    again, _ = restored(story, made.path, "again")
    [_, link] = find_links(again.vault)
    tip = again.vault.records.tip(link.project, link.device)
    story.place("harbour").rename(story.folder / "away")
    amina.record("later")
    with pytest.raises(PlaceUnreachableError):
        again.sync()
    assert tip == again.vault.records.tip(link.project, link.device)
    assert is_holding(again.vault)


def test_with_a_hole_in_its_chain_a_lead_adds_nothing(story: Story) -> None:
    amina = story.device("amina")
    made = backed_up(story, story.organisation)
    for words in ("one", "two"):
        amina.record(words)
        story.everybody(amina)
    [_, link] = find_links(story.organisation.vault)
    own = [
        one
        for one in story.organisation.vault.handovers.list(link.ledger)
        if one.receiver == link.address
    ]
    (story.place("harbour") / link.address / f"{own[0].digest}.pkb").unlink()
    lost(story.organisation)
    again, _ = restored(story, made.path, "again")
    with pytest.raises(RestoredGapError):
        again.sync()
    assert is_holding(again.vault)


def test_a_programmes_vault_goes_on_too(story: Story) -> None:
    amina = story.device("amina")
    amina.record("before")
    story.everybody(amina)
    made = backed_up(story, story.programme)
    amina.record("after")
    story.everybody(amina)
    lost(story.programme)
    story.programme, _ = restored(story, made.path, "again")
    amina.record("later")
    story.everybody(amina)
    assert ["after", "before", "later"] == story.programme.stories()
    assert no_forks(story.programme.vault, story.organisation.vault)

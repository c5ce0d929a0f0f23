"""A drill tells what would have worked, on a copy, and touches nothing that somebody lives by."""

import os
import random
import subprocess
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peerkit.bundle import SecondRecipient
from peerkit.crypto import generate_identity, new_recovery_code
from peerkit.errors import VaultInUseError, WrongRecoveryCodeError
from peerkit.vault import open_vault, open_vault_with_key, open_vault_with_recovery_code
from peerkit.workflow.custody.backing_up import back_up
from peerkit.workflow.custody.conversation import Asked, Outcome, Rehearsal
from peerkit.workflow.custody.drill_log import REMIND_AFTER_DAYS, DrillDue, drill_due, last_drill
from peerkit.workflow.custody.drilling import drill
from peerkit.workflow.home import ReminderKind, home
from peerkit.workflow.ledger.auditing import read_audit
from peerkit.workflow.looking.listing import Where, count_interviews
from peerkit.workflow.projects.changing import Changes, change_project
from peerkit.workflow.projects.rescuing import open_with_code, read_code_for, read_code_with
from peerkit.workflow.projects.sheet import write_key_sheet
from tests.vault.vaults import PASSPHRASE, PYTHON, ROOT, copy_vault, template
from tests.workflow.actors import Story
from tests.workflow.custody.drilling import Person, Typed, files
from tests.workflow.keeping import backed_up, quiet

KILLS = 200 if os.environ.get("PEERKIT_LONG") else 4

AT = "2026-12-01T10:00:00Z"
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)


def holder(**more: Sequence[Typed]) -> Person:
    """Return somebody who has the passphrase and the paper, and more."""
    has = {"passphrase": [PASSPHRASE], "recovery_code": [template().code]}
    return Person({Asked(name): typed for name, typed in (has | more).items()})


def test_a_researcher_rehearses_every_way_back(story: Story) -> None:
    amina = story.device("amina")
    amina.record("kanarek")
    backed_up(story, amina)
    amina.vault.close()
    before = files(amina.vault.folder)
    request = story.folder / "drill.rescue"

    def read_out(values: dict[str, str | int]) -> str:
        assert before.items() <= files(amina.vault.folder).items()
        asked = Path(str(values["path"])).read_bytes()
        return read_code_for(story.organisation.vault, asked).code

    person = holder(request=[str(request)], rescue_code=[read_out])
    drilled = drill(amina.vault.folder, person, AT)
    assert drilled.is_kept
    assert person.told == list(drilled.results)
    assert person.outcomes() == {
        "passphrase": "worked",
        "recovery_code": "worked",
        "rescue": "worked",
        "restore": "worked",
        "rekey": "worked",
    }
    assert not request.exists()
    after = files(amina.vault.folder)
    assert before["vault.keys.json"] == after["vault.keys.json"]
    assert before.keys() == after.keys()
    with open_vault(amina.vault.folder, PASSPHRASE) as vault:
        assert AT == last_drill(vault)
        entry = read_audit(vault).entries[-1]
        assert ("rehearsed", AT) == (entry.event, entry.at)
        assert {"worked": 5, "passed_over": 0} == dict(entry.facts)


def test_a_code_that_was_read_out_for_a_drill_opens_nothing_that_counts(story: Story) -> None:
    amina = story.device("amina").vault
    amina.close()
    codes: list[str] = []

    def read_out(values: dict[str, str | int]) -> str:
        asked = Path(str(values["path"])).read_bytes()
        codes.append(read_code_for(story.organisation.vault, asked).code)
        return codes[0]

    person = holder(request=[str(story.folder / "drill.rescue")], rescue_code=[read_out])
    drill(amina.folder, person, AT)
    assert "worked" == person.outcomes()["rescue"]
    with pytest.raises(WrongRecoveryCodeError):
        open_with_code(amina.folder, codes[0])


def test_a_lead_rehearses_answering_a_call_for_help(story: Story) -> None:
    lead = story.organisation.vault
    back_up(lead, story.place("stick"), AT, quiet)
    lead.close()
    keys = (lead.folder / "vault.keys.json").read_bytes()
    person = holder()
    assert drill(lead.folder, person, AT).is_kept
    assert person.outcomes() == {
        "passphrase": "worked",
        "recovery_code": "worked",
        "help": "worked",
        "sheet": "passed_over",
        "second": "nothing",
        "restore": "worked",
        "rekey": "worked",
    }
    assert keys == (lead.folder / "vault.keys.json").read_bytes()


def keys_on_paper(story: Story) -> str:
    """Return the lines of the sheet with the keys of the story's organisation."""
    return "\n".join(write_key_sheet(story.organisation.vault, AT[:10]).keys)


def test_a_lead_rehearses_going_on_by_the_sheet(story: Story) -> None:
    lead = story.organisation.vault
    typed = keys_on_paper(story)
    slip = typed[:-1] + ("0" if typed[-1] != "0" else "1")
    programme = "\n".join(write_key_sheet(story.programme.vault, AT[:10]).keys)
    lead.close()
    before = files(lead.folder)
    person = holder(sheet=[slip, programme])
    assert not drill(lead.folder, person, AT).is_kept
    assert "failed" == person.outcomes()["sheet"]
    problems = [problem for asked, problem in person.asked if asked is Asked.SHEET]
    assert [None, "mistyped_sheet", "foreign_sheet"] == problems
    assert before == files(lead.folder)
    person = holder(sheet=[typed])
    assert drill(lead.folder, person, AT).is_kept
    assert "worked" == person.outcomes()["sheet"]


def test_a_lead_rehearses_being_helped_by_a_second_recipient(story: Story) -> None:
    lead, second = story.organisation.vault, generate_identity()
    given = SecondRecipient("Dee", str(second.recipient()))
    change_project(lead, Changes(second_recipients=(given,)), AT)
    lead.close()

    def read_out(values: dict[str, str | int]) -> str:
        return read_code_with(second, Path(str(values["path"])).read_bytes()).code

    person = holder(request=[str(story.folder / "drill.rescue")], rescue_code=[read_out])
    assert drill(lead.folder, person, AT).is_kept
    assert "worked" == person.outcomes()["second"]


def test_whoever_has_nothing_here_passes_it_over(story: Story) -> None:
    amina = story.device("amina")
    backed_up(story, amina)
    [backup] = (story.folder / "sticks").rglob("*.backup")
    backup.rename(story.folder / "elsewhere")
    amina.vault.close()
    person = Person({Asked.PASSPHRASE: [PASSPHRASE]})
    drilled = drill(amina.vault.folder, person, AT)
    assert drilled.is_kept
    assert person.outcomes() == {
        "passphrase": "worked",
        "recovery_code": "passed_over",
        "rescue": "passed_over",
        "restore": "passed_over",
        "rekey": "worked",
    }
    asked = [asked for asked, _ in person.asked]
    assert [Asked.PASSPHRASE, Asked.RECOVERY_CODE, Asked.REQUEST, Asked.STICK] == asked


def test_without_project_and_backup_there_is_nothing_to_rehearse_with(tmp_path: Path) -> None:
    person = holder()
    assert drill(copy_vault(tmp_path / "amina"), person, AT).is_kept
    assert "nothing" == person.outcomes()["rescue"]
    assert "nothing" == person.outcomes()["restore"]


def test_the_stick_can_be_plugged_in_during_the_drill(story: Story) -> None:
    amina = story.device("amina")
    backup = backed_up(story, amina).path
    away = backup.rename(story.folder / "elsewhere")
    amina.vault.close()

    def plug_in(_values: dict[str, str | int]) -> str:
        away.rename(backup)
        return "yes"

    person = holder(stick=["yes", plug_in])
    drill(amina.vault.folder, person, AT)
    assert [(Asked.STICK, None), (Asked.STICK, "not_readable")] == person.asked[3:]
    assert "worked" == person.outcomes()["restore"]


def test_a_backup_from_before_a_new_passphrase_asks_for_the_old_one(story: Story) -> None:
    amina = story.device("amina")
    backed_up(story, amina)
    amina.vault.change_passphrase("quite another passphrase")
    amina.vault.change_recovery_code()
    amina.vault.close()
    person = Person(
        {Asked.PASSPHRASE: ["quite another passphrase"], Asked.BACKUP_SECRET: [template().code]}
    )
    drill(amina.vault.folder, person, AT)
    assert (Asked.BACKUP_SECRET, None) == person.asked[-1]
    assert "worked" == person.outcomes()["restore"]


def test_a_backup_that_is_damaged_is_told(story: Story) -> None:
    amina = story.device("amina")
    path = backed_up(story, amina).path
    amina.vault.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    before = files(amina.vault.folder)
    person = holder()
    drilled = drill(amina.vault.folder, person, AT)
    assert "failed" == person.outcomes()["restore"]
    assert not drilled.is_kept
    assert before == files(amina.vault.folder)


def test_a_wrong_code_is_told_and_changes_nothing(story: Story) -> None:
    amina = story.device("amina").vault
    amina.close()
    before = files(amina.folder)
    wrong = new_recovery_code()
    person = Person({Asked.PASSPHRASE: [PASSPHRASE], Asked.RECOVERY_CODE: [wrong] * 3})
    drilled = drill(amina.folder, person, AT)
    [told] = [one for one in person.told if one.rehearsal is Rehearsal.RECOVERY_CODE]
    assert told.outcome is Outcome.FAILED
    assert told.problem is not None
    assert "wrong_recovery_code" == told.problem.code
    assert "worked" == person.outcomes()["rekey"]
    assert not drilled.is_kept
    assert before == files(amina.folder)
    open_vault_with_recovery_code(amina.folder, template().code).close()


def test_a_slip_is_asked_again_and_costs_nothing(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    slip = template().code.replace("-", " ")[:-1]
    person = Person(
        {
            Asked.PASSPHRASE: ["wrong words here", PASSPHRASE],
            Asked.RECOVERY_CODE: [slip, new_recovery_code(), template().code],
        }
    )
    assert drill(folder, person, AT).is_kept
    assert person.asked[:5] == [
        (Asked.PASSPHRASE, None),
        (Asked.PASSPHRASE, "wrong_passphrase"),
        (Asked.RECOVERY_CODE, None),
        (Asked.RECOVERY_CODE, "mistyped_code"),
        (Asked.RECOVERY_CODE, "wrong_recovery_code"),
    ]


def test_where_nothing_opens_the_vault_nothing_else_is_tried(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    before = files(folder)
    nothing, wrong = Person({}), Person({Asked.PASSPHRASE: ["wrong words here"] * 3})
    assert not drill(folder, nothing, AT).is_kept
    assert not drill(folder, wrong, AT).is_kept
    assert {"passphrase": "passed_over", "recovery_code": "passed_over"} == nothing.outcomes()
    assert {"passphrase": "failed", "recovery_code": "passed_over"} == wrong.outcomes()
    assert before == files(folder)


def test_the_recovery_code_alone_is_enough_for_the_rest(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    person = Person({Asked.RECOVERY_CODE: [template().code]})
    assert drill(folder, person, AT).is_kept
    assert "worked" == person.outcomes()["rekey"]


def test_a_call_for_help_replaces_no_file(story: Story) -> None:
    amina = story.device("amina").vault
    amina.close()
    taken = story.folder / "taken"
    taken.write_bytes(b"mine")
    free = story.folder / "free"
    person = holder(request=[str(taken), str(story.folder / "nowhere" / "x"), str(free)])
    drill(amina.folder, person, AT)
    assert b"mine" == taken.read_bytes()
    assert not free.exists()
    assert [None, "output_exists", "not_writable"] == [
        problem for asked, problem in person.asked if asked is Asked.REQUEST
    ]
    assert "passed_over" == person.outcomes()["rescue"]


def test_a_vault_that_another_window_opens_meanwhile_knows_of_no_drill(tmp_path: Path) -> None:
    folder = copy_vault(tmp_path / "amina")
    opened = []

    def open_elsewhere(_values: dict[str, str | int]) -> str:
        opened.append(open_vault_with_key(folder, template().key))
        return PASSPHRASE

    person = Person({Asked.PASSPHRASE: [open_elsewhere]})
    with pytest.raises(VaultInUseError):
        drill(folder, person, AT)
    assert "worked" == person.outcomes()["rekey"]
    [vault] = opened
    with vault:
        assert last_drill(vault) is None
    assert [] == list(folder.glob(".*"))


@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_leaves_no_copy_and_no_call_for_help(
    story: Story, ending: type[BaseException]
) -> None:
    amina = story.device("amina").vault
    amina.close()
    before = files(amina.folder)
    request = story.folder / "drill.rescue"

    def interrupted(_values: dict[str, str | int]) -> str:
        assert request.exists()
        raise ending

    person = holder(request=[str(request)], rescue_code=[interrupted])
    with pytest.raises(ending):
        drill(amina.folder, person, AT)
    assert before == files(amina.folder)
    assert not request.exists()


@pytest.mark.slow
def test_a_kill_leaves_the_vault_as_it_was_and_the_next_opening_removes_the_copy(
    story: Story,
) -> None:
    amina = story.device("amina")
    amina.record("kanarek")
    backed_up(story, amina)
    amina.vault.close()
    folder = amina.vault.folder
    before = files(folder)
    chance, left = random.Random(7), 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [PYTHON, "-m", "tests.workflow.custody.driller", str(folder)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.0, 0.4))
        process.kill()
        process.stdout.close()
        process.wait()
        after = files(folder)
        assert before.items() <= after.items()
        assert not any(b"kanarek" in content for content in after.values())
        left += len(after) > len(before)
    assert left > 0
    open_vault_with_key(folder, template().key).close()
    assert before.keys() == files(folder).keys()


# --- the reminder -------------------------------------------------------------------------------


def test_a_drill_is_due_with_the_first_interview_and_six_months_after_the_last(
    story: Story,
) -> None:
    amina = story.device("amina")
    assert drill_due(amina.vault, NOW, count_interviews(amina.vault)) is None
    amina.record("first")
    assert DrillDue(None) == drill_due(amina.vault, NOW, count_interviews(amina.vault))
    assert ReminderKind.FIRST_DRILL in {one.kind for one in home(amina.vault, NOW).reminders}
    amina.vault.close()
    drill(amina.vault.folder, holder(), AT)
    with open_vault_with_key(amina.vault.folder, template().key) as vault:
        later = NOW + timedelta(days=REMIND_AFTER_DAYS - 1)
        assert drill_due(vault, later, {Where.HERE: 1}) is None
        later = NOW + timedelta(days=REMIND_AFTER_DAYS)
        assert DrillDue(6) == drill_due(vault, later, {})
        [reminder] = [one for one in home(vault, later).reminders if one.kind == "drill"]
        assert {"n": 6} == reminder.values


def test_practice_and_what_is_withdrawn_remind_of_no_drill(story: Story) -> None:
    amina = story.device("amina")
    amina.withdraw(amina.record("taken back").code or "")
    assert drill_due(amina.vault, NOW, count_interviews(amina.vault)) is None

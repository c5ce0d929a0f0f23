"""A drill at a terminal: one thing at a time, nothing shown of what is secret, no copy left."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from peerkit.crypto import LOWEST_COSTS
from peerkit.vault import create_vault, open_vault
from peerkit.words import catalogue
from peerkit.workflow.custody.conversation import Asked, Outcome, Rehearsal
from peerkit.workflow.custody.drill_log import last_drill
from peerkit.workflow.projects.rescuing import read_code_for
from peerkit.workflow.projects.sheet import write_key_sheet
from tests.terminal.laptop import AT, PASSPHRASE, Laptop
from tests.workflow.actors import Story
from tests.workflow.custody.drilling import files

pexpect = pytest.importorskip("pexpect")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    home = tmp_path / "home"
    home.mkdir()
    vault, code = create_vault(home / "interviews", PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    vault.close()
    (home / "code").write_text(code, encoding="ascii")
    return Laptop(home)


def open_window(laptop: Laptop, *arguments: str) -> Any:
    environment = laptop.environment
    del environment["PEERKIT_PASSPHRASE_FILE"]
    command = laptop.arguments("drill", *arguments)
    window = pexpect.spawn(
        command[0],
        command[1:],
        env=environment,
        cwd=str(laptop.home),
        encoding="utf-8",
        timeout=30,
        dimensions=(30, 200),
    )
    window.delaybeforesend = 0.05
    return window


def test_each_way_is_asked_for_and_told_in_turn(laptop: Laptop) -> None:
    code = (laptop.home / "code").read_text(encoding="ascii")
    window = open_window(laptop)
    log = (laptop.home / "screen").open("w", encoding="utf-8")
    window.logfile_read = log
    window.expect("What you do not have here is passed over with Enter alone")
    window.expect("Passphrase .*: ")
    window.sendline("not this one")
    window.expect("That is not the passphrase of this vault. Once more, please.\r\nPassphrase .*: ")
    window.sendline(PASSPHRASE)
    window.expect("PASSPHRASE: it works.*Recovery code .*: ")
    window.sendline(code)
    window.expect("RECOVERY CODE: it works")
    window.expect("THE NEWEST BACKUP: there is none")
    window.expect("A NEW KEY: it works")
    window.expect("The vault has noted the drill")
    window.expect("Next: `peerkit backup FOLDER`")
    window.expect(pexpect.EOF)
    window.close()
    log.close()
    assert window.exitstatus == 0
    shown = (laptop.home / "screen").read_text(encoding="utf-8")
    assert PASSPHRASE not in shown
    assert code not in shown
    with open_vault(laptop.home / "interviews", PASSPHRASE) as vault:
        assert last_drill(vault) is not None


def test_an_interrupt_leaves_the_vault_as_it_was_and_no_copy(laptop: Laptop) -> None:
    folder = laptop.home / "interviews"
    before = files(folder)
    window = open_window(laptop)
    window.expect("Passphrase .*: ")
    window.sendline(PASSPHRASE)
    window.expect("Recovery code .*: ")
    assert len(files(folder)) > len(before)
    window.sendintr()
    window.expect("Interrupted")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 130
    assert before == files(folder)


def test_whoever_passes_everything_over_is_told_that_nothing_was_tried(laptop: Laptop) -> None:
    window = open_window(laptop)
    window.expect("Passphrase .*: ")
    window.sendline("")
    window.expect("PASSPHRASE: passed over.*Recovery code .*: ")
    window.sendline("")
    window.expect("RECOVERY CODE: passed over")
    window.expect("Next: `peerkit drill` again")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 0


def test_a_researcher_is_helped_in_by_a_file_and_a_code_that_is_read_out(tmp_path: Path) -> None:
    with closing(Story(tmp_path)) as story:
        amina = story.device("amina").vault
        amina.close()
        laptop = Laptop(tmp_path / "vaults")
        window = open_window(laptop, "--vault", "amina")
        window.expect("Passphrase .*: ")
        window.sendline(PASSPHRASE)
        window.expect("Recovery code .*: ")
        window.sendline("")
        window.expect("Under which name shall the file be written.*> ")
        window.sendline("drill.rescue")
        window.expect("The call for help is in drill.rescue.*: ")
        request = laptop.home / "drill.rescue"
        code = read_code_for(story.organisation.vault, request.read_bytes()).code
        window.sendline(code.lower())
        window.expect("HELP FROM YOUR ORGANISATION: it works")
        window.expect(pexpect.EOF)
        window.close()
    assert window.exitstatus == 0
    assert not request.exists()


def test_a_lead_types_the_sheet_and_a_slip_is_told_at_its_line(tmp_path: Path) -> None:
    with closing(Story(tmp_path)) as story:
        lines = write_key_sheet(story.organisation.vault, AT[:10]).keys
    window = open_window(Laptop(tmp_path / "vaults"), "--vault", "harbour")
    window.expect("Passphrase .*: ")
    window.sendline(PASSPHRASE)
    window.expect("Recovery code .*: ")
    window.sendline("")
    window.expect("Now the sheet with the project's keys")
    typed = [(1, lines[0]), (2, lines[0]), (2, lines[1]), *enumerate(lines[2:], 3)]
    for turn, (number, line) in enumerate(typed):
        if turn == 2:
            window.expect("That is not as it stands in line 2")
        window.expect(f"Line {number} of the sheet.*> ")
        window.sendline(line)
    window.expect("THE SHEET WITH THE KEYS: it works")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == 0


def test_everything_that_is_asked_or_can_come_out_has_its_words() -> None:
    words = catalogue()
    always = {Outcome.WORKED, Outcome.FAILED}
    codes = [f"drill.ask.{asked.value}" for asked in Asked] + [
        f"drill.{rehearsal.value}.{outcome.value}" for rehearsal in Rehearsal for outcome in always
    ]
    assert [code for code in codes if not words.has(code)] == []


def test_where_nobody_can_type_and_nothing_was_named_it_says_so(laptop: Laptop) -> None:
    before = files(laptop.home)
    environment = laptop.environment
    del environment["PEERKIT_PASSPHRASE_FILE"]
    done = subprocess.run(
        laptop.arguments("drill"), input=b"", capture_output=True, env=environment, check=False
    )
    assert 31 == done.returncode
    assert b"A passphrase is needed" in done.stderr
    assert before == files(laptop.home)

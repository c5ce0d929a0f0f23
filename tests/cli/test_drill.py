"""A drill at a terminal: one thing at a time, nothing shown of what is secret, no copy left."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from peerkit.crypto import LOWEST_COSTS
from peerkit.vault import create_vault, open_vault
from peerkit.workflow.custody.drill_log import last_drill
from tests.terminal.laptop import AT, PASSPHRASE, Laptop
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


def open_window(laptop: Laptop) -> Any:
    environment = laptop.environment
    del environment["PEERKIT_PASSPHRASE_FILE"]
    command = laptop.arguments("drill")
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

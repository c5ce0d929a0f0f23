"""A kill at a random moment of a merge, a withdrawal or a restoring: the old state or the new one.

Each begins from the same state again and again. What was told is true after the kill, what was cut
off is done by doing it again, and no word lies open in any file.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from peerkit.record import RecordKind
from peerkit.record.bodies.receipt import read_receipt
from peerkit.vault import Vault, open_vault_with_key
from peerkit.workflow.belonging.holds import is_holding
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.exchange.syncing import sync
from peerkit.workflow.exchange.withdrawing import withdraw
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.looking.listing import list_interviews
from tests.vault.killing import Killing, Outcomes
from tests.vault.vaults import template
from tests.workflow.actors import Story, every_cell
from tests.workflow.keeping import backed_up
from tests.workflow.searching import Keys, keys_of, traces
from tests.workflow.single_act import AT

pytestmark = pytest.mark.slow

KILLS = 200 if os.environ.get("PEERKIT_LONG") else 6

DEVICES = 6
INTERVIEWS = 4
WORDS = "kanarek-7c1f śpiewa"
BESIDE = {"equality": {"age": WORDS}, "contact": {"name": WORDS}, "notes": {"story": WORDS}}
SECRET = template().key.secret.hex()


def opened(folder: Path) -> Vault:
    return open_vault_with_key(folder, template().key)


@dataclass(slots=True)
class Start:
    """Folders to begin from, kept aside, and put back before each kill."""

    folder: Path
    names: tuple[str, ...] = ("vaults", "places")

    def keep(self) -> None:
        for name in self.names:
            shutil.copytree(self.folder / name, self.folder / "start" / name)

    def again(self) -> None:
        for name in self.names:
            shutil.rmtree(self.folder / name)
            shutil.copytree(self.folder / "start" / name, self.folder / name)


def killing() -> Killing:
    return Killing("tests.workflow.single_act", Random(7))


# --- merging ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Brought:
    """Bundles of several devices, and which records each brings."""

    folder: Path
    records: dict[str, frozenset[str]]


@pytest.fixture
def brought(story: Story, tmp_path: Path) -> Brought:
    folder = tmp_path / "brought"
    folder.mkdir()
    records: dict[str, frozenset[str]] = {}
    for number in range(DEVICES):
        device = story.device(f"device-{number}")
        for _ in range(INTERVIEWS):
            device.record(WORDS, **BESIDE)
        device.sync()
        [bundle] = device.bundles()
        shutil.copy(bundle, folder)
        [link] = find_links(device.vault)
        held = device.vault.records.chain(link.project, link.device)
        records[bundle.stem] = frozenset(one.id for one in held)
    shutil.rmtree(tmp_path / "places" / "harbour")  # the bundles are carried
    (tmp_path / "places" / "harbour").mkdir()
    story.close()
    return Brought(folder, records)


def test_a_kill_within_a_merge_leaves_each_bundle_merged_or_not(
    brought: Brought, tmp_path: Path
) -> None:
    start, kill, left = Start(tmp_path), killing(), Outcomes()
    start.keep()
    lead = tmp_path / "vaults" / "harbour"
    kill.whole("merge", SECRET, str(lead), str(brought.folder))
    for _ in range(KILLS):
        start.again()
        told = kill.killed("merge", SECRET, str(lead), str(brought.folder))
        with opened(lead) as vault:
            vault.check_integrity()
            merged = {one for one in brought.records if vault.seen.has(one)}
            expected = frozenset[str]().union(*(brought.records[one] for one in merged))
            assert expected == held_of(vault, brought)
            assert len(merged) == len(vault.devices.list(find_links(vault)[-1].project))
            assert len(merged) == len(brought.records) or "merged" not in told
            merge_paths(vault, [brought.folder], AT)
            assert frozenset[str]().union(*brought.records.values()) == held_of(vault, brought)
            assert sorted(held_of(vault, brought)) == receipted(vault)
        left.count(is_new=len(merged) == len(brought.records))
        assert [] == open_words(tmp_path)
    print(f"merge: {left}")


def held_of(vault: Vault, brought: Brought) -> frozenset[str]:
    """Return which of the brought records the vault holds, with their bodies."""
    every = frozenset[str]().union(*brought.records.values())
    found = ((one, vault.records.get(one)) for one in every)
    return frozenset(one for one, record in found if record is not None and record.body)


def receipted(vault: Vault) -> list[str]:
    """Return the records that the lead's receipts list, each as often as it is listed."""
    project = find_links(vault)[-1].project
    receipts = vault.records.by_kind(project, RecordKind.RECEIPT)
    said = (read_receipt(body_of(one)).devices.values() for one in receipts)
    return sorted(one for each in said for received in each for one in received.merged)


def open_words(tmp_path: Path) -> list[str]:
    """Return which files hold the words for anybody to read."""
    nobody = Keys(template().key, ())
    folders = [tmp_path / "vaults", tmp_path / "places"]
    return [one for one in traces(folders, nobody, WORDS) if " > " not in one]


# --- withdrawing --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Handed:
    """Somebody whose interview has come to everybody: its code, and all keys."""

    name: str
    code: str
    keys: Keys


@pytest.fixture(params=["amina", "harbour"])
def handed(story: Story, request: pytest.FixtureRequest) -> Handed:
    amina = story.device("amina")
    code = amina.record(WORDS, **BESIDE).code
    amina.record("what stays")
    story.everybody(amina)
    amina.record("said later")
    amina.sync()
    keys = keys_of(amina.vault, story.organisation.vault, story.programme.vault)
    story.close()
    return Handed(request.param, code, keys)


def test_a_kill_within_a_withdrawal_leaves_all_of_the_words_or_none(
    handed: Handed, tmp_path: Path
) -> None:
    start, kill, left = Start(tmp_path), killing(), Outcomes()
    start.keep()
    folder = tmp_path / "vaults" / handed.name
    with opened(folder) as vault:
        whole = count_words(vault)
    kill.whole("withdraw", SECRET, str(folder), handed.code)
    for _ in range(KILLS):
        start.again()
        told = kill.killed("withdraw", SECRET, str(folder), handed.code)
        with opened(folder) as vault:
            vault.check_integrity()
            found = count_words(vault)
            assert found in {0, whole}
            assert found == 0 or "withdrawn" not in told
            left.count(is_new=found == 0)
            assert [] == open_words(tmp_path)
            withdraw(vault, handed.code, AT)
            sync(vault, AT)
        mine = [folder, tmp_path / "places" / "harbour"]
        assert [] == traces(mine, handed.keys, WORDS)
    print(f"withdrawal at {handed.name}: {left}")


def count_words(vault: Vault) -> int:
    return sum(WORDS.encode() in cell for cell in every_cell(vault))


# --- restoring ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that holds words which were withdrawn since, and all keys."""

    backup: Path
    keys: Keys


@pytest.fixture
def kept(story: Story) -> Kept:
    amina = story.device("amina")
    code = amina.record(WORDS, **BESIDE).code
    amina.record("what stays")
    story.everybody(amina)
    made = backed_up(story, amina)
    amina.withdraw(code)
    story.everybody(amina)
    keys = keys_of(amina.vault, story.organisation.vault, story.programme.vault)
    story.close()
    return Kept(made.path, keys)


def test_a_kill_within_a_restoring_leaves_no_vault_or_one_that_shows_nothing_withdrawn(
    kept: Kept, tmp_path: Path
) -> None:
    start, kill, left = Start(tmp_path), killing(), Outcomes()
    start.keep()
    again = tmp_path / "vaults" / "again"
    kill.whole("restore", SECRET, str(kept.backup), str(again))
    for _ in range(KILLS):
        start.again()
        told = kill.killed("restore", SECRET, str(kept.backup), str(again))
        assert again.exists() or "restored" not in told
        left.count(is_new=again.exists())
        if not again.exists():
            kill.whole("restore", SECRET, str(kept.backup), str(again))
        with opened(again) as vault:
            vault.check_integrity()
            assert is_holding(vault) or count_words(vault) == 0
            assert not (is_holding(vault) and "synced" in told)
            if is_holding(vault):
                sync(vault, AT)
            assert ["withdrawn", "merged"] == [one.where.value for one in list_interviews(vault)]
        assert [] == traces([again], kept.keys, WORDS)
        assert [] == open_words(tmp_path)
    print(f"restoring: {left}")

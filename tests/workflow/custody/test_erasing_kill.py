"""After erasing, no page, log, bundle or backup holds the words, killed in between or not."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from peerkit.vault import Vault, open_vault_with_key
from peerkit.workflow.belonging.policy_values import read_policies
from peerkit.workflow.custody.due import count_due, list_due
from peerkit.workflow.custody.erasing import choose, erase
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.exchange.syncing import sync
from peerkit.workflow.projects.changing import Changes, change_project
from tests.vault.killing import Killing, Outcomes
from tests.vault.vaults import template
from tests.workflow.actors import Actor, Story, every_cell
from tests.workflow.custody.eraser import AT
from tests.workflow.keeping import backed_up
from tests.workflow.searching import Keys, keys_of, traces

KILLS = 200 if os.environ.get("PEERKIT_LONG") else 6

WORDS = "kanarek-7c1f śpiewa"
BESIDE = {"equality": {"age": WORDS}, "contact": {"name": WORDS}, "notes": {"story": WORDS}}
KEPT_UNTIL, DAY = "2026-12-31", "2027-01-02"
SECRET = template().key.secret.hex()


@dataclass(frozen=True, slots=True)
class Held:
    """A vault in which something is due, and all keys of the story."""

    name: str
    keys: Keys


def told(story: Story) -> Actor:
    """Return a researcher whose interviews came to everybody, and are due."""
    changes = Changes(retention=KEPT_UNTIL, policies=read_policies([]))
    change_project(story.organisation.vault, changes, story.clock.at())
    amina = story.device("amina")
    for _ in range(3):
        amina.record(WORDS, **BESIDE)
    story.everybody(amina)
    return amina


@pytest.fixture(params=["amina", "harbour"])
def held(story: Story, request: pytest.FixtureRequest) -> Held:
    amina = told(story)
    keys = keys_of(amina.vault, story.organisation.vault, story.programme.vault)
    story.close()
    return Held(request.param, keys)


def count_words(vault: Vault) -> int:
    return sum(WORDS.encode() in cell for cell in every_cell(vault))


def opened(folder: Path) -> Vault:
    return open_vault_with_key(folder, template().key)


@pytest.mark.slow
def test_a_kill_within_an_erasing_leaves_all_of_the_words_or_none(
    held: Held, tmp_path: Path
) -> None:
    kill, left = Killing("tests.workflow.custody.eraser", Random(7)), Outcomes()
    folder, start = tmp_path / "vaults" / held.name, tmp_path / "start"
    names = ("vaults", "places")
    for name in names:
        shutil.copytree(tmp_path / name, start / name)
    with opened(folder) as vault:
        whole = count_words(vault)
    assert whole > 0
    kill.whole(SECRET, str(folder), DAY)
    for _ in range(KILLS):
        for name in names:
            shutil.rmtree(tmp_path / name)
            shutil.copytree(start / name, tmp_path / name)
        said = kill.killed(SECRET, str(folder), DAY)
        with opened(folder) as vault:
            vault.check_integrity()
            found = count_words(vault)
            assert found in {0, whole}
            assert found == 0 or "erased" not in said
            left.count(is_new=found == 0)
            erase(vault, choose(list_due(vault, DAY)), AT)
            sync(vault, AT)
            assert {} == count_due(vault, DAY)
        assert [] == traces([folder], held.keys, WORDS)
    print(f"erasing at {held.name}: {left}")


def test_no_page_log_or_bundle_holds_the_words_when_everybody_has_erased(
    story: Story, tmp_path: Path
) -> None:
    amina = told(story)
    lead = story.organisation
    keys = keys_of(amina.vault, lead.vault, story.programme.vault)
    everything = [tmp_path / "vaults", tmp_path / "places"]
    assert traces(everything, keys, WORDS)
    old = tmp_path / "stick"
    shutil.copytree(tmp_path / "places", old)
    erase(lead.vault, choose(list_due(lead.vault, DAY)), story.clock.at())
    assert [] == traces([lead.vault.folder], keys, WORDS)  # while it is open, its log is empty
    story.sync(lead, amina, lead, amina)
    mine = [tmp_path / "places" / "harbour", amina.vault.folder, lead.vault.folder]
    assert [] == traces(mine, keys, WORDS)
    for vault in (amina.vault, lead.vault):
        vault._writer.write(lambda database: database.execute("DELETE FROM seen"))
        merge_paths(vault, [old], story.clock.at())
    assert [] == traces([amina.vault.folder, lead.vault.folder], keys, WORDS)


def test_no_newer_backup_holds_the_words(story: Story) -> None:
    amina = told(story)
    lead = story.organisation
    keys = keys_of(amina.vault, lead.vault)
    before = backed_up(story, lead)
    assert traces([before.path.parent], keys, WORDS)
    erase(lead.vault, choose(list_due(lead.vault, DAY)), story.clock.at())
    made = backed_up(story, lead)
    assert (before.path,) == made.removed
    assert [] == traces([made.path.parent], keys, WORDS)

"""Backing vaults up and restoring them, in a story."""

from pathlib import Path

from peerkit.vault import open_vault_with_key
from peerkit.workflow.custody.backing_up import Backed, back_up
from peerkit.workflow.custody.restoring import Restored, restore
from tests.vault.vaults import PASSPHRASE, template
from tests.workflow.actors import Actor, Story


def quiet(_done: float) -> None:
    pass


def backed_up(story: Story, actor: Actor) -> Backed:
    """Return a backup of what the actor has now, on a stick of their own.

    The vaults of a story are copies of one, so that all go by one id.
    """
    stick = story.folder / "sticks" / actor.vault.folder.name
    stick.mkdir(parents=True, exist_ok=True)
    return back_up(actor.vault, stick, story.clock.at(), quiet)


def restored(
    story: Story, path: Path, name: str, *, without_sync: bool = False
) -> tuple[Actor, Restored]:
    """Return somebody with what came out of the backup, and what was said about it."""
    folder = story.folder / "vaults" / name
    said = restore(path, folder, PASSPHRASE, quiet, at=story.clock.at(), without_sync=without_sync)
    vault = story.vaults.enter_context(open_vault_with_key(folder, template().key))
    return Actor(vault, story.clock), said

"""Devices of a project that asks something of its researchers' laptops."""

from dataclasses import replace

from peerkit.bundle import kit_words, read_kit, write_kit
from peerkit.vault import Vault
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.projects.joining import join
from tests.workflow.actors import Actor, Story


def join_under(story: Story, vault: Vault, **policies: str | int | bool) -> None:
    """Let the vault join the story's organisation with a kit that has those policies."""
    project = find_project(story.organisation.vault)
    assert project is not None
    kit = replace(read_kit(story.kit().data), policies=policies)
    data = write_kit(kit, project.signing_key)
    join(vault, data, " ".join(kit_words(data)), is_same_organisation=False)


def device_under(story: Story, name: str, **policies: str | int | bool) -> Actor:
    """Return a researcher who joined with a kit that has those policies."""
    actor = story.actor(name)
    join_under(story, actor.vault, **policies)
    return actor

"""Whoever finds a stick, or can write to a place, stops nothing for longer than one sync."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange.merging import SUFFIX, Fate
from tests.workflow.actors import Actor, Story

Attack = Callable[[list[Path]], None]


def left_at(story: Story) -> list[Path]:
    """Return the bundles that lie at the place for the organisation."""
    address = find_links(story.organisation.vault)[-1].address
    return sorted((story.place("harbour") / address).glob(f"*{SUFFIX}"))


def swap(bundles: list[Path]) -> None:
    contents = [path.read_bytes() for path in bundles]
    for path, content in zip(bundles, reversed(contents), strict=True):
        path.write_bytes(content)


def rename(bundles: list[Path]) -> None:
    for number, path in enumerate(bundles):
        path.rename(path.with_name(f"{number:064x}{SUFFIX}"))


def overwrite(bundles: list[Path]) -> None:
    for path in bundles:
        path.write_bytes(bytes(path.stat().st_size))


def cut(bundles: list[Path]) -> None:
    for path in bundles:
        path.write_bytes(path.read_bytes()[:-100])


def lengthen(bundles: list[Path]) -> None:
    for path in bundles:
        path.write_bytes(path.read_bytes() + b"x")


def splice(bundles: list[Path]) -> None:
    first, second = (path.read_bytes() for path in bundles)
    for path in bundles:
        path.write_bytes(first[: len(first) // 2] + second[len(second) // 2 :])


def make_folders(bundles: list[Path]) -> None:
    for path in bundles:
        path.unlink()
        path.mkdir()
        (path / "inside").write_bytes(b"x")


def empty(bundles: list[Path]) -> None:
    shutil.rmtree(bundles[0].parent)


def hide_among_others(bundles: list[Path]) -> None:
    for name in ("..pkb", "%2e%2e%2fx.pkb", "A" * 64 + SUFFIX, "0" * 63 + SUFFIX, f"-{SUFFIX}"):
        bundles[0].with_name(name).write_bytes(bundles[0].read_bytes())


@pytest.mark.parametrize(
    "attack", [swap, rename, overwrite, cut, lengthen, splice, empty, hide_among_others]
)
def test_what_is_done_to_bundles_at_a_place_is_healed_by_the_next_sync(
    story: Story, attack: Attack
) -> None:
    amina, badr = story.device("amina"), story.device("badr")
    amina.record("the market")
    badr.record("the harbour")
    story.sync(amina, badr)
    attack(left_at(story))
    first = story.organisation.sync()
    assert {one.fate for one in first.merged} <= {Fate.MERGED, Fate.KNOWN, Fate.REFUSED}
    story.sync(amina, badr)
    story.organisation.sync()
    assert ["the harbour", "the market"] == story.organisation.stories()
    story.sync(amina, badr)
    assert [["merged"], ["merged"]] == [actor.where() for actor in (amina, badr)]


def test_folders_in_the_place_of_bundles_lose_nothing(story: Story) -> None:
    amina = story.device("amina")
    amina.record("the market")
    amina.sync()
    make_folders(left_at(story))
    assert [] == story.organisation.sync().merged
    assert ["handed_over"] == amina.where()
    shutil.rmtree(left_at(story)[0])
    story.sync(amina, story.organisation, amina)
    assert ["merged"] == amina.where()


def test_what_came_down_before_brings_nothing_back_when_it_comes_again(story: Story) -> None:
    """Whoever keeps what a lead left for a laptop can leave it there again, in any order."""
    amina = story.device("amina")
    amina.record("the market")
    story.everybody(amina)
    kept = story.folder / "kept"
    shutil.copytree(story.place("harbour"), kept)
    code = amina.record("the harbour").code
    story.everybody(amina)
    story.organisation.withdraw(code)
    story.everybody(amina)
    before = kept_by(amina)
    shutil.copytree(kept, story.place("harbour"), dirs_exist_ok=True)
    story.everybody(amina)
    assert before == kept_by(amina)
    assert ["the market"] == story.organisation.stories()


def kept_by(actor: Actor) -> tuple[list[str], list[str]]:
    return actor.where(), [slip.participant for slip in actor.slips()]

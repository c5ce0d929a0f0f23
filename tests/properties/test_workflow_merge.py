"""Merging at an organisation: a set union, whatever comes, in whatever order, however often."""

import shutil
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.vault import open_vault_with_key
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange.merging import merge_bundle, merge_waiting
from tests.vault.vaults import template
from tests.workflow.actors import Actor, Clock, Story, state_of

AT = "2026-12-01T10:00:00Z"
EXAMPLES = 12


@cache
def scene() -> tuple[Path, tuple[bytes, ...]]:
    """Return an organisation's closed vault, and bundles for it with interviews and withdrawals."""
    story = Story(Path(tempfile.mkdtemp(prefix="merge-")))
    bundles: list[bytes] = []
    for name in ("amina", "badr"):
        device = story.device(name)
        codes = [device.record(f"{name} {number}").code for number in range(2)]
        device.sync()
        bundles += [path.read_bytes() for path in device.bundles()]
        device.record(f"{name} later", answers={"member": [{"age": 7}]})
        device.sync()
        device.withdraw(codes[0])
        bundles += [path.read_bytes() for path in device.bundles()]
        device.sync()
        bundles += [path.read_bytes() for path in device.bundles()]
    story.close()
    return story.folder / "vaults" / "harbour", tuple(dict.fromkeys(bundles))


ORDERS = st.lists(st.integers(0, len(scene()[1]) - 1), max_size=12)


def merged(order: list[int]) -> tuple[Any, ...]:
    """Return what an organisation holds and exports after those bundles, in that order."""
    origin, bundles = scene()
    with tempfile.TemporaryDirectory() as folder:
        home = shutil.copytree(origin, Path(folder) / "harbour")
        with open_vault_with_key(home, template().key) as vault:
            [link] = [one for one in find_links(vault) if one.is_lead]
            for number in order:
                merge_bundle(vault, link, "x", bundles[number], AT)
            merge_waiting(vault, link, AT)
            actor = Actor(vault, Clock())
            stories = actor.stories()
            files = actor.export(Path(folder) / "out") if stories else {}
            counted = frozenset({"seen", "checkpoints"})
            return stories, files, state_of(vault, without=counted), sorted(vault.inbox.iterdir())


@given(order=ORDERS, shuffled=st.randoms(use_true_random=False))
@settings(max_examples=EXAMPLES, deadline=None)
def test_order_and_repetition_make_no_difference(order: list[int], shuffled: Random) -> None:
    whole = list(range(len(scene()[1])))
    other = [*order, *whole]
    shuffled.shuffle(other)
    assert merged(other) == merged(whole)


@given(some=ORDERS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_merging_again_adds_nothing(some: list[int]) -> None:
    assert merged([*some, *some]) == merged(some)


@given(some=ORDERS, rest=ORDERS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_which_half_comes_first_makes_no_difference(some: list[int], rest: list[int]) -> None:
    assert merged([*some, *rest]) == merged([*rest, *some])


def test_the_scene_holds_what_it_should() -> None:
    stories, files, *_ = merged(list(range(len(scene()[1]))))
    assert stories == ["amina 1", "amina later", "badr 1", "badr later"]
    assert set(files) == {"interviews.csv", "member.csv", "codebook.csv", "README.txt"}

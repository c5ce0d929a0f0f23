"""Laws of whatever reads a stranger's file: no crash, no change of state, little time and memory.

Files are flipped, cut, spliced, doubled and blown up, whole or in one layer whose seal, signature
and digests are made to fit again. `tests/fuzz/` searches further, for as long as it is told.
"""

import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerkit.bundle import BUNDLE_LIMITS, KIT_LIMITS, open_bundle, read_kit
from peerkit.crypto import read_keyslots
from peerkit.crypto.limits import LIMITS
from peerkit.errors import PeerkitError
from peerkit.vault import Vault
from peerkit.vault.backup_file import read_backup_manifest
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.projects.rescuing import LIMIT_BYTES, read_code_with
from tests.fuzz.formats import (
    BUNDLE,
    backup_seeds,
    body_seeds,
    bundle_seeds,
    file_of,
    key_seeds,
    kit_seeds,
    rescue_seeds,
)
from tests.fuzz.hostile import (
    open_any_bundle,
    read_any_body,
    read_any_kit,
    read_any_rescue,
    restore_any_backup,
    unlock_any_keys,
)
from tests.vault.vaults import open_copy
from tests.vectors.bundle_recipe import BundleRecipe
from tests.vectors.project import LEAD, TRUST
from tests.vectors.receiver import found, merge_into
from tests.workflow.actors import state_of

MIB = 1024 * 1024
NUMBERS = (b"0", b"-1", b"9007199254740992", b"1e9", b"77777777777", b"9" * 400)

Change = Callable[[bytes], bytes]
spans = st.tuples(st.integers(0, 1 << 20), st.integers(0, 200))


def flipped(place: int, bit: int) -> Change:
    def change(data: bytes) -> bytes:
        at = place % max(1, len(data))
        return data[:at] + bytes(byte ^ 1 << bit for byte in data[at : at + 1]) + data[at + 1 :]

    return change


def replaced(span: tuple[int, int], by: Change) -> Change:
    """Return the change of a piece of the data by what `by` makes of it."""

    def change(data: bytes) -> bytes:
        start = span[0] % (len(data) + 1)
        end = min(len(data), start + span[1])
        return data[:start] + by(data[start:end]) + data[end:]

    return change


def spliced(span: tuple[int, int], other: bytes, place: int) -> Change:
    start = place % (len(other) + 1)
    return replaced(span, lambda piece: other[start : start + len(piece)])


def changes(seeds: Sequence[bytes]) -> st.SearchStrategy[Change]:
    """Return one way to spoil a file: flip, cut, double, splice, blow up, or another number."""
    places = st.integers(0, 1 << 20)
    blown = st.integers(1, 300_000).map(lambda count: lambda piece: piece + b"0" * count)
    return st.one_of(
        st.builds(flipped, places, st.integers(0, 7)),
        st.builds(replaced, spans, st.just(lambda _: b"")),
        st.builds(replaced, spans, st.just(lambda piece: piece * 2)),
        st.builds(replaced, spans, st.sampled_from(NUMBERS).map(lambda by: lambda _: by)),
        st.builds(replaced, spans, blown),
        st.builds(spliced, spans, st.sampled_from(seeds), places),
    )


def spoilt(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return inputs of the fuzzers with up to three changes; the layer's number stays."""

    def apply(seed: bytes, made: list[Change]) -> bytes:
        content = seed[1:]
        for change in made:
            content = change(content)
        return seed[:1] + content

    several = st.lists(changes(seeds), min_size=1, max_size=3)
    return st.builds(apply, st.sampled_from(seeds), several)


BUNDLES = bundle_seeds()
few = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.data_too_large])


@few
@given(spoilt(BUNDLES))
def test_any_bundle_is_read_or_refused(data: bytes) -> None:
    open_any_bundle(data)


@few
@given(spoilt(body_seeds()))
def test_any_body_is_read_or_refused(data: bytes) -> None:
    read_any_body(data)


@few
@given(spoilt(kit_seeds()))
def test_any_kit_is_read_or_refused(data: bytes) -> None:
    read_any_kit(data)


@few
@given(spoilt(key_seeds()))
def test_any_key_file_is_read_or_refused(data: bytes) -> None:
    unlock_any_keys(data)


@few
@given(spoilt(rescue_seeds()))
def test_any_rescue_file_is_read_or_refused(data: bytes) -> None:
    read_any_rescue(data)


@settings(few, max_examples=60)
@given(spoilt(backup_seeds()))
def test_any_backup_comes_back_or_leaves_nothing(data: bytes) -> None:
    restore_any_backup(data)


# --- the state --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with open_copy(tmp_path_factory.mktemp("hostile") / "lead") as vault:
        found(vault)
        yield vault


@settings(few, max_examples=60)
@given(spoilt(BUNDLES))
def test_a_bundle_that_is_not_merged_changes_nothing(receiver: Vault, data: bytes) -> None:
    before = state_of(receiver)
    merged = merge_into(receiver, file_of(data, BUNDLE))
    waiting = list(receiver.inbox.iterdir())
    assert (merged.fate is Fate.WAITING) == bool(waiting)
    for path in waiting:
        path.unlink()
    assert merged.fate is Fate.MERGED or before == state_of(receiver)


# --- time and memory --------------------------------------------------------------------------


def refused_at_cost(read: Callable[[], object]) -> tuple[float, int]:
    """Return the seconds and the bytes that it took to refuse what is read."""
    tracemalloc.start()
    started = time.perf_counter()
    try:
        with pytest.raises(PeerkitError):
            read()
        return time.perf_counter() - started, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_is_over_its_limit_is_refused_unread(tmp_path: Path) -> None:
    oversized = bytes(BUNDLE_LIMITS.bundle_bytes + 1)
    path = tmp_path / "a.backup"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # takes no room
    for read in (
        lambda: open_bundle(oversized, TRUST),
        lambda: read_kit(memoryview(oversized)[: KIT_LIMITS.kit_bytes + 1]),  # type: ignore[arg-type] # no copy
        lambda: read_keyslots(oversized[: LIMITS.keyslots_bytes + 1]),
        lambda: read_code_with(LEAD, oversized[: LIMIT_BYTES + 1]),
        lambda: read_backup_manifest(path),
    ):
        seconds, peak = refused_at_cost(read)
        assert seconds < 5
        assert peak < MIB


@pytest.mark.parametrize(
    ("line", "count"), [(b"0" * MIB, 200), (b"[" * 31 + b"0", 200_000), (b'{"a":1}\n', 400_000)]
)
def test_what_unpacks_to_much_is_refused_with_little(line: bytes, count: int) -> None:
    plain_bytes = len(line) * count
    assert plain_bytes < BUNDLE_LIMITS.plain_bytes
    packer = zlib.compressobj(9, wbits=31)
    packed = b"".join(packer.compress(line) for _ in range(count)) + packer.flush()
    recipe = BundleRecipe(packed=lambda _: packed)
    said = recipe.payload() | {"plain": plain_bytes}
    data = BundleRecipe(packed=lambda _: packed, manifest={"payload": said}).to_bytes()
    seconds, peak = refused_at_cost(lambda: list(open_bundle(data, TRUST).records()))
    assert seconds < 5
    assert peak < 32 * MIB

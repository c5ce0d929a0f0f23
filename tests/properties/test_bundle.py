"""Laws of bundles and kits: lossless, and no flipped bit goes unnoticed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.bundle import Chain, Contents, open_bundle, read_kit, seal_bundle
from peerkit.bundle.container import ContainerError, read_container, write_container
from peerkit.bundle.padding import padded_bytes
from peerkit.errors import (
    BundleDamagedError,
    BundleForgedError,
    BundleTooNewError,
    KitDamagedError,
    NotAddressedError,
    PeerkitError,
)
from tests.bundle.senders import LEAD, Forgery, bundle, known_device, trust
from tests.bundle.test_kits import DATA as KIT
from tests.record.chains import AT, PROJECT, Device
from tests.record.test_canonical import values

SENDER = known_device()
ROSTER = trust(SENDER)
BUNDLE = bundle(SENDER)
INSIDE = Forgery.of(BUNDLE)


def flipped(data: bytes, place: int, bit: int) -> bytes:
    altered = bytearray(data)
    altered[place] ^= 1 << bit
    return bytes(altered)


def refusal(data: bytes) -> PeerkitError | None:
    try:
        list(open_bundle(data, ROSTER).records())
    except PeerkitError as error:
        return error
    return None


bits = st.integers(0, 7)


@given(st.integers(0, len(BUNDLE) - 1), bits)
def test_a_flipped_bit_in_a_bundle_is_damage(place: int, bit: int) -> None:
    error = refusal(flipped(BUNDLE, place, bit))
    assert isinstance(error, BundleDamagedError | NotAddressedError)


@settings(max_examples=200)
@given(st.sampled_from(["document", "signature", "payload"]), st.data())
def test_a_flipped_bit_within_the_seal_is_forgery(part: str, data: st.DataObject) -> None:
    parts = {
        "document": INSIDE.document,
        "signature": INSIDE.signature.encode(),
        "payload": INSIDE.payload,
    }
    place = data.draw(st.integers(0, len(parts[part]) - 1))
    parts[part] = flipped(parts[part], place, data.draw(bits))
    forgery = Forgery(INSIDE.manifest, parts["payload"])
    error = refusal(forgery.sealed_with(parts["document"], parts["signature"]))
    assert isinstance(error, BundleForgedError)


@given(st.data())
def test_a_flipped_bit_in_the_lines_is_forgery_even_when_signed(data: st.DataObject) -> None:
    lines = b"\n".join(INSIDE.lines())
    place = data.draw(st.integers(0, len(lines) - 1))
    altered = flipped(lines, place, data.draw(bits)).split(b"\n")
    error = refusal(INSIDE.with_lines(altered).sealed_by(SENDER.key))
    assert isinstance(error, BundleForgedError | BundleTooNewError)


@given(st.integers(0, len(KIT) - 1), bits)
def test_a_flipped_bit_in_a_kit_is_damage(place: int, bit: int) -> None:
    try:
        read_kit(flipped(KIT, place, bit))
    except KitDamagedError:
        return
    raise AssertionError


@settings(max_examples=30)
@given(st.lists(st.tuples(values, st.booleans()), max_size=6), st.integers(0, 5))
def test_what_is_sealed_is_opened(bodies: list[tuple[object, bool]], start: int) -> None:
    sender = Device()
    for value, _ in bodies:
        sender.add({"value": value})
    records = [
        record if is_kept else record.without_body()
        for record, (_, is_kept) in zip(sender.records, bodies, strict=True)
    ][start:]
    contents = Contents(PROJECT, sender.id, (Chain(records),), 1, AT)
    data = seal_bundle(contents, [LEAD.recipient()], sender.key)
    assert records == list(open_bundle(data, trust(sender)).records())


names = st.lists(st.from_regex(r"[a-z.]{1,20}", fullmatch=True), unique=True, max_size=4)


@given(names, st.data(), st.booleans())
def test_a_container_holds_what_it_was_given_and_no_bit_is_free(
    entries: list[str], data: st.DataObject, pad: bool
) -> None:
    contents = {name: data.draw(st.binary(max_size=1200)) for name in entries}
    container = write_container(contents, pad=pad)
    assert list(contents.values()) == [bytes(one) for one in read_container(container, entries)]
    altered = flipped(container, data.draw(st.integers(0, len(container) - 1)), data.draw(bits))
    try:
        found = [bytes(one) for one in read_container(altered, entries)]
    except ContainerError:
        return
    assert found != list(contents.values())


@given(st.integers(0, 1 << 40))
def test_padding_is_short_and_happens_once(length: int) -> None:
    padded = padded_bytes(length)
    assert length <= padded == padded_bytes(padded)
    assert padded == 16_384 or (padded - length) * 100 <= 12 * length

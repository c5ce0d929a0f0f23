"""Bundles that are in order: what goes in comes out, split, enrolling, and by hand."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.bundle import (
    Chain,
    Contents,
    Invitation,
    Trust,
    make_enrolment,
    open_bundle,
    seal_bundle,
    seal_bundles,
)
from peerkit.bundle.limits import BundleLimits
from peerkit.bundle.padding import padded_bytes
from peerkit.crypto import open_sealed, random_bytes, recipient_id
from peerkit.errors import BundleTooLargeError, ForgedRecordError, UnknownSenderError
from peerkit.record import Record
from tests.bundle.senders import (
    CITY,
    LEAD,
    SMALL,
    bundle,
    contents,
    device,
    known_device,
    lines_of,
    trust,
    x25519,
)
from tests.record.chains import AT, PROJECT, Device

INVITATION = Invitation("1" * 32, b"s" * 32)


def opened(data: bytes, by: Trust) -> list[Record]:
    return list(open_bundle(data, by).records())


def test_a_bundle_says_who_sends_what_to_whom() -> None:
    sender = known_device()
    both = [LEAD.recipient(), CITY.recipient()]
    data = seal_bundle(replace(contents(sender), number=7), both, sender.key)
    for identity in (LEAD, CITY):
        found = open_bundle(data, trust(sender, identity=identity))
        manifest = found.manifest
        expected = (PROJECT, sender.id, 7, AT, 6)
        assert expected == (
            manifest.project,
            manifest.sender,
            manifest.number,
            manifest.at,
            manifest.records,
        )
        assert tuple(sorted(map(recipient_id, both))) == manifest.recipients
        assert found.enrolment is None
        assert sender.records == list(found.records())
        assert sender.records == list(found.records())


def test_a_bundle_may_begin_in_the_middle_of_a_chain() -> None:
    sender = known_device()
    part = replace(contents(sender), chains=(Chain(sender.records[3:]),))
    data = seal_bundle(part, [LEAD.recipient()], sender.key)
    assert sender.records[3:] == opened(data, trust(sender))


def test_withheld_bodies_travel_as_heads_alone() -> None:
    sender = known_device()
    bare = [record.without_body() for record in sender.records]
    part = replace(contents(sender), chains=(Chain(bare),))
    assert bare == opened(seal_bundle(part, [LEAD.recipient()], sender.key), trust(sender))


def test_a_record_of_an_unknown_kind_passes() -> None:
    sender = Device()
    sender.add({"verse": 1}, kind="song")
    assert sender.records == opened(bundle(sender), trust(sender))


def test_an_empty_bundle_still_enrols() -> None:
    newcomer = Device()
    recipient = str(x25519().recipient())
    enrolment = make_enrolment(INVITATION, newcomer.key.verifying_key, recipient, PROJECT)
    nothing = Contents(PROJECT, newcomer.id, (), 1, AT, enrolment)
    (data,) = seal_bundles(nothing, [LEAD.recipient()], newcomer.key)
    found = open_bundle(data, Trust(PROJECT, (LEAD,), {}, {INVITATION.id: INVITATION}))
    assert enrolment == found.enrolment
    assert [] == list(found.records())


def test_a_long_chain_is_split_in_order_and_each_part_stands_alone() -> None:
    sender = device(12)
    parts = list(seal_bundles(contents(sender), [LEAD.recipient()], sender.key, SMALL))
    assert len(parts) > 2
    together: list[Record] = []
    for number, part in enumerate(parts, start=1):
        found = open_bundle(part, trust(sender))
        assert number == found.manifest.number
        assert found.manifest.payload.plain_bytes <= SMALL.part_bytes
        assert (span := found.manifest.chains[0]).first == len(together) + 1
        together += found.records()
        assert span.last == len(together)
    assert sender.records == together


def test_a_chain_of_another_device_rides_whole_under_its_own_checkpoint() -> None:
    courier, author = device(2), device(12)
    both = replace(
        contents(courier),
        chains=(Chain(author.records, author.checkpoint()), Chain(iter(courier.records))),
    )
    roster = trust(courier, author)
    first, second = seal_bundles(both, [LEAD.recipient()], courier.key, SMALL)
    assert author.records == opened(first, roster)
    assert courier.records == opened(second, roster)
    whole = replace(both, chains=(both.chains[0], Chain(courier.records)))
    one = seal_bundle(whole, [LEAD.recipient()], courier.key)
    assert author.records + courier.records == opened(one, roster)


def test_what_every_receiver_would_refuse_is_not_sealed() -> None:
    sender, author = device(3), device(3)
    hole = replace(contents(sender), chains=(Chain([sender.records[0], sender.records[2]]),))
    early = replace(contents(sender), chains=(Chain(author.records, author.checkpoint(2)),))
    for wrong in (hole, early):
        with pytest.raises(ForgedRecordError):
            seal_bundle(wrong, [LEAD.recipient()], sender.key)
    unsigned = replace(contents(sender), chains=(Chain(author.records),))
    with pytest.raises(ValueError, match="its own chain"):
        seal_bundle(unsigned, [LEAD.recipient()], sender.key)


def test_what_does_not_fit_is_refused_when_sealing() -> None:
    sender = known_device()
    for limits in (BundleLimits(bundle_bytes=2000), BundleLimits(plain_bytes=2000)):
        with pytest.raises(BundleTooLargeError):
            seal_bundle(contents(sender), [LEAD.recipient()], sender.key, limits)


def test_incompressible_text_still_fits_when_split() -> None:
    sender = Device()
    for _ in range(8):
        sender.add({"noise": random_bytes(20_000).hex()})
    limits = BundleLimits(part_bytes=48 * 1024, bundle_bytes=64 * 1024)
    parts = list(seal_bundles(contents(sender), [LEAD.recipient()], sender.key, limits))
    assert 8 == len(parts)


def test_inside_the_seal_everything_is_determined() -> None:
    sender = known_device()
    first, second = bundle(sender), bundle(sender)
    assert first != second
    assert open_sealed(first, [LEAD]) == open_sealed(second, [LEAD])
    assert len(first) == len(second)


def test_short_bundles_look_alike() -> None:
    one, two = device(1), device(2)
    assert len(bundle(one)) == len(bundle(two))


def test_padding_follows_padme() -> None:
    lengths = (0, 16_384, 16_385, 20_000, 64 << 20, (64 << 20) + 1)
    expected = [16_384, 16_384, 17_408, 20_480, 67_108_864, 69_206_016]
    assert expected == [padded_bytes(length) for length in lengths]


# --- enrolment --------------------------------------------------------------------------------


def enrolling(newcomer: Device, invitation: Invitation = INVITATION) -> bytes:
    recipient = str(LEAD.recipient())
    enrolment = make_enrolment(invitation, newcomer.key.verifying_key, recipient, PROJECT)
    return seal_bundle(contents(newcomer, enrolment), [LEAD.recipient()], newcomer.key)


def inviting(invitation: Invitation) -> Trust:
    return Trust(PROJECT, (LEAD,), {}, {invitation.id: invitation})


def test_an_invited_device_enrols_with_its_first_bundle_and_again_with_the_next() -> None:
    newcomer = device(2)
    data = enrolling(newcomer)
    for bound in (None, newcomer.id):
        found = open_bundle(data, inviting(replace(INVITATION, bound=bound)))
        assert found.enrolment is not None
        assert newcomer.id == found.enrolment.device
        assert newcomer.records == list(found.records())


def test_a_device_on_the_roster_does_not_enrol_again() -> None:
    newcomer = device(1)
    assert open_bundle(enrolling(newcomer), trust(newcomer)).enrolment is None


def test_an_invitation_serves_one_device() -> None:
    newcomer = device(1)
    bound = replace(INVITATION, bound=device(1).id)
    with pytest.raises(UnknownSenderError):
        open_bundle(enrolling(newcomer), inviting(bound))


def test_an_enrolment_without_the_secret_waits() -> None:
    newcomer = device(1)
    guessed = replace(INVITATION, secret=b"g" * 32)
    for invitation in (guessed, replace(INVITATION, id="2" * 32)):
        with pytest.raises(UnknownSenderError):
            open_bundle(enrolling(newcomer, invitation), inviting(INVITATION))


def test_nobody_enrols_with_what_another_showed() -> None:
    newcomer, thief = device(1), device(1)
    shown = make_enrolment(INVITATION, newcomer.key.verifying_key, str(LEAD.recipient()), PROJECT)
    stolen = (shown, replace(shown, verifying_key=thief.key.verifying_key))
    for enrolment in stolen:
        data = seal_bundle(contents(thief, enrolment), [LEAD.recipient()], thief.key)
        with pytest.raises(UnknownSenderError):
            open_bundle(data, inviting(INVITATION))


def test_an_enrolment_is_for_one_project_and_one_recipient() -> None:
    newcomer = device(1)
    key = newcomer.key.verifying_key
    shown = make_enrolment(INVITATION, key, str(LEAD.recipient()), "0" * 32)
    other = replace(
        make_enrolment(INVITATION, key, str(LEAD.recipient()), PROJECT),
        recipient=str(CITY.recipient()),
    )
    for enrolment in (shown, other):
        data = seal_bundle(contents(newcomer, enrolment), [LEAD.recipient()], newcomer.key)
        with pytest.raises(UnknownSenderError):
            open_bundle(data, inviting(INVITATION))


# --- without peerkit --------------------------------------------------------------------------

TOOLS = ("age", "tar", "ssh-keygen", "gunzip", "sha256sum")


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="the standard tools are not here")
def test_a_bundle_opens_with_standard_tools_alone(tmp_path: Path) -> None:
    sender, identity = known_device(), x25519()
    (tmp_path / "key").write_text(f"{identity}\n")
    (tmp_path / "b.pkb").write_bytes(bundle(sender, identity.recipient()))
    line = sender.key.verifying_key.ssh_line()
    allowed = f'device namespaces="bundle@peerkit" {line}\n'
    (tmp_path / "roster").write_text(allowed)

    def run(command: str) -> bytes:
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=True)
        return done.stdout

    run("age -d -i key b.pkb > b.tar && tar xf b.tar")
    verified = run(
        "ssh-keygen -Y verify -f roster -I device -n bundle@peerkit"
        " -s manifest.json.sig < manifest.json"
    )
    assert b"Good" in verified
    digest = run("sha256sum records.jsonl.gz").split()[0]
    assert digest in (tmp_path / "manifest.json").read_bytes()
    assert lines_of(sender) == run("gunzip -c records.jsonl.gz").splitlines()

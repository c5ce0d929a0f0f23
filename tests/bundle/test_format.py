"""FORMAT.md tells the truth: its example and its figures are recomputed."""

import re
from pathlib import Path

import peerkit.bundle
from peerkit.bundle import BUNDLE_LIMITS, KIT_LIMITS, Invitation, kit_words, make_enrolment
from peerkit.crypto import SigningKey
from peerkit.record import (
    RECORD_LIMITS,
    device_id,
    next_record,
    project_id,
    read_line,
    subject_of,
    write_line,
)
from peerkit.record.canonical import MAXIMUM_DEPTH
from peerkit.values import WITHDRAWAL_CODE, write_code

FORMAT = Path(peerkit.bundle.__file__).with_name("FORMAT.md").read_text(encoding="utf-8")
EXAMPLE = FORMAT.split("## 13.")[1]
MIB = 1024 * 1024
KEY = SigningKey.from_bytes(bytes(range(32))).verifying_key
PROJECT = project_id(SigningKey.from_bytes(bytes(32)).verifying_key.to_bytes())
DEVICE = device_id(KEY.to_bytes())


def test_the_example_record_is_the_one_that_peerkit_writes() -> None:
    at = "2026-11-21T10:00:00Z"
    record = next_record(
        None,
        project=PROJECT,
        device=DEVICE,
        kind="attempt",
        subject=None,
        at=at,
        body={"at": at, "outcome": "declined"},
        salt=bytes(range(16)),
    )
    (line,) = re.findall(r"^    (\{.*\})$", EXAMPLE, re.MULTILINE)
    assert line.encode() == write_line(record)
    assert record == read_line(line.encode())
    assert all(f"`{name}`" in EXAMPLE for name in (record.id, DEVICE, PROJECT))


def test_the_example_code_gives_the_subject() -> None:
    code = write_code(WITHDRAWAL_CODE, 123_456_789)
    assert f"`{code}` gives the subject `{subject_of(code)}`" in EXAMPLE


def test_the_example_enrolment_has_the_mac() -> None:
    enrolment = make_enrolment(Invitation("1" * 32, b"s" * 32), KEY, "age1example", PROJECT)
    assert f"`mac` is `{enrolment.mac.hex()}`" in EXAMPLE


def test_the_example_words_are_the_kits() -> None:
    assert f"would have the words {', '.join(kit_words(b'kit'))}." in EXAMPLE


def test_the_limits_are_those_of_the_code() -> None:
    for row in (
        f"| a bundle | {BUNDLE_LIMITS.bundle_bytes // MIB} MiB |",
        f"| {BUNDLE_LIMITS.manifest_bytes // MIB} MiB; {BUNDLE_LIMITS.signature_bytes:,} bytes |",
        f"| {BUNDLE_LIMITS.plain_bytes // MIB} MiB, and {BUNDLE_LIMITS.part_bytes // MIB} MiB in",
        f"| a line | {RECORD_LIMITS.line_bytes // MIB} MiB |",
        f"| a kit | {KIT_LIMITS.kit_bytes // MIB} MiB |",
        f"deeper than {MAXIMUM_DEPTH} levels",
    ):
        assert row in FORMAT


def test_every_section_that_code_cites_is_there() -> None:
    sections = set(re.findall(r"^#{2,3} (\d+(?:\.\d+)?)", FORMAT, re.MULTILINE))
    sources = Path(peerkit.bundle.__file__).parents[1].rglob("*.py")
    texts = [source.read_text(encoding="utf-8") for source in sources]
    cited = {number for text in texts for number in re.findall(r"FORMAT\.md §([\d.]*\d)", text)}
    assert cited
    assert set() == cited - sections

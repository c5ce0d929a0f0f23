"""A second reader of bundles and kits, written from `bundle/FORMAT.md` alone.

It imports nothing of peerkit: the standard library, `cryptography`, and the other readers here.
Each refusal has the code that section 8 names; the numbers behind the checks are sections.

    python -m tests.vectors.second_reader BUNDLE...

prints the records of bundles that are sealed for the vectors' project.
"""

import hashlib
import hmac
import json
import re
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from cryptography.exceptions import InvalidSignature, InvalidTag

from tests.vectors.second_age import (
    NotForUsError,
    is_recipient,
    key_bytes,
    open_age,
    recipient_of,
    signer_of,
)

MIB = 1024 * 1024
_HEAD_FIELDS = frozenset({"v", "p", "d", "n", "b", "t", "s", "at", "h"})
_FAULTS = (
    AssertionError,
    AttributeError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    InvalidSignature,
    InvalidTag,
    RecursionError,
    EOFError,
    OSError,
    zlib.error,
    struct.error,
)
"""What reading raises of itself when a file is not as it must be."""


class RefusedError(Exception):
    """A file is refused; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def refusing(code: str) -> Iterator[None]:
    """Inside the block whatever is not as it must be is refused with that code."""
    try:
        yield
    except _FAULTS as error:
        raise RefusedError(code) from error


# --- 1 and 2: canonical JSON, digests ---------------------------------------------------------


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def canonical(data: bytes) -> Any:
    """Return the value (1); raises ValueError for bytes that would not be written again."""
    value = json.loads(data, parse_float=_no_number, parse_constant=_no_number)
    if written(value) != data or not _fits(value, 32):
        raise ValueError
    return value


def written(value: Any) -> bytes:
    """Return the canonical bytes of a value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _fits(value: Any, levels: int) -> bool:
    if isinstance(value, dict):
        inside = value.values()
        return levels > 0 and all(map(str.isascii, value)) and _all_fit(inside, levels)
    if isinstance(value, list):
        return levels > 0 and _all_fit(value, levels)
    return not isinstance(value, int) or abs(value) < 2**53


def _all_fit(values: Any, levels: int) -> bool:
    return all(_fits(one, levels - 1) for one in values)


def digest(domain: str, *parts: bytes) -> str:
    """Return `D` (2)."""
    return hashlib.sha256(f"peerkit/{domain}/1\0".encode() + b"".join(parts)).hexdigest()


def is_hex(text: Any, digits: int) -> bool:
    """Tell whether a text is so many hexadecimal digits."""
    return isinstance(text, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", text) is not None


def check_time(text: str) -> None:
    """Return if the text is a time; raises otherwise."""
    assert datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M:%SZ") == text


def check_number(value: Any, least: int = 0) -> None:
    """Return if the value is an integer from `least`; raises otherwise."""
    assert type(value) is int
    assert value >= least


# --- 6.2: the archive -------------------------------------------------------------------------


def header_of(name: str, size: int) -> bytes:
    """Return the only header of a file of that name and size."""
    fields = (b"0000600", b"0000000", b"0000000", b"%011o" % size, b"0" * 11)
    layout, tail = "100s8s8s8s12s12s8s1s100s6s2s247s", (b"0", b"", b"ustar\0", b"00", b"")
    unsummed = struct.pack(layout, name.encode(), *fields, b" " * 8, *tail)
    return struct.pack(layout, name.encode(), *fields, b"%06o\0 " % sum(unsummed), *tail)


def members_of(archive: bytes, names: tuple[str, ...]) -> list[bytes]:
    """Return the files of an archive, which are those and no more; raises otherwise."""
    found, place = [], 0
    for name in names:
        size = int(archive[place + 124 : place + 135], 8)
        assert archive[place : place + 512] == header_of(name, size)
        content = archive[place + 512 : place + 512 + size]
        assert len(content) == size
        place += 512 + size + -size % 512
        assert not any(archive[place - (-size % 512) : place])
        found.append(content)
    assert len(archive) - place >= 1024
    assert not any(archive[place:])
    return found


# --- 6 to 8: bundles --------------------------------------------------------------------------


def read_bundle(data: bytes, keys: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the records of a bundle for whoever has those keys; raises RefusedError."""
    if len(data) > 64 * MIB:
        raise RefusedError("bundle_too_large")
    names = ("manifest.json", "manifest.json.sig", "records.jsonl.gz")
    with refusing("bundle_damaged"):
        try:
            container = open_age(data, keys["identity"])
        except NotForUsError as error:
            raise RefusedError("not_addressed") from error
        document, signature, payload = members_of(container, names)
    if len(document) > MIB or len(signature) > 1024:
        raise RefusedError("bundle_too_large")
    with refusing("bundle_forged"):
        signer = signer_of(signature.decode("ascii"), "bundle@peerkit", document)
        manifest = _read_manifest(document)
        devices = _check_sender(manifest, signer, keys)
        own = digest("recipient", recipient_of(keys["identity"]).encode())[:32]
        assert own in manifest["to"]
        ends = [_check_chain(chain, keys["project"], devices) for chain in manifest["chains"]]
        return _read_payload(manifest, payload, ends)


def _read_manifest(document: bytes) -> dict[str, Any]:
    manifest: dict[str, Any] = canonical(document)
    check_number(manifest["v"], 1)
    if manifest["v"] > 1 or manifest["kind"] != "records":
        raise RefusedError("bundle_too_new")
    assert is_hex(manifest["p"], 32)
    assert is_hex(manifest["from"], 32)
    assert all(isinstance(one, str) for one in manifest["to"])
    check_number(manifest["no"], 1)
    check_time(manifest["at"])
    count = 0
    for chain in manifest["chains"]:
        assert is_hex(chain["d"], 32)
        check_number(chain["from"], 1)
        check_number(chain["to"], chain["from"])
        count += chain["to"] - chain["from"] + 1
    assert len({chain["d"] for chain in manifest["chains"]}) == len(manifest["chains"])
    assert manifest["records"] == count
    check_number(manifest["payload"]["bytes"])
    check_number(manifest["payload"]["plain"])
    assert is_hex(manifest["payload"]["sha256"], 64)
    shown = manifest["enrol"]
    if shown is not None:
        assert is_hex(shown["invitation"], 32)
        assert is_hex(shown["verifying_key"], 64)
        assert is_hex(shown["mac"], 64)
        assert is_recipient(shown["recipient"])
    return manifest


def _check_sender(manifest: Any, signer: bytes, keys: Mapping[str, Any]) -> set[str]:
    """Return the devices whose records count."""
    if manifest["p"] != keys["project"]:
        raise RefusedError("foreign_bundle")
    sender, devices = manifest["from"], set(keys["roster"])
    assert digest("device", signer)[:32] == sender
    if sender in devices:
        assert keys["roster"][sender] == signer.hex()
        return devices
    with refusing("unknown_sender"):
        _check_enrolment(manifest, keys)
    return devices | {sender}


def _check_enrolment(manifest: Any, keys: Mapping[str, Any]) -> None:
    shown, sender = manifest["enrol"], manifest["from"]
    invitation = keys["invitations"][shown["invitation"]]
    assert invitation["bound"] in (None, sender)
    assert digest("device", bytes.fromhex(shown["verifying_key"]))[:32] == sender
    said = {name: shown[name] for name in ("invitation", "verifying_key", "recipient")}
    message = b"peerkit/enrol/1\0" + written({**said, "p": manifest["p"]})
    mac = hmac.digest(bytes.fromhex(invitation["secret"]), message, "sha256")
    assert mac.hex() == shown["mac"]


def _check_chain(chain: Any, project: str, devices: set[str]) -> str:
    """Return the id of the record with which the chain ends (4)."""
    if chain["d"] not in devices:
        raise RefusedError("unknown_sender")
    document = chain["checkpoint"].encode()
    signer = signer_of(chain["sig"], "checkpoint@peerkit", document)
    said = canonical(document)
    assert len(document) <= 1024
    assert (1, project, chain["d"], chain["to"]) == tuple(
        said[name] for name in ("v", "p", "d", "n")
    )
    assert digest("device", signer)[:32] == chain["d"]
    assert is_hex(said["id"], 64)
    check_time(said["at"])
    return str(said["id"])


def _read_payload(manifest: Any, payload: bytes, ends: list[str]) -> list[dict[str, Any]]:
    said = manifest["payload"]
    if said["plain"] > 256 * MIB:
        raise RefusedError("bundle_too_large")
    assert (said["bytes"], said["sha256"]) == (len(payload), hashlib.sha256(payload).hexdigest())
    unpacker = zlib.decompressobj(wbits=31)
    plain = unpacker.decompress(payload, said["plain"] + 1)
    assert (len(plain), unpacker.eof, unpacker.unused_data) == (said["plain"], True, b"")
    *lines, rest = plain.split(b"\n")
    assert not rest
    assert len(lines) == manifest["records"]
    records = []
    for chain, end in zip(manifest["chains"], ends, strict=True):
        before = None
        for number in range(chain["from"], chain["to"] + 1):
            record = _read_line(lines.pop(0))
            head = record["head"]
            assert (manifest["p"], chain["d"], number) == (head["p"], head["d"], head["n"])
            assert before in (None, head["b"])
            before = digest("record", written(head))
            records.append({"id": before, **record})
        assert before == end
    return records


def _read_line(line: bytes) -> dict[str, Any]:
    """Return the record of a line (3)."""
    assert len(line) <= 6 * MIB
    record: dict[str, Any] = canonical(line)
    assert set(record) == {"body", "head", "salt"}
    head, body, salt = record["head"], record["body"], record["salt"]
    check_number(head["v"], 1)
    if head["v"] > 1:
        raise RefusedError("bundle_too_new")
    assert set(head) == _HEAD_FIELDS
    assert is_hex(head["h"], 64)
    assert head["s"] is None or is_hex(head["s"], 64)
    assert head["b"] is None or is_hex(head["b"], 64)
    assert (head["b"] is None) == (head["n"] == 1)
    assert re.fullmatch("[a-z][a-z_]{0,31}", head["t"])
    check_time(head["at"])
    if body is not None or salt is not None:
        assert isinstance(body, dict)
        assert is_hex(salt, 32)
        assert digest("body", bytes.fromhex(salt), written(body)) == head["h"]
    return record


# --- 9: kits ----------------------------------------------------------------------------------


def read_kit(data: bytes) -> dict[str, Any]:
    """Return what a kit says; raises RefusedError."""
    with refusing("kit_damaged"):
        assert len(data) <= 32 * MIB
        document, signature = members_of(data, ("kit.json", "kit.json.sig"))
        signer = signer_of(signature.decode("ascii"), "kit@peerkit", document)
        kit: dict[str, Any] = canonical(document)
        check_number(kit["v"], 1)
        if kit["v"] > 1:
            raise RefusedError("bundle_too_new")
        assert kit["verifying_key"] == signer.hex()
        assert kit["p"] == digest("project", signer)[:32]
        _check_kit(kit)
        return kit


def _check_kit(kit: dict[str, Any]) -> None:
    assert kit["kind"] in ("researcher", "organisation")
    texts = [kit[name] for name in ("name", "theme", "organisation", "contact", "code")]
    texts += [*_listed(kit["communities"]), kit["place"] or ""]
    texts += [one["name"] for one in kit["receivers"]]
    assert all(isinstance(text, str) for text in texts)
    audiences = ("organisation", "programme", "partner", "public", "media")
    assert all(one["audience"] in audiences for one in kit["receivers"])
    for day in (kit["withdraw_by"], kit["retention"] or kit["withdraw_by"]):
        assert date.fromisoformat(day).isoformat() == day
    assert all(isinstance(value, str | int) for value in kit["policies"].values())
    assert len({key_bytes(text)[0] for text in kit["recipients"]}) == 1
    assert all(map(is_recipient, kit["recipients"]))
    named = {one["recipient"] for one in kit.get("second_recipients", [])}
    assert named == set(kit["recipients"][1:])
    for role in ("lead", "deputy"):
        assert is_recipient(kit["safeguarding"][role]["recipient"])
    names = [one["name"] for one in kit["questionnaires"]]
    names += [name for one in kit["questionnaires"] for name in one.get("files", {})]
    # A part begins with a letter, a digit, `_` or `-`, so with no dot; there are no other signs
    # in it but spaces and dots.
    part = r"[\w-][\w .-]{0,79}"
    assert all(re.fullmatch(f"(?:{part}/)?{part}", name) for name in names)
    assert is_hex(kit["invitation"]["id"], 32)
    assert is_hex(kit["invitation"]["secret"], 64)
    check_number(kit.get("renewal", 0))
    check_time(kit["at"])


def _listed(value: Any) -> list[Any]:
    assert isinstance(value, list)
    return value


def main(paths: list[str]) -> int:
    """Print the records of the bundles, and return the exit status."""
    index = Path(__file__).with_name("index.json")
    keys = json.loads(index.read_text(encoding="utf-8"))["keys"]
    for path in paths:
        try:
            for record in read_bundle(Path(path).read_bytes(), keys):
                print(json.dumps(record, ensure_ascii=False))
        except RefusedError as refused:
            print(f"{path}: {refused.code}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Rescue files: good ones, and one for each way of being wrong."""

import base64
import json
from collections.abc import Iterator
from typing import Any

from peerkit.errors import BundleTooNewError, RescueFileError
from peerkit.record import write_canonical
from tests.vectors.age_writer import seal_to
from tests.vectors.key_files import sealed_code, sealed_document
from tests.vectors.project import LEAD, OTHER, RESCUE, VAULT_ID
from tests.vectors.vector import Vector

CODE_DOCUMENT = json.dumps({"code": RESCUE, "holder": "R07", "v": 1, "vault": VAULT_ID}).encode()
"""What is sealed in a good one."""


def rescue(content: bytes | None = None, **changes: Any) -> bytes:
    """Return a rescue file, with other fields where they are given."""
    text = base64.b64encode(sealed_code() if content is None else content).decode()
    return write_canonical({"kind": "rescue", "sealed": text, "v": 1, "vault": VAULT_ID} | changes)


def vectors() -> Iterator[Vector]:
    """Yield every rescue file."""
    good = rescue()
    later, values = rescue(v=2), {"found": 2, "known": 1}
    yield Vector("rescue/version_2.rescue", later, "a later version's", BundleTooNewError, values)
    said = {"code": RESCUE, "holder": "R07", "v": 1, "vault": VAULT_ID}
    yield Vector("rescue/good.rescue", good, "nothing")
    for name, content, says in (
        ("empty", b"", "nothing is in it"),
        ("truncated", good[:-1], "the last byte is missing"),
        ("space", good + b"\n", "white space"),
        ("too_large", good + b" " * 65_536, "over 64 KiB"),
        ("list", b"[]", "a list"),
        ("kind", rescue(kind="bundle"), "of another kind"),
        ("version_0", rescue(v=0), "version 0"),
        ("vault", rescue(vault="b" * 32), "for another vault than the code"),
        ("sealed_number", rescue(sealed=5), "a number for the code"),
        ("sealed_base64", rescue(sealed="?"), "no base64"),
        ("not_age", rescue(b"x"), "no sealed file"),
        ("other_organisation", rescue(_sealed_to_other()), "sealed for somebody else"),
        ("code_version_2", rescue(sealed_document(said | {"v": 2})), "a later version's code"),
        ("code_missing", rescue(sealed_document({"v": 1, "vault": VAULT_ID})), "no code in it"),
        ("code_list", rescue(sealed_document(said | {"code": ["?"]})), "a list for the code"),
        ("code_typo", rescue(sealed_document(said | {"code": RESCUE[:-1] + "?"})), "no such code"),
        ("code_deep", rescue(_deep()), "lists in lists, 20,000 deep"),
    ):
        yield Vector(f"rescue/{name}.rescue", content, says, RescueFileError)


def _sealed_to_other() -> bytes:
    return seal_to(OTHER.recipient().public, b"{}")


def _deep() -> bytes:
    return seal_to(LEAD.recipient().public, b"[" * 20_000)

"""One body of each kind that the vectors have none of (FORMAT.md §5), for the search to begin."""

import base64
import zlib
from typing import Any

from peerkit.record import write_canonical
from tests.vectors.kits import DOCUMENT
from tests.vectors.project import AMINA, AMINA_KEY, CARA, SUBMISSION, WITHDRAWAL

_AT = "2026-11-21T10:00:00Z"
_ID = "0" * 64
_NESTED: dict[str, Any] = {
    **SUBMISSION,
    "answers": {
        "member": [{"age": 41, "ill": [{"since": ["a", "b"]}]}, {"age": {"missing": "stopped"}}]
    },
    "repeats": ["ill", "member"],
    "parents": {"age": "member", "ill": "member", "since": "ill"},
    "notes": {"age[1]": "said with a smile"},
    "sensitive": {"since": "health"},
    "pii": ["age"],
    "circumstances": {"place": "home"},
}

_RENEWED = {name: each for name, each in DOCUMENT.items() if name not in ("kind", "p", "code")}


def pack_as(content: bytes) -> dict[str, Any]:
    """Return the body of a renewal that unpacks to those bytes."""
    return {"v": 2, "packed": base64.b64encode(zlib.compress(content)).decode("ascii")}


BODIES: tuple[dict[str, Any], ...] = (
    _NESTED,
    {"replaces": _ID, "submission": SUBMISSION},
    {"code": WITHDRAWAL, "statement": None, "records": []},
    {"devices": {AMINA: {"merged": [_ID], "backed_up": [_ID]}}, "bundles": [_ID]},
    {
        "devices": [
            {
                "device": AMINA,
                "verifying_key": AMINA_KEY.verifying_key.to_bytes().hex(),
                "recipient": str(CARA.recipient()),
                "code": "R07",
                "invitation": None,
                "last_number": 3,
                "tips": [_ID],
            }
        ]
    },
    {
        "of": "submission",
        "original": _ID,
        "organisation": "Casa",
        "community": "Roma",
        "theme": "Housing",
        "submission": SUBMISSION,
        "withheld": ["rent"],
    },
    {"of": "questionnaire", "digest": _ID, "file": "a.yaml", "source": "peerkit: 1\n", "files": {}},
    {"needs": ["stairs"], "interpreter": "bsl", "interpreter_confidential": True, "notes": ""},
    {
        "date": "2026-11-21",
        "outcome": "accepted",
        "form": "voucher",
        "value": "20.00",
        "expenses": None,
        "benefits_advice": True,
    },
    {"sealed": "YWdl"},
    {"at": _AT, "words": "w", "when": "", "where": "", "immediate_danger": False},
    {"at": _AT, "call": True, "feeling": "sad", "words": "w"},
    {"at": _AT, "part": "questions", "edition": 1},
    {"withdrawals": [_ID]},
    {"holder": AMINA, "records": [_ID], "subjects": [_ID]},
    _RENEWED,
    pack_as(write_canonical(_RENEWED)),
)

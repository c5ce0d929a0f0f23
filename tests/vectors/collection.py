"""All vectors, the index of them, and the keys that they are made with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.vectors import backups, bodies, bundles, key_files, kits, rescues
from tests.vectors.key_files import FORMER_KEY, VAULT_KEY
from tests.vectors.project import (
    AMINA,
    AMINA_KEY,
    BEN,
    BEN_KEY,
    INVITATION,
    LEAD,
    PASSPHRASE,
    PROJECT,
    PROJECT_KEY,
    RECOVERY,
    RESCUE,
    TAKEN_INVITATION,
    VAULT_ID,
)
from tests.vectors.vector import Vector

FOLDER = Path(__file__).parent
INDEX = FOLDER / "index.json"


def all_vectors() -> Iterator[Vector]:
    """Yield every vector, by kind of file."""
    for part in (bundles, bodies, kits, key_files, rescues, backups):
        yield from part.vectors()


def index() -> dict[str, Any]:
    """Return what a reader needs to know: the keys, and what is wrong with each file."""
    return {"keys": _keys(), "vectors": [vector.entry() for vector in all_vectors()]}


def write_all() -> None:
    """Write every file and the index; what is no vector any more goes."""
    content = json.dumps(index(), indent=1, ensure_ascii=False) + "\n"
    INDEX.write_text(content, encoding="utf-8", newline="\n")
    kept = set()
    for vector in all_vectors():
        path = FOLDER / vector.file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(vector.content)
        kept.add(path)
    for folder, suffix in {(path.parent, path.suffix) for path in kept}:
        for path in set(folder.glob(f"*{suffix}")) - kept:
            path.unlink()


def _keys() -> dict[str, Any]:
    return {
        "project": PROJECT,
        "project_verifying_key": PROJECT_KEY.verifying_key.to_bytes().hex(),
        "roster": {
            device: key.verifying_key.to_bytes().hex()
            for device, key in ((AMINA, AMINA_KEY), (BEN, BEN_KEY))
        },
        "invitations": {
            one.id: {"secret": one.secret.hex(), "bound": one.bound}
            for one in (INVITATION, TAKEN_INVITATION)
        },
        "identity": str(LEAD),
        "vault": VAULT_ID,
        "vault_key": VAULT_KEY.secret.hex(),
        "former_key": FORMER_KEY.secret.hex(),
        "passphrase": PASSPHRASE,
        "recovery_code": RECOVERY,
        "rescue_code": RESCUE,
    }

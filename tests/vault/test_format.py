"""FORMAT.md of the vault tells the truth: its example and its figures are recomputed."""

import json
from pathlib import Path

import peerkit.vault
from peerkit.crypto import VaultKey
from peerkit.crypto.derivation import derive_salted_key
from peerkit.crypto.limits import LIMITS
from peerkit.crypto.slot_wrapping import code_bytes
from peerkit.values import RECOVERY_CODE, write_code
from peerkit.vault.backup_file import BACKUP_LIMITS
from peerkit.workflow.projects.rescuing import LIMIT_BYTES
from tests.vectors.key_files import slots
from tests.vectors.project import VAULT_ID

FORMAT = Path(peerkit.vault.__file__).with_name("FORMAT.md").read_text(encoding="utf-8")
EXAMPLE = FORMAT.split("## 7.")[1]
MIB = 1024 * 1024


def test_the_example_slot_is_the_one_that_peerkit_writes() -> None:
    code = write_code(RECOVERY_CODE, 3**80)
    slot = json.loads(slots(VAULT_ID).to_bytes())["slots"][1]
    written = json.dumps(slot, sort_keys=True, separators=(",", ":"))
    assert f"    {written}\n" in EXAMPLE
    wrapping = derive_salted_key(code_bytes(code), bytes([2]) * 16, "recovery-code")
    for text in (code, wrapping.hex(), VaultKey(b"V" * 32).database_key().hex()):
        assert f"`{text}`" in EXAMPLE


def test_the_limits_are_those_of_the_code() -> None:
    for row in (
        f"at most {LIMITS.keyslots_bytes:,} bytes, in which `{{` and `[`",
        f"stand at most {LIMITS.keyslots_containers} times",
        f"a list of at most {LIMITS.keyslots} slots",
        f'Canonical JSON, at most {LIMIT_BYTES:,} bytes: `{{"kind": "rescue"',
        f"in plain text, at most {BACKUP_LIMITS.manifest_bytes // MIB} MiB",
        f"key file as it was, at most {BACKUP_LIMITS.keys_bytes // MIB} MiB",
        f"at most {BACKUP_LIMITS.bundle_bytes // MIB} MiB each",
    ):
        assert row in FORMAT, row

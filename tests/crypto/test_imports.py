"""What a command pays for that uses only a part of this package."""

import json
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
from peerkit.crypto import *
{use}
print(json.dumps(sorted(name for name in sys.modules if name.startswith("cryptography"))))
"""
RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


def loaded(use: str) -> list[str]:
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(use=use)], check=True, capture_output=True, text=True
    )
    names: list[str] = json.loads(finished.stdout)
    return names


@pytest.mark.parametrize(
    "use", ["", f"read_recipient({RECIPIENT!r})", "new_withdrawal_code()", "hmac_sha256(b'', b'')"]
)
def test_the_library_is_not_loaded_for(use: str) -> None:
    assert loaded(use) == []


def test_sealing_does_not_load_what_passphrases_need() -> None:
    names = loaded(f"seal(b'', [read_recipient({RECIPIENT!r})])")
    assert "cryptography.hazmat.primitives.ciphers.aead" in names
    assert "cryptography.hazmat.primitives.kdf.argon2" not in names

"""What others open that peerkit made, and the other way round: age, pyrage, ssh-keygen."""

import shutil
import subprocess
from pathlib import Path

import pytest

from peerkit.crypto import (
    RecipientKind,
    SigningKey,
    generate_identity,
    open_sealed,
    open_with_passphrase,
    read_armor,
    seal,
    seal_with_passphrase,
    sign,
    verify,
    write_armor,
)
from tests.crypto.hybrid_reader import read_hybrid

PLAINTEXT = b"words " * 30_000  # three chunks
IDENTITY = generate_identity(RecipientKind.X25519)

needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)


def run(*command: str, given: bytes = b"", cwd: Path) -> bytes:
    finished = subprocess.run(command, input=given, capture_output=True, check=True, cwd=cwd)
    return finished.stdout


@needs_age
@pytest.mark.parametrize("armored", [False, True])
def test_age_opens_what_peerkit_seals(tmp_path: Path, armored: bool) -> None:
    (tmp_path / "identity").write_text(f"{IDENTITY}\n", encoding="ascii")
    sealed = seal(PLAINTEXT, [IDENTITY.recipient()])
    content = write_armor(sealed).encode() if armored else sealed
    assert run("age", "-d", "-i", "identity", given=content, cwd=tmp_path) == PLAINTEXT


@needs_age
def test_peerkit_opens_what_age_seals(tmp_path: Path) -> None:
    recipient = str(IDENTITY.recipient())
    sealed = run("age", "-r", recipient, given=PLAINTEXT, cwd=tmp_path)
    assert open_sealed(sealed, [IDENTITY]) == PLAINTEXT
    armored = run("age", "-a", "-r", recipient, given=PLAINTEXT, cwd=tmp_path)
    assert open_sealed(read_armor(armored), [IDENTITY]) == PLAINTEXT


@needs_age
def test_age_opens_an_identity_file_that_peerkit_sealed_under_a_passphrase(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    sealed = seal_with_passphrase(b"words\n", "right", work_factor=10)
    (tmp_path / "sealed.age").write_text(write_armor(sealed), encoding="ascii")
    child = pexpect.spawn("age", ["-d", "sealed.age"], cwd=str(tmp_path), timeout=10)
    child.expect("passphrase")
    child.sendline("right")
    child.expect("words")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert open_with_passphrase(sealed, "right") == b"words\n"


def test_pyrage_and_peerkit_open_each_others_files() -> None:
    pyrage = pytest.importorskip("pyrage")
    theirs = pyrage.x25519.Identity.from_str(str(IDENTITY))
    assert str(theirs.to_public()) == str(IDENTITY.recipient())
    assert pyrage.decrypt(seal(PLAINTEXT, [IDENTITY.recipient()]), [theirs]) == PLAINTEXT
    assert open_sealed(pyrage.encrypt(PLAINTEXT, [theirs.to_public()]), [IDENTITY]) == PLAINTEXT
    ours = seal_with_passphrase(b"words", "right", work_factor=10)
    assert pyrage.passphrase.decrypt(ours, "right") == b"words"


def test_a_reader_written_from_the_specifications_opens_hybrid_files() -> None:
    identity = generate_identity(RecipientKind.HYBRID)
    sealed = seal(PLAINTEXT, [identity.recipient()])
    assert read_hybrid(sealed, identity.secret) == PLAINTEXT


@needs_ssh_keygen
def test_ssh_keygen_verifies_what_peerkit_signs(tmp_path: Path) -> None:
    key = SigningKey.generate()
    (tmp_path / "signers").write_text(f"lead {key.verifying_key.ssh_line()}\n", encoding="ascii")
    (tmp_path / "sig").write_text(sign(key, "peerkit-test", b"words"), encoding="ascii")
    command = ("ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "lead", "-s", "sig", "-n")
    said = run(*command, "peerkit-test", given=b"words", cwd=tmp_path)
    assert said.startswith(b'Good "peerkit-test" signature for lead')
    assert key.verifying_key.fingerprint().encode() in said
    with pytest.raises(subprocess.CalledProcessError):
        run(*command, "peerkit-test", given=b"other words", cwd=tmp_path)


@needs_ssh_keygen
def test_peerkit_verifies_what_ssh_keygen_signs(tmp_path: Path) -> None:
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lead", "-f", "key", cwd=tmp_path)
    signature = run(
        "ssh-keygen", "-Y", "sign", "-f", "key", "-n", "peerkit-test", given=b"words", cwd=tmp_path
    )
    key = verify(signature.decode(), "peerkit-test", b"words")
    assert key.ssh_line("lead") == (tmp_path / "key.pub").read_text(encoding="ascii").strip()

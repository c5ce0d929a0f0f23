"""A bundle is opened without peerkit: by the very commands that FORMAT.md has.

The commands are taken out of the document, and run on bundles of the vectors, which are sealed for
X25519. The hybrid kind, which few `age` commands know yet, is opened by the second reader.
"""

import base64
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

import peerkit.bundle
import peerkit.vault
from peerkit.crypto import SigningKey
from tests.bundle.senders import bundle, known_device, lines_of, x25519
from tests.vectors.collection import FOLDER
from tests.vectors.project import AMINA, AMINA_KEY, BEN, BEN_KEY, LEAD

TOOLS = ("sh", "age", "tar", "ssh-keygen", "sha256sum", "grep", "gunzip", "cut")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not here: {', '.join(MISSING)}")

BUNDLE_FORMAT = Path(peerkit.bundle.__file__).with_name("FORMAT.md")
VAULT_FORMAT = Path(peerkit.vault.__file__).with_name("FORMAT.md")


def commands(document: Path) -> list[str]:
    """Return the fenced commands of a document."""
    return re.findall(r"^```sh\n(.*?)^```$", document.read_text("utf-8"), re.DOTALL | re.MULTILINE)


OPENING, CHECKPOINT = commands(BUNDLE_FORMAT)
[UNPACKING] = commands(VAULT_FORMAT)


def run(script: str, folder: Path, **names: object) -> subprocess.CompletedProcess[str]:
    """Return what became of the commands; they stop at the first that fails."""
    return subprocess.run(
        ["sh", "-e"],
        input=script,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"}
        | {name: str(value) for name, value in names.items()},
        capture_output=True,
        text=True,
        check=False,
    )


DEVICES = {AMINA: AMINA_KEY, BEN: BEN_KEY}


def roster(folder: Path, devices: Mapping[str, SigningKey] = DEVICES) -> Path:
    """Return a file with the devices' keys, as FORMAT.md says that its lines are."""
    lines = []
    for device, key in devices.items():
        public = key.verifying_key.to_bytes()
        wire = b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + public
        text = base64.b64encode(wire).decode()
        lines.append(
            f'{device} namespaces="bundle@peerkit,checkpoint@peerkit" ssh-ed25519 {text}\n'
        )
    path = folder / "roster"
    path.write_text("".join(lines), encoding="ascii")
    return path


def opened(
    name: str, folder: Path, sender: str = AMINA
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return the folder in which the bundle of that name was opened, and what was said."""
    inside = folder / "empty"
    inside.mkdir()
    identity = folder / "identity.txt"
    identity.write_text(f"{LEAD}\n", encoding="ascii")
    file = FOLDER / "bundle" / f"{name}.pkb"
    keys = roster(folder)
    names = {"BUNDLE": file, "IDENTITY": identity, "ROSTER": keys, "SENDER": sender}
    return inside, run(OPENING, inside, **names)


@pytest.mark.parametrize(
    ("name", "sender", "count"),
    [("good", AMINA, 4), ("good_carried", BEN, 4), ("good_two_chains", AMINA, 5)],
)
def test_the_commands_open_a_bundle(name: str, sender: str, count: int, tmp_path: Path) -> None:
    inside, done = opened(name, tmp_path, sender)
    assert 0 == done.returncode, done.stderr
    assert f'Good "bundle@peerkit" signature for {sender}' in done.stdout
    lines = (inside / "records.jsonl").read_text("utf-8").splitlines()
    assert count == len(lines)
    story = json.loads(lines[1])["body"]["answers"]["story"]
    assert "Dampness \u0103 \u4f4f" == story


def test_the_commands_open_what_peerkit_sealed(tmp_path: Path) -> None:
    sender, identity = known_device(), x25519()
    (tmp_path / "a.pkb").write_bytes(bundle(sender, identity.recipient()))
    (tmp_path / "identity").write_text(f"{identity}\n", encoding="ascii")
    names = {
        "BUNDLE": tmp_path / "a.pkb",
        "IDENTITY": tmp_path / "identity",
        "ROSTER": roster(tmp_path, {sender.id: sender.key}),
        "SENDER": sender.id,
    }
    done = run(OPENING, tmp_path, **names)
    assert 0 == done.returncode, done.stderr
    lines = (tmp_path / "records.jsonl").read_bytes().splitlines()
    assert lines_of(sender) == lines


def test_the_commands_verify_a_checkpoint(tmp_path: Path) -> None:
    inside, _ = opened("good_carried", tmp_path, BEN)
    [chain] = json.loads((inside / "manifest.json").read_bytes())["chains"]
    (inside / "checkpoint").write_text(chain["checkpoint"], encoding="utf-8")
    (inside / "checkpoint.sig").write_text(chain["sig"], encoding="ascii")
    names = {"ROSTER": tmp_path / "roster", "DEVICE": chain["d"]}
    assert 0 == run(CHECKPOINT, inside, **names).returncode
    (inside / "checkpoint").write_text(chain["checkpoint"] + " ", encoding="utf-8")
    assert 0 != run(CHECKPOINT, inside, **names).returncode


@pytest.mark.parametrize(
    ("name", "stops_before"),
    [
        ("truncated", "manifest.json"),
        ("not_addressed", "manifest.json"),
        ("seal_chunk", "manifest.json"),
        ("signed_then_changed", "records.jsonl"),
        ("namespace", "records.jsonl"),
        ("sender", "records.jsonl"),
        ("sender_unknown", "records.jsonl"),
        ("payload_digest", "records.jsonl"),
    ],
)
def test_the_commands_stop_at_a_forgery(name: str, stops_before: str, tmp_path: Path) -> None:
    inside, done = opened(name, tmp_path)
    assert 0 != done.returncode
    assert not (inside / stops_before).exists()


def test_the_commands_unpack_a_backup_and_find_what_was_changed(tmp_path: Path) -> None:
    for name, is_whole in (("good", True), ("keys_changed", False), ("database_changed", False)):
        folder = tmp_path / name
        folder.mkdir()
        done = run(UNPACKING, folder, BACKUP=FOLDER / "backup" / f"{name}.backup")
        assert is_whole == (done.returncode == 0), done.stderr
        assert (folder / "vault.db").exists()

"""The formats are as the two FORMAT.md say: readers written from them alone come to the same."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from peerkit.interview.submission import Submission
from peerkit.record.bodies.submission import write_submission
from tests.crypto import hybrid_reader
from tests.frozen.story import Frozen, all_frozen
from tests.record.submissions import submissions
from tests.vectors import second_age, second_bodies, second_reader, second_vault_reader
from tests.vectors.project import AMINAS, BENS
from tests.vectors.second_bodies import answers_of, check_body
from tests.vectors.second_reader import RefusedError, read_bundle, read_kit, refusing
from tests.vectors.second_vault_reader import (
    code_bytes,
    derived,
    read_backup,
    read_keys,
    read_rescue,
    rows_of,
    unlock,
)

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
INDEX: dict[str, Any] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
KEYS = INDEX["keys"]
CODE = code_bytes(KEYS["recovery_code"])
FROZEN = all_frozen()

frozen_folders = pytest.mark.parametrize("frozen", FROZEN, ids=lambda one: one.folder.name)


def open_keys(data: bytes) -> None:
    assert unlock(read_keys(data), "recovery_code", CODE).hex() == KEYS["vault_key"]


def read_bodies(data: bytes) -> None:
    """Return if every body of a bundle is as it must be, refuse it as whoever merges must."""
    for record in read_bundle(data, KEYS):
        with refusing("record_body"):
            check_body(record["head"]["t"], record["body"])


READERS: dict[str, Callable[[bytes], object]] = {
    "bundle": lambda data: read_bundle(data, KEYS),
    "body": read_bodies,
    "kit": read_kit,
    "keys": open_keys,
    "rescue": lambda data: read_rescue(data, KEYS["identity"]),
    "backup": lambda data: read_backup(data, CODE),
}


@pytest.mark.parametrize(
    "module", [second_age, second_reader, second_bodies, second_vault_reader, hybrid_reader]
)
def test_a_second_reader_imports_nothing_of_peerkit(module: Any) -> None:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    assert [name for name in imported if name.split(".")[0] == "peerkit"] == []
    known = {
        "tests.vectors.second_age",
        "tests.vectors.second_reader",
        "tests.crypto.hybrid_reader",
    }
    ours = {name for name in imported if name.startswith("tests")}
    assert ours <= known


@pytest.mark.parametrize("vector", INDEX["vectors"], ids=lambda vector: vector["file"])
def test_a_second_reader_opens_or_refuses_as_the_index_says(vector: dict[str, Any]) -> None:
    read = READERS[vector["file"].split("/")[0]]
    try:
        read((FOLDER / vector["file"]).read_bytes())
        code = None
    except RefusedError as refused:
        code = refused.code
    assert vector["error"] == code


def test_a_second_reader_reads_the_same_records() -> None:
    found = read_bundle((FOLDER / "bundle" / "good_two_chains.pkb").read_bytes(), KEYS)
    expected = [(one.id, one.head.number, one.body) for one in (*AMINAS, *BENS)]
    assert expected == [
        (one["id"], one["head"]["n"], second_reader.written(one["body"])) for one in found
    ]


@given(submissions())
def test_a_second_reader_finds_every_answer_where_it_was_given(submission: Submission) -> None:
    expected = {
        str(address): {"missing": answer.missing}
        if answer.missing
        else list(answer.value)
        if isinstance(answer.value, tuple)
        else answer.value
        for address, answer in submission.answers.items()
    }
    assert expected == answers_of(write_submission(submission))


def test_a_second_reader_prints_records_and_says_why_it_does_not() -> None:
    program = [sys.executable, "-m", "tests.vectors.second_reader"]
    files = [FOLDER / "bundle" / name for name in ("good.pkb", "body.pkb")]
    done = subprocess.run([*program, *files], cwd=ROOT, capture_output=True, check=False)
    printed = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [one.id for one in AMINAS] == [one["id"] for one in printed]
    assert (1, b"bundle_forged") == (done.returncode, done.stderr.strip()[-13:])


@pytest.mark.parametrize(
    ("file", "kind", "secret"),
    [
        ("good", "passphrase", KEYS["passphrase"].encode()),
        ("good", "recovery_code", CODE),
        ("good_organisation", "organisation", code_bytes(KEYS["rescue_code"])),
    ],
)
def test_a_second_reader_opens_each_kind_of_slot(file: str, kind: str, secret: bytes) -> None:
    keys = read_keys((FOLDER / "keys" / f"{file}.json").read_bytes())
    assert bytes.fromhex(KEYS["vault_key"]) == unlock(keys, kind, secret)


def test_a_second_reader_finds_the_former_key() -> None:
    keys = read_keys((FOLDER / "keys" / "good_former.json").read_bytes())
    assert bytes.fromhex(KEYS["former_key"]) == unlock(
        keys, "former", bytes.fromhex(KEYS["vault_key"])
    )


# --- what peerkit itself made -----------------------------------------------------------------


def database_of(frozen: Frozen, name: str) -> tuple[bytes, bytes]:
    """Return the database of a frozen vault, and its key, by the recovery code."""
    folder = frozen.folder / name
    code = code_bytes(frozen.codes[name])
    key = unlock(read_keys((folder / "vault.keys.json").read_bytes()), "recovery_code", code)
    return (folder / "vault.db").read_bytes(), derived(key, "db")


@frozen_folders
def test_a_second_reader_decrypts_a_vault(frozen: Frozen) -> None:
    for name, said in frozen.said.items():
        database, key = database_of(frozen, name)
        rows = rows_of(database, key, "SELECT id, kind, CAST(body AS TEXT) FROM records")
        assert said["records"] == {each: [kind, body] for each, kind, body in rows}


@frozen_folders
def test_a_second_reader_opens_a_hybrid_bundle_and_its_chain(frozen: Frozen) -> None:
    database, key = database_of(frozen, "lead")
    document = "SELECT CAST(content AS TEXT) FROM documents WHERE name = 'project'"
    [[project]] = rows_of(database, key, document)
    kit = read_kit((frozen.folder / "amina.pkk").read_bytes())
    devices = "SELECT device, lower(hex(verifying_key)), invitation FROM devices"
    keys = {
        "identity": json.loads(project)["identity"],
        "project": kit["p"],
        "roster": {device: shown for device, shown, _ in rows_of(database, key, devices)},
        "invitations": {},
    }
    found = read_bundle((frozen.folder / "from-amina.pkb").read_bytes(), keys)
    said = frozen.said["amina"]["records"]
    assert [[one["head"]["t"], one["body"]] for one in found] == [
        [said[one["id"]][0], json.loads(said[one["id"]][1])] for one in found
    ]
    assert 3 == sum(one["head"]["t"] == "submission" for one in found)


@frozen_folders
def test_a_second_reader_reads_a_backup_and_a_rescue_file(frozen: Frozen) -> None:
    database, key = database_of(frozen, "lead")
    document = "SELECT CAST(content AS TEXT) FROM documents WHERE name = 'project'"
    [[project]] = rows_of(database, key, document)
    code = code_bytes(frozen.codes["amina"])
    for path in frozen.folder.glob("*.rescue"):
        rescue = read_rescue(path.read_bytes(), json.loads(project)["identity"])
        keys = read_keys((frozen.folder / "amina" / "vault.keys.json").read_bytes())
        secret = code_bytes(rescue["code"])
        assert unlock(keys, "recovery_code", code) == unlock(keys, "organisation", secret)
    for path in frozen.folder.glob("*.backup"):
        files = read_backup(path.read_bytes(), code)
        vault_key = unlock(read_keys(files["vault.keys.json"]), "recovery_code", code)
        rows = rows_of(files["vault.db"], derived(vault_key, "db"), "SELECT id FROM records")
        assert set(frozen.said["amina"]["records"]) == {each for (each,) in rows}

"""Each good vector is opened, each faulty one refused with its own error, and nothing changes."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from peerkit.bundle import kit_words, open_bundle, read_kit
from peerkit.crypto import Rescue, VaultKey, read_keyslots, unlock_with_recovery_code
from peerkit.errors import PeerkitError, UnknownSenderError
from peerkit.vault import Vault, open_vault_with_recovery_code
from peerkit.vault.backup import restore_backup
from peerkit.vault.connection import open_connection
from peerkit.vault.copying import check_integrity
from peerkit.words import catalogue
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.projects.joining import join
from peerkit.workflow.projects.rescuing import read_code_for
from tests.vault.vaults import open_copy
from tests.vectors import backups, bodies, bundles, key_files, kits, rescues
from tests.vectors.collection import FOLDER, INDEX, all_vectors, index
from tests.vectors.project import (
    RECOVERY,
    RESCUE,
    TRUST,
    VAULT_ID,
)
from tests.vectors.receiver import found, merge_into
from tests.vectors.vector import Vector
from tests.workflow.actors import state_of


def named(vector: Vector) -> str:
    return vector.file


def refusal_of(read: Callable[[], object]) -> PeerkitError | None:
    """Return the error with which what is read is refused, None where it is not."""
    try:
        read()
    except PeerkitError as error:
        return error
    return None


def told(vector: Vector, error: PeerkitError | None) -> tuple[str | None, dict[str, object]]:
    """Return the error's code, and its values where the vector says what they are."""
    if error is None:
        return None, {}
    return error.code, {name: error.values.get(name) for name in vector.values}


def expected(vector: Vector) -> tuple[str | None, dict[str, object]]:
    """Return what the index says of the vector."""
    return None if vector.error is None else vector.error.code, dict(vector.values)


@pytest.fixture(scope="module")
def lead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """Return the vault of the vectors' project, which no refused file changes."""
    folder = tmp_path_factory.mktemp("vectors") / "lead"
    with open_copy(folder) as vault:
        found(vault)
        yield vault


# --- the collection ---------------------------------------------------------------------------


def test_the_committed_files_are_those_that_the_program_writes() -> None:
    for vector in all_vectors():
        assert vector.content == (FOLDER / vector.file).read_bytes(), vector.file
    assert index() == json.loads(INDEX.read_text(encoding="utf-8"))


def test_the_index_names_every_file_and_each_once() -> None:
    listed = [vector.file for vector in all_vectors()]
    suffixes = {Path(file).suffix for file in listed}
    kinds = {Path(file).parent.name for file in listed}
    there = [path for kind in kinds for path in (FOLDER / kind).iterdir()]
    assert sorted(listed) == sorted(
        path.relative_to(FOLDER).as_posix() for path in there if path.suffix in suffixes
    )


NEWER = [one for one in all_vectors() if one.error and one.error.code.endswith("too_new")]


def test_each_format_has_a_file_of_a_later_version() -> None:
    kinds = {vector.file.split("/")[0] for vector in NEWER}
    assert {"bundle", "kit", "keys", "rescue", "backup"} == kinds


@pytest.mark.parametrize("vector", NEWER, ids=named)
def test_a_file_of_a_later_version_is_refused_kindly(vector: Vector) -> None:
    assert vector.error is not None
    code, values = vector.error.code, {"found": 2, "known": 1, **vector.values}
    assert "A newer peerkit made this" in catalogue().text(f"error.{code}", **values)
    hint = catalogue().text(f"error.{code}.hint", **values)
    assert "Update peerkit" in hint
    assert "Nothing was changed" in hint


# --- the files --------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", list(bundles.vectors()), ids=named)
def test_a_bundle_is_read_or_refused_as_the_index_says(vector: Vector) -> None:
    refusal = refusal_of(lambda: list(open_bundle(vector.content, TRUST).records()))
    assert expected(vector) == told(vector, refusal)


@pytest.mark.parametrize("vector", list(bodies.vectors()), ids=named)
def test_a_bundle_whose_body_is_wrong_is_whole_until_it_is_merged(vector: Vector) -> None:
    assert 1 == len(list(open_bundle(vector.content, TRUST).records()))


FAULTY = [one for one in (*bundles.vectors(), *bodies.vectors()) if one.error]


@pytest.mark.parametrize("vector", FAULTY, ids=named)
def test_a_refused_bundle_leaves_the_vault_as_it_was(lead: Vault, vector: Vector) -> None:
    before = state_of(lead)
    merged = merge_into(lead, vector.content)
    assert before == state_of(lead)
    waits = vector.error is UnknownSenderError
    assert (Fate.WAITING if waits else Fate.REFUSED) == merged.fate
    assert waits or expected(vector) == told(vector, merged.refusal)
    waiting = list(lead.inbox.iterdir())
    assert waits == bool(waiting)
    for path in waiting:
        path.unlink()


def test_the_good_bundles_are_merged_in_any_order(tmp_path: Path) -> None:
    good = [one for one in bundles.vectors() if one.error is None]
    states: list[object] = []
    for order in (good, good[::-1]):
        with open_copy(tmp_path / str(len(states))) as vault:
            found(vault)
            assert [Fate.MERGED] * len(good) == [
                merge_into(vault, one.content).fate for one in order
            ]
            states.append([row for row in state_of(vault) if row[0] == "records"])
    assert states[0] == states[1]


@pytest.mark.parametrize("vector", list(kits.vectors()), ids=named)
def test_a_kit_is_read_or_refused_as_the_index_says(vector: Vector) -> None:
    refusal = refusal_of(lambda: read_kit(vector.content))
    assert expected(vector) == told(vector, refusal)


@pytest.mark.parametrize("vector", [one for one in kits.vectors() if one.error], ids=named)
def test_nobody_joins_by_a_refused_kit(lead: Vault, vector: Vector) -> None:
    before = state_of(lead)
    words = " ".join(kit_words(vector.content))
    refusal = refusal_of(lambda: join(lead, vector.content, words, is_same_organisation=False))
    assert expected(vector) == told(vector, refusal)
    assert before == state_of(lead)


@pytest.mark.parametrize("vector", list(key_files.vectors()), ids=named)
def test_a_key_file_opens_or_is_refused_as_the_index_says(vector: Vector) -> None:
    opened: list[VaultKey] = []
    refusal = refusal_of(
        lambda: opened.append(unlock_with_recovery_code(read_keyslots(vector.content), RECOVERY))
    )
    assert expected(vector) == told(vector, refusal)
    assert opened == ([] if vector.error else [key_files.VAULT_KEY])


def test_a_refused_key_file_leaves_the_vault_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    open_copy(folder).close()
    before = files_of(folder)
    for vector in key_files.vectors():
        if vector.error is not None:
            (folder / "vault.keys.json").write_bytes(vector.content)
            with pytest.raises(vector.error):
                open_vault_with_recovery_code(folder, RECOVERY)
            assert before | {"vault.keys.json": vector.content} == files_of(folder), vector.file


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("vector", list(rescues.vectors()), ids=named)
def test_a_rescue_file_is_read_or_refused_as_the_index_says(lead: Vault, vector: Vector) -> None:
    before = state_of(lead)
    read: list[Rescue] = []
    refusal = refusal_of(lambda: read.append(read_code_for(lead, vector.content)))
    assert expected(vector) == told(vector, refusal)
    assert read == ([] if vector.error else [Rescue(VAULT_ID, "R07", RESCUE)])
    assert before == state_of(lead)


@pytest.mark.parametrize("vector", list(backups.vectors()), ids=named)
def test_a_backup_comes_back_or_leaves_nothing_as_the_index_says(
    tmp_path: Path, vector: Vector
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    unlock = partial(unlock_with_recovery_code, code=RECOVERY)
    path = FOLDER / vector.file
    refusal = refusal_of(
        lambda: restore_backup(path, home / "new", unlock, check_aside, lambda _done: None)
    )
    assert expected(vector) == told(vector, refusal)
    assert [each.name for each in home.iterdir()] == ([] if vector.error else ["new"])


def check_aside(aside: Path, key: VaultKey, _known: object) -> None:
    """Return if the database that came back is whole under its own key."""
    database = open_connection(aside / "vault.db", key.database_key())
    check_integrity(database)
    database.close()

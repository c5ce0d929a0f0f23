"""A vault's name is one plain file name, and the only vault needs none."""

from pathlib import Path

import pytest

from peerkit.errors import NoVaultChosenError, VaultMissingError, VaultNameError
from peerkit.vault import find_vault, list_vaults, vault_folder, vaults_home
from tests.vault.vaults import copy_vault


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PEERKIT_HOME", str(tmp_path))
    return tmp_path


def test_the_home_is_the_users_own_unless_it_is_overridden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PEERKIT_HOME", raising=False)
    assert vaults_home().name == "peerkit"
    monkeypatch.setenv("PEERKIT_HOME", str(tmp_path))
    assert vaults_home() == tmp_path


@pytest.mark.parametrize(
    "name", ["amina", "Amina Ali", "أمينة", "阿米娜", "R-07", "Łucja's laptop"]
)
def test_names_of_people_in_every_script_are_taken(home: Path, name: str) -> None:
    assert vault_folder(name) == home / name


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "a/b", "a\\b", "..\\x", "a:b", " a", "a ", "a.", ".hidden"),
        *("CON", "nul.txt", "a\nb", "a\x00b", "a\u202eb", "x" * 101, "é" * 51),
    ],
)
def test_a_name_that_some_file_system_would_not_take_is_refused(home: Path, name: str) -> None:
    with pytest.raises(VaultNameError):
        vault_folder(name)
    assert list(home.iterdir()) == []


def test_a_name_is_the_same_however_its_accents_are_typed() -> None:
    assert vault_folder("Ame\u0301lie") == vault_folder("Am\u00e9lie")


@pytest.mark.usefixtures("home")
def test_without_a_vault_there_is_none_to_find() -> None:
    with pytest.raises(VaultMissingError):
        find_vault()
    with pytest.raises(VaultMissingError):
        find_vault("amina")
    assert list_vaults() == ()


def test_the_only_vault_is_taken_and_of_two_one_must_be_named(home: Path) -> None:
    copy_vault(home / "amina")
    (home / "notes").mkdir()
    (home / ".left.new").mkdir()
    assert find_vault() == home / "amina"
    copy_vault(home / "bilal")
    assert list_vaults() == ("amina", "bilal")
    with pytest.raises(NoVaultChosenError) as caught:
        find_vault()
    assert dict(caught.value.values) == {"names": "amina, bilal"}
    assert find_vault("bilal") == home / "bilal"

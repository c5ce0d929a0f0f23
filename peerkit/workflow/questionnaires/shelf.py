"""The shelf of questionnaires: those that came with the kit, and those that interviews used.

A vault keeps each by its digest, with the modules and tables that it was read with, so that an
interview in progress, and an export years later, find exactly the words that were asked. A file
that several questionnaires share is kept once.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from peerkit.errors import NotReadableError, QuestionnaireFaultyError, QuestionnaireNotFoundError
from peerkit.frozen import frozen
from peerkit.questionnaire import Files, Questionnaire, no_files, read_questionnaire
from peerkit.questionnaire.limits import LIMITS
from peerkit.questionnaire.snapshot import is_current, read_snapshot, write_snapshot
from peerkit.record import read_canonical, write_canonical
from peerkit.values import digest as digest_of
from peerkit.vault import Vault

if TYPE_CHECKING:  # a questionnaire that came with no kit needs nothing of bundles
    from peerkit.bundle import KitFile

_SOURCE = "questionnaire/"
_LIST = "questionnaire-files/"
_FILE = "questionnaire-file/"
_SNAPSHOT = "questionnaire-snapshot/"
_AS_READ = "questionnaire-as-read/"
_NAME = "shelf/"


@frozen
class Sheet:
    """A questionnaire with the bytes that it was read from and the name of its file.

    `files` are the modules and tables beside it that it was read with, by name.
    """

    name: str
    source: bytes
    questionnaire: Questionnaire
    files: Mapping[str, bytes] = field(default_factory=dict)


def collection() -> Path:
    """Return the folder of the questionnaires that peerkit brings along."""
    package = Path(__file__).parents[2]  # importlib.resources loads slowly, and no wheel is zipped
    packaged = package / "questionnaires"
    return packaged if packaged.is_dir() else package.parent / "questionnaires"


def collected() -> list[str]:
    """Return the names of the questionnaires that peerkit brings along."""
    return sorted(path.stem for path in collection().glob("*.yaml"))


def read_sheet(name: str, source: bytes, files: Files = no_files) -> Sheet:
    """Return the questionnaire; raises QuestionnaireFaultyError when it has faults."""
    reading = read_questionnaire(source, files)
    if reading.questionnaire is None or not reading.is_usable:
        count = sum(not fault.is_advice for fault in reading.faults)
        raise QuestionnaireFaultyError(path=name, count=count)
    return Sheet(Path(name).name, source, reading.questionnaire, reading.files)


def find_sheet(name: str, vault: Vault, known: Sheet | None = None) -> Sheet:
    """Return the questionnaire of that name, without reading it once more where that can be.

    It is `known` where that was read from the same bytes, or what the vault keeps as read. Raises
    QuestionnaireNotFoundError, NotReadableError, or QuestionnaireFaultyError when it has faults.
    """
    path, source, files = find_source(name, vault)
    if known is not None and known.source == source:
        if all(files(each) == content for each, content in known.files.items()):
            return known
    elif (kept := _as_read(vault, source, files)) is not None:
        return Sheet(Path(path).name, source, questionnaire_of(vault, kept), files_of(vault, kept))
    return read_sheet(path, source, files)


def _as_read(vault: Vault, source: bytes, files: Files) -> str | None:
    """Return the digest under which the vault keeps what was read from these very bytes.

    Only a questionnaire without faults is kept so; what another version of peerkit found without
    faults is read again, for this one may find some.
    """
    kept = vault.documents.get(_AS_READ + digest_of("questionnaire", source))
    if kept is None:
        return None
    digest = kept.decode("ascii")
    if not is_current(vault.documents.get(_SNAPSHOT + digest) or b""):
        return None
    same = all(files(name) == content for name, content in files_of(vault, digest).items())
    return digest if same else None


def sheet_of(file: "KitFile") -> Sheet:
    """Return the questionnaire of a kit; raises QuestionnaireFaultyError when it has faults."""
    files = {name: content.encode("utf-8") for name, content in file.files.items()}
    return read_sheet(file.name, file.content.encode("utf-8"), files.get)


def find_source(name: str, vault: Vault | None = None) -> tuple[str, bytes, Files]:
    """Return (name, bytes, files beside it) of a questionnaire, as `read_sheet` takes them.

    It is a file, one of the kit's, or one of the collection.

    Raises QuestionnaireNotFoundError, or NotReadableError for a file that cannot be read.
    """
    path = Path(name)
    if _is_file(path):
        return name, _read(path), beside(path.parent)
    if vault is not None and (kept := _on_shelf(name, vault)) is not None:
        return name, source_of(vault, kept), files_of(vault, kept).get
    packaged = collection() / f"{path.name.removesuffix('.yaml')}.yaml"
    if path.name == name and packaged.is_file():
        return packaged.name, _read(packaged), beside(packaged.parent)
    raise QuestionnaireNotFoundError(path=name)


def _is_file(path: Path) -> bool:
    return path.suffix in (".yaml", ".yml") and path.exists()


def _on_shelf(name: str, vault: Vault) -> str | None:
    """Return the digest of a questionnaire that is not a file, and is on the vault's shelf."""
    path = Path(name)
    if _is_file(path):
        return None
    digest = vault.documents.get(_NAME + path.name.removesuffix(".yaml"))
    return None if digest is None else digest.decode("ascii")


def beside(folder: Path) -> Files:
    """Return the way to the modules and tables in a folder, or else in the collection.

    The reading asks for fixed names alone, none of which leads out of the folder.
    """

    def read(name: str) -> bytes | None:
        places = (place / name for place in (folder, collection()))
        found = next((place for place in places if place.is_file()), None)
        return None if found is None else _read(found)

    return read


def keep_questionnaire(
    vault: Vault, digest: str, source: bytes, files: Mapping[str, bytes] | None = None
) -> None:
    """Keep the questionnaire's bytes under its digest, and the files that it needs."""
    if has_source(vault, digest):
        return
    named = {name: digest_of("questionnaire-file", data) for name, data in (files or {}).items()}
    for name, data in (files or {}).items():
        vault.documents.set(_FILE + named[name], data)
    if named:
        vault.documents.set(_LIST + digest, write_canonical(named))
    vault.documents.set(_SOURCE + digest, source)


def keep_sheet(vault: Vault, sheet: Sheet) -> None:
    """Keep the questionnaire with its files, and what was read, so that it is there at once."""
    digest = sheet.questionnaire.digest
    keep_questionnaire(vault, digest, sheet.source, sheet.files)
    if not is_current(vault.documents.get(_SNAPSHOT + digest) or b""):
        vault.documents.set(_SNAPSHOT + digest, write_snapshot(sheet.questionnaire))
    own = _AS_READ + digest_of("questionnaire", sheet.source)
    if vault.documents.get(own) != digest.encode("ascii"):
        vault.documents.set(own, digest.encode("ascii"))


def shelve(vault: Vault, sheet: Sheet) -> None:
    """Let the questionnaire be used by its name; a newer version takes the place of an older."""
    keep_sheet(vault, sheet)
    name = sheet.name.removesuffix(".yaml")
    vault.documents.set(_NAME + name, sheet.questionnaire.digest.encode("ascii"))


def shelved(vault: Vault) -> dict[str, str]:
    """Return the names on the shelf and the digest of each."""
    return {
        name.removeprefix(_NAME): (vault.documents.get(name) or b"").decode("ascii")
        for name in vault.documents.names(_NAME)
    }


def has_source(vault: Vault, digest: str) -> bool:
    """Tell whether the vault keeps the questionnaire of that digest."""
    return vault.documents.get(_SOURCE + digest) is not None


def source_of(vault: Vault, digest: str) -> bytes:
    """Return the bytes of a questionnaire that the vault keeps."""
    source = vault.documents.get(_SOURCE + digest)
    if source is None:
        raise QuestionnaireNotFoundError(path=digest)
    return source


def files_of(vault: Vault, digest: str) -> dict[str, bytes]:
    """Return the modules and tables, by name, that the vault keeps with that questionnaire."""
    listed = vault.documents.get(_LIST + digest)
    if listed is None:
        return {}
    named = read_canonical(listed, len(listed))
    return {name: vault.documents.get(_FILE + each) or b"" for name, each in named.items()}


def texts_beside(vault: Vault, digest: str) -> dict[str, str]:
    """Return the same as texts, which they are: a file that is no UTF-8 is a fault."""
    return {name: data.decode("utf-8") for name, data in files_of(vault, digest).items()}


def questionnaire_of(vault: Vault, digest: str) -> Questionnaire:
    """Return the questionnaire of that digest; raises QuestionnaireNotFoundError."""
    snapshot = vault.documents.get(_SNAPSHOT + digest)
    if snapshot is not None and (known := read_snapshot(snapshot)) is not None:
        return known
    source, files = source_of(vault, digest), files_of(vault, digest)
    questionnaire = read_questionnaire(source, files.get).questionnaire
    if questionnaire is None:
        raise QuestionnaireNotFoundError(path=digest)
    return questionnaire


def find_questionnaire(vault: Vault, digest: str) -> Questionnaire | None:
    """Return the questionnaire of that digest; None where the vault has not got it."""
    try:
        return questionnaire_of(vault, digest)
    except QuestionnaireNotFoundError:
        return None


def known_digests(vault: Vault) -> tuple[str, ...]:
    """Return the digests of all questionnaires that the vault keeps."""
    return tuple(name.removeprefix(_SOURCE) for name in vault.documents.names(_SOURCE))


def _read(path: Path) -> bytes:
    """Return the file's bytes, or one more than is allowed, which the reading then tells."""
    try:
        with path.open("rb") as file:
            return file.read(LIMITS.size_bytes + 1)
    except OSError as problem:
        raise NotReadableError(path=str(path)) from problem

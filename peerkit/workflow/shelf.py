"""The shelf of questionnaires: those that came with the kit, and those that interviews used.

A vault keeps each by its digest, so that an interview in progress, and an export years later, find
exactly the words that were asked.
"""

from dataclasses import dataclass
from pathlib import Path

from peerkit.errors import NotReadableError, QuestionnaireFaultyError, QuestionnaireNotFoundError
from peerkit.questionnaire import Questionnaire, read_questionnaire
from peerkit.vault import Vault

_SOURCE = "questionnaire/"
_NAME = "shelf/"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A questionnaire with the bytes that it was read from and the name of its file."""

    name: str
    source: bytes
    questionnaire: Questionnaire


def collection() -> Path:
    """Return the folder of the questionnaires that peerkit brings along."""
    package = Path(__file__).parents[1]  # importlib.resources loads slowly, and no wheel is zipped
    packaged = package / "questionnaires"
    return packaged if packaged.is_dir() else package.parent / "questionnaires"


def read_sheet(name: str, source: bytes) -> Sheet:
    """Return the questionnaire; raises QuestionnaireFaultyError when it has faults."""
    reading = read_questionnaire(source)
    if reading.questionnaire is None or not reading.is_usable:
        count = sum(not fault.is_advice for fault in reading.faults)
        raise QuestionnaireFaultyError(path=name, count=count)
    return Sheet(Path(name).name, source, reading.questionnaire)


def find_source(name: str, vault: Vault | None = None) -> tuple[str, bytes]:
    """Return (name, bytes) of a questionnaire: a file, one of the kit's, or of the collection.

    Raises QuestionnaireNotFoundError, or NotReadableError for a file that cannot be read.
    """
    path = Path(name)
    if path.suffix in (".yaml", ".yml") and path.exists():
        return name, _read(path)
    if vault is not None:
        digest = vault.documents.get(_NAME + path.name.removesuffix(".yaml"))
        if digest is not None:
            return name, source_of(vault, digest.decode("ascii"))
    packaged = collection() / f"{path.name.removesuffix('.yaml')}.yaml"
    if path.name == name and packaged.is_file():
        return packaged.name, _read(packaged)
    raise QuestionnaireNotFoundError(path=name)


def keep_questionnaire(vault: Vault, digest: str, source: bytes) -> None:
    """The vault holds the questionnaire's bytes under its digest."""
    if not has_source(vault, digest):
        vault.documents.set(_SOURCE + digest, source)


def shelve(vault: Vault, sheet: Sheet) -> None:
    """The questionnaire can be used by its name; a newer version takes the place of an older."""
    keep_questionnaire(vault, sheet.questionnaire.digest, sheet.source)
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


def known_digests(vault: Vault) -> tuple[str, ...]:
    """Return the digests of all questionnaires that the vault keeps."""
    return tuple(name.removeprefix(_SOURCE) for name in vault.documents.names(_SOURCE))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise NotReadableError(path=str(path)) from problem

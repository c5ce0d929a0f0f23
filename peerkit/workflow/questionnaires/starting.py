"""Beginning a questionnaire of one's own.

Laws:
- What is written passes `check` without a fault, or nothing is written.
- No file is ever replaced.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from peerkit.errors import MissingOptionError, NoLanguageCodeError, NoSuchModuleError
from peerkit.files import read_file
from peerkit.frozen import frozen
from peerkit.questionnaire import Fault, read_questionnaire
from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.source_text import FORBIDDEN
from peerkit.questionnaire.starting import WRITTEN_IN, Wishes, start_questionnaire
from peerkit.questionnaire.yaml_source import parse_yaml
from peerkit.values import is_language_tag
from peerkit.workflow.clock import now
from peerkit.workflow.questionnaires.forms import check_ending
from peerkit.workflow.questionnaires.shelf import beside, collection

_ENDINGS = (".yaml", ".yml")
_FIRST_OF_THE_DAY = "01"


@frozen
class Started:
    """A new questionnaire's bytes, the faults that it would have, and languages without words."""

    data: bytes
    faults: tuple[Fault, ...]
    awaiting: tuple[str, ...]


def start(
    path: Path, title: str, theme: str, languages: Sequence[str], modules: Sequence[str]
) -> Started:
    """Return the new questionnaire; nothing is written.

    Raises WrongEndingError, NoLanguageCodeError, NoSuchModuleError, and MissingOptionError for a
    name, title or theme of the wrong form.
    """
    _check(path, {"--title": title, "--theme": theme}, languages)
    for module in modules:
        _check_module(path.parent, module)
    words = _words()
    others = tuple(tag for tag in dict.fromkeys(languages) if tag != WRITTEN_IN)
    wishes = Wishes(
        file=path.name,
        version=f"{now():%Y%m%d}{_FIRST_OF_THE_DAY}",
        title=title.strip(),
        theme=theme.strip(),
        languages=others,
        modules=tuple(dict.fromkeys(modules)),
    )
    template = read_file(_starting() / "template.yaml").decode("utf-8")
    data = start_questionnaire(template, words, wishes)
    reading = read_questionnaire(data, beside(path.parent))
    faults = tuple(fault for fault in reading.faults if not fault.is_advice)
    return Started(data, faults, tuple(tag for tag in others if tag not in words))


def _check(path: Path, words: Mapping[str, str], languages: Sequence[str]) -> None:
    check_ending(path, *_ENDINGS)
    if FORBIDDEN.search(path.name) or "\n" in path.name:
        raise MissingOptionError(option="FILE.yaml")
    for option, text in words.items():
        if not text.strip() or FORBIDDEN.search(text) or len(text.splitlines()) > 1:
            raise MissingOptionError(option=option)
    if not all(is_language_tag(tag) for tag in languages):
        raise NoLanguageCodeError(option="--language")


def _check_module(folder: Path, module: str) -> None:
    folders = (folder / "modules", collection() / "modules")
    known = sorted({path.stem for each in folders for path in each.glob("*.yaml")})
    if module not in known:
        raise NoSuchModuleError(module=module, modules=", ".join(known))


def _words() -> Mapping[str, Mapping[str, str]]:
    root = parse_yaml(read_file(_starting() / "words.yaml")).root
    found: Mapping[str, Mapping[str, str]] = plain(root) if root else {}  # type: ignore[assignment]
    return found


def _starting() -> Path:
    """Return the folder of what new questionnaires are made of."""
    return collection() / "starting"

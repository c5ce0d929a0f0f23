"""A questionnaire on paper: the page to print, and the file that its answers are entered with.

Laws:
- A command that fails leaves no file, and none is replaced.
- What is printed has no faults: consent is never printed in words that are not there.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from peerkit.errors import LanguageNotOfferedError, PeerkitError
from peerkit.files import remove_file
from peerkit.frozen import frozen
from peerkit.questionnaire import Questionnaire
from peerkit.questionnaire.paper import Commands, answers_skeleton, write_page
from peerkit.words import catalogue
from peerkit.workflow.new_files import check_new, write_new
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet

ANSWERS_FILE = "paper.yaml"
"""What the file of answers is called where nobody named it."""

_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]+")


@frozen
class Told:
    """What participants are told of the project, as far as it is known; the rest is left blank.

    `withdraw_by` is an ISO date.
    """

    organisation: str = ""
    contact: str = ""
    withdraw_by: str = ""
    shared_with: Sequence[str] = ()

    def filling(self, language: str) -> Mapping[str, str]:
        """Return what fills `{organisation}` and its kin in that language's texts."""
        words = catalogue(language)
        return {
            "organisation": self.organisation,
            "contact": self.contact,
            "withdraw_by": words.date(self.withdraw_by) if self.withdraw_by else "",
            "shared_with": words.listing(self.shared_with),
        }


@frozen
class Print:
    """A questionnaire that can be printed, under the name by which it was asked for."""

    name: str
    questionnaire: Questionnaire
    language: str

    def page(self, told: Told, *, is_large: bool = False) -> bytes:
        """Return the page as HTML."""
        commands = Commands(
            skeleton=f"peerkit questionnaire print {self.name} --language {self.language}"
            f" --answers-skeleton {ANSWERS_FILE}",
            enter=f"peerkit interview {self.name} --answers {ANSWERS_FILE}",
        )
        filling = told.filling(self.language)
        return write_page(self.questionnaire, self.language, filling, commands, is_large=is_large)

    def skeleton(self) -> bytes:
        """Return the file of answers, empty."""
        words = catalogue(self.language)
        return answers_skeleton(self.questionnaire, self.language, words).encode("utf-8")

    def free_path(self) -> Path:
        """Return a name in this folder that nothing has yet: `garden.en.html`, `…-2.html`."""
        form = _NO_NAME.sub("_", self.questionnaire.form_id).strip("_.-") or "questionnaire"
        stem = f"{form}.{self.language}"
        path, number = Path(f"{stem}.html"), 1
        while path.exists() or path.is_symlink():
            number += 1
            path = Path(f"{stem}-{number}.html")
        return path


def find_print(name: str, language: str | None) -> Print:
    """Return the questionnaire of that name or path, in that language or its default one.

    Raises QuestionnaireNotFoundError, NotReadableError, QuestionnaireFaultyError, or
    LanguageNotOfferedError.
    """
    whole = read_sheet(*find_source(name)).questionnaire
    chosen = language or whole.default_language
    if chosen not in whole.languages:
        raise LanguageNotOfferedError(language=chosen, languages=", ".join(whole.languages))
    return Print(name, whole, chosen)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Make each path hold its bytes; raises OutputExistsError or the system's, and writes none."""
    for path in files:
        check_new(path)
    written: list[Path] = []
    try:
        for path, data in files.items():
            write_new(path, data)
            written.append(path)
    except PeerkitError:
        for path in written:
            remove_file(path)
        raise

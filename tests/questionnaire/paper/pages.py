"""The page and the file of answers that are kept byte for byte, and the reading of a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from peerkit.questionnaire import Questionnaire, read_questionnaire
from peerkit.questionnaire.paper import Commands, answers_skeleton, write_page
from peerkit.words import catalogue

FOLDER = Path(__file__).parent
COMMANDS = Commands("make the file", "enter the file")
FILLING = {"organisation": "Green & <b>Co</b>"}
_VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})


def garden() -> Questionnaire:
    """Return the questionnaire that has one of everything."""
    whole = read_questionnaire((FOLDER / "garden.yaml").read_bytes()).questionnaire
    assert whole is not None
    return whole


def golden() -> Mapping[str, bytes]:
    """Return what is kept, by the names of its files."""
    whole = garden()
    return {
        "garden.en.html": write_page(whole, "en", FILLING, COMMANDS),
        "garden.ar.html": write_page(whole, "ar", FILLING, COMMANDS, is_large=True),
        "garden.answers.yaml": answers_skeleton(whole, "en", catalogue("en")).encode(),
    }


@dataclass
class Element:
    """One element of a page, its attributes and what it says."""

    tag: str
    attributes: Mapping[str, str]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the element says, on one line."""
        return " ".join("".join(self.texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[Element] = []
        self.elements: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"nothing is open for </{tag}>"
        assert self.open[-1].tag == tag, (tag, [one.tag for one in self.open])
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.texts.append(data)


def elements(page: bytes) -> list[Element]:
    """Return the elements of a page; each that begins must end, in the right order."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    assert reader.open == []
    return reader.elements

"""A page of HTML as a visitor without a screen has it: its words, its form, its buttons."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "input", "br"})


@dataclass
class Seen:
    """What a page holds. `fields` are those of its form as they are filled in."""

    title: str = ""
    words: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    """The words of each radio button and box, and its name and value."""
    buttons: dict[str, str] = field(default_factory=dict)
    languages: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Words that have a language of their own, with it and their direction."""
    tags: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)


def read_page(html: str) -> Seen:
    """Return what the page holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.seen.unclosed = reader.open
    return reader.seen


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.open: list[str] = []
        self.text: list[str] = []
        self.collecting: list[tuple[str, str, list[str]]] = []
        self.select = ""
        self.value = ""
        self.language: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.tags.append(tag)
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "input":
            self._input(given)
        elif tag == "select":
            self.select = given["name"]
            self.seen.fields[self.select] = [""]
        elif tag == "option" and "selected" in given:
            self.seen.fields[self.select] = [given["value"]]
        elif tag in ("button", "textarea", "label", "title", "span"):
            self.collecting.append((tag, given.get("value", given.get("name", "")), []))
        if tag == "span" and "lang" in given:
            self.language = (given["lang"], given["dir"])

    def _input(self, given: dict[str, str]) -> None:
        kind, name, value = given.get("type", "text"), given["name"], given.get("value", "")
        if kind in ("radio", "checkbox"):
            self.value = f"{name}={value}"
            if "checked" in given:
                self.seen.fields.setdefault(name, []).append(value)
        else:
            self.seen.fields.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if not self.collecting or self.collecting[-1][0] != tag:
            return
        _, key, texts = self.collecting.pop()
        text = "".join(texts)
        if tag == "title":
            self.seen.title = text
        elif tag == "button":
            self.seen.buttons[text.strip()] = key
        elif tag == "textarea":
            self.seen.fields[key] = [text.removeprefix("\n")]
        elif tag == "label" and self.value:
            self.seen.choices[" ".join(text.split())] = self.value
            self.value = ""
        elif tag == "span" and self.language is not None:
            self.seen.languages[text] = self.language
            self.language = None

    def handle_data(self, data: str) -> None:
        for _, _, texts in self.collecting:
            texts.append(data)
        if not {"style", "script", "title"} & set(self.open):
            self.seen.words += data

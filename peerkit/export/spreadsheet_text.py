"""Text that a spreadsheet shows as it is, whatever a participant said.

Laws:
- No text is taken for a formula: one that begins like a formula gets an apostrophe in front, and
  so does one that begins with apostrophes and then like a formula, so that taking one apostrophe
  away gives the text again (OWASP, "CSV Injection").
- A plain number is left a number: `-7` is no formula.
- No control character, no bidi override and no lone surrogate gets through; each is shown. Tabs and
  line feeds are part of texts, and a Windows line end becomes a line feed.
"""

import re

_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\n＝＋－＠]")  # noqa: RUF001 - Excel reads the wide signs too
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def spreadsheet_text(text: str) -> str:
    """Return `text` safe for a cell; most texts are returned as they are."""
    if not (text.isprintable() or text.replace("\n", " ").isprintable()):
        text = _UNSAFE.sub(_shown, text.replace("\r\n", "\n"))
    if _LIKE_FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def _shown(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"

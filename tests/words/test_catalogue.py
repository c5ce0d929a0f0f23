"""Every message can be said, and every message that is said is there."""

import ast
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

from peerkit.words import catalogue
from peerkit.words.locales import locale

PACKAGE = Path(__file__).parents[2] / "peerkit"
FAMILIES = sorted(path.stem for path in (PACKAGE / "words" / "en").glob("[a-z]*.py"))
_CODE = re.compile(r"(plain|command|status|misuse|help|demo|questionnaire|answers)(\.[a-z_/]+)+")
MADE_ELSEWHERE = re.compile(
    r"command\.(app|option\.|argument\.|[a-z_]+$)|plain\.(menu\./|missing\.|state\.|next_|check_)"
    r"|answers\.|status\.(where|heading|next_|devices|attempts|missing_records|set_aside"
    r"|project|organisation|programme)|demo\.heading|misuse\.no_such|help\."
)
"""Codes that the program puts together from a name, a state or a kind of question."""


def messages(family: str) -> dict[str, object]:
    found: dict[str, object] = import_module(f"peerkit.words.en.{family}").MESSAGES
    return found


def said() -> set[str]:
    """Return every code that stands in peerkit's own source as it is.

    The tree of commands is left out: it names modules and functions, which look alike.
    """
    files = (path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "cli" / "app.py")
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _CODE.fullmatch(node.value)
        and not node.value.endswith("_")  # the first part of a code that is put together
    }


@pytest.mark.parametrize("family", FAMILIES)
def test_every_message_is_found_by_its_code(family: str) -> None:
    assert [code for code in messages(family) if not catalogue().has(code)] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_message_is_text_that_format_understands(family: str) -> None:
    for message in messages(family).values():
        for text in [message] if isinstance(message, str) else message.values():  # type: ignore[attr-defined]
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
            assert all(name.isidentifier() for name in names), text


def test_what_is_said_is_in_the_catalogue() -> None:
    families = {name for family in FAMILIES for name in messages(family)}
    known = {code for code in said() if any(code.startswith(f"{one}.") for one in _prefixes())}
    assert sorted(code for code in known if code not in families) == []


def _prefixes() -> set[str]:
    return {code.partition(".")[0] for family in FAMILIES for code in messages(family)}


@pytest.mark.parametrize("family", ["plain", "commands", "status"])
def test_no_message_is_left_over(family: str) -> None:
    used = said()
    left = [code for code in messages(family) if code not in used]
    assert [code for code in left if not MADE_ELSEWHERE.match(code)] == []


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert catalogue().text("plain.saved_as", answer="{answer} {0} %s") == (
        "Saved: {answer} {0} %s."
    )


def test_an_unknown_code_is_a_defect() -> None:
    with pytest.raises(KeyError):
        catalogue().text("plain.no_such_message")


@pytest.mark.parametrize(
    ("number", "category"), [(1, "one"), (0, "few"), (19, "few"), (20, "other"), (101, "few")]
)
def test_romanian_counts_in_three_ways(number: int, category: str) -> None:
    assert locale("ro").plural(number) == category


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "31 March 2027"), ("ro-MD", "31 martie 2027"), ("yue", "2027-03-31")],
)
def test_a_date_is_said_in_its_language_or_not_at_all(language: str, shown: str) -> None:
    assert catalogue(language).date("2027-03-31") == shown


def test_a_list_ends_in_the_languages_own_and() -> None:
    assert catalogue("en").listing(["a", "b", "c"]) == "a, b and c"
    assert catalogue("ro").listing(["a", "b"]) == "a și b"
    assert catalogue("yue").listing(["a", "b"]) == "a, b"
    assert catalogue("en").listing([]) == ""


@pytest.mark.parametrize("language", ["en", "ro", "so", "ar"])
def test_a_day_in_any_language_is_said_again_in_the_messages_own(language: str) -> None:
    worded = locale(language).date("2027-03-31")
    assert catalogue("ar").redated(worded) == "31 March 2027"


@pytest.mark.parametrize("other", ["", "next spring", "31 March", "31 Brumaire 2027"])
def test_what_is_no_day_is_left_as_it_is(other: str) -> None:
    assert catalogue().redated(other) == other


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2027-03-21T14:30:00", "21 March 2027 14:30"),
        ("2027-03-21", "21 March 2027"),
        ("14:30:00", "14:30"),
        ("14:30:05", "14:30:05"),
        ("2027-03-21T14:30:05", "21 March 2027 14:30:05"),
    ],
)
def test_a_moment_is_said_as_people_say_it(iso: str, said: str) -> None:
    assert catalogue().moment(iso) == said

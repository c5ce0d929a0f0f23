"""The page itself: a laid-out questionnaire as one HTML file that needs nothing else.

Laws:
- Equal questionnaires and options give equal bytes.
- No script runs on it and nothing is fetched for it.
- Words of a questionnaire never become markup.
"""

from collections.abc import Mapping
from functools import cache

from jinja2 import DictLoader, Environment, StrictUndefined

from peerkit.frozen import frozen
from peerkit.questionnaire.model import Questionnaire
from peerkit.questionnaire.paper.laying_out import lay_out
from peerkit.questionnaire.paper.saying import visible
from peerkit.questionnaire.paper.sheet import Part, Question
from peerkit.questionnaire.paper.skeleton import answers_skeleton
from peerkit.questionnaire.paper.templates import TEMPLATES
from peerkit.words import catalogue
from peerkit.words.numbers import numbers_apart

_LINES, _LARGE_LINES = 4, 5


@frozen
class Commands:
    """How a paper is entered later: what makes the file for the answers, and what takes it."""

    skeleton: str
    enter: str


def write_page(
    questionnaire: Questionnaire,
    language: str,
    filling: Mapping[str, str],
    commands: Commands,
    *,
    is_large: bool = False,
) -> bytes:
    """Return the page in one of the questionnaire's languages.

    `filling` fills the blanks of consent texts; what it lacks is a line to write on. `commands` are
    how the paper is entered later.
    """
    words = catalogue(language)
    page = _environment().get_template("page")
    text = page.render(
        sheet=lay_out(questionnaire, language, words, filling),
        skeleton=answers_skeleton(questionnaire, language, words),
        commands=commands,
        is_large=is_large,
        lines=_LARGE_LINES if is_large else _LINES,
        interface=words.messages_in,
        say=words.text,
    )
    return text.encode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        visible=visible, numbers_apart=numbers_apart, kind_of=_kind_of, ends=_ends
    )
    return environment


def _kind_of(part: Part) -> str:
    return type(part).__name__


def _ends(question: Question) -> Mapping[str, str]:
    """Return the values that the sentence on how to answer may name."""
    span = question.range
    return {} if span is None else {"start": span.start, "end": span.end, "step": span.step}

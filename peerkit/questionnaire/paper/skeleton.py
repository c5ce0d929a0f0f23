"""The file of answers that a filled-in paper is entered with: every name, and nothing answered yet.

Laws:
- What nobody filled in is no answer: the file is read as it is, and as far as it is filled.
- Every question that stands on paper has its line, in its repeat's list.
- Whatever the words of a questionnaire are, they stay in their comment.
"""

from collections.abc import Iterator, Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.model import (
    CHOICE_TYPES,
    Item,
    OrderStep,
    Question,
    Questionnaire,
    QuestionType,
    Repeat,
    Text,
)
from peerkit.questionnaire.paper.needed import is_asked_on_paper
from peerkit.questionnaire.words_unanswered import items_by_name, words_unanswered
from peerkit.words import Catalogue

_STEP = "  "
_TURN = "- "
_LONGEST_COMMENT = 76
_MOST_NAMES = 40
"""Longer lists of choices are not repeated in the file; they stand on paper."""


def answers_skeleton(questionnaire: Questionnaire, language: str, words: Catalogue) -> str:
    """Return the YAML file for one interview in that language, to be filled in."""
    writer = _Writer(questionnaire, language, words, items_by_name(questionnaire))
    return "".join(f"{line.rstrip()}\n" for line in writer.lines())


@frozen
class _Writer:
    questionnaire: Questionnaire
    language: str
    words: Catalogue
    items: Mapping[str, Item]

    def lines(self) -> Iterator[str]:
        whole = self.questionnaire
        yield from self._own("", "title", form_id=whole.form_id, version=whole.version)
        for code in ("begin", "fill", "refused", "words"):
            yield from self._own("", code)
        yield from self._own("", "participant")
        yield f"{_TURN}participant:"
        yield from self._own(_STEP, "key")
        yield f"{_STEP}key:"
        yield f"{_STEP}language: {self.language}"
        yield from self._own(_STEP, "mode")
        yield f"{_STEP}mode:"
        yield from self._own(_STEP, "at")
        yield f"{_STEP}at:"
        yield from self._own(_STEP, "consent")
        yield f"{_STEP}consent:"
        yield from (f"{_STEP * 2}{one.name}:" for one in whole.consent)
        if OrderStep.AGE in whole.steps:
            yield from self._own(_STEP, "age")
            yield from (f"{_STEP}steps:", f"{_STEP * 2}age:")
        yield f"{_STEP}answers:"
        yield from self._answers(whole.survey, _STEP * 2)

    def _answers(self, items: tuple[Item, ...], indent: str) -> Iterator[str]:
        for item in items:
            if isinstance(item, Repeat):
                yield from self._turn(item, indent)
            elif not isinstance(item, Question):
                yield from self._answers(item.items, indent)
            elif is_asked_on_paper(item):
                yield from self._question(item, indent)

    def _turn(self, repeat: Repeat, indent: str) -> Iterator[str]:
        """Yield the lines of one turn, if anything is asked in it; its first key has the dash."""
        lines = list(self._answers(repeat.items, indent + _STEP * 2))
        keys = [place for place, line in enumerate(lines) if not line.lstrip().startswith("#")]
        if not keys:
            return
        first = keys[0]
        lines[first] = f"{indent}{_STEP}{_TURN}{lines[first].lstrip()}"
        yield from self._comment(indent, self._said(repeat.label))
        yield from self._own(indent, "turns")
        yield f"{indent}{repeat.name}:"
        yield from lines

    def _question(self, question: Question, indent: str) -> Iterator[str]:
        yield from self._comment(indent, self._said(question.label))
        found = self.questionnaire.choices.get(question.choice_list or "")
        names = [choice.name for choice in found.choices] if found is not None else []
        if question.type in CHOICE_TYPES and 0 < len(names) <= _MOST_NAMES:
            yield from self._names(indent, question, names)
        elif question.type in _FORMS:
            yield from self._own(indent, _FORMS[question.type])
        yield f"{indent}{question.name}:"

    def _names(self, indent: str, question: Question, names: list[str]) -> Iterator[str]:
        code = "one_of" if question.type is QuestionType.SELECT_ONE else str(question.type)
        said = self.words.text(f"print.skeleton.{code}", names=", ".join(names))
        yield from self._comment(indent, said)

    def _said(self, text: Text | None) -> str:
        if text is None:
            return ""
        default = self.questionnaire.default_language
        return words_unanswered(self.items, text, self.language, default).text

    def _own(self, indent: str, code: str, **values: str) -> Iterator[str]:
        return self._comment(indent, self.words.text(f"print.skeleton.{code}", **values))

    def _comment(self, indent: str, text: str) -> Iterator[str]:
        """Yield the text as comments: no line of it can end one, and no sign can hide in it."""
        shown = "".join(sign if sign.isprintable() else " " for sign in text)
        line = ""
        for word in shown.split():
            if line and len(line) + len(word) >= _LONGEST_COMMENT - len(indent):
                yield f"{indent}# {line}"
                line = word
            else:
                line = f"{line} {word}".lstrip()
        if line:
            yield f"{indent}# {line}"


_FORMS = {
    QuestionType.DATE: "date",
    QuestionType.TIME: "time",
    QuestionType.DATETIME: "datetime",
    QuestionType.ACKNOWLEDGE: "acknowledge",
}
"""Types whose answers have a form that a person needs to be told."""

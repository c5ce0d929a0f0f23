"""The answers that a file gives to one interview, found by address and ticked off as they are used.

Laws:
- A name is looked up where the questionnaire puts it: inside a repeat, in that repeat's list.
- Whatever was given and never asked for is told at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from peerkit.errors import AnswerRefusedError
from peerkit.interview import read_answer_text
from peerkit.questionnaire import Item, Question, Questionnaire, QuestionType, Repeat
from peerkit.values import Address, Answer, MissingReason
from peerkit.workflow.interviews.answers_file import AnswersFault


@dataclass(slots=True)
class GivenAnswers:
    """The nested answers of one interview, and which of them have been used."""

    questionnaire: Questionnaire
    answers: Mapping[str, Any]
    notes: Mapping[str, str]
    _used: set[Address] = field(default_factory=set)
    _noted: set[str] = field(default_factory=set)
    _around: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find each name's repeats once for the interview."""
        self._around = dict(_repeats_around(self.questionnaire.survey, ()))

    def take(self, address: Address) -> Any:
        """Return what the file gives at the address, None for nothing; it is ticked off."""
        self._used.add(address)
        return self._holder(address).get(address.name)

    def take_note(self, address: Address) -> str:
        """Return the note beside a question, once."""
        if address.name in self._noted:
            return ""
        note = self.notes.get(address.name, "")
        self._noted.add(address.name)
        return note

    def has_instance(self, repeat: Address) -> bool:
        """Tell whether the file gives that instance of a repeat."""
        *outer, number = repeat.instances
        instances = self._holder(Address(repeat.name, tuple(outer))).get(repeat.name)
        return isinstance(instances, list) and len(instances) >= number

    def unknown(self) -> Iterator[AnswersFault]:
        """Yield a fault for each name that the questionnaire does not have at its place."""
        for address, _ in _flat(self.answers, ()):
            if not self._is_known(address):
                yield AnswersFault("unknown_question", {"question": str(address)})
        for name in self.notes:
            if name not in self._around:
                yield AnswersFault("unknown_question", {"question": name})

    def unused(self) -> Iterator[AnswersFault]:
        """Yield a fault for each known answer that the interview never asked for."""
        for address, value in _flat(self.answers, ()):
            if self._is_known(address) and address not in self._used and value is not None:
                yield AnswersFault("hidden_question", {"question": str(address)})
        for name in self.notes:
            if name in self._around and name not in self._noted:
                yield AnswersFault("hidden_question", {"question": name})

    def _is_known(self, address: Address) -> bool:
        around = self._around.get(address.name)
        return around is not None and len(around) == len(address.instances)

    def _holder(self, address: Address) -> Mapping[str, Any]:
        """Return the object in which the address's own name would stand."""
        holder: Any = self.answers
        for repeat, number in zip(self._around[address.name], address.instances, strict=True):
            instances = holder.get(repeat)
            if not isinstance(instances, list) or len(instances) < number:
                return {}
            holder = instances[number - 1]
            if not isinstance(holder, dict):
                return {}
        found: Mapping[str, Any] = holder
        return found


def answer_for(question: Question, address: Address, raw: Any) -> Answer:
    """Return what the file gives as an answer; raises AnswerRefusedError for a wrong form."""
    try:
        return _answer(question, raw)
    except _WrongTypeError as wrong:
        raise AnswerRefusedError(question=str(address), problem="wrong_type") from wrong
    except AnswerRefusedError as refused:
        raise AnswerRefusedError(**{**refused.values, "question": str(address)}) from refused


class _WrongTypeError(Exception):
    """What the file gives has another form than the question's answers; it stays in this module."""


def _answer(question: Question, raw: Any) -> Answer:
    if isinstance(raw, dict):
        return _missing(raw)
    if isinstance(raw, bool):
        is_ok = raw and question.type is QuestionType.ACKNOWLEDGE
        raw = "OK" if is_ok else "yes" if raw else "no"
    match question.type:
        case QuestionType.SELECT_MULTIPLE | QuestionType.RANK:
            return Answer(tuple(_names(raw)))
        case _ if isinstance(raw, list):
            raise _WrongTypeError
        case QuestionType.TEXT | QuestionType.SELECT_ONE | QuestionType.ACKNOWLEDGE:
            return Answer(str(raw))
        case _:
            return read_answer_text(question, (), str(raw))


def _names(raw: Any) -> list[str]:
    names = raw.split() if isinstance(raw, str) else raw
    if not isinstance(names, list) or not all(isinstance(name, (str, int)) for name in names):
        raise _WrongTypeError
    return [str(name) for name in names]


def _missing(raw: Mapping[str, Any]) -> Answer:
    reason = raw.get("missing")
    if set(raw) != {"missing"} or reason not in tuple(MissingReason):
        raise _WrongTypeError
    return Answer(missing=MissingReason(reason))


def _repeats_around(
    items: Sequence[Item], around: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each question's and repeat's name with the repeats around it, outermost first."""
    for item in items:
        if isinstance(item, Question):
            yield item.name, around
        elif isinstance(item, Repeat):
            yield item.name, around
            yield from _repeats_around(item.items, (*around, item.name))
        else:
            yield from _repeats_around(item.items, around)


def _flat(answers: Mapping[str, Any], instances: tuple[int, ...]) -> Iterator[tuple[Address, Any]]:
    """Yield every given answer with its address; a repeat's list is entered."""
    for name, value in answers.items():
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            for number, one in enumerate(value, 1):
                if isinstance(one, dict):
                    yield from _flat(one, (*instances, number))
        else:
            yield Address(name, instances), value

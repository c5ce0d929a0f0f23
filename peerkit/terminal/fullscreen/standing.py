"""What stands on a question's page when it opens: the answer so far, or words typed earlier.

Law: what stands there can be given again as it is, and means the same answer.
"""

from peerkit.interview import AskQuestion
from peerkit.questionnaire import QuestionType


def standing_text(asked: AskQuestion) -> str:
    """Return the text of the question's field: unfinished words before a finished answer."""
    if asked.draft is not None:
        return asked.draft
    value = None if asked.answer is None else asked.answer.value
    if value is None or isinstance(value, tuple):
        return ""
    match asked.type:
        case QuestionType.DATE:
            return _day(str(value))
        case QuestionType.TIME:
            return _time(str(value))
        case QuestionType.DATETIME:
            day, _, time = str(value).partition("T")
            return f"{_day(day)} {_time(time)}"
        case _:
            return str(value)


def standing_rows(asked: AskQuestion) -> tuple[int, ...]:
    """Return the places of the options that are chosen, a ranking in its order."""
    value = None if asked.answer is None else asked.answer.value
    if value is None:
        return ()
    names = value if isinstance(value, tuple) else (value,)
    places = {option.name: place for place, option in enumerate(asked.options)}
    return tuple(places[name] for name in names if name in places)


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)}/{int(month)}/{year}"


def _time(iso: str) -> str:
    return iso.removesuffix(":00")

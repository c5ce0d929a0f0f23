"""The shipped questionnaires, and a random walk through one of them."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

from peerkit.errors import AnswerRefusedError
from peerkit.interview import AskAnother, AskQuestion, OfferSelfEntry, ShowHandBack, Stage
from peerkit.questionnaire import Fault, Questionnaire, QuestionType, Reading, read_questionnaire
from peerkit.values import AnswerValue
from tests.scenario import Scenario

FOLDER = Path(__file__).parents[2] / "questionnaires"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))

_MOST_STEPS = 2_000
_DAYS = ("1999-12-31", "2016-06-24", "2026-11-01")


def reading(source: bytes) -> Reading:
    """Return what the source says, with the modules of the library beside it."""

    def beside(name: str) -> bytes | None:
        path = FOLDER / name
        return path.read_bytes() if path.is_file() else None

    return read_questionnaire(source, beside)


def shipped(name: str) -> Questionnaire:
    """Return a questionnaire of the library."""
    whole = reading((FOLDER / f"{name}.yaml").read_bytes()).questionnaire
    assert whole is not None
    return whole


def findings(name: str) -> tuple[Fault, ...]:
    """Return the faults and the advice that a questionnaire of the library gets."""
    return reading((FOLDER / f"{name}.yaml").read_bytes()).faults


def walk(
    scenario: Scenario, random: Random, given: Mapping[str, AnswerValue] | None = None
) -> Scenario:
    """Answer, refuse or pass over every question at random, but those in `given`.

    A group of self-entry is asked aloud or typed alone; steps are answered so that it goes on.
    """
    scenario.consent()
    for _ in range(_MOST_STEPS):
        if scenario.state.stage is Stage.CHECKING:
            return scenario
        prompt = scenario.prompt()
        if isinstance(prompt, OfferSelfEntry):
            random.choice((scenario.hand_over, scenario.ask_aloud))()
        elif isinstance(prompt, ShowHandBack):
            scenario.hand_back()
        elif isinstance(prompt, AskAnother):
            scenario.more(str(prompt.repeat), yes=random.random() < 0.5)
        else:
            assert isinstance(prompt, AskQuestion)
            _meet(scenario, prompt, random, given or {})
    raise AssertionError("the walk does not end")


def _meet(
    scenario: Scenario, prompt: AskQuestion, random: Random, given: Mapping[str, AnswerValue]
) -> None:
    """Go on from one question; an answer that the constraint refuses is declined instead."""
    place = str(prompt.address)
    if prompt.type is QuestionType.NOTE:
        scenario.passed(place)
    elif prompt.address.name in given:
        scenario.answer(place, given[prompt.address.name])
    elif not prompt.is_required and random.random() < 0.1:
        scenario.passed(place)
    else:
        try:
            scenario.answer(place, _made_up(prompt, random))
        except AnswerRefusedError:
            if prompt.refusal:
                scenario.refuse(place)


def _made_up(prompt: AskQuestion, random: Random) -> AnswerValue:
    """Return an answer of the question's type, which its constraint may refuse."""
    names = [option.name for option in prompt.options]
    match prompt.type:
        case QuestionType.SELECT_ONE:
            return random.choice(names)
        case QuestionType.SELECT_MULTIPLE:
            return tuple(random.sample(names, random.randint(1, min(3, len(names)))))
        case QuestionType.INTEGER | QuestionType.RANGE:
            return random.randint(0, 5)
        case QuestionType.DATE:
            return random.choice(_DAYS)
        case QuestionType.ACKNOWLEDGE:
            return "OK"
        case QuestionType.TEXT:
            return random.choice(("Nobody asked us before.", "مرحبا", "我们", "Înainte, да"))
        case other:
            raise AssertionError(other)

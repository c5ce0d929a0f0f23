"""Hypothesis strategies for questionnaires, answers and events.

Questionnaires are built as models, not as YAML: odder ones than `check` lets through, because the
engine must stand whatever it is given.
"""

from collections.abc import Callable

from hypothesis import strategies as st

from peerkit.expression import parse_expression
from peerkit.interview import (
    Answered,
    AskAnother,
    AskConsent,
    AskDetail,
    AskQuestion,
    CheckClosed,
    CheckOpened,
    ConsentClosed,
    ConsentConfirmed,
    DetailGiven,
    DetailKind,
    Event,
    InformationRead,
    Jumped,
    KeepAnswered,
    LimitsRead,
    Mode,
    NoteWritten,
    OfferSelfEntry,
    Passed,
    Paused,
    Prompt,
    RepeatAnswered,
    Resumed,
    SectionSkipped,
    SelfEntryBegun,
    SelfEntryDeclined,
    SelfEntryEnded,
    ShowHandBack,
    Started,
    StatementAnswered,
    StopAnswered,
    StopAsked,
    Typed,
    WentBack,
)
from peerkit.questionnaire import (
    Audience,
    Choice,
    ChoiceList,
    ConsentStatement,
    Group,
    Item,
    OrderStep,
    Purpose,
    Question,
    Questionnaire,
    QuestionType,
    Range,
    Repeat,
    Text,
)
from peerkit.values import Address, Answer, AnswerValue, ConsentState, MissingReason

NAMES = tuple(f"q{number}" for number in range(6))
CHOICES = ("a", "b", "c", "none")

TYPES = tuple(QuestionType)

_CONDITIONS = (
    "${%s} != ''",
    "${%s} = 'a'",
    "${%s} > 2",
    "selected(${%s}, 'b')",
    "not(${%s} < 3)",
    "count(${%s}) > 1",
    "string-length(${%s}) > today()",
)
_CONSTRAINTS = (". >= 0", ". != 'a'", "string-length(.) < 9", "${%s} = ''", "regex(., '[a-z]+')")
_CALCULATIONS = (
    "${%s} + 1",
    "concat(${%s}, '!')",
    "count(${%s})",
    "once(random())",
    "position(..)",
    "uuid()",
    "now()",
    "if(${%s} > 1, 'a', 3 div 0)",
)


def texts(words: str) -> Text:
    """Return a wording in English and Romanian."""
    return Text({"en": words, "ro": words})


@st.composite
def _expressions(draw: st.DrawFn, templates: tuple[str, ...]) -> object:
    template = draw(st.sampled_from(templates))
    name = draw(st.sampled_from((*NAMES, "r0", "r1", "g0")))
    return parse_expression(template.replace("%s", name))


def _sometimes(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | st.none() | strategy


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    """Return any question, of any type."""
    kind = draw(st.sampled_from(TYPES))
    return Question(
        kind,
        name,
        label=draw(st.none() | st.builds(texts, st.sampled_from(("Why?", "Is it ${q0}?")))),
        choice_list="letters",
        required=draw(_sometimes(_expressions(("true()", "${%s} = ''")))),  # type: ignore[arg-type]
        relevant=draw(_sometimes(_expressions(_CONDITIONS))),  # type: ignore[arg-type]
        constraint=draw(_sometimes(_expressions(_CONSTRAINTS))),  # type: ignore[arg-type]
        constraint_message=draw(st.none() | st.just(texts("Not ${q1}."))),
        calculation=draw(_sometimes(_expressions(_CALCULATIONS))),  # type: ignore[arg-type]
        choice_filter=draw(_sometimes(_expressions(("tag = ${%s}", "tag = 'x'")))),  # type: ignore[arg-type]
        default=draw(st.none() | st.sampled_from(("a", "3", "b c")) | _expressions(_CALCULATIONS)),  # type: ignore[arg-type]
        range=draw(st.none() | st.sampled_from((Range("0", "10", "1"), Range("-1", "1", "0.5")))),
        refusal=draw(st.booleans()),
        pii=draw(st.booleans()),
        parameters=draw(st.sampled_from(({}, {"randomize": "true"}))),
    )


@st.composite
def surveys(draw: st.DrawFn) -> tuple[Item, ...]:
    """Return up to six questions, some of them in a group, a repeat, or a repeat in a repeat."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    drawn: list[Item] = [draw(questions(name)) for name in names]
    for name, container in (("r1", Repeat), ("g0", Group), ("r0", Repeat)):
        if draw(st.booleans()):
            start = draw(st.integers(0, len(drawn) - 1))
            end = draw(st.integers(start + 1, len(drawn)))
            drawn[start:end] = [draw(_containers(name, container, tuple(drawn[start:end])))]
    return tuple(drawn)


@st.composite
def _containers(
    draw: st.DrawFn, name: str, container: type[Group | Repeat], items: tuple[Item, ...]
) -> Item:
    relevant = draw(_sometimes(_expressions(_CONDITIONS)))
    if container is Group:
        alone = draw(st.booleans())
        return Group(name, texts("Group"), items, relevant=relevant, self_entry=alone)  # type: ignore[arg-type]
    count = draw(_sometimes(_expressions(("2", "${%s}", "count(${%s}) + 1"))))
    return Repeat(name, texts("Repeat"), items, relevant=relevant, count=count)  # type: ignore[arg-type]


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Return any questionnaire that the engine may be given."""
    return Questionnaire(
        form_id="any",
        version="1",
        title=texts("Any"),
        default_language="en",
        languages={"en": "English", "ro": "Română"},
        information=texts("{organisation} asks; ask {contact}."),
        limits=texts("Private."),
        consent=(
            ConsentStatement(
                "take_part", Purpose.TAKE_PART, Audience.ORGANISATION, True, texts("I take part.")
            ),
            ConsentStatement(
                "share", Purpose.ANSWERS, Audience.PROGRAMME, False, texts("Share it.")
            ),
            ConsentStatement(
                "touch", Purpose.CONTACT, Audience.ORGANISATION, False, texts("Stay in touch.")
            ),
        ),
        choices={
            "letters": ChoiceList(
                "letters",
                tuple(
                    Choice(name, texts(name.upper()), {"tag": "x" if name < "c" else "y"})
                    for name in CHOICES
                ),
            )
        },
        survey=draw(surveys()),
        steps=tuple(draw(st.lists(st.sampled_from(OrderStep), unique=True, max_size=3))),
        digest="0" * 64,
    )


# --- answers and events -----------------------------------------------------------------------

MOMENTS = st.integers(0, 59).map(lambda minute: f"2026-11-21T10:{minute:02d}:00Z")
WORDS = st.text(max_size=12) | st.sampled_from(("a", "2027-03-21", "14:30:00", "2.5", "OK"))

VALUES: st.SearchStrategy[AnswerValue] = (
    WORDS
    | st.integers(-3, 12)
    | st.integers()
    | st.lists(st.sampled_from(CHOICES), max_size=5).map(tuple)
)
ANSWERS = st.builds(Answer, VALUES) | st.builds(
    Answer, missing=st.sampled_from(MissingReason), value=st.none()
)
ADDRESSES = st.builds(
    Address,
    st.sampled_from((*NAMES, "r0", "r1", "g0", "nowhere", "access_notes", "safe_place")),
    st.lists(st.integers(1, 3), max_size=2).map(tuple),
)
SEEDS = st.binary(min_size=32, max_size=32).map(bytes.hex)

EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Started,
        MOMENTS,
        st.just("a1" * 16),
        st.sampled_from(("en", "ro", "zh-Hans")),
        st.sampled_from(Mode),
        SEEDS,
        st.integers(-1439, 1439),
    ),
    st.builds(
        StatementAnswered,
        MOMENTS,
        st.sampled_from(("take_part", "share", "touch", "nothing")),
        st.sampled_from(ConsentState),
    ),
    st.builds(Answered, MOMENTS, ADDRESSES, ANSWERS),
    st.builds(Typed, MOMENTS, ADDRESSES, WORDS),
    st.builds(Passed, MOMENTS, ADDRESSES),
    st.builds(SectionSkipped, MOMENTS, ADDRESSES),
    st.builds(
        DetailGiven, MOMENTS, ADDRESSES, WORDS | st.sampled_from(("alone", "no", "yes", "bsl"))
    ),
    st.builds(RepeatAnswered, MOMENTS, ADDRESSES, st.booleans()),
    st.builds(NoteWritten, MOMENTS, ADDRESSES, WORDS),
    st.builds(Jumped, MOMENTS, ADDRESSES),
    st.builds(KeepAnswered, MOMENTS, st.booleans()),
    st.builds(ConsentConfirmed, MOMENTS, st.booleans()),
    st.builds(StopAnswered, MOMENTS, st.booleans()),
    *(
        st.builds(kind, MOMENTS)
        for kind in (
            InformationRead,
            LimitsRead,
            ConsentClosed,
            WentBack,
            CheckOpened,
            CheckClosed,
            Paused,
            Resumed,
            SelfEntryBegun,
            SelfEntryDeclined,
            SelfEntryEnded,
            StopAsked,
        )
    ),
)
"""Any event at all, most of them illegal wherever an interview stands."""


@st.composite
def fitting_answers(draw: st.DrawFn, asked: AskQuestion) -> Answer:
    """Return an answer that the question's type takes (its constraint may not)."""
    if draw(st.integers(0, 4)) == 0 and asked.refusal:
        return Answer(missing=MissingReason.DONT_KNOW)
    names = [option.name for option in asked.options]
    by_type: dict[QuestionType, Callable[[], st.SearchStrategy[AnswerValue]]] = {
        QuestionType.INTEGER: lambda: st.integers(-3, 12),
        QuestionType.DECIMAL: lambda: st.sampled_from(("0", "2.5", "-7")),
        QuestionType.RANGE: lambda: st.sampled_from((0, 1, "0.5", "0")),
        QuestionType.DATE: lambda: st.dates().map(lambda day: day.isoformat()),
        QuestionType.TIME: lambda: st.just("14:30:00"),
        QuestionType.DATETIME: lambda: st.just("2027-03-21T14:30:00"),
        QuestionType.SELECT_ONE: lambda: st.sampled_from(names or ["a"]),
        QuestionType.SELECT_MULTIPLE: lambda: st.lists(
            st.sampled_from(names or ["a"]), min_size=1, unique=True
        ).map(tuple),
        QuestionType.RANK: lambda: st.permutations(names).map(tuple),
        QuestionType.ACKNOWLEDGE: lambda: st.just("OK"),
    }
    return Answer(draw(by_type.get(asked.type, lambda: WORDS)()))


@st.composite
def likely_events(draw: st.DrawFn, prompt: Prompt | None) -> Event:
    """Return an event that a face could send at that prompt; now and then any other."""
    at = draw(MOMENTS)
    if prompt is None:
        return draw(
            st.builds(Started, MOMENTS, st.just("a1"), st.just("ro"), st.just(Mode.SPOKEN), SEEDS)
        )
    if draw(st.integers(0, 5)) == 0:
        return draw(EVENTS)
    match prompt:
        case AskQuestion() as asked:
            return draw(_said_to_question(at, asked))
        case AskAnother() as another:
            return RepeatAnswered(at, another.repeat, draw(st.booleans()))
        case AskConsent() as consent if not consent.is_complete:
            statement = draw(st.sampled_from([each.name for each in consent.statements]))
            return StatementAnswered(at, statement, ConsentState.YES)
        case AskDetail() as detail:
            return DetailGiven(at, detail.address, draw(_said_of(detail)))
        case OfferSelfEntry() | ShowHandBack():
            return draw(_HANDED)
        case _:
            return draw(_ONWARD)


@st.composite
def _said_to_question(draw: st.DrawFn, at: str, asked: AskQuestion) -> Event:
    way = draw(st.integers(0, 7))
    if way == 0:
        return SectionSkipped(at, asked.address)
    if way in (1, 2):
        return Passed(at, asked.address)
    return Answered(at, asked.address, draw(fitting_answers(asked)))


def _said_of(detail: AskDetail) -> st.SearchStrategy[str]:
    match detail.kind:
        case DetailKind.CHOICE:
            return st.sampled_from(detail.options)
        case DetailKind.CHOICES:
            return st.lists(st.sampled_from(detail.options), unique=True).map(" ".join)
        case _:
            return WORDS | st.just("12.50")


_HANDED: st.SearchStrategy[Event] = st.one_of(
    st.builds(SelfEntryBegun, MOMENTS),
    st.builds(SelfEntryDeclined, MOMENTS),
    st.builds(SelfEntryEnded, MOMENTS),
)
_ONWARD: st.SearchStrategy[Event] = st.one_of(
    *(
        st.builds(kind, MOMENTS)
        for kind in (
            InformationRead,
            LimitsRead,
            ConsentClosed,
            CheckClosed,
            Resumed,
            WentBack,
        )
    ),
    st.builds(KeepAnswered, MOMENTS, st.booleans()),
    st.builds(ConsentConfirmed, MOMENTS, st.just(True)),
)

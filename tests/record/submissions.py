"""Submissions for tests: one by hand, and a strategy for random ones with nested repeats."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from peerkit.interview.submission import (
    ConsentRecord,
    Outcome,
    Paradata,
    StatementRecord,
    Submission,
)
from peerkit.questionnaire.model import Purpose, Sensitivity
from peerkit.values import Address, Answer, Audience, ConsentState, MissingReason, Mode

AT = "2026-11-21T10:00:00Z"
PARENTS = {
    "street": "home",
    "member": "household",
    "age": "member",
    "illness": "member",
    "since": "illness",
}
"""`home` and `household` are groups; `member` repeats, and `illness` repeats within it."""

CONSENT = ConsentRecord(
    at=AT,
    language="ro",
    mode=Mode.SPOKEN,
    words="ab" * 32,
    filling={"organisation": "Casa", "withdraw_by": "2026-12-31"},
    statements=(
        StatementRecord(
            "take_part", Purpose.TAKE_PART, Audience.ORGANISATION, True, ConsentState.YES
        ),
        StatementRecord("share", Purpose.ANSWERS, Audience.PROGRAMME, False, ConsentState.YES),
        StatementRecord(
            "health", Purpose.SENSITIVE_HEALTH, Audience.PROGRAMME, False, ConsentState.NO
        ),
        StatementRecord("quote", Purpose.QUOTE, Audience.PUBLIC, False, ConsentState.NOT_ASKED),
    ),
    receivers=("The city",),
)

SUBMISSION = Submission(
    form_id="housing_voices",
    version="2026112101",
    questionnaire="cd" * 32,
    language="ro",
    started=AT,
    ended="2026-11-21T10:40:00Z",
    outcome=Outcome.FINISHED,
    consent=CONSENT,
    answers={
        Address("tenure"): Answer("council"),
        Address("problems"): Answer(("damp", "repairs")),
        Address("rent"): Answer("512.50"),
        Address("size"): Answer(2),
        Address("street"): Answer("Elm Row"),
        Address("health"): Answer("mucegaiul îmi face rău"),
        Address("story"): Answer(missing=MissingReason.PREFER_NOT_TO_SAY),
        Address("age", (1,)): Answer(41),
        Address("age", (2,)): Answer(missing=MissingReason.DONT_KNOW),
        Address("since", (1, 1)): Answer("2024-02-01"),
    },
    repeats={Address("member"): 2, Address("illness", (1,)): 1, Address("illness", (2,)): 0},
    parents=PARENTS,
    notes={Address("age", (1,)): "said with a smile", Address("tenure"): "moving soon"},
    sensitive={"health": Sensitivity.HEALTH},
    pii=frozenset({"street"}),
    paradata=Paradata(2300, 1, 4, {"tenure": 12}),
    participant="R07-012",
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = st.from_regex(r"[a-z_][a-z0-9_.-]{0,12}", fullmatch=True)
answers = st.one_of(
    texts.map(Answer),
    st.integers(-(2**53) + 1, 2**53 - 1).map(Answer),
    st.lists(names, max_size=3).map(tuple).map(Answer),
    st.sampled_from(MissingReason).map(lambda reason: Answer(missing=reason)),
)
statements = st.lists(
    st.builds(
        StatementRecord,
        name=names,
        purpose=st.sampled_from(Purpose),
        audience=st.sampled_from(Audience),
        essential=st.booleans(),
        state=st.sampled_from(ConsentState),
    ),
    max_size=12,
    unique_by=lambda statement: statement.name,
).map(tuple)
QUESTIONS = ("tenure", "problems", "rent", "size", "street", "health", "story", "age", "since")


@st.composite
def submissions(draw: st.DrawFn) -> Submission:
    """Draw a submission whose answers stand in the instances that its repeats count."""
    repeats: dict[Address, int] = {}
    places: dict[str, list[tuple[int, ...]]] = {name: [()] for name in QUESTIONS}
    if draw(st.booleans()):
        repeats[Address("member")] = draw(st.integers(0, 3))
        places["age"] = [(i + 1,) for i in range(repeats[Address("member")])]
        for (number,) in list(places["age"]):
            repeats[Address("illness", (number,))] = draw(st.integers(0, 2))
        places["since"] = list(_instances(repeats))
    else:
        places["age"] = places["since"] = []
    where = [Address(name, at) for name in QUESTIONS for at in places[name]]
    kept = draw(st.lists(st.sampled_from(where), unique=True))
    consent = replace(
        CONSENT,
        statements=draw(statements),
        receivers=draw(
            st.lists(st.sampled_from(["The city", "A partner"]), unique=True).map(tuple)
        ),
    )
    return replace(
        SUBMISSION,
        consent=consent,
        answers={address: draw(answers) for address in kept},
        repeats=repeats,
        notes={address: draw(texts) for address in kept[:2]},
        sensitive=draw(
            st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(Sensitivity), max_size=4)
        ),
        pii=draw(st.frozensets(st.sampled_from(QUESTIONS), max_size=3)),
        outcome=draw(st.sampled_from(Outcome)),
        paradata=draw(
            st.builds(
                Paradata,
                seconds=st.integers(0, 10**5),
                pauses=st.integers(0, 9),
                changes=st.integers(0, 99),
                seconds_by_question=st.dictionaries(names, st.integers(0, 999), max_size=3),
            )
        ),
    )


def _instances(repeats: dict[Address, int]) -> Iterator[tuple[int, ...]]:
    for address, count in repeats.items():
        if address.name == "illness":
            yield from ((*address.instances, number + 1) for number in range(count))

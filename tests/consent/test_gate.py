"""The gate, rule by rule."""

from dataclasses import replace

import pytest

from peerkit.consent import permits, released
from peerkit.interview.submission import StatementRecord, Submission
from peerkit.questionnaire.model import Purpose, Sensitivity
from peerkit.values import Address, Answer, Audience, ConsentState
from tests.record.submissions import CONSENT, SUBMISSION

YES, NO, NOT_ASKED = ConsentState.YES, ConsentState.NO, ConsentState.NOT_ASKED
CITY = "The city"


def agreeing(*statements: tuple[Purpose, Audience, ConsentState]) -> Submission:
    """Return the example submission with `take_part` and those statements, named s0, s1, …."""
    records = [
        StatementRecord("take_part", Purpose.TAKE_PART, Audience.ORGANISATION, True, YES),
        *(
            StatementRecord(f"s{number}", purpose, audience, False, state)
            for number, (purpose, audience, state) in enumerate(statements)
        ),
    ]
    return replace(SUBMISSION, consent=replace(CONSENT, statements=tuple(records)))


def names(submission: Submission) -> set[str]:
    return {address.name for address in submission.answers}


@pytest.mark.parametrize("state", [NO, NOT_ASKED])
def test_only_yes_is_yes(state: ConsentState) -> None:
    submission = agreeing((Purpose.ANSWERS, Audience.PROGRAMME, state))
    assert not permits(Purpose.ANSWERS, Audience.PROGRAMME, CITY, submission)


@pytest.mark.parametrize("asked", Audience)
@pytest.mark.parametrize("agreed", Audience)
def test_a_yes_covers_its_audience_and_the_nearer_ones(asked: Audience, agreed: Audience) -> None:
    order = ["organisation", "programme", "partner", "public", "media"]
    submission = agreeing((Purpose.QUOTE, agreed, YES))
    expected = order.index(agreed) >= order.index(asked)
    assert expected == permits(Purpose.QUOTE, asked, CITY, submission)


def test_a_yes_to_one_purpose_is_no_yes_to_another() -> None:
    submission = agreeing((Purpose.ANSWERS, Audience.MEDIA, YES))
    others = set(Purpose) - {Purpose.ANSWERS, Purpose.TAKE_PART}
    assert not any(permits(one, Audience.PROGRAMME, CITY, submission) for one in others)


def test_a_no_for_the_very_audience_stands_against_a_wider_yes() -> None:
    submission = agreeing(
        (Purpose.ANSWERS, Audience.PROGRAMME, NO), (Purpose.ANSWERS, Audience.PUBLIC, YES)
    )
    assert not permits(Purpose.ANSWERS, Audience.PROGRAMME, CITY, submission)
    assert permits(Purpose.ANSWERS, Audience.PARTNER, CITY, submission)


def test_taking_part_permits_answers_within_the_organisation_only() -> None:
    submission = agreeing()
    assert permits(Purpose.ANSWERS, Audience.ORGANISATION, None, submission)
    assert not permits(Purpose.ANSWERS, Audience.PROGRAMME, CITY, submission)
    assert not permits(Purpose.QUOTE, Audience.ORGANISATION, None, submission)


@pytest.mark.parametrize("receiver", [None, "A stranger"])
def test_a_receiver_that_was_not_named_receives_nothing(receiver: str | None) -> None:
    submission = agreeing((Purpose.ANSWERS, Audience.MEDIA, YES))
    assert not permits(Purpose.ANSWERS, Audience.PROGRAMME, receiver, submission)
    assert not permits(Purpose.ANSWERS, Audience.PARTNER, receiver, submission)
    assert permits(Purpose.ANSWERS, Audience.PUBLIC, receiver, submission)
    assert permits(Purpose.ANSWERS, Audience.MEDIA, receiver, submission)
    assert permits(Purpose.ANSWERS, Audience.ORGANISATION, receiver, submission)


def test_nothing_is_permitted_unless_every_essential_statement_is_yes() -> None:
    submission = agreeing((Purpose.ANSWERS, Audience.MEDIA, YES))
    adult = StatementRecord("adult", Purpose.TAKE_PART, Audience.ORGANISATION, True, NOT_ASKED)
    consent = replace(submission.consent, statements=(*submission.consent.statements, adult))
    refused = replace(submission, consent=consent)
    for audience in Audience:
        assert not permits(Purpose.ANSWERS, audience, CITY, refused)
        assert released(refused, audience, CITY) is None


def test_a_statement_taken_back_is_no() -> None:
    submission = agreeing((Purpose.ANSWERS, Audience.PROGRAMME, YES))
    withdrawn = frozenset({"s0"})
    assert permits(Purpose.ANSWERS, Audience.PROGRAMME, CITY, submission)
    assert not permits(Purpose.ANSWERS, Audience.PROGRAMME, CITY, submission, withdrawn)
    assert not permits(
        Purpose.ANSWERS, Audience.ORGANISATION, None, submission, frozenset({"take_part"})
    )


def test_what_goes_to_the_programme_names_nobody() -> None:
    found = released(SUBMISSION, Audience.PROGRAMME, CITY)
    assert found is not None
    assert "" == found.submission.participant
    assert {} == found.submission.notes
    assert frozenset({"street", "health"}) == found.withheld
    assert names(SUBMISSION) - {"street", "health"} == names(found.submission)
    assert SUBMISSION.repeats == found.submission.repeats


def test_within_the_organisation_notes_and_codes_stay_and_pii_does_not() -> None:
    noted = replace(SUBMISSION, notes={**SUBMISSION.notes, Address("street"): "by the church"})
    found = released(noted, Audience.ORGANISATION, None)
    assert found is not None
    assert "R07-012" == found.submission.participant
    assert SUBMISSION.notes == found.submission.notes
    assert "street" not in names(found.submission)


def test_sensitive_answers_need_a_yes_of_their_own_for_that_audience() -> None:
    submission = agreeing(
        (Purpose.ANSWERS, Audience.PARTNER, YES),
        (Purpose.SENSITIVE_HEALTH, Audience.PROGRAMME, YES),
    )
    near, far = (
        released(submission, audience, CITY) for audience in (Audience.PROGRAMME, Audience.PARTNER)
    )
    assert near is not None
    assert far is not None
    assert "health" in names(near.submission)
    assert "health" not in names(far.submission)


def test_words_for_the_public_need_the_purpose_quote() -> None:
    submission = agreeing(
        (Purpose.ANSWERS, Audience.PUBLIC, YES), (Purpose.SENSITIVE_HEALTH, Audience.PUBLIC, YES)
    )
    quoting = agreeing(
        (Purpose.QUOTE, Audience.PUBLIC, YES), (Purpose.SENSITIVE_HEALTH, Audience.PUBLIC, YES)
    )
    words = frozenset({"health", "story"})
    table = released(submission, Audience.PUBLIC, None, free_text=words)
    quotes = released(quoting, Audience.PUBLIC, None, free_text=words)
    assert table is not None
    assert quotes is not None
    assert names(SUBMISSION) - {"street"} - words == names(table.submission)
    assert words == names(quotes.submission)


def test_without_the_questionnaire_every_text_counts_as_words() -> None:
    found = released(agreeing((Purpose.ANSWERS, Audience.PUBLIC, YES)), Audience.PUBLIC, None)
    assert found is not None
    texts = [one for one in found.submission.answers.values() if isinstance(one.value, str)]
    assert [] == texts


def test_a_repeat_of_withheld_questions_loses_its_count() -> None:
    secret = replace(SUBMISSION, sensitive={"since": Sensitivity.HEALTH})
    found = released(secret, Audience.PROGRAMME, CITY)
    assert found is not None
    assert {Address("member"): 2} == found.submission.repeats


def test_what_stands_in_a_hidden_repeat_is_hidden_with_it() -> None:
    secret = replace(
        SUBMISSION,
        sensitive={"age": Sensitivity.HEALTH},
        answers={Address("tenure"): Answer("council"), Address("age", (1,)): Answer(4)},
    )
    found = released(secret, Audience.PROGRAMME, CITY)
    assert found is not None
    assert {} == found.submission.repeats


def test_questions_that_are_withheld_leave_no_durations() -> None:
    timed = replace(
        SUBMISSION,
        paradata=replace(SUBMISSION.paradata, seconds_by_question={"health": 90, "tenure": 3}),
    )
    found = released(timed, Audience.PROGRAMME, CITY)
    assert found is not None
    assert {"tenure": 3} == found.submission.paradata.seconds_by_question

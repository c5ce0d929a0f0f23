"""Laws of consent: what leaves was permitted, whatever was said and whatever was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from peerkit.consent import permits, released
from peerkit.interview.submission import Submission
from peerkit.questionnaire.model import Purpose
from peerkit.record.bodies.submission import read_submission, write_submission
from peerkit.values import Audience
from tests.record.submissions import QUESTIONS, submissions

audiences = st.sampled_from(Audience)
receivers = st.sampled_from([None, "The city", "A partner", "A stranger"])
free_texts = st.none() | st.frozensets(st.sampled_from(QUESTIONS))
BEYOND = set(Audience) - {Audience.ORGANISATION}


@st.composite
def withdrawals(draw: st.DrawFn, submission: Submission) -> frozenset[str]:
    names = [statement.name for statement in submission.consent.statements]
    return draw(st.frozensets(st.sampled_from(names))) if names else frozenset()


@given(st.data(), submissions(), audiences, receivers, free_texts)
def test_whatever_is_released_was_permitted(
    data: st.DataObject,
    submission: Submission,
    audience: Audience,
    receiver: str | None,
    free_text: frozenset[str] | None,
) -> None:
    withdrawn = data.draw(withdrawals(submission))
    found = released(submission, audience, receiver, withdrawn, free_text=free_text)
    if found is None:
        return
    out = found.submission
    assert out.answers.items() <= submission.answers.items()
    for address, answer in out.answers.items():
        assert address.name not in submission.pii
        assert address.name not in found.withheld
        is_words = address.name in free_text if free_text is not None else type(answer.value) is str
        quoted = is_words and audience in (Audience.PUBLIC, Audience.MEDIA)
        needed = [Purpose.QUOTE if quoted else Purpose.ANSWERS]
        if address.name in submission.sensitive:
            needed.append(submission.sensitive[address.name].purpose)
        for purpose in needed:
            assert permits(purpose, audience, receiver, submission, withdrawn)
    if audience in BEYOND:
        assert (out.participant, out.notes) == ("", {})


@given(st.data(), submissions(), st.sampled_from(Purpose), audiences, receivers)
def test_withdrawing_never_permits_more(
    data: st.DataObject,
    submission: Submission,
    purpose: Purpose,
    audience: Audience,
    receiver: str | None,
) -> None:
    less = data.draw(withdrawals(submission))
    more = less | data.draw(withdrawals(submission))
    if permits(purpose, audience, receiver, submission, more):
        assert permits(purpose, audience, receiver, submission, less)


@given(submissions(), audiences, receivers)
def test_releasing_again_changes_nothing_and_the_body_holds_it(
    submission: Submission, audience: Audience, receiver: str | None
) -> None:
    found = released(submission, audience, receiver)
    if found is not None:
        assert found == released(found.submission, audience, receiver)
        assert found.submission == read_submission(write_submission(found.submission))

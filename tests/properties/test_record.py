"""Laws of records: lossless there and back, and no bit of a line goes unnoticed."""

from hypothesis import given
from hypothesis import strategies as st

from peerkit.errors import PeerkitError
from peerkit.interview.submission import Submission
from peerkit.record import read_canonical, read_line, write_canonical, write_line
from peerkit.record.bodies.submission import read_submission, write_submission
from tests.record.chains import Device
from tests.record.submissions import submissions


@given(submissions())
def test_a_submission_survives_its_body(submission: Submission) -> None:
    body = read_canonical(write_canonical(write_submission(submission)), 1 << 20)
    assert submission == read_submission(body)


@given(st.data())
def test_a_flipped_bit_in_a_line_is_refused_or_makes_another_record(data: st.DataObject) -> None:
    record = Device().add({"story": "some words", "count": 7})
    line = bytearray(write_line(record))
    place, bit = data.draw(st.integers(0, len(line) - 1)), data.draw(st.integers(0, 7))
    line[place] ^= 1 << bit
    try:
        found = read_line(bytes(line))
    except PeerkitError:
        return
    assert record.id != found.id
    assert record.body == found.body

"""The rules of merging."""

import pytest

from peerkit.record import (
    Head,
    RecordKind,
    WithdrawalVerdict,
    find_accepted,
    find_forks,
    find_gaps,
    find_tips,
    is_erased_by,
    is_reached_by_withdrawal,
    judge_withdrawal,
    subject_of,
    withdrawn_statements,
)
from peerkit.record.bodies.withdrawal import Withdrawal
from peerkit.values import WITHDRAWAL_CODE, write_code
from tests.record.chains import AT

CODE = write_code(WITHDRAWAL_CODE, 42)
SUBJECT = subject_of(CODE)
OWNER, LEAD, STRANGER = "1" * 32, "2" * 32, "3" * 32


def head(device: str, kind: str = RecordKind.WITHDRAWAL, subject: str | None = SUBJECT) -> Head:
    return Head("0" * 32, device, 1, None, kind, subject, AT, "0" * 64)


@pytest.mark.parametrize(
    ("device", "code", "owner", "verdict"),
    [
        (STRANGER, CODE, OWNER, WithdrawalVerdict.OBEYED),
        (STRANGER, CODE.lower().replace("-", ""), None, WithdrawalVerdict.OBEYED),
        (OWNER, None, OWNER, WithdrawalVerdict.OBEYED),
        (LEAD, None, OWNER, WithdrawalVerdict.OBEYED),
        (LEAD, None, None, WithdrawalVerdict.OBEYED),
        (STRANGER, None, OWNER, WithdrawalVerdict.WAITS),
        (STRANGER, write_code(WITHDRAWAL_CODE, 43), OWNER, WithdrawalVerdict.WAITS),
        (STRANGER, "no code", OWNER, WithdrawalVerdict.WAITS),
        (OWNER, None, None, WithdrawalVerdict.WAITS),
    ],
)
def test_a_withdrawal_needs_the_code_or_the_owner_or_the_lead(
    device: str, code: str | None, owner: str | None, verdict: WithdrawalVerdict
) -> None:
    assert verdict == judge_withdrawal(head(device), Withdrawal(code), owner, LEAD)


def test_a_withdrawal_without_a_subject_shows_no_code() -> None:
    nameless = head(STRANGER, subject=None)
    assert WithdrawalVerdict.WAITS == judge_withdrawal(nameless, Withdrawal(CODE), OWNER, LEAD)


def test_a_whole_withdrawal_reaches_every_record_of_its_subject() -> None:
    withdrawal = head(OWNER)
    reached = {
        kind
        for kind in RecordKind
        if is_erased_by(head(OWNER, kind), "a", withdrawal, Withdrawal())
    }
    assert {
        RecordKind.SUBMISSION,
        RecordKind.CORRECTION,
        RecordKind.EQUALITY,
        RecordKind.CONTACT,
        RecordKind.ACCESS,
        RecordKind.ATTACHMENT,
        RecordKind.REVIEW,
        RecordKind.PROJECTION,
    } <= reached
    assert not reached & {RecordKind.WITHDRAWAL, RecordKind.CONCERN, RecordKind.REWARD}
    assert is_reached_by_withdrawal("a_kind_of_tomorrow")
    assert not is_erased_by(head(OWNER, subject="f" * 64), "a", withdrawal, Withdrawal())
    nobody = head(OWNER, RecordKind.SUBMISSION, None)
    assert not is_erased_by(nobody, "a", head(OWNER, subject=None), Withdrawal())


def test_a_smaller_withdrawal_reaches_what_it_names() -> None:
    submission, withdrawal = head(OWNER, RecordKind.SUBMISSION), head(OWNER)
    assert is_erased_by(submission, "a", withdrawal, Withdrawal(records=("a",)))
    assert not is_erased_by(submission, "b", withdrawal, Withdrawal(records=("a",)))
    assert not is_erased_by(submission, "a", withdrawal, Withdrawal(statement="share"))


def test_statements_taken_back_are_gathered() -> None:
    obeyed = [Withdrawal(statement="share"), Withdrawal(), Withdrawal(statement="quote")]
    assert frozenset({"share", "quote"}) == withdrawn_statements(obeyed)


def test_gaps_are_the_runs_below_the_highest_number() -> None:
    assert () == find_gaps([])
    assert () == find_gaps([2, 1, 3, 3])
    assert ((1, 2), (4, 4), (6, 8)) == find_gaps([9, 3, 5])


def test_a_fork_is_one_number_with_two_ids() -> None:
    records = [("d", 1, "a"), ("d", 2, "b"), ("d", 2, "c"), ("e", 2, "b"), ("d", 1, "a")]
    assert (("d", 2),) == find_forks(records)


def test_a_chain_has_a_tip_at_each_side_of_a_hole_or_a_fork() -> None:
    whole = [("a", None), ("b", "a"), ("c", "b")]
    assert find_tips(whole) == ("c",)
    assert find_tips([("a", None), ("c", "b")]) == ("a", "c")
    assert find_tips([*whole, ("d", "a")]) == ("c", "d")
    assert find_tips([]) == ()


def test_a_revoked_devices_records_are_accepted_as_far_as_its_last_ones_vouch() -> None:
    chain = [("a", None), ("b", "a"), ("c", "b"), ("forged", "a"), ("more", "forged")]
    assert find_accepted(chain, ["b"]) == {"a", "b"}
    assert find_accepted(chain, ["b", "forged"]) == {"a", "b", "forged"}
    assert find_accepted([("a", None), ("c", "b")], ["c"]) == {"b", "c"}
    assert find_accepted(chain, []) == frozenset()

"""The journal keeps what was said, in order, until the interview is finished."""

import threading
import time
from pathlib import Path

import pytest

from peerkit.errors import NoSuchInterviewError
from peerkit.vault import OpenInterview, Vault, open_vault_with_key
from peerkit.vault.writer import TICK_SECONDS
from tests.vault.vaults import AT, as_after_a_kill, broken_off

INTERVIEW = "R07-012"


@pytest.fixture(autouse=True)
def begun(vault: Vault) -> None:
    vault.journal.begin(INTERVIEW, b"setting", AT)


def test_events_come_back_in_their_order(vault: Vault) -> None:
    vault.journal.append(INTERVIEW, [b"1", b"2"])
    vault.journal.begin("other", b"", AT)
    vault.journal.append("other", [b"x"])
    vault.journal.append(INTERVIEW, [b"3"])
    journal = vault.journal.read(INTERVIEW)
    assert (journal.setting, journal.begun_at, journal.events) == (
        b"setting",
        AT,
        (b"1", b"2", b"3"),
    )


def test_open_interviews_are_listed_the_earliest_first(vault: Vault) -> None:
    vault.journal.begin("aaa", b"later", AT)
    assert vault.journal.open_interviews() == (
        OpenInterview(INTERVIEW, AT, b"setting"),
        OpenInterview("aaa", AT, b"later"),
    )


def test_only_the_last_wording_of_a_draft_is_kept(vault: Vault) -> None:
    vault.journal.type(INTERVIEW, "story", "I w")
    vault.journal.type(INTERVIEW, "story", "I was")
    vault.journal.type(INTERVIEW, "story[2]", "")
    assert dict(vault.journal.read(INTERVIEW).drafts) == {"story": "I was", "story[2]": ""}


def test_an_answer_takes_its_draft_away_and_leaves_the_others(vault: Vault) -> None:
    vault.journal.type(INTERVIEW, "story", "I was")
    vault.journal.type(INTERVIEW, "wish", "more")
    vault.journal.append(INTERVIEW, [b"answered"], settled=["story"])
    assert dict(vault.journal.read(INTERVIEW).drafts) == {"wish": "more"}


def test_a_settled_draft_is_gone_with_what_is_kept_in_its_place(vault: Vault) -> None:
    vault.journal.type(INTERVIEW, "concern", "kanarek")
    assert vault.journal.draft(INTERVIEW, "concern") == "kanarek"
    with vault.journal.settle(INTERVIEW, "concern"):
        vault.documents.set("sealed", b"x")
    assert vault.journal.draft(INTERVIEW, "concern") is None
    assert vault.documents.get("sealed") == b"x"


def test_a_draft_stays_where_nothing_could_be_kept_in_its_place(vault: Vault) -> None:
    vault.journal.type(INTERVIEW, "concern", "kanarek")
    with broken_off(vault.journal.settle(INTERVIEW, "concern")):
        vault.documents.set("sealed", b"x")
    assert vault.journal.draft(INTERVIEW, "concern") == "kanarek"
    assert vault.documents.get("sealed") is None


def test_nothing_is_kept_for_an_interview_that_is_not_open(vault: Vault) -> None:
    with pytest.raises(NoSuchInterviewError):
        vault.journal.append("other", [b"x"])
    with pytest.raises(NoSuchInterviewError):
        vault.journal.type("other", "story", "x")
    with pytest.raises(NoSuchInterviewError):
        vault.journal.read("other")
    assert [one.interview for one in vault.journal.open_interviews()] == [INTERVIEW]


def test_what_was_typed_outlives_a_kill_at_once(vault: Vault, tmp_path: Path) -> None:
    vault.journal.type(INTERVIEW, "story", "half a sent")
    with open_vault_with_key(as_after_a_kill(vault, tmp_path / "killed"), vault.key) as found:
        assert dict(found.journal.read(INTERVIEW).drafts) == {"story": "half a sent"}


def test_a_full_commit_follows_typing_within_a_second(vault: Vault) -> None:
    writer = vault._writer

    def ticks() -> int:
        return int(writer.read(lambda one: one.execute("SELECT count FROM tick").fetchone()[0]))

    vault.journal.type(INTERVIEW, "story", "half")
    assert (writer._typed_at is not None, ticks()) == (True, 0)
    time.sleep(TICK_SECONDS + 0.2)
    assert (writer._typed_at, ticks()) == (None, 1)


def test_an_event_makes_earlier_typing_durable_without_a_tick(vault: Vault) -> None:
    vault.journal.type(INTERVIEW, "story", "half")
    vault.journal.append(INTERVIEW, [b"1"])
    assert vault._writer._typed_at is None


def test_finishing_keeps_the_submission_and_erases_the_journal(vault: Vault) -> None:
    vault.journal.append(INTERVIEW, [b"1"])
    vault.journal.type(INTERVIEW, "story", "half")
    with vault.journal.finish(INTERVIEW):
        vault.waiting.add("w", b"{}", None, AT)
    assert vault.journal.open_interviews() == ()
    assert [one.id for one in vault.waiting.list()] == ["w"]
    assert (vault.folder / "vault.db-wal").stat().st_size == 0


def test_a_finish_that_fails_leaves_the_journal_and_no_submission(vault: Vault) -> None:
    vault.journal.append(INTERVIEW, [b"1"])
    with broken_off(vault.journal.finish(INTERVIEW)):
        vault.waiting.add("w", b"{}", None, AT)
    assert vault.journal.read(INTERVIEW).events == (b"1",)
    assert vault.waiting.list() == ()


def test_what_waits_is_taken_once(vault: Vault) -> None:
    vault.waiting.add("w", b"{}", "ab", AT, kind="equality")
    taken = vault.waiting.take("w")
    assert (taken.id, taken.kind, taken.subject, taken.at, taken.body) == (
        *("w", "equality", "ab", AT, b"{}"),
    )
    with pytest.raises(NoSuchInterviewError):
        vault.waiting.take("w")


def test_threads_may_type_while_another_has_a_transaction_open(vault: Vault) -> None:
    typed = threading.Thread(target=vault.journal.type, args=(INTERVIEW, "story", "half"))
    with broken_off(vault.transaction()):
        vault.documents.set("a", b"undone")
        typed.start()
        typed.join(timeout=0.05)
    typed.join()
    assert vault.documents.get("a") is None
    assert dict(vault.journal.read(INTERVIEW).drafts) == {"story": "half"}

"""Laws of the vault: a kill loses nothing, and merging is a set union in any order."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, mkdtemp

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from peerkit.crypto import SigningKey, new_withdrawal_code
from peerkit.record import MergeReport, Record, RecordKind, is_reached_by_withdrawal, subject_of
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.vault import Vault, open_vault_with_key
from tests.record.chains import PROJECT, Device
from tests.vault.vaults import AT, as_after_a_kill, broken_off, open_copy

LONG = bool(os.environ.get("PEERKIT_LONG"))

# --- merging ----------------------------------------------------------------------------------

KEYS = tuple(SigningKey.from_bytes(bytes([number]) * 32) for number in range(3))
LEAD = Device(KEYS[0]).id
REVOKED = Device(KEYS[2]).id
LAST_NUMBER = 3
"""The last one accepted of the revoked device."""
CODES = (new_withdrawal_code(), new_withdrawal_code())
SUBJECTS = tuple(subject_of(code) for code in CODES)
KINDS = ("submission", "correction", "contact", "concern", "later_kind")


@dataclass(frozen=True)
class Entry:
    """One record to be made: by whom, of what kind, about which subject."""

    device: int
    kind: str
    subject: int
    shows_code: bool = False


def entries() -> st.SearchStrategy[list[Entry]]:
    device, subject = st.integers(0, 2), st.integers(0, 1)
    words = st.builds(Entry, device, st.sampled_from(KINDS), subject)
    withdrawals = st.builds(Entry, device, st.just("withdrawal"), subject, st.booleans())
    return st.lists(st.one_of(words, withdrawals), min_size=1, max_size=12)


def write_records(plan: list[Entry]) -> list[Record]:
    devices = [Device(key) for key in KEYS]
    for number, entry in enumerate(plan):
        withdrawal = Withdrawal(CODES[entry.subject] if entry.shows_code else None)
        body: object = {"words": number}
        if entry.kind == RecordKind.WITHDRAWAL:
            body = write_withdrawal(withdrawal)
        devices[entry.device].add(body, entry.kind, SUBJECTS[entry.subject])
    return [record for device in devices for record in device.records]


@contextmanager
def new_vault() -> Iterator[Vault]:
    with TemporaryDirectory() as folder, open_copy(Path(folder) / "vault") as vault:
        yield vault


def tips(records: list[Record]) -> dict[str, list[str]]:
    """Return the last accepted record of the revoked device, if it wrote as many."""
    last = [one.id for one in records if one.head.device == REVOKED and not is_late(one)]
    return {REVOKED: last[-1:]}


def merge(vault: Vault, records: list[Record], accepted: dict[str, list[str]]) -> MergeReport:
    return vault.records.merge(records, accepted_tips=accepted, lead=LEAD)


def bodies(vault: Vault) -> dict[str, bytes | None]:
    return {
        one.id: one.body for key in KEYS for one in vault.records.chain(PROJECT, Device(key).id)
    }


def counting(vault: Vault) -> set[str]:
    kinds = (*KINDS, "withdrawal")
    return {one.id for kind in kinds for one in vault.records.by_kind(PROJECT, kind)}


def is_late(record: Record) -> bool:
    return record.head.device == REVOKED and record.head.number > LAST_NUMBER


def reach(withdrawal: Record, records: list[Record]) -> set[str]:
    """Return the ids of the records whose bodies the rules say the withdrawal takes."""
    head = withdrawal.head
    shows_code = b'"code":null' not in (withdrawal.body or b"")
    by_lead = head.device == LEAD and not is_late(withdrawal)
    owns = not is_late(withdrawal) and any(
        one.head.kind == "submission"
        and (one.head.subject, one.head.device) == (head.subject, head.device)
        and not is_late(one)
        for one in records
    )
    about = [one for one in records if one.head.subject == head.subject]
    reached = [one for one in about if is_reached_by_withdrawal(one.head.kind)]
    if shows_code or by_lead:
        return {one.id for one in reached}
    if owns:
        own = head.device
        return {
            one.id for one in reached if own == one.head.device or one.head.kind != "submission"
        }
    return set()


@settings(max_examples=300 if LONG else 25, deadline=None)
@given(st.data(), entries())
def test_merging_gives_one_result_in_any_order_and_number(
    data: st.DataObject, plan: list[Entry]
) -> None:
    records = write_records(plan)
    withheld = data.draw(st.lists(st.sampled_from(records), max_size=4), label="heads alone")
    twice = data.draw(st.lists(st.sampled_from(records), max_size=4), label="twice")
    delivered = [*records, *twice, *(one.without_body() for one in withheld)]
    order = data.draw(st.permutations(delivered), label="order")
    cut = data.draw(st.integers(0, len(order)), label="cut")
    with new_vault() as at_once, new_vault() as in_parts:
        accepted = tips(records)
        merge(at_once, records, accepted)
        merge(in_parts, order[:cut], accepted)
        merge(in_parts, order[cut:], accepted)
        assert bodies(in_parts) == bodies(at_once)
        assert counting(in_parts) == counting(at_once)
        assert merge(in_parts, records, accepted) == merge(at_once, records, accepted)
        assert bodies(in_parts) == bodies(at_once)


@settings(max_examples=300 if LONG else 25, deadline=None)
@given(entries(), st.randoms(use_true_random=False))
def test_withdrawals_take_what_the_rules_say_and_nothing_else(
    plan: list[Entry], chance: Random
) -> None:
    records = write_records(plan)
    order = [*records]
    chance.shuffle(order)
    withdrawals = [one for one in records if one.head.kind == RecordKind.WITHDRAWAL]
    taken = set().union(*(reach(one, records) for one in withdrawals))
    with new_vault() as vault:
        for record in order:
            merge(vault, [record], tips(records))
        assert bodies(vault) == {one.id: None if one.id in taken else one.body for one in records}


# --- kills ------------------------------------------------------------------------------------

INTERVIEWS = st.sampled_from(["R07-001", "R07-002"])
WORDS = st.text(max_size=40)


class VaultMachine(RuleBasedStateMachine):
    """A vault that is killed between any two calls, beside a model of what it acknowledged."""

    @initialize()
    def make(self) -> None:
        self.home = Path(mkdtemp(prefix="vault-machine-"))
        self.lives = 0
        self.vault = open_copy(self.home / "0")
        self.device = Device()
        self.journals: dict[str, tuple[list[bytes], dict[str, str]]] = {}
        self.waiting: list[str] = []
        self.kept: list[Record] = []

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
            shutil.rmtree(self.home)

    @rule(interview=INTERVIEWS)
    def begin(self, interview: str) -> None:
        if interview not in self.journals:
            self.vault.journal.begin(interview, b"", AT)
            self.journals[interview] = ([], {})

    @precondition(lambda self: self.journals)
    @rule(data=st.data(), words=st.lists(WORDS, max_size=3), settled=st.sampled_from("ab"))
    def append(self, data: st.DataObject, words: list[str], settled: str) -> None:
        interview = data.draw(st.sampled_from(sorted(self.journals)))
        events = [word.encode() for word in words]
        self.vault.journal.append(interview, events, settled=[settled])
        self.journals[interview][0].extend(events)
        self.journals[interview][1].pop(settled, None)

    @precondition(lambda self: self.journals)
    @rule(data=st.data(), question=st.sampled_from("ab"), text=WORDS)
    def type(self, data: st.DataObject, question: str, text: str) -> None:
        interview = data.draw(st.sampled_from(sorted(self.journals)))
        self.vault.journal.type(interview, question, text)
        self.journals[interview][1][question] = text

    @precondition(lambda self: self.journals)
    @rule(data=st.data())
    def finish(self, data: st.DataObject) -> None:
        interview = data.draw(st.sampled_from(sorted(self.journals)))
        name = f"{interview}/{len(self.waiting)}"
        with self.vault.journal.finish(interview):
            self.vault.waiting.add(name, b"{}", None, AT)
        del self.journals[interview]
        self.waiting.append(name)

    @rule(count=st.integers(1, 4))
    def keep(self, count: int) -> None:
        added = [self.device.add({"words": "x" * 5000}) for _ in range(count)]
        with self.vault.transaction():
            for record in added:
                self.vault.records.append(record)
        self.kept += added

    @rule()
    def break_off(self) -> None:
        """Kill the vault within a transaction, of which nothing may stay."""
        stranger = Device()
        with broken_off(self.vault.transaction()):
            self.vault.waiting.add("never", b"{}", None, AT)
            merge(self.vault, [stranger.add({"words": "x" * 5000}) for _ in range(3)], {})
            for interview in self.journals:
                self.vault.journal.append(interview, [b"never"])
            killed = as_after_a_kill(self.vault, self.home / f"within-{self.lives}")
        self.check_the_copy(killed)
        self.check(self.vault)

    @rule()
    def kill(self) -> None:
        self.lives += 1
        killed = as_after_a_kill(self.vault, self.home / str(self.lives))
        self.vault.close()
        self.vault = open_vault_with_key(killed, self.vault.key)
        self.check(self.vault)

    @rule()
    def close_and_open(self) -> None:
        self.vault.close()
        self.vault = open_vault_with_key(self.vault.folder, self.vault.key)
        self.check(self.vault)

    def check_the_copy(self, folder: Path) -> None:
        with open_vault_with_key(folder, self.vault.key) as copy:
            self.check(copy)
        shutil.rmtree(folder)

    def check(self, vault: Vault) -> None:
        vault.check_integrity()
        found = {
            one.interview: vault.journal.read(one.interview)
            for one in vault.journal.open_interviews()
        }
        assert {name: (list(one.events), dict(one.drafts)) for name, one in found.items()} == (
            self.journals
        )
        assert [one.id for one in vault.waiting.list()] == self.waiting
        assert list(vault.records.by_kind(PROJECT, "submission")) == self.kept


TestVaultMachine = VaultMachine.TestCase
TestVaultMachine.settings = settings(
    max_examples=150 if LONG else 12,
    stateful_step_count=60 if LONG else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

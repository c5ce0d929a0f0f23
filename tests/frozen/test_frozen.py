"""What earlier versions made is opened by this one, and nothing that was said is lost."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from peerkit.bundle import kit_words, open_bundle, read_kit
from peerkit.crypto import read_keyslots, unlock_with_rescue_code
from peerkit.errors import VaultTooNewError
from peerkit.interview.submission import Submission
from peerkit.record import RecordKind
from peerkit.record.bodies.submission import read_submission
from peerkit.values import Address, Answer
from peerkit.vault import Vault, open_vault, open_vault_with_recovery_code
from peerkit.vault.schema import SCHEMA_VERSION
from peerkit.words import catalogue
from peerkit.workflow.belonging.link import find_links, trust_of
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.custody.restoring import restore
from peerkit.workflow.exchange.merging import Fate, merge_bundle
from peerkit.workflow.exchange.syncing import remember_place, sync
from peerkit.workflow.exchange.withdrawing import withdraw
from peerkit.workflow.interviews.sitting import resume_sitting
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.looking.listing import list_interviews, open_interviews
from peerkit.workflow.projects.joining import join
from peerkit.workflow.projects.rescuing import read_code_with
from peerkit.workflow.safeguarding.concerns import read_guardian
from tests.frozen.raw import connected, key_of, said_in
from tests.frozen.story import ANSWERS, LATER, PASSPHRASE, Frozen, all_frozen, given
from tests.vault.vaults import open_copy

AT = "2026-12-01T10:00:00Z"
FROZEN = all_frozen()
VAULTS = [(one, name) for one in FROZEN for name in ("lead", "amina")]

frozen_folders = pytest.mark.parametrize("frozen", FROZEN, ids=lambda one: one.folder.name)
frozen_vaults = pytest.mark.parametrize(
    ("frozen", "name"), VAULTS, ids=[f"{one.folder.name}-{name}" for one, name in VAULTS]
)


def copied(frozen: Frozen, name: str, to: Path) -> Path:
    """Return the folder of a copy of that vault: nothing here is ever changed."""
    return shutil.copytree(frozen.folder / name, to / name)


class Copies:
    """Copies of a frozen folder's vaults, open."""

    def __init__(self, frozen: Frozen, folder: Path, vaults: ExitStack) -> None:
        self.frozen, self._folder, self._vaults = frozen, folder, vaults

    def open(self, name: str) -> Vault:
        folder = copied(self.frozen, name, self._folder)
        code = self.frozen.codes[name]
        return self._vaults.enter_context(open_vault_with_recovery_code(folder, code))


@pytest.fixture
def vaults() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def submissions(vault: Vault) -> list[Submission]:
    project = find_links(vault)[0].project
    records = vault.records.by_kind(project, RecordKind.SUBMISSION)
    return [read_submission(body_of(one)) for one in records if one.body is not None]


def is_said(wanted: Mapping[str, Any], answers: Mapping[Address, Answer]) -> bool:
    """Tell whether every answer that was given stands in a submission."""
    for name, value in wanted.items():
        each = [(Address(name), value)]
        if isinstance(value, list) and value and isinstance(value[0], dict):
            each = [
                (Address(question, (number,)), answer)
                for number, inside in enumerate(value, start=1)
                for question, answer in inside.items()
            ]
        if not all(_equal(one, answers.get(address)) for address, one in each):
            return False
    return True


def _equal(wanted: Any, answer: Answer | None) -> bool:
    if answer is None:
        return False
    if isinstance(wanted, dict):
        return wanted == {"missing": answer.missing}
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    return bool(wanted == value)


def test_every_version_of_the_schema_that_there_was_is_here() -> None:
    schemas = {one.said["lead"]["schema"] for one in FROZEN}
    # The fifth never left the hands of those who made it: it came with the sixth.
    assert set(range(1, SCHEMA_VERSION + 1)) - {5} == schemas


@frozen_vaults
def test_a_vault_opens_and_keeps_every_word(frozen: Frozen, name: str, tmp_path: Path) -> None:
    folder = copied(frozen, name, tmp_path)
    # One of the two by its passphrase, which takes its time by intent.
    is_hers = name == "amina"
    opening = (
        partial(open_vault, folder, PASSPHRASE)
        if is_hers
        else partial(open_vault_with_recovery_code, folder, frozen.codes[name])
    )
    with opening() as vault:
        vault.check_integrity()
    before = dict(frozen.said[name])
    assert before | {"schema": SCHEMA_VERSION} == said_in(folder, frozen.codes[name])


@frozen_folders
def test_every_answer_is_read_as_it_was_given(
    frozen: Frozen, tmp_path: Path, vaults: ExitStack
) -> None:
    copies = Copies(frozen, tmp_path, vaults)
    for name, files in (("lead", (ANSWERS,)), ("amina", (ANSWERS, LATER))):
        wanted = [one for file in files for one in given(file)]
        found = submissions(copies.open(name))
        assert len(wanted) == len(found)
        for one in wanted:
            assert 1 == sum(is_said(one, each.answers) for each in found), one


@frozen_folders
def test_an_open_interview_goes_on_where_it_rested(
    frozen: Frozen, tmp_path: Path, vaults: ExitStack
) -> None:
    amina = Copies(frozen, tmp_path, vaults).open("amina")
    [interview] = open_interviews(amina).values()
    sitting = resume_sitting(amina, interview, lambda: datetime(2026, 12, 1, 10, tzinfo=UTC))
    assert "Said before the break" in [one.value for one in sitting.state.facts.answers.values()]


@frozen_folders
def test_the_exchange_goes_on_and_a_withdrawal_is_obeyed(
    frozen: Frozen, tmp_path: Path, vaults: ExitStack
) -> None:
    copies = Copies(frozen, tmp_path, vaults)
    lead, amina = copies.open("lead"), copies.open("amina")
    place = tmp_path / "place"
    place.mkdir()
    for vault in (lead, amina):
        remember_place(vault, str(place))
    for vault in (amina, lead, amina):
        assert [] == [one.refusal for one in sync(vault, AT).merged if one.refusal is not None]
    assert len(given(ANSWERS)) + len(given(LATER)) == len(submissions(lead))
    [slip] = {one.slip.code for one in list_interviews(amina) if one.slip and _is_three(one)}
    withdraw(amina, slip, AT)
    for vault in (amina, lead):
        sync(vault, AT)
    for vault in (amina, lead):
        stories = [one.answers[Address("story")].value for one in submissions(vault)]
        assert "What is withdrawn later" not in stories
        assert 3 == len(stories)


def _is_three(listed: Any) -> bool:
    return bool(listed.code == "three")


@frozen_folders
def test_a_kit_keeps_its_words_and_a_laptop_joins_by_it(frozen: Frozen, tmp_path: Path) -> None:
    data = (frozen.folder / "amina.pkk").read_bytes()
    assert frozen.words == " ".join(kit_words(data))
    assert ("Kept", "R01") == (read_kit(data).name, read_kit(data).code)
    with open_copy(tmp_path / "new") as vault:
        join(vault, data, frozen.words, is_same_organisation=False)
        assert [read_kit(data).project] == [link.project for link in find_links(vault)]


@frozen_folders
def test_a_bundle_holds_what_its_sender_said(
    frozen: Frozen, tmp_path: Path, vaults: ExitStack
) -> None:
    copies = Copies(frozen, tmp_path, vaults)
    for receiver, sender in (("lead", "amina"), ("amina", "lead")):
        vault = copies.open(receiver)
        [link] = find_links(vault)
        data = (frozen.folder / f"from-{sender}.pkb").read_bytes()
        records = list(open_bundle(data, trust_of(vault, link)).records())
        said = frozen.said[sender]["records"]
        assert records
        for record in records:
            kind, body = said[record.id]
            assert kind == record.head.kind
            assert record.body is None or body == record.body.decode()
        assert Fate.KNOWN is merge_bundle(vault, link, "again", data, AT).fate


@frozen_folders
def test_a_backup_brings_back_every_word(frozen: Frozen, tmp_path: Path) -> None:
    for path in frozen.folder.glob("*.backup"):
        folder = tmp_path / "back"
        restore(path, folder, frozen.codes["amina"], lambda _done: None, at=AT)
        before = dict(frozen.said["amina"])
        after = said_in(folder, frozen.codes["amina"])
        assert before | {"schema": SCHEMA_VERSION} == after


@frozen_folders
def test_the_organisation_reads_the_code_of_a_rescue_file(
    frozen: Frozen, tmp_path: Path, vaults: ExitStack
) -> None:
    file = frozen.folder / "help.rescue"
    if not file.exists():  # the versions before could not be rescued
        assert frozen.said["lead"]["schema"] == 1
        return
    project = find_project(Copies(frozen, tmp_path, vaults).open("lead"))
    assert project is not None
    rescue = read_code_with(project.identity, file.read_bytes())
    slots = read_keyslots((frozen.folder / "amina" / "vault.keys.json").read_bytes())
    key = key_of(frozen.folder / "amina", frozen.codes["amina"])
    assert ("R01", key) == (rescue.holder, unlock_with_rescue_code(slots, rescue.code))


def test_the_safeguarding_leads_own_file_opens(tmp_path: Path, vaults: ExitStack) -> None:
    frozen = FROZEN[0]  # the file is the same in all, and slow to open by intent
    file = (frozen.folder / "safeguarding-lead.age").read_bytes()
    identity = read_guardian(file, frozen.guardians)
    project = find_project(Copies(frozen, tmp_path, vaults).open("lead"))
    assert project is not None
    assert project.details.safeguarding.lead.recipient == str(identity.recipient())


@frozen_vaults
def test_a_vault_of_a_newer_version_is_refused_in_words_and_left_as_it_is(
    frozen: Frozen, name: str, tmp_path: Path
) -> None:
    folder, code = copied(frozen, name, tmp_path), frozen.codes[name]
    with connected(folder, code) as database:
        database.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    before = said_in(folder, code)
    with pytest.raises(VaultTooNewError) as refused:
        open_vault_with_recovery_code(folder, code)
    assert (99, SCHEMA_VERSION) == (refused.value.values["found"], refused.value.values["known"])
    assert "Update peerkit" in catalogue().text("error.vault_too_new.hint", **refused.value.values)
    assert before == said_in(folder, code)
    assert 99 == before["schema"]

"""Bad input has its error and changes nothing: not a row of any table, not a file."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from peerkit.bundle import Chain, Contents, seal_bundle
from peerkit.crypto import SigningKey
from peerkit.errors import (
    BundleDamagedError,
    BundleForgedError,
    BundleTooLargeError,
    DiskFullError,
    ForeignBundleError,
    NotAddressedError,
    NotReadableError,
    QuestionnaireFaultyError,
    QuestionnaireNotFoundError,
    VaultInUseError,
    VaultTooNewError,
    WrongPassphraseError,
)
from peerkit.record import device_id, project_id
from peerkit.vault import open_vault
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange import merging
from peerkit.workflow.exchange.merging import Fate, merge_bundle
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet
from tests.vault.vaults import PASSPHRASE
from tests.workflow.actors import SOURCE, Actor, Story, state_of


@pytest.fixture
def bundle(story: Story) -> bytes:
    amina = story.device("amina")
    amina.record("told")
    amina.sync()
    [path] = amina.bundles()
    return path.read_bytes()


def truncated(data: bytes) -> bytes:
    return data[:-1]


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def altered(data: bytes) -> bytes:
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


def emptied(_data: bytes) -> bytes:
    return b""


def strange(_data: bytes) -> bytes:
    return b"PK\x03\x04 a holiday picture"


@pytest.mark.parametrize("spoil", [truncated, halved, altered, emptied, strange])
def test_a_damaged_bundle_changes_nothing(
    story: Story, bundle: bytes, spoil: Callable[[bytes], bytes]
) -> None:
    lead = story.organisation
    before = state_of(lead.vault)
    [link] = [one for one in find_links(lead.vault) if one.is_lead]
    merged = merge_bundle(lead.vault, link, "x.pkb", spoil(bundle), story.clock.at())
    assert merged.fate is Fate.REFUSED
    assert isinstance(merged.refusal, BundleDamagedError | NotAddressedError)
    assert state_of(lead.vault) == before
    assert list(lead.vault.inbox.iterdir()) == []
    assert merge_bundle(lead.vault, link, "x.pkb", bundle, story.clock.at()).fate is Fate.MERGED


def test_a_bundle_for_somebody_else_changes_nothing(story: Story, bundle: bytes) -> None:
    path = story.folder / "carried.pkb"
    path.write_bytes(bundle)
    before = state_of(story.programme.vault)
    [merged] = merge_paths(story.programme.vault, [path], story.clock.at()).merged
    assert isinstance(merged.refusal, NotAddressedError)
    assert state_of(story.programme.vault) == before


def sealed_by_a_stranger(lead: Actor, at: str, *, foreign: bool) -> bytes:
    [link] = [one for one in find_links(lead.vault) if one.is_lead]
    key = SigningKey.generate()
    public = key.verifying_key.to_bytes()
    project = project_id(public) if foreign else link.project
    contents = Contents(project, device_id(public), (Chain(()),), 1, at)
    return seal_bundle(contents, (link.identity.recipient(),), key)


def test_a_strangers_bundle_is_refused_or_waits(story: Story) -> None:
    lead = story.organisation
    [link] = [one for one in find_links(lead.vault) if one.is_lead]
    before = state_of(lead.vault)
    foreign = sealed_by_a_stranger(lead, story.clock.at(), foreign=True)
    merged = merge_bundle(lead.vault, link, "x.pkb", foreign, story.clock.at())
    assert isinstance(merged.refusal, ForeignBundleError)
    unknown = sealed_by_a_stranger(lead, story.clock.at(), foreign=False)
    merged = merge_bundle(lead.vault, link, "x.pkb", unknown, story.clock.at())
    assert merged.fate is Fate.WAITING
    assert state_of(lead.vault) == before
    assert len(list(lead.vault.inbox.iterdir())) == 1


def test_one_refused_bundle_does_not_stop_the_others(story: Story, bundle: bytes) -> None:
    folder = story.folder / "stick"
    folder.mkdir()
    (folder / "a.pkb").write_bytes(altered(bundle))
    (folder / "b.pkb").write_bytes(bundle)
    (folder / "c.txt").write_bytes(b"not a bundle")
    done = merge_paths(story.organisation.vault, [folder], story.clock.at())
    assert [(one.name, one.fate.value) for one in done.merged] == [
        ("a.pkb", "refused"),
        ("b.pkb", "merged"),
    ]
    assert story.organisation.stories() == ["told"]


def test_a_bundle_over_the_limit_is_refused_unread(story: Story) -> None:
    path = story.folder / "huge.pkb"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    merge_paths(story.organisation.vault, [], story.clock.at())  # what a merge of nothing settles
    before = state_of(story.organisation.vault)
    [merged] = merge_paths(story.organisation.vault, [path], story.clock.at()).merged
    assert isinstance(merged.refusal, BundleTooLargeError)
    assert state_of(story.organisation.vault) == before


def test_a_path_that_is_not_there_merges_nothing(story: Story, bundle: bytes) -> None:
    path = story.folder / "carried.pkb"
    path.write_bytes(bundle)
    before = state_of(story.organisation.vault)
    with pytest.raises(NotReadableError):
        merge_paths(story.organisation.vault, [path, story.folder / "gone"], story.clock.at())
    assert state_of(story.organisation.vault) == before


def test_a_full_disk_is_no_fault_of_the_bundle(
    story: Story, bundle: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = story.organisation
    [link] = [one for one in find_links(lead.vault) if one.is_lead]
    before = state_of(lead.vault)

    def full(*_: object) -> None:
        raise DiskFullError(path="vault.db")

    monkeypatch.setattr(merging, "_enrol", full)
    with pytest.raises(DiskFullError):
        merge_bundle(lead.vault, link, "x.pkb", bundle, story.clock.at())
    assert state_of(lead.vault) == before
    monkeypatch.undo()
    assert merge_bundle(lead.vault, link, "x.pkb", bundle, story.clock.at()).fate is Fate.MERGED


def test_a_forged_enrolment_leaves_no_member(story: Story) -> None:
    lead = story.organisation
    [link] = [one for one in find_links(lead.vault) if one.is_lead]
    amina = story.device("amina")
    [up] = find_links(amina.vault)
    assert up.enrolment is not None
    thief = SigningKey.generate()
    contents = Contents(
        up.project,
        device_id(thief.verifying_key.to_bytes()),
        (Chain(()),),
        1,
        story.clock.at(),
        up.enrolment,
    )
    data = seal_bundle(contents, up.recipients, thief)
    before = state_of(lead.vault)
    merged = merge_bundle(lead.vault, link, "x.pkb", data, story.clock.at())
    assert merged.fate in {Fate.WAITING, Fate.REFUSED}
    assert merged.refusal is None or isinstance(merged.refusal, BundleForgedError)
    assert state_of(lead.vault) == before


def test_a_faulty_questionnaire_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireFaultyError) as raised:
        read_sheet("voices.yaml", SOURCE.replace(b"select_one yn", b"select_one nowhere"))
    assert int(raised.value.values["count"]) >= 1
    for name in ("gone.yaml", "no_such_questionnaire", str(tmp_path)):
        with pytest.raises(QuestionnaireNotFoundError):
            find_source(name)


def test_a_vault_that_does_not_open_is_as_it_was(story: Story) -> None:
    amina = story.device("amina")
    amina.record("told")
    with pytest.raises(VaultInUseError):
        open_vault(amina.vault.folder, PASSPHRASE)
    before = state_of(amina.vault)
    copy = shutil.copytree(amina.vault.folder, story.folder / "copy")
    with pytest.raises(WrongPassphraseError):
        open_vault(copy, "not the passphrase")
    with open_vault(copy, PASSPHRASE) as vault:
        assert state_of(vault) == before
        vault._writer.write(
            lambda database: database.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
        )
    with pytest.raises(VaultTooNewError):
        open_vault(copy, PASSPHRASE)

"""A device that was invited and then turned hostile: it harms nobody's work but its own."""

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from peerkit.bundle import Chain, Contents, seal_bundles
from peerkit.crypto import Recipient, RecipientKind, recipient_id
from peerkit.errors import BodyError
from peerkit.record import RecordKind
from peerkit.record.bodies.submission import read_submission
from peerkit.sync.places import FolderPlace
from peerkit.vault import Vault
from peerkit.workflow.belonging.membership import Membership, find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.exchange.merging import Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import append_record, find_own_chain
from peerkit.workflow.looking.exporting import ExportFormat, export
from peerkit.workflow.looking.listing import list_interviews
from tests.workflow.actors import Actor, Story, state_of

SUBJECT = "a" * 64


def body_in(vault: Vault) -> dict[str, Any]:
    """Return what the first submission of the vault's own chain says."""
    chain = find_own_chain(vault)
    assert chain is not None
    found: dict[str, Any] = body_of(next(vault.records.by_kind(chain.project, "submission")))
    return found


def say(actor: Actor, kind: str, body: dict[str, Any], subject: str | None = SUBJECT) -> None:
    """Put any body on the actor's own chain."""
    chain = find_own_chain(actor.vault)
    assert chain is not None
    append_record(actor.vault, chain, kind, subject, actor.clock.at(), body)


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        (RecordKind.SUBMISSION, lambda _: {}),
        (RecordKind.SUBMISSION, lambda body: body | {"answers": []}),
        (RecordKind.SUBMISSION, lambda body: body | {"participant": 7}),
        (RecordKind.CORRECTION, lambda _: {}),
        (RecordKind.PROJECTION, lambda _: {}),
    ],
)
def test_a_bundle_with_a_record_that_nobody_can_read_is_refused_and_stops_no_other(
    story: Story, kind: str, spoil: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    amina.record("the market")
    mallory.record("the harbour")
    say(mallory, kind, spoil(body_in(mallory.vault)))
    story.sync(story.organisation, mallory)
    before = state_of(story.organisation.vault)
    [refused] = story.organisation.sync().merged
    assert (refused.fate, state_of(story.organisation.vault)) == (Fate.REFUSED, before)
    amina.sync()
    fates = {one.fate for one in story.organisation.sync().merged}
    assert fates == {Fate.MERGED, Fate.REFUSED}
    story.sync(story.programme, amina)
    assert story.organisation.stories() == story.programme.stories() == ["the market"]
    assert [one.code for one in list_interviews(story.organisation.vault)] == ["R01-001"]
    assert amina.where() == ["merged"]


@pytest.mark.parametrize(
    "recipient",
    [
        Recipient(RecipientKind.X25519, bytes(32)),
        Recipient(RecipientKind.HYBRID, b"\xff" * 1184 + bytes(32)),
        "the lead's own",
    ],
)
def test_a_device_that_nothing_can_be_sealed_to_is_not_enrolled(
    story: Story, recipient: Recipient | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    amina.record("the market")
    mallory.record("the harbour")
    project = find_project(story.organisation.vault)
    assert project is not None
    if isinstance(recipient, str):
        recipient = project.identity.recipient()
    with monkeypatch.context() as forged:
        forged.setattr(Membership, "enrolment", lambda self: enrolment_to(self, recipient))
        mallory.sync()
    [refused] = story.organisation.sync().merged
    assert (refused.fate, story.organisation.vault.devices.list(project.id)) == (Fate.REFUSED, ())
    amina.sync()
    story.organisation.sync()
    story.sync(amina)
    assert amina.where() == ["merged"]


def enrolment_to(membership: Membership, recipient: Recipient | str) -> Any:
    from peerkit.bundle import make_enrolment

    key = membership.signing_key.verifying_key
    return make_enrolment(membership.kit.invitation, key, str(recipient), membership.project)


def test_an_interview_that_is_too_large_to_forward_stays_and_stops_no_other(story: Story) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    amina.record("the market")
    mallory.record("the harbour")
    body = body_in(mallory.vault)
    nested: dict[str, Any] = {"deepest": ["x"]}
    for number in range(14):
        nested = {f"r{number}": [nested]}
    parents = {f"r{number}": f"r{number + 1}" for number in range(13)} | {"deepest": "r0"}
    repeats = sorted(f"r{number}" for number in range(14))
    body |= {"answers": nested, "repeats": repeats, "parents": parents}
    say(mallory, RecordKind.SUBMISSION, body)
    story.sync(mallory, amina, story.organisation, story.programme, amina)
    assert story.programme.stories() == ["the harbour", "the market"]
    assert len(list_interviews(story.organisation.vault)) == 3
    assert amina.where() == ["merged"]


def test_a_long_line_of_parents_is_refused_at_once(story: Story) -> None:
    mallory = story.device("mallory")
    mallory.record("the harbour")
    body = body_in(mallory.vault) | {"repeats": []}
    names = [f"n{number}" for number in range(100_000)]
    body["answers"] = dict.fromkeys(names, "x")
    body["parents"] = dict(pairwise(names))
    with pytest.raises(BodyError):  # a quarter of an hour, were each line followed to its end
        read_submission(body)


def test_a_device_keeps_no_bundle_of_anybody_but_its_lead(story: Story) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    membership, stranger = find_membership(amina.vault), find_membership(mallory.vault)
    assert membership is not None
    assert stranger is not None
    mallory.record("the harbour")
    to = (membership.identity.recipient(),)
    chain = (Chain(mallory.vault.records.chain(stranger.project, stranger.device)),)
    contents = Contents(stranger.project, stranger.device, chain, 1, amina.clock.at(), None)
    [forged] = seal_bundles(contents, to, stranger.signing_key)
    FolderPlace(story.place("harbour")).put(recipient_id(to[0]), sha256(forged).hexdigest(), forged)
    [refused] = amina.sync().merged
    assert (refused.fate, list(amina.vault.inbox.iterdir())) == (Fate.REFUSED, [])


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_in_a_folder_of_bundles_is_not_waited_for(story: Story, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "waiting.pkb")
    assert merge_paths(story.organisation.vault, [tmp_path], story.clock.at()).merged == []


def test_an_interview_of_an_unknown_questionnaire_is_left_out_and_stops_no_export(
    story: Story, tmp_path: Path
) -> None:
    amina, mallory = story.device("amina"), story.device("mallory")
    amina.record("the market")
    mallory.record("the harbour")
    say(mallory, RecordKind.SUBMISSION, body_in(mallory.vault) | {"questionnaire": "f" * 64})
    story.sync(amina, mallory, story.organisation)
    lead = story.organisation.vault
    written = export(lead, ExportFormat.CSV, tmp_path / "out", "2026-12-01")
    [table] = [path.read_text("utf-8-sig") for path in written.files if "interviews" in path.name]
    assert (written.left_out, "the market" in table, table.count("the harbour")) == (1, True, 1)

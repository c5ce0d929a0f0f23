"""What a lead that means ill says reaches no further than its own project, and shows as it is."""

from base64 import b64encode
from dataclasses import replace
from random import Random
from time import process_time
from zlib import compress

import pytest

from peerkit.bundle import read_kit, unpack_renewal, write_kit
from peerkit.crypto import generate_identity
from peerkit.errors import BodyError, KitDamagedError, RenewalTooLargeError
from peerkit.record import RecordKind
from peerkit.record.bodies.erasure import read_erasure
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.belonging.project import find_project, keep_project
from peerkit.workflow.exchange.erasures import say_erasure
from peerkit.workflow.interviews.slips import slip_subjects
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.projects.changing import Changes, change_project
from peerkit.workflow.projects.news import Change, ChangeKind, find_news, keep_news
from tests.workflow.actors import Actor, Story
from tests.workflow.keeping import backed_up, restored

WORDS = "kanarek-śpiewa"
_LONGEST = 400
_SECONDS = 2.0
_TOO_LARGE = 6 * 1024 * 1024


def erase_of_all(story: Story, records: list[str], subjects: list[str]) -> None:
    """Let the programme say that those were erased, whosever they are."""
    [link] = find_links(story.programme.vault)
    vault = story.programme.vault
    with vault.erasures.erasing():
        say_erasure(vault, link, records, subjects, story.clock.at())
    story.sync(story.programme)


def interview_ids(actor: Actor) -> list[str]:
    """Return the ids of the interviews in the actor's own project: a projection names them."""
    project = find_project(actor.vault)
    assert project is not None
    return [one.id for one in actor.vault.records.by_kind(project.id, RecordKind.SUBMISSION)]


def test_a_programme_erases_nothing_in_an_organisations_own_project(story: Story) -> None:
    amina, lead = story.device("amina"), story.organisation
    amina.record(WORDS)
    lead.record("of the lead")
    story.everybody(amina)
    slips = slip_subjects(lead.vault)
    assert len(slips) == 1
    erase_of_all(story, interview_ids(lead), sorted(slips))
    story.sync(lead, amina)
    assert [WORDS, "of the lead"] == lead.stories()
    assert slips == slip_subjects(lead.vault)


def test_what_a_programme_erased_comes_again_whole_to_a_restored_organisation(
    story: Story,
) -> None:
    amina, lead = story.device("amina"), story.organisation
    backup = backed_up(story, lead)
    amina.record(WORDS)
    story.everybody(amina)
    erase_of_all(story, interview_ids(lead), [])
    brought_back, _ = restored(story, backup.path, "brought-back")
    story.sync(brought_back, amina, brought_back)
    assert [WORDS] == brought_back.stories()


def test_of_ids_that_a_device_makes_up_its_lead_says_nothing_again(story: Story) -> None:
    amina, lead = story.device("amina"), story.organisation
    amina.record(WORDS)
    story.everybody(amina)
    [link] = find_links(amina.vault)
    with amina.vault.erasures.erasing():
        say_erasure(amina.vault, link, ["0" * 64, *interview_ids(lead)], [], story.clock.at())
    story.sync(amina, lead)
    project = find_project(lead.vault)
    assert project is not None
    said = [
        read_erasure(body_of(one)).records
        for one in lead.vault.records.by_kind(project.id, RecordKind.ERASURE)
        if one.head.device == project.device
    ]
    assert [tuple(interview_ids(lead))] == said
    assert [WORDS] == lead.stories()


# --- renewals -----------------------------------------------------------------------------------


def renewed(story: Story, **changes: object) -> Actor:
    """Return a researcher whom a sync told what their lead has changed."""
    amina = story.device("amina")
    story.sync(amina, story.organisation, amina)
    made = Changes(**changes)  # type: ignore[arg-type]
    assert change_project(story.organisation.vault, made, story.clock.at())
    story.sync(story.organisation, amina)
    return amina


def told(actor: Actor) -> list[Change]:
    return list(find_news(actor.vault, actor.clock.now()))


def test_who_can_open_everything_is_named_or_the_kit_is_none(story: Story) -> None:
    kit = read_kit(story.kit().data)
    project = find_project(story.organisation.vault)
    assert project is not None
    silent = replace(kit, recipients=(*kit.recipients, str(generate_identity().recipient())))
    with pytest.raises(KitDamagedError):
        read_kit(write_kit(silent, project.signing_key))


def test_what_a_lead_changed_is_told_on_one_line_and_cut(story: Story) -> None:
    amina = renewed(story, contact="Zed\nNext: peerkit withdraw " + "x" * 2_000_000)
    [change] = told(amina)
    assert "Zed Next: peerkit withdraw xx" in change.values["contact"]
    assert len(change.values["contact"]) < _LONGEST


def test_a_title_hides_no_other_change(story: Story) -> None:
    amina, at = story.device("amina"), story.clock.at()
    second = Change(ChangeKind.SECOND_RECIPIENTS, {"names": "Mallory"})
    titled = {"title": ChangeKind.SECOND_RECIPIENTS.value, "version": "2"}
    keep_news(amina.vault, [second], at)
    keep_news(amina.vault, [Change(ChangeKind.QUESTIONNAIRE, titled)], at)
    assert [second, Change(ChangeKind.QUESTIONNAIRE, titled)] == told(amina)


@pytest.mark.parametrize("bomb", [b"{}", b"[]", b"1", b'""'])
def test_a_packed_renewal_of_ten_million_things_is_refused_unread(bomb: bytes) -> None:
    content = b'{"v":1,"x":[' + b",".join([bomb] * 10_000_000) + b"]}"
    packed = b64encode(compress(content, 9)).decode("ascii")
    started = process_time()
    with pytest.raises(BodyError):
        unpack_renewal({"v": 2, "packed": packed})
    assert process_time() - started < _SECONDS


def test_a_project_that_grew_too_large_to_be_said_goes_on_syncing(story: Story) -> None:
    """As by what its programme says: what is asked and who receives is taken over."""
    amina, lead = story.device("amina"), story.organisation
    story.everybody(amina)
    amina.record(WORDS)
    amina.sync()
    project = find_project(lead.vault)
    assert project is not None
    swollen = replace(project.details, contact=Random(1).randbytes(_TOO_LARGE).hex())
    keep_project(lead.vault, replace(project, details=swollen))
    with pytest.raises(RenewalTooLargeError):
        lead.sync()
    assert [WORDS] == lead.stories()
    amina.sync()
    assert ["merged"] == amina.where()

"""After a withdrawal reached everybody, the words are nowhere, and nothing brings them back.

One story over everything that holds words: a laptop with its journal, its drafts and its log; its
outbox and the places; an inbox; an organisation and a programme; backups of each; the account of
what was done. It is searched with every key there is (`searching.py`).
"""

import base64
import gzip
import json
import os
import shutil
from pathlib import Path

import pytest

from peerkit.errors import RestoredError
from peerkit.interview import Answered, CheckClosed, KeepAnswered, NoteWritten, RepeatAnswered
from peerkit.interview.prompts import AskAnother, AskQuestion, ShowAnswers
from peerkit.values import Address, Answer
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import check_not_holding
from peerkit.workflow.belonging.link import find_links
from peerkit.workflow.exchange.merging import SUFFIX, Fate
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.interviews.sitting import Sitting
from tests.workflow.actors import Actor, Story
from tests.workflow.keeping import backed_up, restored
from tests.workflow.searching import Keys, keys_of, traces
from tests.workflow.sittings import begin, consent

WORDS = 'kanarek-7c1f "śpiewa"\tgłośno w nocy'
HALF = "kanarek-7c1f half a word"
"""What stood at a question for a while, and was never an answer."""

Told = tuple[Story, Actor, list[str]]

BESIDE = {"equality": {"age": WORDS}, "contact": {"name": WORDS}, "notes": {"story": WORDS}}


ILL = {"ill": "y", "illness": WORDS}


def search(story: Story, keys: Keys, *folders: str) -> list[str]:
    """Return where the words stand in those folders of the story."""
    return traces([story.folder / one for one in folders], keys, WORDS, HALF)


def everything(story: Story, *actors: Actor) -> Keys:
    return keys_of(*(one.vault for one in (*actors, story.organisation, story.programme)))


def change(vault: Vault, statement: str) -> None:
    vault._writer.write(lambda database: database.execute(statement))


def hold(actor: Actor) -> Sitting:
    """Return an interview that a person typed: words at each change, a note, words put right."""
    sitting = consent(begin(actor))
    story = Address("story")
    for length in range(1, len(HALF) + 1):
        sitting.keep_draft(story, HALF[:length])
    sitting.keep_note_draft(story, WORDS)
    sitting.send(NoteWritten(sitting.now(), story, WORDS))
    while not isinstance(prompt := sitting.prompt(), ShowAnswers):
        if isinstance(prompt, AskAnother):
            sitting.send(RepeatAnswered(sitting.now(), prompt.repeat, more=False))
        else:
            assert isinstance(prompt, AskQuestion)
            sitting.send(Answered(sitting.now(), prompt.address, Answer(said(prompt))))
    sitting.send(CheckClosed(sitting.now()))
    sitting.send(KeepAnswered(sitting.now(), keep=True))
    assert sitting.slip is not None
    return sitting


def said(prompt: AskQuestion) -> str | int:
    if prompt.options:
        return prompt.options[0].name
    return 7 if prompt.address.name == "years" else WORDS


@pytest.fixture
def told(story: Story) -> Told:
    """Return a story in which the words have come everywhere, who told them, and their codes."""
    amina = story.device("amina")
    slip = hold(amina).slip
    assert slip is not None
    codes = [slip.code, amina.record(WORDS, answers=ILL, **BESIDE).code]
    amina.record("what stays")
    amina.sync()
    keep_aside(story, amina)
    story.everybody(amina)
    codes.append(amina.record(WORDS, **BESIDE).code)
    amina.sync()
    for actor in (amina, story.organisation, story.programme):
        backed_up(story, actor)
    return story, amina, codes


def keep_aside(story: Story, actor: Actor) -> None:
    """Keep what lies in the outbox, as somebody does who copies a stick."""
    aside = story.folder / "aside"
    aside.mkdir(exist_ok=True)
    for path in actor.bundles():
        shutil.copy(path, aside)


def withdrawn(story: Story, amina: Actor, codes: list[str]) -> None:
    """Let the three interviews be withdrawn at three tiers, and everybody hear of it."""
    for actor, code in zip(
        (amina, story.organisation, story.programme), reversed(codes), strict=True
    ):
        assert actor.withdraw(code) > 0
    for _ in range(2):
        story.everybody(amina)
    for actor in (amina, story.organisation, story.programme):
        backed_up(story, actor)


def test_the_words_were_everywhere_before(told: Told) -> None:
    story, amina, _ = told
    found = search(story, everything(story, amina), "vaults", "places", "sticks")
    for where in (
        "vaults/amina/vault.db",
        "vaults/amina/outbox",
        "vaults/harbour/vault.db",
        "vaults/city/vault.db",
        "places/harbour",
        "places/city",
        "sticks/amina",
        "sticks/harbour",
        "sticks/city",
    ):
        assert any(str(story.folder / where) in one for one in found), where


def test_after_a_withdrawal_they_are_nowhere(told: Told) -> None:
    story, amina, codes = told
    keys = everything(story, amina)
    withdrawn(story, amina, codes)
    assert [] == search(story, keys, "vaults", "places", "sticks")
    assert ["what stays"] == story.organisation.stories() == story.programme.stories()
    story.close()
    assert [] == search(story, keys, "vaults", "places", "sticks")
    assert [] != search(story, keys, "aside")


def test_a_withdrawal_leaves_nothing_in_a_log_while_the_vault_is_open(told: Told) -> None:
    story, amina, codes = told
    for code in codes:
        amina.withdraw(code)
    found = search(story, everything(story, amina), "vaults/amina")
    assert [] == [one for one in found if f"{os.sep}outbox{os.sep}" not in one]


def test_a_bundle_that_is_brought_again_brings_nothing_back(told: Told) -> None:
    story, amina, codes = told
    keys = everything(story, amina)
    withdrawn(story, amina, codes)
    lead = story.organisation
    for vault in (lead.vault, story.programme.vault):  # as if none had been seen
        change(vault, "DELETE FROM seen")
    carried = sorted((story.folder / "aside").glob(f"*{SUFFIX}"))
    done = merge_paths(lead.vault, carried, story.clock.at())
    assert {Fate.MERGED} == {one.fate for one in done.merged}
    assert [] == search(story, keys, "vaults")
    address = find_links(lead.vault)[-1].address
    for path in carried:
        shutil.copy(path, story.place("harbour") / address)
    for _ in range(2):
        story.everybody(amina)
    assert [] == search(story, keys, "vaults")
    assert ["what stays"] == lead.stories() == story.programme.stories()


def test_what_waits_in_an_inbox_goes_with_the_withdrawal_that_waits_there_too(told: Told) -> None:
    story, amina, codes = told
    lead, keys = story.organisation, everything(story, amina)
    link = find_links(lead.vault)[-1]
    [known] = lead.vault.devices.list(link.project)
    change(lead.vault, "DELETE FROM devices")
    change(lead.vault, "UPDATE invitations SET device = NULL")
    lead.sync()
    assert [] != search(story, keys, "vaults/harbour/inbox")
    for code in codes:
        amina.withdraw(code)
    story.sync(amina, lead)
    lead.vault.devices.enrol(known)
    for _ in range(2):
        story.everybody(amina)
    assert [] == search(story, keys, "vaults", "places")


def test_an_old_backup_brings_nothing_back(told: Told) -> None:
    story, amina, codes = told
    old = story.folder / "old"
    shutil.copytree(story.folder / "sticks", old)
    withdrawn(story, amina, codes)
    for name in ("amina", "harbour", "city"):
        [backup] = (old / name).iterdir()
        again, _ = restored(story, backup, f"{name}-again")
        with pytest.raises(RestoredError):
            check_not_holding(again.vault)
        again.sync()
        check_not_holding(again.vault)
        keys = everything(story, amina, again)
        assert [] == search(story, keys, f"vaults/{name}-again", "places")


# --- the search itself --------------------------------------------------------------------------


def test_the_search_finds_the_words_however_they_are_wrapped(tmp_path: Path, told: Told) -> None:
    story, amina, _ = told
    plain = WORDS.encode()
    for name, content in {
        "plain": plain,
        "utf-16": WORDS.encode("utf-16"),
        "base64": base64.b64encode(b"ab" + plain + b"c"),
        "hex": plain.hex().encode(),
        "escaped": json.dumps(WORDS).encode(),
        "canonical": json.dumps(WORDS, ensure_ascii=False).encode(),
        "gzip": b"before" + gzip.compress(b"x" * 1000 + plain) + b"after",
        "nothing": b"kanar of another colour",
    }.items():
        (tmp_path / "wrapped" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "wrapped" / name).write_bytes(b"before " + content + b" after")
    found = search(story, everything(story, amina), "wrapped")
    assert 7 == len(found)
    assert not any("nothing" in one for one in found)

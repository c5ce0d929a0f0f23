"""Somebody who is locked out comes back in by their organisation's word, and nobody else does."""

import base64
import json

import pytest

from peerkit.errors import (
    NoProjectError,
    NoRescueError,
    RescueFileError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from peerkit.vault import open_vault
from peerkit.workflow.projects.rescuing import (
    ask_organisation,
    open_with_code,
    read_code_for,
    rekey,
)
from tests.vault.vaults import PASSPHRASE, template
from tests.workflow.actors import Story

NEW = "twelve plain characters"


def quiet(_done: float) -> None:
    pass


def test_the_organisation_helps_a_researcher_back_in(story: Story) -> None:
    amina = story.device("amina").vault
    folder = amina.folder
    amina.close()
    rescue = read_code_for(story.organisation.vault, ask_organisation(folder))
    assert "R01" == rescue.holder
    with open_with_code(folder, rescue.code.lower().replace("-", " ")) as vault:
        assert rescue.vault_id == vault.id
        vault.change_passphrase(NEW)
    open_vault(folder, NEW).close()
    with pytest.raises(WrongPassphraseError):
        open_vault(folder, PASSPHRASE)


def test_a_code_serves_once(story: Story) -> None:
    amina = story.device("amina").vault
    amina.close()
    rescue = read_code_for(story.organisation.vault, ask_organisation(amina.folder))
    open_with_code(amina.folder, rescue.code).close()
    with pytest.raises(WrongRecoveryCodeError):
        open_with_code(amina.folder, rescue.code)
    again = read_code_for(story.organisation.vault, ask_organisation(amina.folder))
    open_with_code(amina.folder, again.code).close()


def test_the_paper_code_opens_it_too(story: Story) -> None:
    amina = story.device("amina").vault
    amina.close()
    open_with_code(amina.folder, template().code).close()


def test_after_a_rekey_the_organisation_can_still_help_and_old_files_cannot(story: Story) -> None:
    amina = story.device("amina").vault
    old = ask_organisation(amina.folder)
    rekey(amina, NEW, quiet)
    amina.close()
    with pytest.raises(WrongRecoveryCodeError):
        open_with_code(amina.folder, read_code_for(story.organisation.vault, old).code)
    new = ask_organisation(amina.folder)
    open_with_code(amina.folder, read_code_for(story.organisation.vault, new).code).close()


def test_a_vault_that_joined_nothing_has_nobody_to_ask(story: Story) -> None:
    alone = story.actor("amina").vault
    with pytest.raises(NoRescueError):
        ask_organisation(alone.folder)


def test_a_file_for_somebody_else_or_a_forged_one_is_refused(story: Story) -> None:
    amina = story.device("amina").vault
    asked = ask_organisation(amina.folder)
    with pytest.raises(NoProjectError):
        read_code_for(amina, asked)
    with pytest.raises(RescueFileError):
        read_code_for(story.programme.vault, asked)
    document = json.loads(asked)
    forged = [
        b"",
        b"[]",
        asked[:-1],
        json.dumps(document).encode(),
        *(
            json.dumps({**document, key: value}, separators=(",", ":"), sort_keys=True).encode()
            for key, value in (
                ("vault", "0" * 32),
                ("kind", "kit"),
                ("sealed", base64.b64encode(b"nothing").decode()),
                ("sealed", 7),
            )
        ),
    ]
    for data in forged:
        with pytest.raises(RescueFileError):
            read_code_for(story.organisation.vault, data)


def test_no_name_and_no_word_is_in_the_call_for_help(story: Story) -> None:
    amina = story.device("amina")
    amina.record("canary-7f3a")
    asked = ask_organisation(amina.vault.folder)
    assert {"kind", "sealed", "v", "vault"} == set(json.loads(asked))
    assert b"canary" not in asked
    assert b"amina" not in asked

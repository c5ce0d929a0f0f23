"""Everything to an organisation can be opened by a second person too, and by nobody else."""

import base64
import io
import shutil
import subprocess
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.bundle import Kit, SecondRecipient, read_kit, write_kit, write_renewal
from peerkit.crypto import (
    Identity,
    Recipient,
    RecipientKind,
    SigningKey,
    generate_identity,
    open_sealed,
    seal,
)
from peerkit.errors import (
    BodyError,
    KitDamagedError,
    KitOlderError,
    NoRescueError,
    NoSecondRecipientError,
    NotAddressedError,
    OtherKindOfKeyError,
    OutputExistsError,
    OwnKeyGivenError,
    RescueFileError,
    SecretKeyGivenError,
    UnreadableKeyError,
    WrongIdentityPassphraseError,
)
from peerkit.record import project_id
from peerkit.vault import open_vault_with_key
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import Project, find_project, keep_project
from peerkit.workflow.custody.restoring import restore
from peerkit.workflow.projects.changing import Changes, change_project
from peerkit.workflow.projects.founding import found_project
from peerkit.workflow.projects.joining import join, renew
from peerkit.workflow.projects.kits import make_kit, renew_kit
from peerkit.workflow.projects.rescuing import (
    ask_for_backup,
    ask_organisation,
    open_with_code,
    read_code_with,
)
from peerkit.workflow.projects.second_recipients import (
    make_second_recipient,
    read_second_identity,
    read_second_recipient,
)
from tests.vault.vaults import template
from tests.workflow.actors import Actor, Story, sheet, state_of
from tests.workflow.keeping import backed_up, quiet, restored

NAME = "Tess Okafor"


def second(identity: Identity) -> SecondRecipient:
    return SecondRecipient(NAME, str(identity.recipient()))


def change(story: Story, lead: Actor, **changes: object) -> bool:
    return change_project(lead.vault, Changes(**changes), story.clock.at())  # type: ignore[arg-type]


def kit_of(actor: Actor) -> Kit:
    membership = find_membership(actor.vault)
    assert membership is not None
    return membership.kit


def project_of(actor: Actor) -> Project:
    project = find_project(actor.vault)
    assert project is not None
    return project


def lines_in(bundle: Path, identity: Identity) -> bytes:
    """Return the archive in a bundle, opened with that key alone."""
    return open_sealed(bundle.read_bytes(), [identity])


def test_whoever_joins_seals_to_the_second_recipient_too(story: Story) -> None:
    trustee = generate_identity()
    assert change(story, story.organisation, second_recipients=(second(trustee),))
    amina = story.device("amina")
    assert kit_of(amina).second_recipients == (second(trustee),)
    amina.record("kanarek")
    story.sync(amina)
    [bundle] = amina.bundles()
    assert b"manifest.json" in lines_in(bundle, trustee)
    assert lines_in(bundle, trustee) == lines_in(bundle, project_of(story.organisation).identity)
    with pytest.raises(NotAddressedError):
        lines_in(bundle, generate_identity())
    story.sync(story.organisation)
    assert story.organisation.stories() == ["kanarek"]


def test_who_joined_before_learns_it_by_sync_and_seals_to_them_from_then_on(story: Story) -> None:
    trustee = generate_identity()
    amina = story.device("amina")
    amina.record("before")
    story.sync(amina, story.organisation, amina)
    lying = list((story.place("harbour") / address(story.organisation)).glob("*.pkb"))
    assert lying
    assert not any(opens(one, trustee) for one in lying)
    change(story, story.organisation, second_recipients=(second(trustee),))
    story.sync(story.organisation, amina)
    amina.record("after")
    story.sync(amina)
    [bundle] = amina.bundles()
    assert lines_in(bundle, trustee)
    change(story, story.organisation, not_second_recipients=(NAME,))
    story.sync(story.organisation, amina)
    assert kit_of(amina).second_recipients == ()
    assert len(kit_of(amina).recipients) == 1
    amina.record("later")
    story.sync(amina)
    assert [opens(one, trustee) for one in amina.bundles()] == [False]


def test_what_no_receipt_lists_is_sealed_anew_to_the_second_recipient(story: Story) -> None:
    trustee, amina = generate_identity(), story.device("amina")
    amina.record("kanarek")
    story.sync(amina)
    [alone] = amina.bundles()
    assert not opens(alone, trustee)
    change(story, story.organisation, second_recipients=(second(trustee),))
    made = renew_kit(story.organisation.vault, "R01", story.clock.at())
    renew(amina.vault, made.data)
    story.sync(amina)
    [both] = amina.bundles()
    assert both != alone
    assert opens(both, trustee)
    story.sync(amina)
    assert [both] == amina.bundles()
    story.sync(story.organisation, amina)
    assert story.organisation.stories() == ["kanarek"]
    assert amina.where() == ["merged"]


def address(lead: Actor) -> str:
    from peerkit.workflow.belonging.link import link_of_project

    return link_of_project(project_of(lead)).address


def test_the_projects_own_copies_open_for_the_second_recipient(story: Story) -> None:
    trustee = generate_identity()
    change(story, story.organisation, second_recipients=(second(trustee),))
    amina = story.device("amina")
    story.sync(amina, story.organisation)
    change(story, story.organisation, contact="Zed, 1")
    story.sync(story.organisation)
    own = [one for one in story.organisation.bundles() if opens(one, trustee)]
    assert own
    assert all(opens(one, project_of(story.organisation).identity) for one in own)


def opens(bundle: Path, identity: Identity) -> bool:
    try:
        lines_in(bundle, identity)
    except NotAddressedError:
        return False
    return True


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_the_age_command_opens_a_bundle_with_the_second_key_alone(
    story: Story, tmp_path: Path
) -> None:
    lead, trustee = story.actor("dock"), generate_identity(RecipientKind.X25519)
    details = replace(story.details("dock"), second_recipients=(second(trustee),))
    found_project(lead.vault, details, [sheet()], RecipientKind.X25519)
    amina = story.device("amina", lead)
    amina.record("kanarek")
    story.sync(amina)
    [bundle] = amina.bundles()
    key = tmp_path / "key.txt"
    key.write_text(f"# a key on a stick\n{trustee}\n", encoding="ascii")
    age = shutil.which("age")
    assert age is not None
    opened = subprocess.run(
        [age, "-d", "-i", str(key), str(bundle)], capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(opened)) as archive:
        assert archive.getnames() == ["manifest.json", "manifest.json.sig", "records.jsonl.gz"]
    story.sync(lead)
    assert lead.stories() == ["kanarek"]


# --- keys ---------------------------------------------------------------------------------------


def test_a_key_is_read_as_the_age_command_writes_it() -> None:
    recipient = str(generate_identity().recipient())
    for written in (recipient, f"# created: today\n{recipient}\n", f"\r\n {recipient} \r\n"):
        found = read_second_recipient(NAME, written.encode("ascii"))
        assert found == SecondRecipient(NAME, recipient)


def test_a_secret_key_is_not_taken_and_not_told() -> None:
    identity = str(generate_identity())
    with pytest.raises(SecretKeyGivenError) as caught:
        read_second_recipient(NAME, f"# public key: age1pq…\n{identity}\n".encode())
    assert identity not in repr(caught.value.values)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"age1",
        b"# a remark alone\n",
        b"\xff\xfe\x00",
        "age1zażółć".encode(),
        str(generate_identity().recipient()).encode()[:-1],
        str(generate_identity().recipient()).encode()[:-3] + b"qqq",
        b"\n".join(str(generate_identity().recipient()).encode() for _ in range(2)),
    ],
)
def test_a_malformed_key_is_refused(story: Story, written: bytes) -> None:
    before = state_of(story.organisation.vault)
    with pytest.raises(UnreadableKeyError):
        change(story, story.organisation, second_recipients=(read_second_recipient(NAME, written),))
    assert before == state_of(story.organisation.vault)


def test_a_key_that_cannot_be_one_of_them_changes_nothing(story: Story) -> None:
    vault = story.organisation.vault
    own = project_of(story.organisation).identity
    low = Recipient(RecipientKind.HYBRID, b"\xff" * 1216)
    before = state_of(vault)
    for identity, error in (
        (str(generate_identity(RecipientKind.X25519).recipient()), OtherKindOfKeyError),
        (str(own.recipient()), OwnKeyGivenError),
        (str(low), UnreadableKeyError),
    ):
        with pytest.raises(error):
            change(story, story.organisation, second_recipients=(SecondRecipient(NAME, identity),))
        assert before == state_of(vault)
    with pytest.raises(NoSecondRecipientError):
        change(story, story.organisation, not_second_recipients=("Nobody",))
    assert before == state_of(vault)


def test_peerkit_makes_a_key_under_its_own_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "second-recipient.age"
    made = make_second_recipient(NAME, "quite another passphrase", path, work_factor=10)
    data = path.read_bytes()
    identity = read_second_identity(data, "quite another passphrase")
    assert made == second(identity)
    assert open_sealed(seal(b"words", [identity.recipient()]), [identity]) == b"words"
    with pytest.raises(WrongIdentityPassphraseError):
        read_second_identity(data, "not the passphrase")
    with pytest.raises(OutputExistsError):
        make_second_recipient(NAME, "quite another passphrase", path, work_factor=10)
    assert data == path.read_bytes()


# --- kits ---------------------------------------------------------------------------------------


def test_a_kit_of_before_says_the_same_by_the_same_bytes(story: Story) -> None:
    made = story.kit()
    kit = read_kit(made.data)
    assert kit.second_recipients == ()
    assert b"second_recipients" not in made.data
    assert write_kit(kit, project_of(story.organisation).signing_key) == made.data
    assert "second_recipients" not in write_renewal(kit)


def test_a_downgraded_kit_is_older_and_brings_nothing_back(story: Story) -> None:
    """Whoever has an early kit cannot make a laptop leave the second recipient out again."""
    trustee = generate_identity()
    amina = story.device("amina")
    story.sync(amina, story.organisation, amina)
    early = renew_kit(story.organisation.vault, "R01", story.clock.at())
    change(story, story.organisation, second_recipients=(second(trustee),))
    story.sync(story.organisation, amina)
    before = state_of(amina.vault)
    with pytest.raises(KitOlderError):
        renew(amina.vault, early.data)
    assert before == state_of(amina.vault)
    assert kit_of(amina).second_recipients == (second(trustee),)


def test_a_kit_without_the_second_recipient_under_another_key_is_no_kit_of_the_project(
    story: Story,
) -> None:
    trustee = generate_identity()
    change(story, story.organisation, second_recipients=(second(trustee),))
    made = story.kit()
    kit = read_kit(made.data)
    forger = SigningKey.generate()
    forged = replace(
        kit,
        recipients=kit.recipients[:1],
        second_recipients=(),
        verifying_key=forger.verifying_key,
        project=project_id(forger.verifying_key.to_bytes()),
    )
    amina = story.actor("amina")
    join(amina.vault, made.data, " ".join(made.words), is_same_organisation=False)
    before = state_of(amina.vault)
    from peerkit.errors import AlreadyJoinedError

    with pytest.raises(AlreadyJoinedError):
        renew(amina.vault, write_kit(forged, forger))
    assert before == state_of(amina.vault)


def test_a_name_without_its_key_or_keys_of_two_kinds_are_no_kit(story: Story) -> None:
    kit = read_kit(story.kit().data)
    key = project_of(story.organisation).signing_key
    other = str(generate_identity(RecipientKind.X25519).recipient())
    for wrong in (
        replace(kit, second_recipients=(second(generate_identity()),)),
        replace(kit, second_recipients=(SecondRecipient(NAME, kit.recipients[0]),)),
        replace(kit, recipients=(*kit.recipients, other)),
    ):
        with pytest.raises(KitDamagedError):
            read_kit(write_kit(wrong, key))


def test_a_renewal_that_names_somebody_without_a_key_changes_nothing(story: Story) -> None:
    from peerkit.bundle import read_renewal

    kit = read_kit(story.kit().data)
    body = write_renewal(kit) | {
        "second_recipients": [{"name": NAME, "recipient": str(generate_identity().recipient())}]
    }
    with pytest.raises(BodyError):
        read_renewal(body, kit, 3)


def test_a_device_cannot_enrol_as_the_second_recipient(story: Story) -> None:
    """Nobody comes to be sent, as their own, what the second recipient alone should open."""
    from peerkit.workflow.belonging.link import link_of_project
    from peerkit.workflow.exchange.merging import _check_recipient

    trustee = generate_identity()
    change(story, story.organisation, second_recipients=(second(trustee),))
    link = link_of_project(project_of(story.organisation))
    from peerkit.errors import BundleForgedError

    with pytest.raises(BundleForgedError):
        _check_recipient(story.organisation.vault, link, "0" * 32, str(trustee.recipient()))


# --- locked out ---------------------------------------------------------------------------------


def test_the_second_recipient_helps_the_lead_back_in(story: Story) -> None:
    trustee, lead = generate_identity(), story.organisation.vault
    with pytest.raises(NoRescueError):
        ask_organisation(lead.folder)
    change(story, story.organisation, second_recipients=(second(trustee),))
    request = ask_organisation(lead.folder)
    lead.close()
    with pytest.raises(RescueFileError):
        read_code_with(generate_identity(), request)
    rescue = read_code_with(trustee, request)
    assert rescue.holder == "Harbour"
    with open_with_code(lead.folder, rescue.code) as vault:
        assert find_project(vault) is not None
        again = read_code_with(trustee, ask_organisation(lead.folder))
    assert rescue.code != again.code


def test_what_a_kill_left_undone_is_done_by_the_next_sync(story: Story) -> None:
    """The code is sealed after the change is durable, so that a kill can come between."""
    trustee, lead = generate_identity(), story.organisation
    project = project_of(lead)
    details = replace(project.details, second_recipients=(second(trustee),))
    keep_project(lead.vault, replace(project, details=details))
    with pytest.raises(NoRescueError):
        ask_organisation(lead.vault.folder)
    story.sync(lead)
    assert read_code_with(trustee, ask_organisation(lead.vault.folder)).holder == "Harbour"
    slots = (lead.vault.folder / "vault.keys.json").read_bytes()
    story.sync(lead)
    assert slots == (lead.vault.folder / "vault.keys.json").read_bytes()


def test_a_restored_laptop_is_still_held_by_its_organisation(story: Story) -> None:
    amina = story.device("amina")
    story.sync(amina, story.organisation, amina)
    again, _ = restored(story, backed_up(story, amina).path, "again")
    story.sync(again)
    assert again.vault.is_held_by_organisation


def test_who_is_no_second_recipient_any_more_opens_nothing(story: Story) -> None:
    trustee, lead = generate_identity(), story.organisation.vault
    change(story, story.organisation, second_recipients=(second(trustee),))
    change(story, story.organisation, not_second_recipients=(NAME,))
    with pytest.raises(NoRescueError):
        ask_organisation(lead.folder)


def test_a_laptop_gives_its_code_to_the_new_second_recipient(story: Story) -> None:
    trustee, amina = generate_identity(), story.device("amina")
    story.sync(amina, story.organisation, amina)
    with pytest.raises(RescueFileError):
        read_code_with(trustee, ask_organisation(amina.vault.folder))
    change(story, story.organisation, second_recipients=(second(trustee),))
    story.sync(story.organisation, amina)
    request = ask_organisation(amina.vault.folder)
    amina.vault.close()
    code = read_code_with(trustee, request).code
    open_with_code(amina.vault.folder, code).close()


def test_the_second_recipient_opens_the_leads_backup(story: Story, tmp_path: Path) -> None:
    trustee = generate_identity()
    change(story, story.organisation, second_recipients=(second(trustee),))
    amina = story.device("amina")
    amina.record("kanarek")
    story.sync(amina, story.organisation)
    backup = backed_up(story, story.organisation).path
    code = read_code_with(trustee, ask_for_backup(backup)).code
    folder = tmp_path / "again"
    said = restore(backup, folder, code.lower(), quiet, at=story.clock.at())
    assert said.is_lead
    vault = story.vaults.enter_context(open_vault_with_key(folder, template().key))
    again = Actor(vault, story.clock)
    story.sync(again)
    assert again.stories() == ["kanarek"]


def test_a_request_says_nothing_by_itself(story: Story) -> None:
    trustee = generate_identity()
    change(story, story.organisation, second_recipients=(second(trustee),))
    request = ask_organisation(story.organisation.vault.folder)
    assert NAME.encode() not in request
    sealed = base64.b64encode(b"age-encryption.org")[:20]
    assert sealed in request


def test_a_kit_made_in_a_programme_names_the_second_recipient(story: Story) -> None:
    trustee = generate_identity()
    change(story, story.programme, second_recipients=(second(trustee),))
    made = make_kit(story.programme.vault, story.clock.at(), organisation="Dock")
    assert read_kit(made.data).second_recipients == (second(trustee),)

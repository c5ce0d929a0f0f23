"""Documents, rosters, invitations, handovers and receipts keep what they are given."""

from dataclasses import replace

from peerkit.vault import Device, Handover, Invitation, ReceiptEntry, Vault
from tests.vault.vaults import AT, broken_off

PROJECT = "p" * 32
DEVICE = Device(PROJECT, "d" * 32, b"key", "age1…", "R07", AT, invitation="i")


def test_a_document_holds_the_bytes_last_set(vault: Vault) -> None:
    vault.documents.set("kit/1", b"old")
    vault.documents.set("kit/1", b"\x00new")
    vault.documents.set("kit%2", b"")
    vault.documents.set("project", b"p")
    assert vault.documents.get("kit/1") == b"\x00new"
    assert vault.documents.get("kit") is None
    assert vault.documents.names("kit") == ("kit%2", "kit/1")
    assert vault.documents.names("kit%") == ("kit%2",)
    vault.documents.remove("kit/1")
    vault.documents.remove("kit/1")
    assert vault.documents.names() == ("kit%2", "project")


def test_enrolling_again_changes_nothing(vault: Vault) -> None:
    vault.devices.enrol(DEVICE)
    vault.devices.enrol(Device(PROJECT, "d" * 32, b"other", "age2…", "R08", AT))
    assert vault.devices.get(PROJECT, "d" * 32) == DEVICE
    assert vault.devices.get("q" * 32, "d" * 32) is None
    assert vault.devices.list(PROJECT) == (DEVICE,)


def test_a_revoked_device_has_last_records(vault: Vault) -> None:
    vault.devices.enrol(DEVICE)
    assert vault.devices.accepted_tips(PROJECT) == {}
    vault.devices.revoke(PROJECT, DEVICE.device, 17, ("a", "b"))
    assert vault.devices.accepted_tips(PROJECT) == {DEVICE.device: ("a", "b")}
    assert vault.devices.list(PROJECT) == (replace(DEVICE, revoked_after=17),)


def test_a_device_that_never_wrote_can_be_revoked(vault: Vault) -> None:
    vault.devices.enrol(DEVICE)
    vault.devices.revoke(PROJECT, DEVICE.device, 0, ())
    assert vault.devices.accepted_tips(PROJECT) == {DEVICE.device: ()}


def test_it_is_known_when_a_device_was_last_heard_of(vault: Vault) -> None:
    vault.devices.enrol(DEVICE)
    for at in ("2026-11-22T10:00:00Z", "2026-11-21T10:00:00Z"):
        vault.devices.heard(PROJECT, DEVICE.device, at)
    assert vault.devices.list(PROJECT) == (replace(DEVICE, last_bundle_at="2026-11-22T10:00:00Z"),)


def test_only_an_invitation_that_nobody_used_is_revoked(vault: Vault) -> None:
    for name in ("i", "j"):
        vault.invitations.add(Invitation(name, PROJECT, "researcher", "R07", b"secret"))
    vault.invitations.bind("j", "d" * 32)
    for name in ("i", "j"):
        vault.invitations.revoke(name, AT)
    revoked = {one.id: one.revoked_at for one in vault.invitations.list(PROJECT)}
    assert revoked == {"i": AT, "j": None}


def test_an_invitation_belongs_to_the_first_device_that_used_it(vault: Vault) -> None:
    invitation = Invitation("i", PROJECT, "researcher", "R07", b"secret")
    vault.invitations.add(invitation)
    assert vault.invitations.get("i") == invitation
    assert vault.invitations.bind("i", "d" * 32)
    assert vault.invitations.bind("i", "d" * 32)
    assert not vault.invitations.bind("i", "e" * 32)
    assert not vault.invitations.bind("none", "e" * 32)
    [bound] = vault.invitations.list(PROJECT)
    assert bound.device == "d" * 32


def test_a_binding_is_undone_with_the_merge_that_failed(vault: Vault) -> None:
    vault.invitations.add(Invitation("i", PROJECT, "researcher", "R07", b"secret"))
    with broken_off(vault.transaction()):
        vault.invitations.bind("i", "d" * 32)
    found = vault.invitations.get("i")
    assert found is not None
    assert found.device is None


def test_a_handover_waits_until_it_is_delivered(vault: Vault) -> None:
    first = Handover(PROJECT, "r", 3, "1" * 64, AT)
    second = Handover(PROJECT, "r", 5, "2" * 64, AT)
    assert vault.handovers.last_number(PROJECT, "r") == 0
    for one in (first, second, first):
        vault.handovers.add(one)
    assert vault.handovers.last_number(PROJECT, "r") == 5
    assert vault.handovers.last_number(PROJECT, "s") == 0
    vault.handovers.mark_delivered(first.digest)
    assert vault.handovers.list(PROJECT) == (replace(first, delivered=True), second)


def test_a_bundle_that_was_seen_is_known_by_its_digest(vault: Vault) -> None:
    vault.seen.add("1" * 64, AT)
    vault.seen.add("1" * 64, AT)
    assert vault.seen.has("1" * 64)
    assert not vault.seen.has("2" * 64)


def test_a_receipt_adds_and_never_takes_away(vault: Vault) -> None:
    later = "2026-11-22T10:00:00Z"
    safe = ReceiptEntry("1" * 64, "lead", later, backed_up=True)
    vault.receipts.add([ReceiptEntry("1" * 64, "lead", AT), ReceiptEntry("2" * 64, "lead", AT)])
    vault.receipts.add([safe])
    vault.receipts.add([ReceiptEntry("1" * 64, "lead", later)])
    assert vault.receipts.of_record("1" * 64) == (
        ReceiptEntry("1" * 64, "lead", AT, backed_up=True),
    )
    assert vault.receipts.merged_by("lead") == {"1" * 64, "2" * 64}
    assert vault.receipts.of_record("3" * 64) == ()

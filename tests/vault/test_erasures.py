"""What was erased for good has no words here, whenever and by whatever way it comes again."""

from itertools import permutations

import pytest

from peerkit.record import NEVER_ERASED, RecordKind
from peerkit.vault import Vault
from tests.record.chains import PROJECT, Device
from tests.vault.vaults import as_after_a_kill, open_copy, template

SUBJECT = "5a" * 32


def filled() -> Device:
    device = Device()
    for number in range(3):
        device.add({"story": f"{number}"}, subject=f"{number:064x}")
    return device


def stories(vault: Vault) -> list[bytes | None]:
    found = vault.records.by_kind(PROJECT, RecordKind.SUBMISSION)
    return sorted((one.body for one in found), key=str)


def merge(vault: Vault, device: Device) -> None:
    vault.records.merge(device.records, accepted_tips={}, lead=device.id)


def test_an_erased_record_keeps_its_head_and_its_place(vault: Vault) -> None:
    device = filled()
    merge(vault, device)
    assert 1 == vault.erasures.erase([device.records[1].id])
    assert 0 == vault.erasures.erase([device.records[1].id])
    assert 1 == vault.erasures.count()
    chain = list(vault.records.chain(PROJECT, device.id))
    assert [one.id for one in device.records] == [one.id for one in chain]
    assert [True, False, True] == [one.body is not None for one in chain]
    told = vault.outlines.list(PROJECT, RecordKind.SUBMISSION)
    assert [device.records[1].id] == [one.id for one in told if one.is_past]


@pytest.mark.parametrize("order", list(permutations(("merge", "erase", "again", "heads"))))
def test_the_order_in_which_things_come_changes_nothing(
    vault: Vault, order: tuple[str, ...]
) -> None:
    device = filled()
    gone = device.records[1]
    for step in order:
        match step:
            case "erase":
                vault.erasures.erase([gone.id])
            case "heads":
                heads = [one.without_body() for one in device.records]
                vault.records.merge(heads, accepted_tips={}, lead=device.id)
            case _:
                merge(vault, device)
    assert 2 == sum(body is not None for body in stories(vault))
    record = vault.records.get(gone.id)
    assert record is not None
    assert (None, None) == (record.body, record.salt)
    assert [gone.id] == [
        one.id for one in vault.outlines.list(PROJECT, RecordKind.SUBMISSION) if one.is_erased
    ]


@pytest.mark.parametrize("kind", sorted(NEVER_ERASED))
def test_what_says_what_happened_is_never_erased(vault: Vault, kind: str) -> None:
    device = Device()
    body: dict[str, object] = {"code": None, "statement": None, "records": []}
    record = device.add(body, kind, SUBJECT)
    vault.erasures.erase([record.id])
    merge(vault, device)
    assert 0 == vault.erasures.erase([record.id])
    kept = vault.records.get(record.id)
    assert kept is not None
    assert kept.body is not None


def test_an_error_within_leaves_everything(vault: Vault) -> None:
    device = filled()
    merge(vault, device)
    before = stories(vault)
    with pytest.raises(ZeroDivisionError), vault.erasures.erasing():  # noqa: PT012 - the block is it
        vault.erasures.erase([one.id for one in device.records])
        raise ZeroDivisionError
    assert before == stories(vault)
    assert 0 == vault.erasures.count()


def test_behind_an_erasing_the_log_is_empty(vault: Vault) -> None:
    device = filled()
    merge(vault, device)
    with vault.erasures.erasing():
        vault.erasures.erase([one.id for one in device.records])
    assert 0 == (vault.folder / "vault.db-wal").stat().st_size


def test_what_was_erased_stays_erased_when_the_vault_is_opened_again(vault: Vault) -> None:
    device = filled()
    merge(vault, device)
    vault.erasures.erase([device.records[0].id])
    folder = as_after_a_kill(vault, vault.folder.with_name("killed"))
    from peerkit.vault import open_vault_with_key

    with open_vault_with_key(folder, template().key) as again:
        merge(again, device)
        assert 2 == sum(body is not None for body in stories(again))


def test_a_vault_that_erased_nothing_merges_as_ever(vault: Vault) -> None:
    device = filled()
    merge(vault, device)
    with open_copy(vault.folder.with_name("other")) as other:
        merge(other, device)
        assert stories(other) == stories(vault)

"""Merging bundles that somebody brought: files, or folders of them, in whatever order."""

from collections.abc import Iterator
from pathlib import Path

from peerkit.bundle import BUNDLE_LIMITS
from peerkit.errors import (
    BundleTooLargeError,
    NotAddressedError,
    NotJoinedError,
    NotReadableError,
    PracticeVaultError,
)
from peerkit.files import read_up_to
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_held, is_holding
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.exchange.merging import SUFFIX, Fate, Merged, merge_bundle, merge_waiting
from peerkit.workflow.exchange.restored import silent_devices, take_up
from peerkit.workflow.exchange.syncing import Synced, known_place, log_merged, settle


def merge_paths(vault: Vault, paths: list[Path], at: str) -> Synced:
    """Return what became of every bundle that the paths hold; receipts are written.

    Raises PracticeVaultError, NotJoinedError, NotReadableError (then nothing was merged), and when
    everything else is done RenewalTooLargeError; a bundle's own faults are told in what is
    returned. A restored vault adds nothing of its own yet.
    """
    if vault.is_practice:
        raise PracticeVaultError
    links = (*find_former_links(vault), *find_links(vault))
    if not links:
        raise NotJoinedError
    for path in paths:
        if not path.exists():
            raise NotReadableError(path=str(path))
    done = Synced()
    for path, is_named in _bundles(paths):
        outcome = _merge_file(vault, links, path, at)
        if not is_named and isinstance(outcome.refusal, NotAddressedError):
            done.for_others += 1
        else:
            done.merged.append(outcome)
    done.merged += _merge_again(vault, links, at)
    done.merged += _go_on(vault, links, at)
    log_merged(vault, done, at)
    if not is_holding(vault):
        _settle(vault, done, at)
    return done


def _settle(vault: Vault, done: Synced, at: str) -> None:
    settle(vault, done, at)
    if done.unsaid is not None:
        raise done.unsaid


def list_silent(vault: Vault) -> tuple[str, ...]:
    """Return the codes of those by whom a restored vault without a place still waits to be told.

    "" stands for anybody at all, and "lead" for the lead.
    """
    links = (*find_former_links(vault), *find_links(vault))
    waiting = [
        one for one in links if is_held(vault, one.device) and known_place(vault, one) is None
    ]
    return tuple(code for link in waiting for code in silent_devices(vault, link))


def _go_on(vault: Vault, links: tuple[Link, ...], at: str) -> list[Merged]:
    """Let a restored vault without a place go on, when everybody has told how far things came."""
    waited = [
        link
        for link in links
        if is_held(vault, link.device)
        and known_place(vault, link) is None
        and not silent_devices(vault, link)
    ]
    for link in waited:
        take_up(vault, link)
    return _merge_again(vault, tuple(waited), at)


def _merge_again(vault: Vault, links: tuple[Link, ...], at: str) -> list[Merged]:
    """Return what became of bundles that waited, where they wait no more."""
    again = [one for link in links if link.is_lead for one in merge_waiting(vault, link, at)]
    return [one for one in again if one.fate is not Fate.WAITING]


def _bundles(paths: list[Path]) -> Iterator[tuple[Path, bool]]:
    """Yield the files that the paths name or, for folders, the bundles at any depth in them.

    Each with whether it was named: among what lies in a folder, some is for others.
    """
    for path in paths:
        if path.is_dir():
            # A pipe by a bundle's name would be waited for, for ever.
            found = sorted(path.rglob(f"*{SUFFIX}"))
            yield from ((one, False) for one in found if one.is_file())
        else:
            yield path, True


def _merge_file(vault: Vault, links: tuple[Link, ...], path: Path, at: str) -> Merged:
    """Return what became of the bundle under the link that it is for."""
    try:
        data = read_up_to(path, BUNDLE_LIMITS.bundle_bytes)
    except NotReadableError as refusal:
        return Merged(path.name, Fate.REFUSED, refusal=refusal)
    if data is None:
        limit = BundleTooLargeError(limit_bytes=BUNDLE_LIMITS.bundle_bytes)
        return Merged(path.name, Fate.REFUSED, refusal=limit)
    for link in links:
        outcome = merge_bundle(vault, link, path.name, data, at)
        if not isinstance(outcome.refusal, NotAddressedError):
            break
    return outcome

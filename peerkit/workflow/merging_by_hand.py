"""Merging bundles that somebody brought: files, or folders of them, in whatever order."""

from pathlib import Path

from peerkit.bundle import BUNDLE_LIMITS
from peerkit.errors import BundleTooLargeError, NotJoinedError, NotReadableError, PracticeVaultError
from peerkit.files import read_up_to
from peerkit.vault import Vault
from peerkit.workflow.link import Link, find_links
from peerkit.workflow.merging import Fate, Merged, bundle_paths, merge_bundle, merge_waiting
from peerkit.workflow.syncing import Synced, settle


def merge_paths(vault: Vault, paths: list[Path], at: str) -> Synced:
    """Return what became of every bundle that the paths hold; receipts are written.

    Raises PracticeVaultError, NotJoinedError, NotReadableError; a bundle's own faults are told in
    what is returned.
    """
    if vault.is_practice:
        raise PracticeVaultError
    links = find_links(vault)
    if not links:
        raise NotJoinedError
    for path in paths:
        if not path.exists():
            raise NotReadableError(path=str(path))
    done = Synced()
    for path in bundle_paths(paths):
        done.merged.append(_merge_file(vault, links, path, at))
    for link in links:
        if link.is_lead:
            done.merged += [
                one for one in merge_waiting(vault, link, at) if one.fate is not Fate.WAITING
            ]
    settle(vault, done, at)
    return done


def _merge_file(vault: Vault, links: tuple[Link, ...], path: Path, at: str) -> Merged:
    """Return what became of the bundle under the first link that it is for."""
    data = read_up_to(path, BUNDLE_LIMITS.bundle_bytes)
    if data is None:
        limit = BundleTooLargeError(limit_bytes=BUNDLE_LIMITS.bundle_bytes)
        return Merged(path.name, Fate.REFUSED, refusal=limit)
    outcome = merge_bundle(vault, links[0], path.name, data, at)
    for link in links[1:]:
        if outcome.fate is not Fate.REFUSED:
            break
        outcome = merge_bundle(vault, link, path.name, data, at)
    return outcome

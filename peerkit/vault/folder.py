"""Where vaults lie: one folder per person and project, under the user's own data folder.

Laws:
- A vault's name is one plain file name on every system that we support, or it is refused.
- `PEERKIT_HOME` overrides the folder; nothing else does, and it never roams to a server.
"""

import os
import re
import unicodedata
from pathlib import Path

from peerkit.errors import NoVaultChosenError, VaultMissingError, VaultNameError

DATABASE = "vault.db"
KEYS = "vault.keys.json"
OUTBOX = "outbox"
INBOX = "inbox"

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Windows' device names (learn.microsoft.com, "Naming Files, Paths, and Namespaces")."""
LONGEST_NAME_BYTES = 100
"""File systems allow 255; the folder that is made aside has a longer name."""


def vaults_home() -> Path:
    """Return the folder that holds this person's vaults, whether it stands or not."""
    chosen = os.environ.get("PEERKIT_HOME")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("peerkit", appauthor=False, roaming=False)


def vault_folder(name: str) -> Path:
    """Return the folder of the vault with that name, whether it stands or not.

    Raises VaultNameError for a name that some file system would not take.
    """
    plain = unicodedata.normalize("NFC", name)
    if (
        not plain
        or plain != plain.strip(" .")
        or len(plain.encode("utf-8", "surrogatepass")) > LONGEST_NAME_BYTES
        or not plain.isprintable()
        or _FORBIDDEN.search(plain)
        or _RESERVED.fullmatch(plain)
    ):
        raise VaultNameError(limit_bytes=LONGEST_NAME_BYTES)
    return vaults_home() / plain


def list_vaults() -> tuple[str, ...]:
    """Return the names of the vaults that stand, sorted."""
    home = vaults_home()
    if not home.is_dir():
        return ()
    return tuple(sorted(each.name for each in home.iterdir() if _is_vault(each)))


def find_vault(name: str | None = None) -> Path:
    """Return the folder of the vault with that name; without one, of the only vault.

    Raises VaultMissingError, and NoVaultChosenError when there are several and none is named.
    """
    if name is not None:
        folder = vault_folder(name)
        if not _is_vault(folder):
            raise VaultMissingError(path=str(folder))
        return folder
    names = list_vaults()
    if not names:
        raise VaultMissingError(path=str(vaults_home()))
    if len(names) > 1:
        raise NoVaultChosenError(names=", ".join(names))
    return vaults_home() / names[0]


def _is_vault(folder: Path) -> bool:
    return not folder.name.startswith(".") and (folder / KEYS).is_file()

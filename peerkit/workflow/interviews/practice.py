"""Practice: interviews with made-up people, in a vault of its own that hands nothing over.

Laws:
- Starting a practice needs nothing but choices: no kit, no terms, no passphrase.
- A practice vault is told apart by a fact inside it, and can neither join nor hand over.
- Its passphrase is known to everybody, unless somebody chose another: every screen says that
  nothing in it is real.
"""

from typing import TYPE_CHECKING

from peerkit.crypto import LOWEST_COSTS
from peerkit.errors import WrongPassphraseError
from peerkit.vault import Vault, create_vault, list_vaults, open_vault, vault_folder
from peerkit.workflow.belonging.unlocking import opens_with

if TYPE_CHECKING:  # whoever looks at what was practised needs no terms
    from peerkit.workflow.questionnaires.terms import Terms

PRACTICE_VAULT = "practice"
"""The name of the vault that practice goes to; it is never taken for a real one."""

OPEN_PASSPHRASE = "nothing in practice is secret"  # noqa: S105 - every screen says so

PERSONAS = ("stallholder", "student", "carer", "newcomer", "worried")
"""Made-up people. Words: `practice.persona.<name>`, and `.says` for what they might say."""


def open_practice(at: str) -> Vault:
    """Return the practice vault, open; it is made now if there is none.

    Raises WrongPassphraseError where somebody chose a passphrase for it.
    """
    folder = vault_folder(PRACTICE_VAULT)
    if PRACTICE_VAULT in list_vaults():
        return open_vault(folder, OPEN_PASSPHRASE)
    vault, _ = create_vault(folder, OPEN_PASSPHRASE, at=at, costs=LOWEST_COSTS, is_practice=True)
    return vault


def find_open_practice() -> Vault | None:
    """Return the practice vault, open; None where there is none that is open to all."""
    if PRACTICE_VAULT not in list_vaults():
        return None
    try:
        return open_vault(vault_folder(PRACTICE_VAULT), OPEN_PASSPHRASE)
    except WrongPassphraseError:
        return None


def is_open_to_all(vault: Vault) -> bool:
    """Tell whether the vault is for practice, under the passphrase that everybody knows."""
    return vault.is_practice and opens_with(vault, OPEN_PASSPHRASE)


def settle_practice_terms(vault: Vault, made_up: "Terms") -> None:
    """Let the made-up participants be told of a made-up organisation, if of none yet."""
    from peerkit.workflow.questionnaires.terms import find_terms, keep_terms

    if find_terms(vault) is None:
        keep_terms(vault, made_up)

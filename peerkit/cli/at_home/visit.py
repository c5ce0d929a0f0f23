"""Somebody at home."""

from peerkit.frozen import frozen
from peerkit.vault import Vault
from peerkit.words import Catalogue
from peerkit.workflow.faces import FaceKind


@frozen
class Visit:
    """Somebody at home: the vault that they opened, and the face that they see."""

    vault: Vault
    face: FaceKind
    words: Catalogue

    def text(self, code: str, /, **values: str | int) -> str:
        """Return a message of the catalogue."""
        return self.words.text(code, **values)

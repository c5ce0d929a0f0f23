"""Small named documents: the project, the membership, kits, questionnaires by digest, settings.

Law: the vault does not know what a document says; a name holds exactly the bytes last set.
"""

from peerkit.vault.writer import Writer


class Documents:
    """The named documents of a vault."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def get(self, name: str) -> bytes | None:
        """Return what stands under the name, or None."""
        found = self._writer.read(
            lambda database: database.execute(
                "SELECT content FROM documents WHERE name = ?", [name]
            ).fetchone()
        )
        return None if found is None else bytes(found[0])

    def set(self, name: str, content: bytes) -> None:
        """Make the name hold `content` in place of what it held."""
        self._writer.write(
            lambda database: database.execute(
                "INSERT INTO documents (name, content) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                [name, content],
            )
        )

    def remove(self, name: str) -> None:
        """Make nothing stand under the name, whether something did or not."""
        self._writer.write(
            lambda database: database.execute("DELETE FROM documents WHERE name = ?", [name])
        )

    def names(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names that begin with `prefix`, sorted."""
        return self._writer.read(
            lambda database: tuple(
                name
                for (name,) in database.execute(
                    "SELECT name FROM documents WHERE substr(name, 1, length(?)) = ? ORDER BY name",
                    [prefix, prefix],
                )
            )
        )

"""The schema's version, and the few facts that a vault keeps about itself.

Laws:
- A vault that a newer peerkit wrote is refused before anything in it is read or changed.
- Each migration is one transaction with the version that it leads to.
- The generation here is never above the key file's, unless somebody put an old key file back.
"""

from peerkit.errors import VaultDamagedError, VaultTooNewError
from peerkit.frozen import frozen
from peerkit.vault.database import Database
from peerkit.vault.migrations import MIGRATIONS

SCHEMA_VERSION = len(MIGRATIONS)

_VERSION = "schema"
_VAULT = "vault"
_GENERATION = "generation"
_PRACTICE = "practice"
_CREATED = "created_at"


@frozen
class Facts:
    """What a vault was made as."""

    created_at: str
    is_practice: bool = False


def create_schema(database: Database, vault_id: str, generation: int, facts: Facts) -> None:
    """Make the empty database a vault of this version, in one transaction."""
    with database.atomic():
        database.table("meta").create({"name": str, "value": str}, pk="name", strict=True)
        for migrate in MIGRATIONS:
            migrate(database)
        _set(database, _VERSION, str(SCHEMA_VERSION))
        _set(database, _VAULT, vault_id)
        _set(database, _GENERATION, str(generation))
        _set(database, _PRACTICE, str(int(facts.is_practice)))
        _set(database, _CREATED, facts.created_at)


def migrate_schema(database: Database) -> None:
    """Bring the schema to this version, keeping every row.

    Raises VaultTooNewError, or VaultDamagedError when it is no vault at all; then nothing changed.
    """
    found = read_number(database, _VERSION)
    if found > SCHEMA_VERSION:
        raise VaultTooNewError(found=found, known=SCHEMA_VERSION)
    for version, migrate in enumerate(MIGRATIONS[found:], start=found + 1):
        with database.atomic():
            migrate(database)
            _set(database, _VERSION, str(version))


def compare_with_keys(database: Database, vault_id: str, generation: int) -> None:
    """Make the database know the key file's generation; they belong together.

    Raises VaultDamagedError when the file is another vault's, or older than the database has seen:
    an old passphrase would open the vault again.
    """
    if read_text(database, _VAULT) != vault_id:
        raise VaultDamagedError(part="keys", problem="another_vault")
    known = read_number(database, _GENERATION)
    if generation < known:
        raise VaultDamagedError(part="keys", problem="rolled_back")
    if generation > known:  # a kill came between the key file and the database
        set_generation(database, generation)


def set_generation(database: Database, generation: int) -> None:
    """Make the database remember the key file's generation."""
    _set(database, _GENERATION, str(generation))


def read_facts(database: Database) -> Facts:
    """Return what the vault was made as."""
    return Facts(read_text(database, _CREATED), bool(read_number(database, _PRACTICE)))


def read_text(database: Database, name: str) -> str:
    """Return one of the vault's facts; raises VaultDamagedError when it is not there."""
    if not _has_facts(database):
        raise VaultDamagedError(part="database", problem="schema")
    for (value,) in database.execute("SELECT value FROM meta WHERE name = ?", [name]):
        return str(value)
    raise VaultDamagedError(part="database", problem=name)


def _has_facts(database: Database) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'"
    return database.execute(sql).fetchone() is not None


def read_number(database: Database, name: str) -> int:
    """Return one of the vault's facts that is a number; raises VaultDamagedError for another."""
    value = read_text(database, name)
    if not value.isdecimal():
        raise VaultDamagedError(part="database", problem=name)
    return int(value)


def _set(database: Database, name: str, value: str) -> None:
    database.table("meta").upsert({"name": name, "value": value}, pk="name")

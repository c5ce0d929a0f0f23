"""The devices of a project, and the invitations by which they come in.

Laws:
- A device is known by its verifying key; enrolling it again changes nothing.
- An invitation belongs to the first device that used it, for ever.
- What a revoked device recorded beside or behind its last accepted records is set aside, whether
  it came before the revocation or after. Nothing takes a revocation back, or widens it.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict

from peerkit.frozen import frozen
from peerkit.vault.database import Database
from peerkit.vault.merging import set_aside_late
from peerkit.vault.writer import Writer


@frozen
class Device:
    """One device on a project's roster.

    `code` is its researcher's code; `revoked_after` the last number that is accepted from it, None
    while it is not revoked; `last_bundle_at` when a bundle of its last brought anything.
    """

    project: str
    device: str
    verifying_key: bytes
    recipient: str
    code: str
    enrolled_at: str
    invitation: str | None = None
    revoked_after: int | None = None
    last_bundle_at: str | None = None


@frozen
class Invitation:
    """A one-time invitation that went out in a kit; `device` is the one that used it.

    `kind` says whom it invites: a researcher's device or an organisation. Whoever comes by one
    that was revoked is enrolled as a revoked device.
    """

    id: str
    project: str
    kind: str
    code: str
    secret: bytes
    device: str | None = None
    revoked_at: str | None = None


class Devices:
    """The rosters that a vault holds."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def enrol(self, device: Device) -> None:
        """Make the device stand on its project's roster; one that stands there stays as it is."""
        self._writer.write(
            lambda database: database.table("devices").insert(asdict(device), ignore=True)
        )

    def get(self, project: str, device: str) -> Device | None:
        """Return a device of the roster, or None."""
        for found in self._where("project = ? AND device = ?", [project, device]):
            return found
        return None

    def list(self, project: str) -> tuple[Device, ...]:
        """Return the project's devices, in the order of their codes."""
        return self._where("project = ?", [project])

    def heard(self, project: str, device: str, at: str) -> None:
        """Remember that a bundle of the device brought something. Call it within its merge."""
        self._writer.write(
            lambda database: database.execute(
                "UPDATE devices SET last_bundle_at = max(coalesce(last_bundle_at, ''), ?)"
                " WHERE project = ? AND device = ?",
                [at, project, device],
            )
        )

    def revoke(self, project: str, device: str, after: int, tips: Collection[str]) -> None:
        """Accept of the device the records `tips`, up to number `after`, and what is before them.

        All else of what has come is set aside. One that is revoked already stays as it is.
        """

        def work(database: Database) -> None:
            revoked = database.execute(
                "UPDATE devices SET revoked_after = ?"
                " WHERE project = ? AND device = ? AND revoked_after IS NULL",
                [after, project, device],
            )
            if revoked.rowcount:
                rows = [(project, device, tip) for tip in tips]
                database.conn.executemany("INSERT INTO accepted_tips VALUES (?, ?, ?)", rows)
                set_aside_late(database, project, {device: tips})

        self._writer.write(work)

    def accepted_tips(self, project: str) -> dict[str, tuple[str, ...]]:
        """Return the last accepted records of each revoked device, as a merge asks for them."""
        revoked = self._where("project = ? AND revoked_after IS NOT NULL", [project])
        rows = self._writer.read(
            lambda database: database.execute(
                "SELECT device, record FROM accepted_tips WHERE project = ?"
                " ORDER BY device, record",
                [project],
            ).fetchall()
        )
        tips: dict[str, list[str]] = {one.device: [] for one in revoked}
        for device, record in rows:
            tips[device].append(record)
        return {device: tuple(records) for device, records in tips.items()}

    def _where(self, condition: str, values: Sequence[str]) -> tuple[Device, ...]:
        return self._writer.read(
            lambda database: tuple(
                Device(**row)
                for row in database.query(
                    # The conditions are this module's own; values are parameters.
                    f"SELECT * FROM devices WHERE {condition} ORDER BY code, device",  # noqa: S608
                    values,
                )
            )
        )


class Invitations:
    """The invitations that a vault gave out."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, invitation: Invitation) -> None:
        """Keep a new invitation."""
        row = asdict(invitation)
        self._writer.write(lambda database: database.table("invitations").insert(row))

    def get(self, invitation_id: str) -> Invitation | None:
        """Return an invitation, or None."""
        for found in self._where("id = ?", [invitation_id]):
            return found
        return None

    def list(self, project: str) -> tuple[Invitation, ...]:
        """Return the project's invitations, in the order of their codes."""
        return self._where("project = ?", [project])

    def bind(self, invitation_id: str, device: str) -> bool:
        """Return whether the invitation is that device's: it was free until now, or is already.

        Call it in the transaction of the merge that it admits.
        """

        def work(database: Database) -> bool:
            database.execute(
                "UPDATE invitations SET device = ? WHERE id = ? AND device IS NULL",
                [device, invitation_id],
            )
            bound = database.execute(
                "SELECT device FROM invitations WHERE id = ?", [invitation_id]
            ).fetchone()
            return bound is not None and bound[0] == device

        return self._writer.write(work)

    def revoke(self, invitation_id: str, at: str) -> None:
        """Let whoever comes by the invitation from now on be a revoked device."""
        self._writer.write(
            lambda database: database.execute(
                "UPDATE invitations SET revoked_at = ?"
                " WHERE id = ? AND device IS NULL AND revoked_at IS NULL",
                [at, invitation_id],
            )
        )

    def _where(self, condition: str, values: Sequence[str]) -> tuple[Invitation, ...]:
        return self._writer.read(
            lambda database: tuple(
                Invitation(**row)
                for row in database.query(
                    # The conditions are this module's own; values are parameters.
                    f"SELECT * FROM invitations WHERE {condition} ORDER BY code, id",  # noqa: S608
                    values,
                )
            )
        )

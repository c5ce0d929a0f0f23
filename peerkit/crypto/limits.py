"""How much of a stranger's file is read before it is refused."""

from peerkit.frozen import frozen


@frozen
class Limits:
    """Bounds that keep a hostile file from costing memory or hours. All are far above real use."""

    header_bytes: int = 256 * 1024
    """A sealed file's header: 128 hybrid stanzas of 1.6 KiB fit."""
    stanzas: int = 128
    """Recipients of one sealed file; each costs one trial decryption per identity."""
    work_factor: int = 20
    """scrypt's N is 2 to this: 1 GiB and some seconds. The age tool writes 18."""
    keyslots_bytes: int = 64 * 1024
    """A file of key slots; a usual one has 0.6 KiB."""
    keyslots: int = 16
    """Slots in one file."""
    keyslots_containers: int = 256
    """Objects and lists in one file: so nothing in it is nested so deeply that it cannot be read
    again from deeper within a program."""


LIMITS = Limits()

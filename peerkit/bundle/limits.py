"""How large a bundle or a kit, and each thing in it, may be.

Law: what is over a limit is refused before it is read any further.
"""

from peerkit.frozen import frozen
from peerkit.record import RECORD_LIMITS, RecordLimits

_MIB = 1024 * 1024


@frozen
class BundleLimits:
    """Limits of a bundle, in bytes.

    `bundle_bytes`: the whole file, as sent; a slow connection or an old stick still takes it.
    `part_bytes`: the lines of one bundle, when a chain is split. Text that does not compress at all
    still stays below `bundle_bytes` with its padding (at most 12 %, see padding.py).
    `plain_bytes`: the lines of one bundle that somebody else made, unpacked.
    `manifest_bytes`: a chain takes 700 bytes, so a thousand devices fit.
    """

    bundle_bytes: int = 64 * _MIB
    part_bytes: int = 48 * _MIB
    plain_bytes: int = 256 * _MIB
    manifest_bytes: int = _MIB
    signature_bytes: int = 1024
    record: RecordLimits = RECORD_LIMITS


BUNDLE_LIMITS = BundleLimits()


@frozen
class KitLimits:
    """Limits of a kit, in bytes: six questionnaires of 2 MB each, their modules, and room."""

    kit_bytes: int = 32 * _MIB


KIT_LIMITS = KitLimits()

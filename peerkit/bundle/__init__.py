"""The hand-over file, bytes in, bytes out: bundles between devices, and kits to join by."""

from peerkit.bundle.enrolment import Enrolment, Invitation, make_enrolment, verify_enrolment
from peerkit.bundle.kit import (
    Kit,
    KitFile,
    KitKind,
    Receiver,
    Safeguarding,
    SafeguardingPerson,
    SecondRecipient,
    read_kit,
    write_kit,
)
from peerkit.bundle.kit_words import device_words, kit_words, matches_kit_words
from peerkit.bundle.limits import BUNDLE_LIMITS, KIT_LIMITS, BundleLimits, KitLimits
from peerkit.bundle.manifest import ChainSpan, Manifest
from peerkit.bundle.open import OpenedBundle, open_bundle
from peerkit.bundle.renewal import pack_renewal, read_renewal, unpack_renewal, write_renewal
from peerkit.bundle.seal import Chain, Contents, seal_bundle, seal_bundles
from peerkit.bundle.trust import Trust

__all__ = [
    "BUNDLE_LIMITS",
    "KIT_LIMITS",
    "BundleLimits",
    "Chain",
    "ChainSpan",
    "Contents",
    "Enrolment",
    "Invitation",
    "Kit",
    "KitFile",
    "KitKind",
    "KitLimits",
    "Manifest",
    "OpenedBundle",
    "Receiver",
    "Safeguarding",
    "SafeguardingPerson",
    "SecondRecipient",
    "Trust",
    "device_words",
    "kit_words",
    "make_enrolment",
    "matches_kit_words",
    "open_bundle",
    "pack_renewal",
    "read_kit",
    "read_renewal",
    "seal_bundle",
    "seal_bundles",
    "unpack_renewal",
    "verify_enrolment",
    "write_kit",
    "write_renewal",
]

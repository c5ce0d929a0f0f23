"""The gate: who agreed to what, for which purpose and audience, less what was withdrawn."""

from peerkit.consent.gate import permits
from peerkit.consent.release import Released, released

__all__ = ["Released", "permits", "released"]

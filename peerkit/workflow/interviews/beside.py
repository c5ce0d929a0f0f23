"""What an interview keeps beside its answers: access needs, how to reach somebody, the reward.

Laws:
- Each goes in a record of its own, and only what was said.
- Contact and access share the interview's subject; a reward has its own.
"""

from collections.abc import Mapping
from typing import Any

from peerkit.record import RecordKind
from peerkit.record.bodies.access import Access, write_access
from peerkit.record.bodies.contact import Contact, write_contact
from peerkit.record.bodies.reward import Reward, RewardOutcome, write_reward

Bodies = dict[RecordKind, Mapping[str, Any]]

_DAY = len("2026-11-21")


def bodies_beside(said: Mapping[str, str], at: str) -> Bodies:
    """Return the bodies to keep of what was said to the details; `at` is when it ended."""
    bodies: Bodies = {}
    access = _access(said)
    if access != Access():
        bodies[RecordKind.ACCESS] = write_access(access)
    contact = _contact(said)
    if contact != Contact():
        bodies[RecordKind.CONTACT] = write_contact(contact)
    if said.get("reward") or said.get("expenses"):
        bodies[RecordKind.REWARD] = write_reward(_reward(said, at))
    return bodies


def _access(said: Mapping[str, str]) -> Access:
    return Access(
        needs=tuple(said.get("access_needs", "").split()),
        interpreter=said.get("interpreter") or None,
        is_confidential=_yes(said.get("interpreter_confidential")),
        notes=said.get("access_notes", ""),
    )


def _contact(said: Mapping[str, str]) -> Contact:
    return Contact(
        name=said.get("reach_name", ""),
        telephone=said.get("reach_telephone", ""),
        email=said.get("reach_email", ""),
        safely=said.get("reach_safely", ""),
        named_as=said.get("named_as", ""),
    )


def _reward(said: Mapping[str, str], at: str) -> Reward:
    return Reward(
        day=at[:_DAY],
        outcome=RewardOutcome(said.get("reward") or RewardOutcome.NOT_OFFERED),
        form=said.get("reward_form") or None,
        value=said.get("reward_value") or None,
        expenses=said.get("expenses") or None,
        is_advised=_yes(said.get("benefits_advice")),
    )


def _yes(said: str | None) -> bool | None:
    return None if not said else said == "yes"

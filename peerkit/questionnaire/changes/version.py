"""Whether the version was raised, as whoever joins two files of answers must know."""

import re
from collections.abc import Iterator
from enum import StrEnum

from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.model import Questionnaire

_DIGITS = re.compile(r"([0-9]+)")


class VersionStep(StrEnum):
    """How the newer version's number stands to the older's. `OTHER`: nobody can tell."""

    SAME = "same"
    RAISED = "raised"
    LOWERED = "lowered"
    OTHER = "other"


def version_step(old: str, new: str) -> VersionStep:
    """Return how `new` stands to `old`: 9 comes before 10, and 1.9 before 1.10."""
    if old == new:
        return VersionStep.SAME
    before, after = (_DIGITS.split(version) for version in (old, new))
    if before[::2] != after[::2]:
        return VersionStep.OTHER
    numbers, later = ([_size(digits) for digits in each[1::2]] for each in (before, after))
    if numbers == later:
        return VersionStep.OTHER
    return VersionStep.RAISED if later > numbers else VersionStep.LOWERED


def _size(digits: str) -> tuple[int, str]:
    """Return what orders numbers as they count; Python refuses to read very long ones."""
    plain = digits.lstrip("0")
    return len(plain), plain


def version_changes(
    old: Questionnaire, new: Questionnaire, *, is_changed: bool, is_consent_changed: bool
) -> Iterator[Change]:
    """Yield what happened to the version and the form's id, where anything did or had to."""
    if old.form_id != new.form_id:
        values = {"old_id": old.form_id, "new_id": new.form_id}
        yield Change(Topic.VERSION, "other_form", (), values, is_warning=True)
    step = version_step(old.version, new.version)
    values = {"old_version": old.version, "new_version": new.version}
    if step is not VersionStep.SAME:
        is_warning = step is not VersionStep.RAISED
        yield Change(Topic.VERSION, f"version_{step}", (), values, is_warning=is_warning)
    elif is_changed:
        code = "raise_for_consent" if is_consent_changed else "raise_version"
        yield Change(Topic.VERSION, code, (), values, is_warning=True)

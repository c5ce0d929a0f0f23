"""What changed between two versions of a questionnaire.

Laws:
- A questionnaire compared with itself has no changes.
- Whatever differs in two questionnaires but the bytes of their files is told, if only in general.
- Consent comes first, then what decides whether answers to both versions can be read together.
"""

from collections.abc import Iterator
from dataclasses import replace

from peerkit.frozen import frozen
from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.choices import choice_changes
from peerkit.questionnaire.changes.consent import consent_changes
from peerkit.questionnaire.changes.head import head_changes
from peerkit.questionnaire.changes.order import order_changes
from peerkit.questionnaire.changes.pairing import pair
from peerkit.questionnaire.changes.questions import item_changes
from peerkit.questionnaire.changes.together import Joining, joining_changes, joining_of
from peerkit.questionnaire.changes.version import VersionStep, version_changes, version_step
from peerkit.questionnaire.changes.versions import Versions, versions
from peerkit.questionnaire.model import Questionnaire
from peerkit.words import Catalogue, catalogue

_IMPORTANCE = {topic: number for number, topic in enumerate(Topic)}


@frozen
class Comparison:
    """What changed, most important first, and what follows for version and answers."""

    changes: tuple[Change, ...]
    step: VersionStep
    joining: Joining

    def about(self, topic: Topic) -> tuple[Change, ...]:
        """Return the changes of one topic."""
        return tuple(change for change in self.changes if change.topic is topic)

    def count(self, *codes: str) -> int:
        """Return how many changes have one of the codes."""
        return sum(change.code in codes for change in self.changes)


def compare_questionnaires(
    old: Questionnaire, new: Questionnaire, language: str = "", words: Catalogue | None = None
) -> Comparison:
    """Return what changed from `old` to `new`; labels are told in `language`."""
    told = versions(old, new, language or new.default_language, words or catalogue())
    pairing = pair(old, new)
    found = [
        *consent_changes(told),
        *joining_changes(told, pairing),
        *item_changes(told, pairing),
        *order_changes(pairing),
        *choice_changes(told, pairing),
        *head_changes(told),
    ]
    if not found and _differ(old, new):
        found.append(Change(Topic.OTHER, "something_else"))
    found += _version(told, found)
    found.sort(key=lambda change: _IMPORTANCE[change.topic])
    step = version_step(old.version, new.version)
    return Comparison(tuple(found), step, joining_of(found))


def _version(told: Versions, found: list[Change]) -> Iterator[Change]:
    return version_changes(
        told.old.whole,
        told.new.whole,
        is_changed=bool(found),
        is_consent_changed=any(change.topic is Topic.CONSENT for change in found),
    )


def _differ(old: Questionnaire, new: Questionnaire) -> bool:
    """Tell whether anything differs but what is told anyway."""
    as_old = replace(new, digest=old.digest, version=old.version, form_id=old.form_id)
    return old != as_old

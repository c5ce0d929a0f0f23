"""Bundles that are whole, and hold one record whose body is not as section 5 of FORMAT.md says.

Reading such a bundle finds nothing; whoever merges it must refuse all of it.
"""

from collections.abc import Iterator
from typing import Any

from peerkit.errors import BodyError
from tests.vectors.bundle_recipe import BundleRecipe, lines_of, span_of
from tests.vectors.project import AMINA, AMINA_KEY, SUBJECT, SUBMISSION, chain_of
from tests.vectors.vector import Vector


def vectors() -> Iterator[Vector]:
    """Yield every bundle."""
    left_out = {name: value for name, value in SUBMISSION.items() if name != "answers"}
    yield _one("field", "submission", left_out, "no answers", "submission.answers")
    yield _said("outcome", "submission.outcome", "an outcome that is none", outcome="lost")
    yield _said("notes", "submission.notes", "an address that is none", notes={"age[0]": "?"})
    yield _said("sensitive", "submission.sensitive.story", "no class", sensitive={"story": "age"})
    yield _consented("mode", "mode", "a mode that is none", mode="guessed")
    [statement] = SUBMISSION["consent"]["statements"]
    twice = [statement, statement | {"state": "no"}]
    yield _consented("statement_twice", "statements", "yes and no at once", statements=twice)
    unasked = [statement | {"state": "maybe"}]
    yield _consented("state", "statements.state", "neither yes nor no", statements=unasked)
    yield from _answers()
    yield from _others()


def _answers() -> Iterator[Vector]:
    def answered(name: str, says: str, answers: dict[str, Any], **more: Any) -> Vector:
        part = "submission.parents" if name.startswith("parents") else "submission.answers"
        return _said(f"answer_{name}", part, says, answers=answers, **more)

    yield answered("reason", "a reason that is none", {"story": {"missing": "forgot"}})
    yield answered("yes", "true for an answer", {"story": True})
    yield answered("mixed", "a number among choices", {"story": ["a", 1]})
    yield answered("bracket", "a name with a bracket", {"age[1]": 41})
    inside = {"repeats": ["member"], "parents": {"age": "member"}}
    yield answered("outside", "an answer outside of its repeat", {"age": 41}, **inside)
    loose = {"member": [{"years": 3}]}
    yield answered("inside", "an answer in a repeat that is not its own", loose, **inside)
    yield answered("instance", "a text for an instance", {"member": ["?"]}, **inside)
    circle = {"story": "home", "home": "story"}
    yield answered("parents_circle", "names around each other", {}, parents=circle)


def _others() -> Iterator[Vector]:
    nothing: dict[str, Any] = {"replaces": "?", "submission": SUBMISSION}
    yield _one("correction", "correction", nothing, "it replaces nothing", "correction.replaces")
    yield _one("projection", "projection", {"of": "song"}, "of a song", "projection.of")
    yield _one(
        "confirmation",
        "confirmation",
        {"withdrawals": ["?"]},
        "no record's id",
        "confirmation.withdrawals",
    )
    erased = {"holder": None, "records": ["?"], "subjects": []}
    yield _one("erasure", "erasure", erased, "no record's id", "erasure.records")


def _said(name: str, part: str, says: str, **fields: Any) -> Vector:
    return _one(name, "submission", {**SUBMISSION, **fields}, says, part)


def _consented(name: str, part: str, says: str, **fields: Any) -> Vector:
    consent = {**SUBMISSION["consent"], **fields}
    return _said(name, f"submission.consent.{part}", says, consent=consent)


def _one(name: str, kind: str, body: dict[str, Any], says: str, part: str) -> Vector:
    subject = SUBJECT if kind in ("submission", "correction") else None
    records = chain_of(AMINA, (kind, subject, body))
    recipe = BundleRecipe(lines_of(records), (span_of(records, AMINA_KEY),))
    return Vector(f"body/{name}.pkb", recipe.to_bytes(), says, BodyError, {"part": part})

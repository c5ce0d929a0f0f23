"""A second reader of what was said: the answers of a submission, from section 5 of FORMAT.md alone.

It imports nothing of peerkit, and raises whatever comes when a body is not as it must be.
"""

import re
from collections.abc import Mapping
from typing import Any

from tests.vectors.second_reader import check_number, is_hex

_CLASSES = (
    *("health", "ethnicity", "religion", "sexual_orientation", "political_opinion"),
    *("criminal_offence", "trade_union", "immigration"),
)
_PURPOSES = (
    *("take_part", "answers", "quote", "audio", "image", "film", "name", "contact", "archive"),
    *(f"sensitive_{name}" for name in _CLASSES),
)
_REASONS = (
    *("not_asked", "does_not_apply", "prefer_not_to_say", "dont_know"),
    *("left_blank", "stopped"),
)
_TEXTS = ("form_id", "version", "questionnaire", "language", "started", "ended", "participant")
_CIRCUMSTANCES = ("place", "known_person", "age", "permission_from", "naming")


def check_body(kind: str, body: Mapping[str, Any]) -> None:
    """Return if a body is as section 5 says, of the kinds that section 8 names; raises."""
    match kind:
        case "submission":
            answers_of(body)
        case "correction":
            assert is_hex(body["replaces"], 64)
            answers_of(body["submission"])
        case "projection" if body["of"] == "submission":
            assert is_hex(body["original"], 64)
            _check_texts(*(body[name] for name in ("organisation", "community", "theme")))
            _check_texts(*_list(body["withheld"]))
            answers_of(body["submission"])
        case "projection":
            assert body["of"] == "questionnaire"
            _check_texts(*(body[name] for name in ("digest", "file", "source")))
            _check_texts(*body.get("files", {}).values())
        case "confirmation":
            assert all(is_hex(one, 64) for one in _list(body["withdrawals"]))
        case "erasure":
            assert body["holder"] is None or is_hex(body["holder"], 32)
            assert all(is_hex(one, 64) for one in _list(body["records"]))
            assert all(is_hex(one, 64) for one in _list(body["subjects"]))


def answers_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return every answer of a submission by its address, `age[2]` (5.1)."""
    _check_texts(*(body[name] for name in _TEXTS))
    assert body["outcome"] in ("finished", "stopped")
    _check_consent(body["consent"])
    for address, text in body["notes"].items():
        assert re.fullmatch(r"[^\[\]]+(\[[1-9][0-9]{0,5}\])*", address)
        _check_texts(text)
    assert all(kind in _CLASSES for kind in body["sensitive"].values())
    _check_texts(*_list(body["pii"]), *_list(body["repeats"]), *body["parents"].values())
    paradata = body["paradata"]
    for name in ("seconds", "pauses", "changes"):
        check_number(paradata[name])
    assert all(type(one) is int for one in paradata["seconds_by_question"].values())
    for name, code in body.get("circumstances", {}).items():
        assert name not in _CIRCUMSTANCES or re.fullmatch("[a-z0-9][a-z0-9_]{0,39}", code)
    assert all(len(_around(name, body["parents"])) < 64 for name in body["parents"])
    found: dict[str, Any] = {}
    _read(body["answers"], (), "", body, found)
    return found


def _read(
    answers: Any, inside: tuple[str, ...], at: str, body: Mapping[str, Any], found: dict[str, Any]
) -> None:
    for name, answer in answers.items():
        assert re.fullmatch(r"[^\[\]]+", name)
        around = _around(name, body["parents"])
        assert inside == tuple(one for one in reversed(around) if one in body["repeats"])
        if name not in body["repeats"]:
            _check_answer(answer)
            found[name + at] = answer
            continue
        for number, instance in enumerate(_list(answer), start=1):
            _read(instance, (*inside, name), f"{at}[{number}]", body, found)


def _around(name: str, parents: Mapping[str, str]) -> list[str]:
    """Return what stands around a name, the nearest first; 64 are too many already."""
    found: list[str] = []
    while name in parents and len(found) < 64:
        name = parents[name]
        found.append(name)
    return found


def _check_answer(answer: Any) -> None:
    match answer:
        case {"missing": reason}:
            assert set(answer) == {"missing"}
            assert reason in _REASONS
        case list():
            _check_texts(*answer)
        case _:
            assert type(answer) in (str, int)


def _check_consent(consent: Mapping[str, Any]) -> None:
    _check_texts(*(consent[name] for name in ("at", "language", "words")))
    _check_texts(*consent["filling"].values())
    _check_texts(*_list(consent["receivers"]), *_list(consent["confirmed"]))
    assert consent["mode"] in ("spoken", "written", "signed_bsl", "witnessed")
    statements = _list(consent["statements"])
    assert len({one["name"] for one in statements}) == len(statements)
    for one in statements:
        _check_texts(one["name"])
        assert one["purpose"] in _PURPOSES
        assert one["audience"] in ("organisation", "programme", "partner", "public", "media")
        assert type(one["essential"]) is bool
        assert one["state"] in ("yes", "no", "not_asked")


def _check_texts(*values: Any) -> None:
    assert all(type(value) is str for value in values)


def _list(value: Any) -> list[Any]:
    assert type(value) is list
    return value

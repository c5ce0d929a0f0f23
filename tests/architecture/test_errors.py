"""Every error can be told apart, worded and acted on."""

import re
import string
import sys

import pytest

from peerkit import errors
from peerkit.errors import (
    FileFaultError,
    MisuseError,
    OtherPartyError,
    OurError,
    PeerkitError,
)
from peerkit.words.en.errors import MESSAGES

BRANCHES = (PeerkitError, FileFaultError, MisuseError, OtherPartyError, OurError)
ERRORS = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, PeerkitError)
]
RAISED = [each for each in ERRORS if each not in BRANCHES]


def range_of(error: type[PeerkitError]) -> range:
    """Return the exit statuses of the module that the class stands in."""
    found: range = sys.modules[error.__module__].STATUSES
    return found


def documented_values(error: type[PeerkitError]) -> set[str]:
    """Return the names that the docstring gives behind `Values:`."""
    return set(re.findall(r"`(\w+)`", (error.__doc__ or "").partition("Values:")[2]))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def sets_its_own_status(error: type[PeerkitError]) -> bool:
    return "exit_status" in vars(error)


def test_the_codes_are_distinct() -> None:
    codes = [each.code for each in ERRORS]
    assert len(codes) == len(set(codes))


def test_the_exit_statuses_are_distinct() -> None:
    statuses = [each.exit_status for each in RAISED if sets_its_own_status(each)]
    assert len(statuses) == len(set(statuses))


@pytest.mark.parametrize("error", RAISED)
def test_an_exit_status_lies_in_the_range_of_its_section(error: type[PeerkitError]) -> None:
    assert error.exit_status in range_of(error)


@pytest.mark.parametrize("error", RAISED)
def test_an_error_has_a_code_of_its_own_and_says_whose_fault_it_is(
    error: type[PeerkitError],
) -> None:
    assert "code" in vars(error)
    assert len([each for each in BRANCHES[1:] if issubclass(error, each)]) == 1


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_has_a_message_and_a_hint(error: type[PeerkitError]) -> None:
    assert MESSAGES[f"error.{error.code}"].strip()
    assert MESSAGES[f"error.{error.code}.hint"].strip()


@pytest.mark.parametrize("error", ERRORS)
def test_a_message_needs_only_the_values_that_its_error_promises(
    error: type[PeerkitError],
) -> None:
    message = MESSAGES[f"error.{error.code}"] + MESSAGES[f"error.{error.code}.hint"]
    assert placeholders(message) <= documented_values(error)


def test_no_message_is_without_its_error() -> None:
    codes = {f"error.{each.code}" for each in ERRORS}
    assert {key.removesuffix(".hint") for key in MESSAGES} == codes


def test_no_error_is_made_elsewhere() -> None:
    assert {each.__module__.rpartition(".")[0] for each in ERRORS} == {"peerkit.errors"}

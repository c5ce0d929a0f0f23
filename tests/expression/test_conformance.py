"""The field's own cases, where they are at hand."""

from pathlib import Path

import pytest

from tests.conformance.expressions import passes, read_cases

CASES = Path(__file__).parents[3] / "shared" / "conformance" / "expressions.json"


@pytest.mark.skipif(not CASES.exists(), reason="the conformance cases are not here")
def test_at_least_98_in_100_of_the_fields_cases_give_the_same_result() -> None:
    cases, documents = read_cases(CASES, core_only=True)
    passed = sum(passes(case, documents) for case in cases)
    assert passed >= 0.98 * len(cases)

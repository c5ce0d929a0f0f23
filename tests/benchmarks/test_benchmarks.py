"""The benchmarks run: once, and little. What they measure is not asserted."""

import pytest

from tests.benchmarks.__main__ import BENCHMARKS


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_measures_something(name: str) -> None:
    figures = list(BENCHMARKS[name](quick=True))
    assert figures != []
    assert [one.name for one in figures if not one.ratio > 0] == []

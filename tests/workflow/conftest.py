"""A programme with one organisation, for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.actors import Story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = Story(tmp_path)
    yield made
    made.close()

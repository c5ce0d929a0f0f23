"""A laptop for each test that asks for one."""

from pathlib import Path

import pytest

from tests.terminal.laptop import Laptop, new_laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "home")

"""An open vault for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from peerkit.vault import Vault
from tests.vault.vaults import open_copy


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with open_copy(tmp_path / "home" / "amina") as opened:
        yield opened

"""The interview that the pictures show, begun in a real vault."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from peerkit.crypto import LOWEST_COSTS
from peerkit.interview import Mode
from peerkit.vault import create_vault
from peerkit.workflow.interviews.sitting import Sitting, begin_sitting
from peerkit.workflow.questionnaires.shelf import find_source, read_sheet
from peerkit.workflow.questionnaires.terms import Terms, keep_terms

_NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


_NEIGHBOURS = str(Path(__file__).with_name("neighbours.yaml"))


@contextmanager
def begun(
    folder: Path,
    questionnaire: str = _NEIGHBOURS,
    language: str = "en",
    *,
    is_practice: bool = False,
) -> Iterator[Sitting]:
    """Inside the block there is a new interview."""
    vault, _ = create_vault(
        folder / "vault",
        "a passphrase for pictures",
        at="",
        costs=LOWEST_COSTS,
        is_practice=is_practice,
    )
    with vault:
        keep_terms(vault, Terms("Harbour Voices", "Amara, 020 7946 0000", "2027-03-31"))
        sheet = read_sheet(*find_source(questionnaire))
        yield begin_sitting(vault, sheet, language, Mode.SPOKEN, lambda: _NOW)

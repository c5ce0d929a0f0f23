"""`questionnaire print` puts the page where it was asked for, and nothing else there."""

from pathlib import Path

import pytest

from peerkit.cli.questionnaires.printing import print_form
from peerkit.workflow.questionnaires.printing import Told, find_print


def test_a_dash_puts_the_page_on_standard_output_and_writes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert print_form("hate_crime", language="ar", output_file="-", large_print=True) == 0

    page = find_print("hate_crime", "ar").page(Told(), is_large=True)
    shown = capfdbinary.readouterr()
    assert page == shown.out
    assert b"Next: open the page in a browser" in shown.err
    assert [] == list(tmp_path.iterdir())

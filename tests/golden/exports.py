"""The exports that are kept byte for byte: three interviews, two questionnaires, hostile words."""

from pathlib import Path

from peerkit.export import Cover, csv_files, json_files
from peerkit.report import tables
from tests.report.voices import CODEBOOKS, ENTRIES

FOLDER = Path(__file__).parent / "export"
COVER = Cover("Housing voices", "Harbour Voices", "2026-11-30")


def golden_exports() -> dict[str, bytes]:
    made = tables(ENTRIES, CODEBOOKS, "en")
    files = {**csv_files(made, COVER, "en"), **json_files(made, COVER, "en")}
    return {name: b"".join(chunks) for name, chunks in files.items()}

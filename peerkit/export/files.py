"""An export: the files that it is made of, by their fixed names, each as bytes still to be read.

Whoever writes them writes aside and renames, so that a failed export leaves no file; here nothing
touches a disk.

Laws:
- Names hold nothing about people; a table's name is fit for every file system.
- A file's bytes can be read once; reading them reads the interviews anew.
"""

from collections.abc import Iterator, Mapping, Sequence

from peerkit.export.csv_format import write_csv
from peerkit.export.json_format import write_json
from peerkit.frozen import frozen
from peerkit.report import ABSENCES, Table, code_of, codebook
from peerkit.words import catalogue

Export = Mapping[str, Iterator[bytes]]
"""File name to the file's bytes in chunks, in the order in which to write them."""

_README = "README.txt"
_JSON = "interviews.json"


@frozen
class Cover:
    """What the cover note says of the export: whose project, made when (ISO date), for whom."""

    project: str
    receiver: str
    date: str


def csv_files(tables: Sequence[Table], cover: Cover, language: str) -> Export:
    """Return one CSV file a table, the codebook, and the cover note."""
    whole = (*tables, codebook(tables, language))
    return {
        **{f"{table.name}.csv": write_csv(table) for table in whole},
        _README: _readme(cover, language),
    }


def json_files(tables: Sequence[Table], cover: Cover, language: str) -> Export:
    """Return one JSON file of all tables and the codebook, and the cover note."""
    whole = (*tables, codebook(tables, language))
    return {_JSON: write_json(whole), _README: _readme(cover, language)}


def _readme(cover: Cover, language: str) -> Iterator[bytes]:
    words = catalogue(language)
    codes = "\n".join(
        f"    {code_of(absence)}  {words.text(f'export.absence.{absence.value}')}"
        for absence in ABSENCES
    )
    yield words.text(
        "export.readme",
        project=cover.project,
        receiver=cover.receiver,
        date=words.date(cover.date),
        codes=codes,
    ).encode("utf-8")

"""How much a spreadsheet may hold before it is refused unread."""

from peerkit.frozen import frozen


@frozen
class SpreadsheetLimits:
    """The bounds on one file. The largest of 50 real forms has 414 kB, 3.4 MB when unpacked.

    `empty_rows` and `empty_columns` are how many of them in a row mean that nothing more follows:
    people format whole sheets, and a formatted row is there though it holds nothing. `tags` bounds
    the work: openpyxl takes up to 6 microseconds and 270 bytes for each tag of XML, and the largest
    of those forms has 171,000.
    """

    size_bytes: int = 20_000_000
    unpacked_bytes: int = 60_000_000
    members: int = 2_000
    prolog_bytes: int = 65_536
    tags: int = 1_000_000
    rows: int = 50_000
    empty_rows: int = 10_000
    empty_columns: int = 100
    columns: int = 2_000


LIMITS = SpreadsheetLimits()

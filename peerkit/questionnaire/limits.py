"""How much a questionnaire's file may hold before it is refused unread."""

from peerkit.frozen import frozen


@frozen
class Limits:
    """The bounds on one file. The largest of 87 real questionnaires has 470 questions, 208 kB.

    A table of every postcode sector, school or ward has fewer than 50,000 rows.
    `value_characters` is far above the longest information sheet, about 3,000 words.
    """

    size_bytes: int = 2_000_000
    nodes: int = 200_000
    depth: int = 40
    value_characters: int = 20_000
    table_rows: int = 50_000
    table_columns: int = 200


LIMITS = Limits()

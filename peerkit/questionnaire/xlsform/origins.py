"""Where in a form the things of its questionnaire stood.

The questionnaire is written as a YAML file and read again, and its reading tells lines of that
file; whoever has only the spreadsheet needs sheet, row and column.

Law: a thing whose name stands several times is told apart by its order, which the import keeps.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.questionnaire.model import Position, Questionnaire, walk
from peerkit.questionnaire.xlsform.note import Spot
from peerkit.questionnaire.xlsform.sheet import SURVEY

Place = tuple[str, int]
"""The name of a sheet and a row."""


@frozen
class Origins:
    """Rows by the names of questions, and of lists and choices; headings by sheet and key."""

    questions: Mapping[str, list[int]] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], list[Place]] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def heading(self, sheet: str, key: str) -> str:
        """Return the heading that a key has in the form; the key itself where it has none."""
        return self.headings.get(sheet, {}).get(key, key)


@frozen
class Lines:
    """The way from a line of the questionnaire's file to a spot of the form."""

    lines: tuple[int, ...]
    spots: tuple[Spot, ...]
    keys: tuple[Mapping[str, Position], ...]

    def spot(self, position: Position) -> Spot:
        """Return the spot of what stands at that place; an empty one for what the form lacks."""
        place = bisect_right(self.lines, position.line) - 1
        if place < 0 or position.file:
            return Spot("")
        spot, at = self.spots[place], (position.line, position.column)
        before = [
            (found.line, found.column, key)
            for key, found in self.keys[place].items()
            if (found.line, found.column) <= at
        ]
        key = max(before)[2].partition(".")[0] if before else ""
        return Spot(spot.sheet, spot.row, key, spot.name)


def lines_of(questionnaire: Questionnaire, origins: Origins) -> Lines:
    """Return the way back from the lines of a questionnaire to its form."""
    found = sorted(
        [*_questions(questionnaire, origins), *_choices(questionnaire, origins)],
        key=lambda each: each[0],
    )
    return Lines(
        tuple(line for line, _, _ in found),
        tuple(spot for _, spot, _ in found),
        tuple(keys for _, _, keys in found),
    )


_Found = tuple[int, Spot, Mapping[str, Position]]


def _questions(questionnaire: Questionnaire, origins: Origins) -> Iterator[_Found]:
    met: Counter[str] = Counter()
    for item in walk(questionnaire.survey):
        rows = origins.questions.get(item.name, [])
        row = rows[met[item.name]] if met[item.name] < len(rows) else 0
        met[item.name] += 1
        if not item.position.file:
            yield item.position.line, Spot(SURVEY, row, "", item.name), item.positions


def _choices(questionnaire: Questionnaire, origins: Origins) -> Iterator[_Found]:
    for choices in questionnaire.choices.values():
        met: Counter[str] = Counter()
        for choice in choices.choices:
            places = origins.choices.get((choices.name, choice.name), [])
            number, met[choice.name] = met[choice.name], met[choice.name] + 1
            if number < len(places) and not choice.position.file:
                sheet, row = places[number]
                yield choice.position.line, Spot(sheet, row, "", choice.name), {}

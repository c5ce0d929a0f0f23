"""Other clients: what peerkit runs and a questionnaire handed on could not use."""

from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Outline
from peerkit.questionnaire.fault import Fault

_NOT_EVERYWHERE = {
    "ceiling": "round",
    "floor": "int",
    "last": "count",
    "lower-case": "translate",
    "substring": "substr",
    "upper-case": "translate",
}
"""Functions of XPath that JavaRosa, and so ODK Collect, does not have, and what serves instead."""


def check_clients(outline: Outline) -> Iterator[Fault]:
    """Yield advice on each function that another client lacks."""
    for written in outline.written:
        for call in written.expression.functions:
            if instead := _NOT_EVERYWHERE.get(call.name):
                values = {"function": call.name, "instead": instead}
                yield outline.advice("not_everywhere", written, call.column, **values)

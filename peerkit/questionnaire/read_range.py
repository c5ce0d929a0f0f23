"""The numbers of a `range` question."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from peerkit.questionnaire.model import Range

_DEFAULTS = {"start": "0", "end": "10", "step": "1"}
"""What ODK takes where a range says nothing."""

_DIGITS = 15
"""Larger or finer numbers than these are a slip; and `1e999999999` would fill the memory."""


def read_range(parameters: Mapping[str, str]) -> Range | None:
    """Return the range; None unless start, end and step are numbers that leave a step to take."""
    written = {key: parameters.get(key) or default for key, default in _DEFAULTS.items()}
    try:
        start, end, step = (_number(written[key]) for key in ("start", "end", "step"))
    except InvalidOperation:
        return None
    if step <= 0 or end - start < step:
        return None
    return Range(_canonical(start), _canonical(end), _canonical(step))


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite() or len(text) > _DIGITS or abs(number.adjusted()) > _DIGITS:
        raise InvalidOperation
    return number


def _canonical(number: Decimal) -> str:
    """Return the number without exponent or needless zeros."""
    text = format(number or Decimal(), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"

"""The one place that reads the clock; everything else is told the time."""

from datetime import datetime


def now() -> datetime:
    """Return the present moment in this machine's time zone."""
    return datetime.now().astimezone()

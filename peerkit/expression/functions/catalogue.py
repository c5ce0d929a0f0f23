"""Every function of the language by name, and those of other tools that are kept but not run.

Adding a function: write it in its family's module and name it there; nothing else changes.
"""

from collections.abc import Mapping
from types import MappingProxyType

from peerkit.expression.functions.chance import CHANCE
from peerkit.expression.functions.choices import CHOICES
from peerkit.expression.functions.dates import DATES
from peerkit.expression.functions.logic import LOGIC
from peerkit.expression.functions.numbers import NUMBERS
from peerkit.expression.functions.repeats import REPEATS
from peerkit.expression.functions.sets import SETS
from peerkit.expression.functions.signature import Function
from peerkit.expression.functions.text import TEXT

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {**LOGIC, **TEXT, **NUMBERS, **DATES, **SETS, **CHOICES, **REPEATS, **CHANCE}
)

NOT_RUN_HERE = frozenset(
    {
        # geometry and trigonometry
        *("area", "distance", "geofence", "enclosed-area", "intersects"),
        *("sin", "cos", "tan", "asin", "acos", "atan", "atan2"),
        # ODK's, which need what an interview on a laptop does not have
        *("property", "version", "jr:itext", "base64-decode", "base64-encode", "extract-signed"),
        # XPath's, which look at the form and not at answers
        *("id", "lang", "name", "local-name", "namespace-uri"),
        # SurveyCTO's
        *("count-if", "sum-if", "min-if", "max-if", "join-if", "rank-index", "rank-index-if"),
        *("rank-value", "de-duplicate", "item-at", "item-index", "item-present", "index", "hash"),
        *("format-number", "duration", "device-info", "username", "caseid", "linebreak", "version"),
        *("choice-label", "plug-in-metadata", "phone-call-log", "phone-call-duration"),
        *("collect-is-phone-app", "once-if", "relevance", "sensor", "short-geopoint", "scale-geo"),
        # CHT's
        *("add-date", "difference-in-months", "parse-timestamp-to-date", "to-bikram-sambat"),
        *("z-score", "cht:difference-in-days", "cht:difference-in-weeks"),
        *("cht:difference-in-months", "cht:difference-in-years", "cht:extension-lib"),
        *("cht:strip-whitespace", "cht:validate-luhn"),
    }
)
"""Known to be another tool's or another place's: kept, reported, and blank when evaluated."""

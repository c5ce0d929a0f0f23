"""The way through a questionnaire, in English, for a project lead."""

from collections.abc import Mapping

from peerkit.words.catalogue import Message

MESSAGES: Mapping[str, Message] = {
    # kinds of item
    "preview.type.group": "a section",
    "preview.type.repeat": "a section that is asked several times",
    "preview.type.select_one": "one of the choices",
    "preview.type.select_multiple": "any of the choices",
    "preview.type.rank": "the choices in order",
    "preview.type.text": "in their own words",
    "preview.type.integer": "a whole number",
    "preview.type.decimal": "a number",
    "preview.type.range": "a number of a range",
    "preview.type.range_of": "a number from {start} to {end} in steps of {step}",
    "preview.type.date": "a day",
    "preview.type.time": "a time of day",
    "preview.type.datetime": "a day and a time",
    "preview.type.note": "a note",
    "preview.type.acknowledge": "an OK",
    "preview.type.calculate": "worked out, not asked",
    "preview.type.hidden": "kept, not asked",
    "preview.type.image": "a picture; kept for other tools, not asked here",
    "preview.type.audio": "a recording; kept for other tools, not asked here",
    "preview.type.video": "a film; kept for other tools, not asked here",
    "preview.type.file": "a file; kept for other tools, not asked here",
    "preview.type.start": "when the interview began, not asked",
    "preview.type.end": "when the interview ended, not asked",
    "preview.type.today": "the day of the interview, not asked",
    "preview.type.unknown": "{type}, a type of another tool, not asked here",
}

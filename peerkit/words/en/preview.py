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
    # the whole
    "preview.heading": "{title} ({form_id}, version {version})",
    "preview.length": "Questions: {questions}. About this many minutes: {minutes}.",
    "preview.paths": "Questions on the shortest way through: {least}; on the longest: {most}.",
    "preview.turn": "Each turn of {repeat} adds: {least} to {most}.",
    "preview.turn_same": "Each turn of {repeat} adds: {most}.",
    "preview.at_least": "at least {n}",
    "preview.at_most": "at most {n}",
    "preview.exactly": "{n}",
    "preview.consent": "Consent: {names}.",
    "preview.unreachable": "Nobody can be asked: {names}.",
    # one item
    "preview.section": "{label} [{name}]",
    "preview.question": "{number}. {label} [{name}]",
    "preview.unnumbered": "- {label} [{name}]",
    "preview.no_label": "(no words)",
    "preview.required": "must be answered or declined",
    "preview.required_if": "must be answered or declined if {condition}",
    "preview.minutes": "about this many minutes: {minutes}",
    "preview.module": "from the module {module}",
    "preview.sensitive": "sensitive ({kind}): its answer goes nowhere without a yes to"
    " {statements}",
    "preview.sensitive_without_consent": "sensitive ({kind}), and there is no consent statement for"
    " it",
    "preview.pii": "points to a person: stays with the organisation",
    "preview.no_refusal": "cannot be declined",
    "preview.for_researcher": "for the researcher alone",
    "preview.asked_if": "if {condition}",
    "preview.times": "asked this many times: {times}",
    "preview.never": "NOBODY CAN GET HERE: its conditions contradict each other",
    "preview.choices": "choices: {choices}",
    "preview.more_choices": "… {n} in all",
    "preview.decides": "its answer decides about: {numbers}",
    # what leads where
    "preview.lead": "{answers} → {consequences}",
    "preview.answer": "“{label}”",
    "preview.otherwise": "otherwise",
    "preview.goes_to": "question {then}",
    "preview.ends": "the end",
    "preview.ends_turn": "the end of this turn",
    "preview.goes_to_maybe": "question {maybe} if its own condition holds, or else {then}",
    "preview.goes_to_maybes": "the first of the questions {maybe} whose own condition holds, or"
    " else {then}",
    "preview.goes_further": "one of the questions {maybe} or a later one, by their own conditions",
    "preview.opens": "opens {numbers}",
    "preview.closes": "closes {numbers}",
    "preview.span": "{first} to {last}",
    # the command
    "preview.faulty": "{path} has faults: {count}. It is shown as far as it can be read.",
    "preview.next_check": "`peerkit questionnaire check {path}` shows each fault, and what to do.",
    "preview.next": "`peerkit interview {path} --practice` tries it.",
    "preview.next_import": "`peerkit questionnaire import {path} -o FILE.yaml` makes a"
    " questionnaire of it.",
}

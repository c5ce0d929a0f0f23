"""Small questionnaires for the engine's tests: only what a test is about has to be written."""

from textwrap import dedent, indent

from peerkit.questionnaire import Questionnaire, read_questionnaire

_HEAD = """\
peerkit: 1
form_id: sample
version: 1
title: {en: Sample, ro: Exemplu}
default_language: en
languages: {en: English, ro: Română}
information:
  en: "{organisation} asks, for {shared_with}; until {withdraw_by} ask {contact}."
  ro: "{organisation} întreabă, pentru {shared_with}; până la {withdraw_by} întrebați {contact}."
limits: {en: Private but for serious harm., ro: Confidențial.}
consent:
  - {name: take_part, purpose: take_part, audience: organisation, essential: yes,
     label: {en: I take part., ro: Particip.}}
  - {name: share, purpose: answers, audience: programme,
     label: {en: "Share with {shared_with}.", ro: "Către {shared_with}."}}
signposting: {en: "Help: {contact}"}
choices:
  yn: {y: {en: "Yes, often", ro: Da}, n: {en: No, ro: Nu}}
  colours: {red: {en: Red, ro: Roșu}, green: {en: Green}, blue: {en: Blue, ro: Albastru}}
  towns:
    - {name: leeds, label: Leeds, region: north}
    - {name: york, label: York, region: north}
    - {name: dover, label: Dover, region: south}
  regions: {north: North, south: South}
"""


def sample(survey: str, *, consent: str = "", **tables: str) -> Questionnaire:
    """Return a questionnaire with that survey, a list of items in YAML, and tables beside it.

    `consent` are further statements, in YAML.
    """
    more = indent(dedent(consent).strip("\n"), "  ")
    head = _HEAD.replace("signposting:", f"{more}\nsignposting:") if more else _HEAD
    source = head + "survey:\n" + indent(dedent(survey).strip("\n"), "  ") + "\n"
    files = {f"{name}.csv": text.encode() for name, text in tables.items()}
    reading = read_questionnaire(source.encode(), files.get)
    assert reading.questionnaire is not None, reading.faults
    assert reading.is_usable, reading.faults
    return reading.questionnaire

"""Modules: shared questions come in under their own names, in the place that is said."""

import pytest

from peerkit.questionnaire import (
    Questionnaire,
    Reading,
    questionnaire_digest,
    read_questionnaire,
    walk,
)
from peerkit.values import digest
from tests.questionnaire.samples import SMALL

CORE = """\
peerkit: 1
module: core
version: 3
title: Core
default_language: en
languages: {en: English, ro: Română}
reviewed: {ro: "Ioana P., 2026-11-01"}
consent:
  - name: use_health
    purpose: sensitive_health
    audience: organisation
    label: {en: You can use what I say about my health., ro: Puteți folosi ce spun despre sănătate.}
choices:
  boroughs:
    camden: Camden
    hackney: Hackney
survey:
  - {type: select_one boroughs, name: borough, label: Where do you live?}
  - type: group
    name: about
    label: About you
    questions:
      - {type: note, name: about_note, label: Now about you.}
      - {type: integer, name: years, label: How many years have you lived there?}
      - {type: calculate, name: long, calculation: "${years} > 10"}
      - {type: text, name: why, relevant: "${long} = 'true'", label: Why?, constraint: . != ''}
  - {type: text, name: health, sensitive: health, label: How is your health?, constraint: . != ''}
"""


def read(*lines: str, head: str = "modules: [core]\n", core: str = CORE) -> Reading:
    source = head + SMALL + "".join(f"  - {line}\n" for line in lines)
    return read_questionnaire(source.encode(), {"modules/core.yaml": core.encode()}.get)


def whole(*lines: str, head: str = "modules: [core]\n", core: str = CORE) -> Questionnaire:
    questionnaire = read(*lines, head=head, core=core).questionnaire
    assert questionnaire is not None
    return questionnaire


def names(questionnaire: Questionnaire) -> list[str]:
    return [item.name for item in walk(questionnaire.survey)]


OWN = ["tenure", "problems", "age"]
ALL = ["borough", "about", "about_note", "years", "long", "why", "health"]


def test_a_module_that_no_line_places_comes_at_the_end() -> None:
    assert [*OWN, *ALL] == names(whole())


def test_a_line_places_all_that_is_left_of_a_module() -> None:
    questionnaire = whole(
        "{module: core, questions: [borough]}",
        "{type: integer, name: rooms, label: How many rooms do you have?}",
        "{module: core}",
    )

    assert [*OWN, "borough", "rooms", *ALL[1:]] == names(questionnaire)


def test_a_chosen_question_comes_with_its_group_its_notes_and_its_calculations() -> None:
    questionnaire = whole("{module: core, questions: [why]}")

    assert [*OWN, "about", "about_note", "long", "why"] == names(questionnaire)


def test_a_question_that_leans_on_one_left_out_is_told_with_the_module_s_file() -> None:
    reading = read("{module: core, questions: [why]}")

    told = [(fault.code, fault.file) for fault in reading.faults if not fault.is_advice]
    assert [("unknown_reference", "modules/core.yaml")] == told


def test_a_module_stands_in_a_group_where_the_line_does() -> None:
    line = "{type: group, name: home, questions: [{module: core, questions: [borough]}]}"

    assert [*OWN, "home", "borough"] == names(whole(line))


def test_the_lists_that_placed_questions_take_come_along() -> None:
    assert ["tenure", "problems", "boroughs"] == list(whole().choices)
    assert ["tenure", "problems"] == list(whole("{module: core, questions: [health]}").choices)


def test_a_statement_comes_only_with_the_question_that_needs_it() -> None:
    statements = [statement.name for statement in whole().consent]
    without = [s.name for s in whole("{module: core, questions: [borough]}").consent]

    assert ["take_part", "use_health"] == statements
    assert ["take_part"] == without


@pytest.mark.parametrize(
    "own", ["{name: use_health, purpose: quote,", "{name: mine, purpose: sensitive_health,"]
)
def test_the_questionnaire_s_own_statement_stands_for_the_module_s(own: str) -> None:
    source = "modules: [core]\n" + SMALL.replace(
        "choices:\n", f"  - {own} audience: organisation, label: I agree to that.}}\nchoices:\n"
    )
    reading = read_questionnaire(source.encode(), {"modules/core.yaml": CORE.encode()}.get)
    assert reading.questionnaire is not None

    labels = [one.label.translations["en"] for one in reading.questionnaire.consent]
    assert ["I agree.", "I agree to that."] == labels


def test_a_module_s_words_stay_behind_in_languages_that_the_questionnaire_has_not() -> None:
    (statement,) = [one for one in whole().consent if one.name == "use_health"]

    assert ["en"] == list(statement.label.translations)


def test_the_digest_covers_the_module() -> None:
    other = CORE.replace("Camden", "Camden Town")

    assert whole().digest != whole(core=other).digest
    assert whole().digest == whole().digest


def test_without_files_the_digest_is_of_the_bytes_alone() -> None:
    assert digest("questionnaire", b"abc") == questionnaire_digest(b"abc", {})


def test_the_reading_hands_on_the_files_that_it_was_read_with() -> None:
    assert {"modules/core.yaml": CORE.encode()} == read().files


def test_only_fixed_names_are_asked_for() -> None:
    asked: list[str] = []

    def files(name: str) -> None:
        asked.append(name)

    read_questionnaire(f"modules: [core, ../x, /etc/passwd, a/b, C]\n{SMALL}".encode(), files)

    assert ["modules/core.yaml"] == asked


def test_the_questionnaire_says_which_names_came_from_which_module() -> None:
    (use,) = whole("{module: core, questions: [borough]}").modules

    assert ("core", "3", frozenset({"borough"})) == (use.name, use.version, use.names)


def test_a_language_is_reviewed_only_if_the_module_that_adds_to_consent_is_too() -> None:
    romanian = SMALL.replace("languages: {en: English}", "languages: {en: English, ro: Română}")
    head = 'modules: [core]\nreviewed: {ro: "Ioana P."}\n'
    source = (head + romanian).encode()
    unread = CORE.replace("reviewed: {ro:", "reviewed: {} # {ro:")

    both = read_questionnaire(source, {"modules/core.yaml": CORE.encode()}.get).questionnaire
    one = read_questionnaire(source, {"modules/core.yaml": unread.encode()}.get).questionnaire

    assert both is not None
    assert both.is_reviewed("ro")
    assert one is not None
    assert not one.is_reviewed("ro")


def test_what_yaml_refuses_in_a_module_is_told_with_its_file() -> None:
    reading = read(core=CORE.replace("version: 3", "version: &a 3"))

    assert ("yaml_anchor", "modules/core.yaml", 3) in [
        (fault.code, fault.file, fault.position.line) for fault in reading.faults
    ]


def test_a_place_inside_a_module_s_expression_is_exact() -> None:
    core = CORE.replace("${years} > 10", "${years} > ${nobody}")

    (fault,) = [one for one in read(core=core).faults if one.code == "unknown_reference"]

    lines = core.split("\n")
    column = lines[fault.position.line - 1].index("${nobody}") + 1
    assert column == fault.position.column

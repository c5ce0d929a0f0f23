"""The printed page says all that a paper interview needs, needs nothing else, and is sound HTML."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from peerkit.questionnaire import Questionnaire, walk
from peerkit.questionnaire.model import OrderStep
from peerkit.questionnaire.paper import write_page
from peerkit.questionnaire.paper.needed import is_asked_on_paper
from tests.questionnaire.paper.pages import (
    COMMANDS,
    FILLING,
    FOLDER,
    Element,
    elements,
    garden,
    golden,
)
from tests.questionnaire.samples import read, with_items
from tests.questionnaires.library import NAMES, shipped

SPOKEN = [(name, language) for name in NAMES for language in shipped(name).languages]


def page(whole: Questionnaire | None = None, language: str = "en") -> list[Element]:
    return elements(write_page(whole or garden(), language, FILLING, COMMANDS))


def texts(found: list[Element], tag: str) -> list[str]:
    return [one.text for one in found if one.tag == tag]


def question(found: list[Element], name: str) -> str:
    [one] = [one for one in found if one.attributes.get("id") == f"q-{name}"]
    return one.text


@pytest.mark.parametrize("name", sorted(golden()))
def test_the_page_is_the_same_to_the_byte(name: str) -> None:
    assert (FOLDER / name).read_bytes() == golden()[name]


@pytest.mark.parametrize(("name", "language"), SPOKEN)
def test_each_shipped_questionnaire_is_printed_whole_in_each_language(
    name: str, language: str
) -> None:
    whole = shipped(name)
    found = page(whole, language)

    ids = [one.attributes["id"] for one in found if "id" in one.attributes]
    asked = {item.name for item in walk(whole.survey) if is_asked_on_paper(item)}
    assert sorted(set(ids)) == sorted(ids)
    assert asked <= set(texts(found, "code"))
    assert "not translated yet" not in " ".join(texts(found, "body"))


def test_every_reference_to_an_id_finds_it() -> None:
    found = page()
    ids = {one.attributes.get("id") for one in found}
    named = {
        one.attributes["aria-labelledby"] for one in found if "aria-labelledby" in one.attributes
    }
    linked = {one.attributes["href"].removeprefix("#") for one in found if one.tag == "a"}
    assert named | linked <= ids
    assert "questions" in linked


def test_the_page_runs_nothing_and_fetches_nothing() -> None:
    found = page()
    assert not {one.tag for one in found} & {"script", "link", "img", "iframe", "object", "form"}
    assert not {
        name
        for one in found
        for name in one.attributes
        if name in ("src", "style") or name[:2] == "on"
    }
    [style] = texts(found, "style")
    assert not re.search(r"url\(|@import|@font-face|http", style)


def test_hostile_words_stay_words() -> None:
    hostile = '</p><script>alert(1)</script>\\"\\u202e\\u0007{{ 7 * 7 }}'
    whole = read(
        with_items(
            f'{{type: text, name: x, label: "{hostile}", hint: "{hostile}"}}',
            "{type: text, name: y, label: Y, relevant: \"${x} = '</code><script>'\"}",
        )
    )
    found = page(whole)

    assert texts(found, "script") == []
    assert '</p><script>alert(1)</script>"\ufffd\ufffd{{ 7 * 7 }}' in question(found, "x")
    assert "“</code><script>”" in question(found, "y")


def test_an_organisation_with_markup_in_its_name_stays_words() -> None:
    assert "Green & <b>Co</b> asks about gardens" in " ".join(texts(page(), "p"))


def test_each_consent_statement_can_be_answered_with_yes_no_or_not_asked() -> None:
    found = page()
    [table] = texts(found, "table")
    assert texts(found, "caption") == ["Read out each statement and wait for the answer"]
    assert ["col", "col", "row", "row"] == [
        one.attributes["scope"] for one in found if one.tag == "th"
    ]
    assert 2 == table.count("YesNoNot asked")
    assert 1 == table.count("Needed. If the answer is no, stop here")


def test_the_age_is_asked_before_anything_else_where_the_questionnaire_needs_it() -> None:
    asking = page(replace(garden(), steps=(OrderStep.AGE,)))
    said = texts(asking, "p")
    boxes = said.index("under 1616 or 1718 or over")
    assert "Age of the participant, before anything else:" == said[boxes - 1]
    assert said[boxes + 2].startswith("Green & <b>Co</b> asks about gardens")
    assert "Age of the participant, before anything else:" not in texts(page(), "p")


def test_what_nobody_filled_in_is_a_line_that_says_what_belongs_there() -> None:
    information = " ".join(texts(page(), "p"))
    assert "for (who else receives answers)." in information
    assert "Until (the last day to withdraw), ask (whom to contact, and how)." in information
    assert "(the organisation)" not in information


def test_a_question_is_asked_only_if_its_condition_holds() -> None:
    found = page()
    assert question(found, "why").startswith("Ask this only if twice (worked out) is more than 20.")
    assert "Ask this whole part only if question 1 (“Do you go there?”) is “Yes”." in question(
        found, "going"
    )


def test_a_label_names_in_brackets_what_it_refers_to() -> None:
    assert "Why, after [twice] and [How many years?]?" in question(page(), "why")


def test_choices_that_depend_on_an_answer_stand_under_that_answer() -> None:
    asked = question(page(), "place")
    assert re.search(r"If question 2 .* is “North”: *Hill hill *Lake lake", asked)
    assert re.search(r"is “South”: *Yard yard", asked)


def test_choices_that_no_answer_lets_through_are_left_out() -> None:
    asked = question(page(), "others")
    assert "Lake lake" in asked
    assert "Yard" not in asked


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("goes", "Choose one: Yes yes No no"),
        ("others", "Choose all that fit:"),
        ("order", "Number them all; 1 is the most important:"),
        ("score", "Choose one: 0 2 4 6 8 10"),
        ("distance", "Write a number from 0 to 500, in steps of 1:"),
        ("years", "The answer must fit: the answer is 0 or more and the answer is 110 or less."),
        ("years", "If it does not, say: From 0 to 110."),
        ("years", "This one needs an answer if question 1 (“Do you go there?”) is “Yes”."),
        ("goes", "This one needs an answer, or a cross in a box below it."),
        ("why", "For you, not to be read out: Wait."),
        ("others", "You can ask: And then?"),
        ("day", "Day Month Year"),
        ("moment", "Hour Minute"),
        ("told", "Done"),
        ("why", "Prefer not to say"),
    ],
)
def test_a_question_says_how_it_is_answered(name: str, said: str) -> None:
    assert said.replace(" ", "") in question(page(), name).replace(" ", "")


def test_a_question_that_cannot_be_declined_has_no_box_for_it() -> None:
    assert "Prefer not to say" not in question(page(), "price")


def test_what_is_worked_out_is_shown_only_where_something_depends_on_it() -> None:
    codes = texts(page(), "code")
    assert "twice" in codes
    assert {"unused", "shown"} & set(codes) == set()


def test_a_repeat_has_room_for_some_turns_and_says_what_to_do_for_more() -> None:
    found = page()
    ids = [one.attributes.get("id", "") for one in found]
    assert ["q-nickname:1", "q-nickname:2", "q-nickname:3"] == [
        one for one in ids if one.startswith("q-nickname") and not one.endswith("label")
    ]
    assert "q-visited:3:2" in ids
    assert "q-visited:1:3" not in ids
    assert 1 == " ".join(texts(found, "p")).count("use another sheet")


def test_words_of_another_language_say_so_and_are_read_from_their_side() -> None:
    found = page(language="ar")
    labels = {
        one.attributes["id"]: one for one in found if one.tag[0] == "h" and "id" in one.attributes
    }

    assert ("ar", "rtl") == (
        labels["q-goes:label"].attributes["lang"],
        labels["q-goes:label"].attributes["dir"],
    )
    assert "lang" not in labels["q-price:label"].attributes
    assert "What does it cost? [not translated yet]" in labels["q-price:label"].text
    assert "no native speaker has vouched for the consent words in العربية" in " ".join(
        texts(found, "p")
    )


def test_no_heading_skips_a_level() -> None:
    levels = [int(one.tag[1]) for one in page() if re.fullmatch(r"h[1-6]", one.tag)]
    assert 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_large_print_has_eighteen_points_and_nothing_smaller() -> None:
    large = write_page(garden(), "en", FILLING, COMMANDS, is_large=True).decode()
    ordinary = write_page(garden(), "en", FILLING, COMMANDS).decode()

    assert '<html lang="en" dir="ltr" class="large">' in large
    assert 'class="large"' not in ordinary
    assert "html.large { font-size: 18pt; }" in large
    [style] = texts(elements(large.encode()), "style")
    sizes = re.findall(r"([^{}]*)\{[^{}]*font-size: ([0-9.]+)rem", style)
    small = {selector.strip() for selector, size in sizes if float(size) < 1}
    assert {"code, pre"} == small
    assert "html.large code, html.large pre { font-size: 1rem; }" in large
    assert "italic" not in large


def test_a_list_too_long_for_paper_is_written_down() -> None:
    many = "".join(f"    c{number}: Choice {number}\n" for number in range(200))
    whole = read(
        with_items("{type: select_one many, name: x, label: Which?}")
        .decode()
        .replace("choices:\n", f"choices:\n  many:\n{many}")
        .encode()
    )
    asked = question(page(whole), "x")
    assert "Choice 7" not in asked
    assert "Write the answer:" in asked


def test_a_telephone_number_keeps_its_order_on_a_page_read_from_the_right() -> None:
    html = write_page(shipped("hate_crime"), "ar", FILLING, COMMANDS).decode("utf-8")
    for number in ("116 123", "0303 123 1113"):
        assert f'<bdi dir="ltr">{number}</bdi>' in html

"""A preview says what leads where, who is asked what, and how many questions there are."""

from pathlib import Path
from time import monotonic

import pytest

from peerkit.questionnaire import Questionnaire, walk
from peerkit.questionnaire.preview import (
    Destination,
    Lead,
    Preview,
    Row,
    Span,
    preview_questionnaire,
)
from peerkit.workflow.questionnaires.given_questionnaire import given_questionnaire
from tests.questionnaire.samples import HOUSING, SMALL, read, with_items
from tests.questionnaires.library import NAMES, shipped

FORMS = sorted((Path(__file__).parents[3] / "shared" / "conformance" / "forms").glob("*.xlsx"))
MOST_SECONDS = 15
SMALLER = [form for form in FORMS if form.stat().st_size < 26_000]

IF_COUNCIL = "{type: text, name: why, label: Why?, relevant: \"${tenure} = 'council'\"}"
LAST = "{type: text, name: last, label: Last?}"


def previewed(*items: str) -> Preview:
    """Return the preview of the small questionnaire, which has 3 questions, with more items."""
    return preview_questionnaire(read(with_items(*items)))


def row(found: Preview, name: str) -> Row:
    (only,) = (each for each in found.rows if each.item.name == name)
    return only


def exactly(least: int, most: int) -> Span:
    return Span(least, most)


def test_every_item_stands_in_it_once_and_in_order() -> None:
    whole = read(HOUSING)

    assert [item.name for item in walk(whole.survey)] == [
        each.item.name for each in preview_questionnaire(whole).rows
    ]


def test_questions_are_numbered_as_they_are_asked_and_nothing_else_is() -> None:
    found = previewed("{type: note, name: hello, label: Hello}", LAST)

    assert [1, 2, 3, 0, 4] == [each.number for each in found.rows]
    assert 4 == found.questions


def test_a_choice_says_where_it_goes_to() -> None:
    found = preview_questionnaire(
        read(
            SMALL.replace(
                "  - {type: select_multiple",
                f"  - {IF_COUNCIL}\n  - {{type: select_multiple",
            ).encode()
        )
    )

    assert (
        Lead(("council",), False, Destination((), 2), (2,)),
        Lead(("private",), True, Destination((), 3), ()),
    ) == row(found, "tenure").leads
    assert "“Who do you rent from?”" in row(found, "why").condition


def test_what_a_choice_opens_further_on_is_told_where_all_go_on_alike() -> None:
    assert (Lead(("council",), False, None, (4,)),) == row(previewed(IF_COUNCIL), "tenure").leads


def test_what_hangs_on_another_answer_too_is_only_maybe_opened() -> None:
    both = "${tenure} = 'private' and ${age} > 3"
    found = previewed(f'{{type: text, name: more, label: More?, relevant: "{both}"}}', LAST)

    assert (Lead(("private",), False, None, (4,)),) == row(found, "tenure").leads
    assert (4,) == row(found, "age").decides


def test_what_may_come_next_is_told_before_what_surely_does() -> None:
    choice = "{type: select_one tenure, name: again, label: Again?}"
    both = "${again} = 'private' and ${age} > 3"
    more = f'{{type: text, name: more, label: More?, relevant: "{both}"}}'
    leads = row(previewed(choice, more, LAST), "again").leads

    assert [Destination((), 6), Destination((5,), 6)] == [lead.goes_to for lead in leads]


def test_the_last_question_leads_to_the_end() -> None:
    choice = "{type: select_one tenure, name: again, label: Again?}"
    only_if = "{type: text, name: z, label: Z?, relevant: \"${again} = 'private'\"}"
    leads = row(previewed(choice, only_if), "again").leads

    assert Destination((), None) == leads[0].goes_to
    assert Destination((), 5) == leads[1].goes_to


def test_in_a_repeat_the_last_question_leads_to_the_end_of_the_turn() -> None:
    inner = "{type: select_one tenure, name: again, label: Again?}, "
    inner += "{type: text, name: z, label: Z?, relevant: \"${again} = 'private'\"}"
    repeat = f"{{type: repeat, name: people, label: Each, questions: [{inner}]}}"
    found = previewed(repeat, LAST)

    assert Destination((), None, is_in_repeat=True) == row(found, "again").leads[0].goes_to
    assert {"people": exactly(1, 2)} == found.turns
    assert exactly(4, 4) == found.paths


def test_of_several_choices_each_says_what_it_opens() -> None:
    item = "{type: text, name: wet, label: Wet?, relevant: \"selected(${problems}, 'damp')\"}"

    assert (Lead(("damp",), False, None, (4,)),) == row(previewed(item), "problems").leads


def test_a_choice_that_shuts_out_says_what_it_closes() -> None:
    item = "{type: text, name: dry, label: Dry?, relevant: \"not(selected(${problems}, 'damp'))\"}"

    assert (Lead(("damp",), False, None, (), (4,)),) == row(previewed(item), "problems").leads


def test_a_number_says_what_its_answer_decides() -> None:
    found = previewed('{type: text, name: old, label: Old?, relevant: "${age} >= 18"}')

    assert (4,) == row(found, "age").decides
    assert exactly(3, 4) == found.paths


def test_a_choice_reaches_through_a_calculation() -> None:
    calculation = (
        "{type: calculate, name: is_council, calculation: \"if(${tenure} = 'council', 1, 0)\"}"
    )
    item = '{type: text, name: why, label: Why?, relevant: "${is_council} = 1"}'
    found = previewed(calculation, item)

    assert (Lead(("council",), False, None, (4,)),) == row(found, "tenure").leads
    assert exactly(3, 4) == found.paths


# --- who can be reached -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition",
    [
        "${tenure} = 'council' and ${tenure} = 'private'",
        "${tenure} = 'none'",
        "selected(${tenure}, 'council') and not(selected(${tenure}, 'council'))",
        "${age} > 5 and ${age} < 6",
        "${age} > 5 and ${age} < 5",
        "1 = 2",
        "${tenure} = 'council' and (${tenure} = 'private' or ${tenure} = '')",
    ],
)
def test_what_nobody_can_be_asked_is_told(condition: str) -> None:
    found = previewed(f'{{type: text, name: why, label: Why?, relevant: "{condition}"}}')

    assert row(found, "why").is_unreachable
    assert exactly(3, 3) == found.paths


@pytest.mark.parametrize(
    "condition",
    [
        "${tenure} = 'council' or ${tenure} = 'private'",
        "${age} > 5 and ${age} < 7",
        "${age} = ''",
        "today() > '2030-01-01'",
        "${age} * 2 = 5",
        "selected(${problems}, 'damp') and selected(${problems}, 'mould')",
        "not(${problems} = '')",
    ],
)
def test_what_somebody_may_be_asked_is_not_called_out_of_reach(condition: str) -> None:
    found = previewed(f'{{type: text, name: why, label: Why?, relevant: "{condition}"}}')

    assert not row(found, "why").is_unreachable
    assert (3, 4) == (found.paths.least, found.paths.most)


def test_one_that_only_follows_on_what_nobody_is_asked_is_out_of_reach_too() -> None:
    never = "{type: text, name: never, label: Never?, relevant: \"${tenure} = 'none'\"}"
    after = "{type: text, name: after, label: After?, relevant: \"${never} != ''\"}"

    assert row(previewed(never, after), "after").is_unreachable


def test_two_that_shut_each_other_out_are_never_both_counted() -> None:
    other = "{type: text, name: how, label: How?, relevant: \"${tenure} = 'private'\"}"

    assert exactly(3, 4) == previewed(IF_COUNCIL, other).paths


def test_what_cannot_be_known_is_said_to_be_at_most() -> None:
    found = previewed('{type: text, name: why, label: Why?, relevant: "random() > 0.5"}')

    assert Span(3, 4, is_least_exact=False, is_most_exact=False) == found.paths


def test_conditions_in_a_circle_end() -> None:
    one = "{type: text, name: one, label: One?, relevant: \"${two} != ''\"}"
    two = "{type: text, name: two, label: Two?, relevant: \"${one} != ''\"}"

    assert (3, 5) == (previewed(one, two).paths.least, previewed(one, two).paths.most)


def test_more_ways_than_can_be_walked_are_bounded() -> None:
    items = [f"{{type: select_one tenure, name: s{n}, label: S {n}?}}" for n in range(30)]
    all_of = " and ".join(f"${{s{n}}} = 'council'" for n in range(30))
    last = f'{{type: text, name: last, label: Last?, relevant: "{all_of}"}}'
    found = previewed(*items, last)

    assert (33, 34) == (found.paths.least, found.paths.most)
    assert not found.paths.is_most_exact


# --- what else stands in it -------------------------------------------------------------------


def test_a_sensitive_question_names_the_consent_that_it_needs() -> None:
    whole = shipped("trust_in_policing")

    assert ("use_criminal_offence",) == row(preview_questionnaire(whole), "police_contact").consent


def test_a_question_says_which_module_it_comes_from() -> None:
    found = preview_questionnaire(shipped("trust_in_policing"))

    assert "core" == row(found, "borough").module
    assert "" == row(found, "police_trust").module


def test_words_are_in_the_language_that_was_asked_for() -> None:
    found = preview_questionnaire(shipped("trust_in_policing"), "ro")

    assert "Poliția din zona dumneavoastră" == row(found, "local_police").label


@pytest.mark.parametrize("name", NAMES)
def test_in_a_shipped_questionnaire_everybody_can_get_everywhere(name: str) -> None:
    whole = shipped(name)
    found = preview_questionnaire(whole)

    _is_whole(whole, found)
    assert [] == [each.item.name for each in found.rows if each.is_unreachable]
    assert 0 < found.paths.least <= found.paths.most


@pytest.mark.skipif(not FORMS, reason="the conformance data is not here")
@pytest.mark.parametrize("form", SMALLER, ids=lambda form: form.stem)
def test_any_form_of_another_tool_can_be_looked_at(form: Path) -> None:
    whole, _ = given_questionnaire(str(form))

    _is_whole(whole, preview_questionnaire(whole))


def _is_whole(whole: Questionnaire, found: Preview) -> None:
    assert [item.name for item in walk(whole.survey)] == [each.item.name for each in found.rows]


def test_a_thousand_questions_that_hang_together_are_laid_out_in_seconds() -> None:
    """Each looks at the twenty before it; what is worked out for each anew takes minutes."""
    several = (
        f"{{type: integer, name: n{n}, label: How many?, relevant: "
        f'"{" and ".join(f"${{n{k}}} > {k}" for k in range(max(0, n - 20), n)) or "true()"}"}}'
        for n in range(1_200)
    )
    begun = monotonic()

    assert 1_203 == previewed(*several).questions
    assert monotonic() - begun < MOST_SECONDS

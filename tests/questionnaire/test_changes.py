"""What changed between two versions is told in the order of its weight, and nothing is left out."""

from collections.abc import Callable
from dataclasses import replace
from string import Formatter
from time import monotonic

import pytest

from peerkit.questionnaire import Questionnaire, Text
from peerkit.questionnaire.changes import (
    Change,
    Comparison,
    Joining,
    Topic,
    VersionStep,
    compare_questionnaires,
)
from peerkit.questionnaire.changes.order import longest_rising
from peerkit.questionnaire.changes.version import version_step
from peerkit.words.en.changes import MESSAGES
from tests.questionnaire.samples import HOUSING, SMALL, read, with_items
from tests.questionnaires.library import shipped

MOST_SECONDS = 15
OLD = read(SMALL.encode())


def compared(old: str, new: str) -> Comparison:
    """Return what changes where `old` becomes `new` in the small questionnaire's file."""
    assert SMALL.count(old) == 1, old
    return compare_questionnaires(OLD, read(SMALL.replace(old, new).encode()))


def told(found: Comparison, topic: Topic) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.code, change.names) for change in found.about(topic)]


def only(found: Comparison, code: str) -> Change:
    (change,) = (change for change in found.changes if change.code == code)
    return change


def test_a_questionnaire_has_not_changed_from_itself() -> None:
    for whole in (OLD, read(HOUSING)):
        found = compare_questionnaires(whole, whole)
        assert ((), VersionStep.SAME, Joining.TOGETHER) == (
            found.changes,
            found.step,
            found.joining,
        )


def test_a_name_that_stands_twice_is_no_change_either() -> None:
    whole = read(with_items("{type: text, name: age, label: Again?}"))

    assert () == compare_questionnaires(whole, whole).changes


def test_comments_and_layout_are_no_change() -> None:
    new = read(("# a remark\n" + SMALL.replace(", label", ",   label")).encode())

    assert () == compare_questionnaires(OLD, new).changes


def test_consent_comes_first_and_what_follows_from_it_before_all() -> None:
    found = compare_questionnaires(
        OLD,
        read(
            SMALL.replace("How old are you?", "Your age?")
            .replace("label: I agree.", "label: I agree to it all.")
            .encode()
        ),
    )

    assert "other_consent" == found.changes[0].code
    assert {"languages": "English"} == found.changes[0].values
    reworded = found.changes[1]
    assert ("statement_reworded", "I agree.", "I agree to it all.") == (
        reworded.code,
        reworded.old,
        reworded.new,
    )
    topics = [change.topic for change in found.changes]
    assert sorted(topics, key=list(Topic).index) == topics


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("limits: We keep", "limits: They keep", "limits_changed"),
        ("information: For", "information: Made for", "information_changed"),
        ("purpose: take_part", "purpose: quote", "purpose_changed"),
        ("audience: organisation", "audience: public", "audience_changed"),
        ("essential: yes", "essential: no", "no_longer_essential"),
        ("- {name: take_part,", "- {name: joining,", "statement_renamed"),
    ],
)
def test_every_change_of_consent_asks_for_another_version(old: str, new: str, code: str) -> None:
    found = compared(old, new)

    assert code in [change.code for change in found.about(Topic.CONSENT)]
    assert ["raise_for_consent"] == [change.code for change in found.about(Topic.VERSION)]
    assert found.about(Topic.VERSION)[0].is_warning


def test_a_statement_that_came_says_what_it_permits() -> None:
    line = "  - {name: more, purpose: quote, audience: public, label: Quote me.}\nchoices:"
    change = only(compared("choices:", line), "statement_added")

    assert {"name": "more", "purpose": "quote", "audience": "public"} == change.values
    assert "Quote me." == change.new


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1", "1", VersionStep.SAME),
        ("9", "10", VersionStep.RAISED),
        ("2026112101", "2026112102", VersionStep.RAISED),
        ("v1.9", "v1.10", VersionStep.RAISED),
        ("10", "9", VersionStep.LOWERED),
        ("1", "first", VersionStep.OTHER),
        ("1", "01", VersionStep.OTHER),
        ("9" * 5_000, "9" * 5_001, VersionStep.RAISED),
    ],
)
def test_a_version_is_raised_as_it_counts(old: str, new: str, step: VersionStep) -> None:
    assert step is version_step(old, new)


def test_a_raised_version_is_no_warning() -> None:
    change = only(compared("version: 1", "version: 2"), "version_raised")

    assert not change.is_warning


def test_another_form_is_no_version() -> None:
    assert only(compared("form_id: small", "form_id: other"), "other_form").is_warning


# --- questions --------------------------------------------------------------------------------


def test_what_came_and_what_went_is_told_with_its_words() -> None:
    found = compared(
        "  - {type: integer, name: age, label: How old are you?}",
        "  - {type: text, name: story, label: Tell me more.}",
    )

    come, gone = only(found, "question_added"), only(found, "question_removed")
    assert (("story",), "Tell me more.") == (come.names, come.new)
    assert (("age",), "How old are you?") == (gone.names, gone.old)


def test_one_that_asks_the_same_under_another_name_is_probably_renamed() -> None:
    found = compared("name: age", "name: years")

    assert [("renamed", ("years", "age"))] == told(found, Topic.QUESTIONS)
    assert [("join_other_name", ("years",))] == told(found, Topic.JOINING)


def test_one_of_another_type_is_not_renamed() -> None:
    found = compared("type: integer, name: age", "type: decimal, name: years")

    assert {"question_added", "question_removed"} == {
        change.code for change in found.about(Topic.QUESTIONS)
    }


def test_two_that_ask_the_same_are_not_taken_for_one_that_went() -> None:
    line = "- {type: integer, name: %s, label: How old are you?}"
    old, new = (
        read(with_items()),
        read(SMALL.replace(line % "age", f"{line % 'one'}\n  {line % 'two'}").encode()),
    )
    found = compare_questionnaires(old, new)

    assert 0 == found.count("renamed")
    assert 2 == found.count("question_added")


def test_only_what_moved_is_told_with_its_neighbours() -> None:
    items = [f"{{type: text, name: t{n}, label: Say {n}.}}" for n in range(5)]
    old = read(with_items(*items))
    new = read(with_items(*items[1:4], items[0], items[4]))

    assert [("moved_between", ("t0", "t3", "t4"))] == told(
        compare_questionnaires(old, new), Topic.QUESTIONS
    )


def test_what_moved_into_a_group_is_told_at_once() -> None:
    one, two = (f"{{type: text, name: {name}, label: Say it.}}" for name in ("one", "two"))
    old = read(with_items(one, two))
    group = "{type: group, name: together, label: Both, questions: [%s, %s]}"
    found = compare_questionnaires(old, read(with_items(group % (one, two))))

    assert [("group_added", ("together",)), ("moved_in", ("one", "two"))] == told(
        found, Topic.QUESTIONS
    )
    assert Joining.TOGETHER is found.joining


def test_answers_that_are_given_several_times_now_stand_in_another_table() -> None:
    item = "{type: text, name: one, label: Say it.}"
    repeat = f"{{type: repeat, name: people, label: Each, questions: [{item}]}}"
    found = compare_questionnaires(read(with_items(item)), read(with_items(repeat)))

    assert [("join_other_table", ("one",))] == told(found, Topic.JOINING)
    assert Joining.APART is found.joining


def test_a_group_that_becomes_a_repeat_has_another_type() -> None:
    item = "{type: %s, name: people, label: Each, questions: [{type: text, name: a, label: A?}]}"
    found = compare_questionnaires(
        read(with_items(item % "group")), read(with_items(item % "repeat"))
    )

    assert ("people",) == only(found, "type_changed").names
    assert Joining.APART is found.joining


def test_a_name_with_another_type_cannot_be_read_together() -> None:
    found = compared("type: integer, name: age", "type: text, name: age")

    assert [("join_other_type", ("age",))] == told(found, Topic.JOINING)
    change = only(found, "type_changed")
    assert ("a whole number", "in their own words") == (change.old, change.new)
    assert (change.is_warning, Joining.APART) == (True, found.joining)


def test_other_words_are_to_be_read_with_care() -> None:
    found = compared("How old are you?", "How old is your house?")

    assert Joining.WITH_CARE is found.joining
    change = only(found, "label_changed")
    assert ("How old are you?", "How old is your house?", "en") == (
        change.old,
        change.new,
        change.language,
    )


def test_a_condition_is_told_in_words() -> None:
    item = '{type: text, name: why, label: Why?, relevant: "%s"}'
    old, new = (
        read(with_items(item % f"${{tenure}} = '{choice}'")) for choice in ("council", "private")
    )
    change = only(compare_questionnaires(old, new), "asked_if")

    assert "“Who do you rent from?” is “Council”" == change.old
    assert "“Who do you rent from?” is “Private landlord”" == change.new


def test_conditions_that_read_alike_are_shown_as_they_are_written() -> None:
    item = '{type: text, name: why, label: Why?, relevant: "%s"}'
    old, new = (read(with_items(item % text)) for text in ("${age} > 1", "number(${age}) > 1"))
    change = only(compare_questionnaires(old, new), "asked_if")

    assert ("${age} > 1", "number(${age}) > 1") == (change.old, change.new)


# --- choices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("private: Private landlord", "private: Private landlord, own: Own", "choices_added"),
        (", mould: Mould", "", "choices_removed"),
        ("{damp: Damp, mould: Mould}", "{mould: Mould, damp: Damp}", "choices_reordered"),
        ("damp: Damp", "damp: Wet", "choice_relabelled"),
        ("damp: Damp", "wet: Damp", "choice_renamed"),
    ],
)
def test_a_change_of_choices_names_the_questions(old: str, new: str, code: str) -> None:
    change = only(compared(old, new), code)

    assert change.names in {("tenure",), ("problems",)}


def test_a_list_under_another_name_is_compared_all_the_same() -> None:
    new = (
        SMALL.replace("  tenure: {council", "  renting: {council")
        .replace("select_one tenure", "select_one renting")
        .replace("council: Council", "council: The council")
    )
    found = compare_questionnaires(OLD, read(new.encode()))

    assert ("tenure",) == only(found, "list_changed").names
    assert ("Council", "The council") == (
        only(found, "choice_relabelled").old,
        only(found, "choice_relabelled").new,
    )


# --- the rest ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda whole: replace(whole, theme="Homes"), "theme_changed"),
        (lambda whole: replace(whole, community="All"), "community_changed"),
        (lambda whole: replace(whole, title=Text({"en": "Other"})), "title_changed"),
        (lambda whole: replace(whole, signposting=Text({"en": "999"})), "signposting_changed"),
        (lambda whole: replace(whole, extras={"style": "pages"}), "key_changed"),
        (lambda whole: replace(whole, default_language="ro"), "default_language_changed"),
        (lambda whole: replace(whole, reviewed={"en": "Ann"}), "review_changed"),
        (
            lambda whole: replace(whole, languages={"en": "English", "ro": "Română"}),
            "language_added",
        ),
    ],
)
def test_what_a_questionnaire_says_of_itself_is_told(
    edit: Callable[[Questionnaire], Questionnaire], code: str
) -> None:
    assert code in [change.code for change in compare_questionnaires(OLD, edit(OLD)).changes]


def test_modules_are_told_by_version() -> None:
    whole = shipped("social_integration")
    raised = (replace(whole.modules[0], version="9999999999"), *whole.modules[1:])
    found = compare_questionnaires(whole, replace(whole, modules=raised))

    assert [("module_version", ("core",))] == told(found, Topic.MODULES)


def test_what_can_no_longer_be_declined_is_a_warning() -> None:
    found = compared("label: How old are you?", "label: How old are you?, refusal: no")

    assert only(found, "no_refusal").is_warning


@pytest.mark.parametrize(
    ("numbers", "still"),
    [([], []), ([3, 0, 1, 2], [1, 2, 3]), ([0, 1, 2], [0, 1, 2]), ([2, 1, 0], [2])],
)
def test_the_longest_rising_row_stands_still(numbers: list[int], still: list[int]) -> None:
    assert set(still) == longest_rising(numbers)


def test_every_message_of_a_change_takes_only_what_changes_have() -> None:
    known = {
        *("name", "names", "old_name", "language", "languages", "tag", "purpose", "audience"),
        *("old_id", "new_id", "old_version", "new_version", "kind", "old_group", "new_group"),
        *("before", "behind", "of", "list", "key", "file", "gone", "come", "n", "text", "what"),
        *("path", "count", "changes", "warnings", "added", "removed", "renamed", "moved"),
        "reworded",
    }
    texts = [
        text
        for message in MESSAGES.values()
        for text in ([message] if isinstance(message, str) else message.values())
    ]
    asked = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}

    assert set() == asked - known


def test_twenty_thousand_choices_are_compared_in_seconds() -> None:
    """Each is looked for among all others under its label, in case it was renamed."""
    others = "".join(f", c{n}: Landlord {n}" for n in range(20_000))
    begun = monotonic()

    found = compared("private: Private landlord", f"private: Private landlord{others}")

    assert 20_000 == only(found, "choices_added").values["n"]
    assert 20_000 == only(_back(others), "choices_removed").values["n"]
    assert monotonic() - begun < MOST_SECONDS


def _back(others: str) -> Comparison:
    longer = SMALL.replace("private: Private landlord", f"private: Private landlord{others}")
    return compare_questionnaires(read(longer.encode()), OLD)


def test_what_is_kept_for_other_tools_is_told_as_a_file_has_it() -> None:
    found = compared("title: Small", "title: Small\nsettings: {style: pages, tags: [a, b]}")

    assert "style: pages; tags: a, b" == only(found, "key_changed").new

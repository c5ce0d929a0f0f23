"""Advice on wording: what it finds, what it leaves alone, and what it says it cannot judge."""

import pytest

from peerkit.questionnaire import estimate_minutes
from peerkit.questionnaire.check import languages_not_judged
from peerkit.questionnaire.check.phrases import phrase_advice
from peerkit.questionnaire.check.reading_ease import HARD, lix
from peerkit.questionnaire.check.words import word_list
from tests.questionnaire.samples import HOUSING, SMALL, codes, read, with_items


@pytest.mark.parametrize(
    "label",
    [
        "How often do you meet your neighbours?",
        "What would you like to change?",
        "Do you rent or own, or neither?",
        "How safe do you feel after dark?",
        "Is there anything that you would prefer not to say?",
    ],
)
def test_an_ordinary_question_gets_no_advice(label: str) -> None:
    assert [] == list(phrase_advice("en", label))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Don’t you think that parks matter?", ("leading_words", "don't you think")),  # noqa: RUF001
        ("DO YOU HAVE A VISA?", ("immigration_status", "visa")),
        ("Why do you never not go?", ("double_negative", "never, not")),
    ],
)
def test_the_words_are_found_however_they_are_typed(label: str, expected: tuple[str, str]) -> None:
    assert expected in list(phrase_advice("en-GB", label))


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ro", "Ce permis de ședere aveți?"),
        ("pl", "Jaki jest Pana status imigracyjny?"),
        ("ar", "ما هو وضع الهجرة الخاص بك؟"),
        ("zh-Hans", "您的移民身份是什么？"),  # noqa: RUF001 - Chinese has this question mark
    ],
)
def test_immigration_status_is_noticed_in_other_languages(language: str, label: str) -> None:
    assert ["immigration_status"] == [code for code, _ in phrase_advice(language, label)]


def test_a_language_without_all_words_is_named() -> None:
    whole = read(HOUSING)

    assert tuple(tag for tag in whole.languages if tag != "en") == languages_not_judged(whole)
    assert () == languages_not_judged(read(SMALL.encode()))
    assert word_list("xx") is None


def test_lix_is_words_in_a_sentence_and_the_share_of_long_words() -> None:
    assert 0 == lix("")
    assert 4 == lix("We sat in it. You ran to me.")
    assert 3 + 33 == lix("They deliberate now.")
    assert 3 == lix("One two three\nfour five six")


def test_hard_information_is_told() -> None:
    hard = "Organisational considerations necessitate comprehensive documentation throughout. "
    data = SMALL.replace("information: ", f"information: {hard}").encode()

    assert HARD < lix(hard)
    assert [] == codes(SMALL.encode())
    assert "hard_words" in codes(data.replace(b"For {organisation}. Until", b"{organisation} and"))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("a: Very good, b: Good, c: Bad, d: Very bad", []),
        ("a: Very good, b: Good, c: Fair, d: Bad, e: Very bad", []),
        ("a: Very safe, b: Safe, c: Neither safe nor unsafe, d: Unsafe, e: Not safe at all", []),
        ("a: Excellent, b: Very good, c: Good, d: Fair, e: Poor", ["unbalanced_scale"]),
        ("a: Bad paths, b: No toilets, c: Far away, d: Safe enough, e: Dogs, f: Dark", []),
    ],
)
def test_a_scale_is_balanced_or_told(labels: str, expected: list[str]) -> None:
    data = with_items("{type: select_one scale, name: how, label: How is it?}")

    assert expected == codes(
        data.replace(b"choices:\n", f"choices:\n  scale: {{{labels}}}\n".encode())
    )


def test_an_interview_takes_longer_with_more_to_read_and_to_tell() -> None:
    short = read(SMALL.encode())
    told = [f"{{type: text, name: t{n}, label: Tell me., probes: [Why?]}}" for n in range(10)]
    hidden = [line.replace("label:", "relevant: '${age} > 5', label:") for line in told]

    minutes = [estimate_minutes(each) for each in (short, read(with_items(*hidden)))]
    minutes.append(estimate_minutes(read(with_items(*told))))

    assert sorted(minutes) == minutes
    assert minutes[0] + 10 <= minutes[2] <= minutes[0] + 14
    assert minutes[0] < minutes[1] < minutes[2]

"""What a face is given to show."""

from peerkit.interview import AskQuestion, CheckedAnswer, ShowAnswers, ShowFinished, Wording
from peerkit.values import Address, Answer, MissingReason
from tests.interview.sample import sample
from tests.scenario import Scenario

SURVEY = """
- type: group
  name: home
  label: {en: Your home, ro: Locuința}
  questions:
    - {type: select_one yn, name: damp, label: {en: Damp?, ro: Umezeală?}, hint: Walls too.}
    - {type: note, name: leaflet, label: "You said: ${damp}.", note_to_interviewer: yes}
    - type: select_multiple colours
      name: colours
      label: Colours, or ${tint}?
      probes: [Why those?]
      guidance_hint: Wait.
- {type: text, name: tint, label: Tint?, required: yes}
- {type: time, name: woke, label: Woke?}
"""


def test_a_question_comes_with_all_that_is_read_out() -> None:
    asked = Scenario(sample(SURVEY)).consent().asked()
    assert asked == AskQuestion(
        address=Address("damp"),
        type=asked.type,
        label=Wording("Damp?", "en"),
        number=1,
        total=4,
        part=Wording("Your home", "en"),
        hint=Wording("Walls too.", "en"),
        options=asked.options,
    )
    assert [(option.name, option.label.text) for option in asked.options] == [
        ("y", "Yes, often"),
        ("n", "No"),
    ]


def test_what_is_not_translated_falls_back_and_says_so() -> None:
    scenario = Scenario(sample(SURVEY), language="ro").consent()
    asked = scenario.asked()
    assert asked.label == Wording("Umezeală?", "ro")
    assert asked.hint == Wording("Walls too.", "en", is_fallback=True)
    scenario.answer("damp", "n").passed("leaflet")
    labels = [option.label for option in scenario.asked().options]
    assert labels[:2] == [Wording("Roșu", "ro"), Wording("Green", "en", is_fallback=True)]


def test_a_reference_to_a_choice_shows_its_label_and_a_blank_one_shows_dots() -> None:
    scenario = Scenario(sample(SURVEY)).consent().answer("damp", "y")
    note = scenario.asked()
    assert note.label.text == "You said: Yes, often."
    assert note.is_for_interviewer
    assert (note.number, note.total) == (2, 4)
    asked = scenario.passed("leaflet").asked()
    assert asked.label.text == "Colours, or …?"
    assert [probe.text for probe in asked.probes] == ["Why those?"]
    assert asked.guidance == Wording("Wait.", "en")


def test_what_a_participant_said_is_never_read_as_a_reference() -> None:
    scenario = Scenario(sample(SURVEY)).consent().answer("damp", "y").passed("leaflet")
    scenario.passed("colours").answer("tint", "${damp} {contact}").jump("colours")
    assert scenario.asked().label.text == "Colours, or ${damp} {contact}?"


def test_check_answers_shows_every_question_in_words() -> None:
    scenario = Scenario(sample(SURVEY)).consent().answer("damp", "y").passed("leaflet")
    scenario.answer("colours", ("blue", "red")).refuse("tint").note("tint", "unsure")
    scenario.answer("woke", "07:30:00")
    prompt = scenario.prompt()
    assert isinstance(prompt, ShowAnswers)
    assert [(row.label.text, row.shown) for row in prompt.rows] == [
        ("Damp?", "Yes, often"),
        ("Colours, or …?", "Red, Blue"),
        ("Tint?", ""),
        ("Woke?", "07:30"),
    ]
    assert prompt.rows[2] == CheckedAnswer(
        address=Address("tint"),
        label=Wording("Tint?", "en"),
        answer=Answer(missing=MissingReason.PREFER_NOT_TO_SAY),
        shown="",
        note="unsure",
    )


def test_signposting_is_filled_and_shown_at_the_end() -> None:
    scenario = Scenario(sample(SURVEY), language="ro").consent()
    scenario.stop()
    ended = scenario.prompt()
    assert isinstance(ended, ShowFinished)
    assert ended.signposting == Wording("Help: Amina, 020 7946 0000", "en", is_fallback=True)


def test_a_note_stays_beside_its_question_and_a_blank_one_takes_it_away() -> None:
    scenario = Scenario(sample(SURVEY)).consent().note("damp", "cried")
    assert scenario.asked().note == "cried"
    scenario.answer("damp", "y")
    assert scenario.state.notes == {Address("damp"): "cried"}
    assert scenario.note("damp", " ").state.notes == {}


FILTERED = """
- {type: select_one regions, name: region, label: Region?}
- {type: select_one towns, name: town, label: Town?, choice_filter: "region = ${region}"}
- type: select_one colours
  name: mixed
  label: Mixed?
  parameters: {randomize: true}
"""


def options(scenario: Scenario) -> list[str]:
    return [option.name for option in scenario.asked().options]


def test_a_filter_leaves_only_the_choices_that_fit() -> None:
    scenario = Scenario(sample(FILTERED)).consent().answer("region", "north")
    assert options(scenario) == ["leeds", "york"]
    scenario.back().answer("region", "south")
    assert options(scenario) == ["dover"]


def test_shuffled_choices_keep_their_order_all_through_an_interview() -> None:
    orders = set()
    for seed in range(20):
        scenario = Scenario(sample(FILTERED), seed=f"{seed:064x}").consent().jump("mixed")
        order = options(scenario)
        assert sorted(order) == ["blue", "green", "red"]
        assert order == options(scenario.answer("mixed", "red").jump("mixed"))
        orders.add(tuple(order))
    assert len(orders) > 1

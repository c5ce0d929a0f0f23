"""Interviews from a file: the same engine, nobody there, and nothing dropped in silence."""

import json
from dataclasses import replace
from typing import Any

import pytest

from peerkit.errors import AnswersFileError
from peerkit.values import ConsentState
from peerkit.workflow.interviews.answering import Conducted, Status
from peerkit.workflow.interviews.answers_file import (
    AnswersFault,
    GivenInterview,
    UnreadableInterview,
    read_answers,
)
from tests.workflow.actors import Actor, Story, holds, interview, kinds, state_of

YES = {"take_part": True}


def line(answers: dict[str, Any], **more: Any) -> str:
    return json.dumps({"consent": YES, "answers": answers} | more)


def conducted(actor: Actor, text: str, name: str = "a.jsonl") -> list[Conducted]:
    return actor.conduct(*read_answers(name, text.encode()))


def faults(one: Conducted) -> list[tuple[str, dict[str, str | int]]]:
    return [(fault.code, dict(fault.values)) for fault in one.faults]


@pytest.fixture
def amina(story: Story) -> Actor:
    return story.device("amina")


# --- forms of a file --------------------------------------------------------------------------

ONE = {"consent": YES, "answers": {"story": "one"}, "key": "k1"}
TWO = {"consent": {"take_part": False}, "answers": {}, "key": "k2"}
YAML = """\
- consent: {take_part: true}
  answers: {story: one}
  key: k1
- consent: {take_part: no}
  answers: {}
  key: k2
"""


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.jsonl", f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}\n", [1, 3]),
        ("a.json", f"[{json.dumps(ONE)},\n\n {json.dumps(TWO)}]", [1, 3]),
        ("a.json", f"{json.dumps(ONE)}\n{json.dumps(TWO)}", [1, 2]),
        ("a.yaml", YAML, [1, 4]),
        ("a.jsonl", f"\ufeff{json.dumps(ONE)}\r\n{json.dumps(TWO)}\r\n", [1, 2]),
    ],
)
def test_each_format_gives_the_same_interviews(name: str, text: str, lines: list[int]) -> None:
    read = read_answers(name, text.encode())
    assert [one.line for one in read] == lines
    expected = [
        GivenInterview(0, {"story": "one"}, {"take_part": ConsentState.YES}, key="k1"),
        GivenInterview(0, {}, {"take_part": ConsentState.NO}, key="k2"),
    ]
    assert [replace(one, line=0) for one in read] == expected


def test_one_interview_alone_is_a_file_too() -> None:
    for name, text in (("a.json", json.dumps(ONE, indent=2)), ("a.yaml", "answers: {story: one}")):
        [read] = read_answers(name, text.encode())
        assert isinstance(read, GivenInterview)
        assert read.answers == {"story": "one"}


@pytest.mark.parametrize(
    ("name", "data", "bad_line"),
    [
        ("a.json", b'[{"answers": {}},\n{"answers": }]', 2),
        ("a.json", b'[{"answers": {}}\n{"answers": {}}]', 2),
        ("a.json", b"", 1),
        ("a.jsonl", b'{"answers": {}}\n\xff\n', 2),
        ("a.yaml", b"- answers: {}\n- answers: [\n", 3),
        ("a.json", b"[" * 100_000, 1),
    ],
)
def test_a_file_that_cannot_be_read_tells_its_line(name: str, data: bytes, bad_line: int) -> None:
    with pytest.raises(AnswersFileError) as raised:
        read_answers(name, data)
    assert raised.value.values["path"] == name
    assert abs(int(raised.value.values["line"]) - bad_line) <= 1


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("{", "not_json", {}),
        ("[" * 100_000, "not_json", {}),
        ('{"answers": {"a": 1, "a": 2}}', "not_json", {}),
        ('{"answers": {"a": "\\ud800"}}', "not_json", {}),
        ('{"answers": {"a": NaN}}', "not_json", {}),
        ("7", "not_an_interview", {}),
        ('{"answer": {}}', "unknown_field", {"field": "answer"}),
        ('{"answers": []}', "wrong_field", {"field": "answers"}),
        ('{"consent": {"a": "maybe"}}', "wrong_field", {"field": "consent"}),
        ('{"consent": {"a": []}}', "wrong_field", {"field": "consent"}),
        ('{"at": "yesterday"}', "wrong_field", {"field": "at"}),
        ('{"mode": "telepathic"}', "wrong_field", {"field": "mode"}),
        ('{"key": ""}', "wrong_field", {"field": "key"}),
        ('{"participant": "a b"}', "wrong_field", {"field": "participant"}),
        ('{"notes": {"story": 7}}', "wrong_field", {"field": "notes"}),
        ('{"contact": {"fax": "7"}}', "wrong_field", {"field": "contact"}),
        ('{"equality": {"\\u00e4ge": "7"}}', "wrong_field", {"field": "equality"}),
        ('{"equality": {"age": {"deep": 1}}}', "wrong_field", {"field": "equality"}),
        ('{"equality": {"age": 9007199254740993}}', "wrong_field", {"field": "equality"}),
        ('{"language": 7}', "wrong_field", {"field": "language"}),
    ],
)
def test_a_wrong_form_is_a_fault_of_that_line_alone(
    text: str, code: str, values: dict[str, str | int]
) -> None:
    read = read_answers("a.jsonl", f"{json.dumps(ONE)}\n{text}\n{json.dumps(TWO)}".encode())
    assert read[1] == UnreadableInterview(2, AnswersFault(code, values))
    assert [one.line for one in read] == [1, 2, 3]


# --- what is recorded -------------------------------------------------------------------------


def test_every_kind_of_answer_is_recorded(amina: Actor) -> None:
    answers = {
        "story": "It was good.",
        "ill": "y",
        "illness": {"missing": "prefer_not_to_say"},
        "street": "Elm Row",
        "years": 7,
        "member": [{"age": 41}, {"age": {"missing": "dont_know"}}, {}],
    }
    more = {"notes": {"story": "smiled"}, "language": "ro", "at": "2026-10-05T10:10:00Z"}
    [one] = conducted(amina, line(answers, mode="written", participant="P-7", **more))
    assert (one.status, one.faults, one.participant) == (Status.RECORDED, (), "P-7")
    [record] = amina.vault.records.by_kind(_project(amina), "submission")
    assert record.body is not None
    body = json.loads(record.body)
    assert body["answers"] == answers | {
        "member": [
            {"age": 41},
            {"age": {"missing": "dont_know"}},
            {"age": {"missing": "left_blank"}},
        ]
    }
    assert (body["language"], body["consent"]["mode"]) == ("ro", "written")
    assert (body["notes"], body["started"]) == ({"story": "smiled"}, "2026-10-05T10:10:00Z")


def _project(actor: Actor) -> str:
    from peerkit.workflow.belonging.link import find_links

    return find_links(actor.vault)[0].project


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"answers": {"tale": 1}}, ("unknown_question", {"question": "tale"})),
        ({"answers": {"age": 1}}, ("unknown_question", {"question": "age"})),
        ({"answers": {"member": [{"story": "x"}]}}, ("unknown_question", {"question": "story[1]"})),
        ({"notes": {"tale": "x"}}, ("unknown_question", {"question": "tale"})),
        ({"answers": {"illness": "x"}}, ("hidden_question", {"question": "illness"})),
        ({"notes": {"illness": "x"}}, ("hidden_question", {"question": "illness"})),
        ({"consent": YES | {"fly": True}}, ("unknown_statement", {"name": "fly"})),
        ({"language": "de"}, ("language_not_offered", {"language": "de", "languages": "en, ro"})),
        ({"contact": {"name": "Zofia"}}, ("contact_without_consent", {})),
    ],
)
def test_a_fault_is_told_and_nothing_is_kept(
    amina: Actor, given: dict[str, Any], expected: tuple[str, dict[str, str]]
) -> None:
    before = state_of(amina.vault, without=frozenset({"documents"}))
    [one] = conducted(amina, json.dumps({"consent": YES, "answers": {}, "key": "k"} | given))
    assert (one.status, faults(one)) == (Status.FAULTY, [expected])
    assert state_of(amina.vault, without=frozenset({"documents"})) == before
    assert amina.vault.documents.get("answered/k") is None


@pytest.mark.parametrize(
    ("answers", "question", "problem"),
    [
        ({"years": "many"}, "years", "not_a_whole_number"),
        ({"years": 100}, "years", "constraint"),
        ({"years": [1]}, "years", "wrong_type"),
        ({"ill": "maybe"}, "ill", "not_a_choice"),
        ({"story": {"missing": "shy"}}, "story", "wrong_type"),
        ({"story": {"is": "missing"}}, "story", "wrong_type"),
        ({"member": [{"age": 1}, {"age": "old"}]}, "age[2]", "not_a_whole_number"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_with_its_question(
    amina: Actor, answers: dict[str, Any], question: str, problem: str
) -> None:
    [one] = conducted(amina, line(answers))
    assert one.status is Status.FAULTY
    [(code, values)] = faults(one)
    assert (code, values["question"]) == ("refused_answer", question)
    assert values["problem"] == problem
    assert amina.where() == []


def test_a_faulty_interview_does_not_stop_the_others(amina: Actor) -> None:
    text = "\n".join([line({"story": "a"}), "{", line({"x": 1}), line({"story": "b"})])
    found = conducted(amina, text)
    assert [(one.line, one.status.value) for one in found] == [
        (1, "recorded"),
        (2, "faulty"),
        (3, "faulty"),
        (4, "recorded"),
    ]
    assert [one.participant for one in found] == ["R01-001", "", "", "R01-002"]


def test_an_essential_no_leaves_an_attempt_without_a_word(amina: Actor) -> None:
    refused = interview({"story": "kanarek"}, {"take_part": False})
    [one] = amina.conduct(refused)
    assert (one.status, one.interview, one.code) == (Status.REFUSED, "", "")
    assert kinds(amina.vault) == ["attempt"]
    assert not holds(amina.vault, "kanarek")


def test_a_key_that_the_vault_has_is_skipped_even_once_withdrawn(amina: Actor) -> None:
    text = "\n".join([line({"story": "a"}, key="k1"), line({"story": "b"}, key="k2")])
    first, _ = conducted(amina, text)
    assert [one.status.value for one in conducted(amina, text)] == ["skipped", "skipped"]
    amina.withdraw(first.code)
    assert [one.status.value for one in conducted(amina, text)] == ["skipped", "skipped"]
    assert amina.where() == ["withdrawn", "here"]


def test_equality_and_contact_are_kept_apart_and_never_exported(story: Story, amina: Actor) -> None:
    amina.record("told", equality={"age": "kanarek"}, contact={"name": "Zofia Kanarek"})
    assert kinds(amina.vault) == ["contact", "equality", "submission"]
    story.everybody(amina)
    [submission] = story.organisation.vault.records.by_kind(_own(story.organisation), "submission")
    assert submission.body is not None
    assert b"anarek" not in submission.body
    for actor in (story.organisation, story.programme):
        files = actor.export(story.folder / "out" / actor.vault.folder.name)
        assert not any(b"anarek" in each for each in files.values())
    assert not holds(story.programme.vault, "anarek")


def _own(actor: Actor) -> str:
    from peerkit.workflow.belonging.project import find_project

    project = find_project(actor.vault)
    assert project is not None
    return project.id


def test_an_interview_is_durable_when_it_is_told(amina: Actor) -> None:
    from peerkit.workflow.interviews.answering import conduct
    from tests.workflow.actors import sheet

    given = [interview({"story": str(number)}, YES_STATES, key=f"k{number}") for number in range(4)]
    for number, one in enumerate(
        conduct(amina.vault, sheet(), given, None, amina.clock.now), start=1
    ):
        assert one.status is Status.RECORDED
        assert len(amina.where()) == number
        if number == 2:
            break
    again = conduct(amina.vault, sheet(), given, None, amina.clock.now)
    assert [one.status.value for one in again] == ["skipped", "skipped", "recorded", "recorded"]
    assert amina.where() == ["here"] * 4


YES_STATES = {"take_part": True}


def test_without_a_project_an_interview_waits_and_goes_to_nobody_else(story: Story) -> None:
    loner = story.loner("loner")
    [one] = conducted(loner, line({"story": "alone"}))
    assert (one.status, one.participant) == (Status.RECORDED, "")
    assert loner.where() == ["waiting"]
    [slip] = loner.slips()
    assert (slip.code, slip.participant) == (one.code, "")

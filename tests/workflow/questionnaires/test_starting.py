"""A new questionnaire teaches the format, passes `check`, and says itself what `check` advises."""

import json
import re
from pathlib import Path
from random import Random

import pytest

from peerkit.cli.run import run
from peerkit.errors import MissingOptionError, NoSuchModuleError
from peerkit.questionnaire import Reading, read_questionnaire
from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.starting import form_id_of
from peerkit.questionnaire.translation import lines_to_translate, open_document
from peerkit.questionnaire.translation.outgoing import kept_signs
from peerkit.questionnaire.yaml_source import parse_yaml
from peerkit.workflow.questionnaires.shelf import beside, collection
from peerkit.workflow.questionnaires.starting import Started, start
from tests.questionnaires.library import walk
from tests.scenario import Scenario

WORDS = collection() / "starting" / "words.yaml"
LANGUAGES = ("ro", "so", "bg", "pl", "ar", "zh-Hans")
EXISTS, FAULTY, MISSING_OPTION, NOT_FOUND = 60, 4, 2, 5


def started(
    folder: Path, *, languages: tuple[str, ...] = (), modules: tuple[str, ...] = ()
) -> Started:
    return start(folder / "my street.yaml", "Our: #1 street", "Safety", languages, modules)


def reading(folder: Path, new: Started) -> Reading:
    return read_questionnaire(new.data, beside(folder))


@pytest.mark.parametrize("languages", [(), ("en",), ("ro",), LANGUAGES, ("en", "lt")])
@pytest.mark.parametrize("modules", [(), ("core",), ("core", "equality"), ("equality", "core")])
def test_it_has_no_fault_and_no_advice_but_what_its_remarks_name(
    tmp_path: Path, languages: tuple[str, ...], modules: tuple[str, ...]
) -> None:
    new = started(tmp_path, languages=languages, modules=modules)
    read = reading(tmp_path, new)
    remarks = "\n".join(re.findall(r"#.*", new.data.decode()))

    assert ((), True) == (new.faults, read.is_usable)
    assert [] == [fault.code for fault in read.faults if fault.code not in remarks]
    assert bool(languages or modules) or not read.faults


def test_it_teaches_what_a_questionnaire_can_hold(tmp_path: Path) -> None:
    text = started(tmp_path).data.decode()
    whole = reading(tmp_path, started(tmp_path)).questionnaire

    assert whole is not None
    kinds = {question.type.value for question in whole.questions()}
    assert {"note", "select_one", "select_multiple", "text", "integer"} == kinds
    audiences = {statement.audience.value for statement in whole.consent}
    assert {"organisation", "programme", "public"} == audiences
    for word in ("relevant:", "constraint:", "probes:", "sensitive:", "signposting:", "pii:"):
        assert word in text
    assert "  # - type: repeat" in text


def test_the_repeat_in_its_remarks_works_when_the_signs_are_taken_away(tmp_path: Path) -> None:
    text = started(tmp_path).data.decode()
    repeat = re.search(r"(?m)(?:^  # (?: .*|- type: repeat)\n)+", text)
    assert repeat is not None
    used = text.replace(repeat[0], repeat[0].replace("  # ", "  "))

    read = read_questionnaire(used.encode())

    assert () == read.faults
    assert read.questionnaire is not None
    assert "journey" in {question.name for question in read.questionnaire.questions()}


def test_it_is_named_after_its_file_and_its_day(tmp_path: Path) -> None:
    whole = reading(tmp_path, started(tmp_path, modules=("core",))).questionnaire

    assert whole is not None
    assert ("my_street", "Our: #1 street", "Safety") == (
        whole.form_id,
        whole.title.translations["en"],
        whole.theme,
    )
    assert re.fullmatch(r"20\d{6}01", whole.version)
    assert ["core"] == [module.name for module in whole.modules]


@pytest.mark.parametrize(
    ("stem", "form_id"),
    [
        ("Our Street", "our_street"),
        ("2026", "questionnaire_2026"),
        ("Ω", "questionnaire"),
        ("Ça va", "ca_va"),
    ],
)
def test_any_files_name_gives_a_form_id(stem: str, form_id: str) -> None:
    assert form_id == form_id_of(stem)


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_it_can_be_conducted_in_each_language_that_has_words_of_consent(
    tmp_path: Path, language: str
) -> None:
    whole = reading(tmp_path, started(tmp_path, languages=(language,))).questionnaire
    assert whole is not None

    for seed in range(5):
        walk(Scenario(whole, language=language), Random(seed))


def test_the_words_of_consent_are_whole_in_each_language(tmp_path: Path) -> None:
    root = parse_yaml(WORDS.read_bytes()).root
    assert root is not None
    words = plain(root)
    assert isinstance(words, dict)
    document = open_document(started(tmp_path).data)
    assert document is not None
    needed = {
        each.key: kept_signs(each.source("en"))
        for each in document.wordings
        if each.is_consent or each.key == "signposting"
    }

    assert {*LANGUAGES} == words.keys()
    for found in words.values():
        assert needed == {key: kept_signs(text) for key, text in found.items()}


def test_a_language_without_words_waits_in_a_remark(tmp_path: Path) -> None:
    new = started(tmp_path, languages=("lt",))
    document = open_document(new.data)

    assert document is not None
    assert ("lt",) == new.awaiting
    assert {"en": "English"} == document.languages
    assert "translate my street.yaml --to lt" in new.data.decode()
    assert "information" in {line.key for line in lines_to_translate(document, "lt")}


# --- what is refused --------------------------------------------------------------------------


def test_nothing_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("mine")

    assert EXISTS == run(["questionnaire", "new", str(path)])
    assert "mine" == path.read_text()


def test_modules_that_do_not_fit_together_make_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.yaml"

    assert FAULTY == run(["questionnaire", "new", str(path), "--module", "equality", "--quiet"])
    assert "age_band" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_a_module_beside_the_new_file_is_found_and_any_other_is_not(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    core = (collection() / "modules" / "core.yaml").read_text(encoding="utf-8")
    ours = re.sub(r"(?m)^module: core$", "module: ours", core)
    (tmp_path / "modules" / "ours.yaml").write_text(ours, encoding="utf-8")

    assert () == started(tmp_path, modules=("ours",)).faults
    with pytest.raises(NoSuchModuleError):
        started(tmp_path, modules=("nosuch",))


@pytest.mark.parametrize(
    ("name", "title", "theme", "language"),
    [
        ("a.txt", "T", "H", "en"),
        ("a\u202e.yaml", "T", "H", "en"),
        ("a.yaml", " ", "H", "en"),
        ("a.yaml", "T\nU", "H", "en"),
        ("a.yaml", "T", "H\x07", "en"),
        ("a.yaml", "T", "H", "English"),
    ],
)
def test_what_has_a_wrong_form_is_told(
    tmp_path: Path, name: str, title: str, theme: str, language: str
) -> None:
    with pytest.raises(MissingOptionError):
        start(tmp_path / name, title, theme, [language], [])


def test_a_title_is_never_taken_for_a_place_to_fill(tmp_path: Path) -> None:
    new = start(tmp_path / "a.yaml", "<<version>> {contact}", "x", [], [])
    whole = read_questionnaire(new.data).questionnaire

    assert whole is not None
    assert "<<version>> {contact}" == whole.title.translations["en"]


def test_the_command_makes_a_file_that_check_accepts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "ours.yaml")

    assert 0 == run(["questionnaire", "new", path, "--quiet"])
    assert 0 == run(["questionnaire", "check", path, "--json", "--quiet"])
    assert [] == json.loads(capsys.readouterr().out)

"""A questionnaire leaves as a form that other tools read, and comes back as it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.questionnaire import Questionnaire, Text, read_questionnaire
from peerkit.questionnaire.xlsform import export_xlsform, import_xlsform
from tests.questionnaire.samples import HOUSING, SMALL, read, with_items
from tests.questionnaire.xlsform.forms import cells, codes, csv

ROOT = Path(__file__).parent.parent.parent.parent
SHIPPED = sorted((ROOT / "questionnaires").glob("*.yaml"))
PYXFORM = "pyxform"


def shipped(file: Path) -> Questionnaire:
    """Return one of peerkit's own questionnaires."""

    def take(name: str) -> bytes | None:
        path = file.parent / name
        return path.read_bytes() if path.is_file() else None

    found = read_questionnaire(file.read_bytes(), take).questionnaire
    assert found is not None
    return found


def returned(whole: Questionnaire) -> Questionnaire:
    """Return the questionnaire there and back, under the digest that it had."""
    found = import_xlsform(export_xlsform(whole)).questionnaire
    assert found is not None
    return replace(found, digest=whole.digest)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_questionnaire_comes_back_from_a_form_as_it_was(file: Path) -> None:
    assert shipped(file) == returned(shipped(file))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_pyxform_makes_an_xform_of_every_questionnaire(file: Path, tmp_path: Path) -> None:
    convert = pytest.importorskip(f"{PYXFORM}.xls2xform").convert
    form = tmp_path / f"{file.stem}.xlsx"
    form.write_bytes(export_xlsform(shipped(file)))

    assert "peerkit_consent_take_part" in convert(xlsform=str(form), validate=False).xform


def test_what_only_peerkit_knows_comes_back_as_it_was() -> None:
    data = with_items(
        "{type: text, name: t, label: What happened?, guidance_hint: Wait., sensitive: health,"
        " pii: yes, refusal: no, probes: [And then?, 'Who\\nelse?']}",
        "{type: note, name: n, label: Now stop., note_to_interviewer: yes}",
    ).replace(b"survey:", b"theme: Housing\nsignposting: Call 116 123.\nsurvey:")

    assert read(data) == returned(read(data))


def test_a_calculation_that_says_what_it_is_not_comes_back_so() -> None:
    data = with_items(
        "{type: text, name: street, label: Which street?, pii: yes, sensitive: health}",
        "{type: calculate, name: area, calculation: '${street}', pii: no, sensitive: ''}",
    )

    assert read(data) == returned(read(data))


def test_other_tools_see_information_consent_probes_and_signposting() -> None:
    data = with_items("{type: text, name: t, label: What?, probes: [And then?, Who else?]}")
    whole = read(data.replace(b"survey:", b"signposting: Call 116 123.\nsurvey:"))

    heading, *rows = cells(export_xlsform(whole))["survey"]
    shown = [dict(zip(heading, row, strict=True)) for row in rows]

    assert [
        ("begin_group", ""),
        ("note", "For {organisation}. Until {withdraw_by}, ask {contact}."),
        ("note", "We keep it private."),
        ("acknowledge", "I agree."),
        ("end_group", ""),
    ] == [(row["type"], row["label"]) for row in shown[:5]]
    assert "yes" == shown[3]["required"]
    assert "- And then?\n- Who else?" == shown[-2]["guidance_hint"]
    assert ("note", "Call 116 123.") == (shown[-1]["type"], shown[-1]["label"])


def test_each_translated_column_names_its_language_once_there_are_two() -> None:
    headings = {
        name: rows[0] for name, rows in cells(export_xlsform(read(HOUSING))).items() if rows
    }

    bare = {"label", "hint", "guidance_hint", "constraint_message", "media::image"}
    assert not bare & {heading for sheet in headings.values() for heading in sheet}
    assert {"label::English (en)", "label::Română (ro)"} <= set(headings["choices"])


def test_one_language_needs_no_names_in_headings() -> None:
    sheets = cells(export_xlsform(read(SMALL.encode())))

    assert "label" in sheets["survey"][0]
    assert ["list_name", "name", "label"] == sheets["choices"][0]


def test_every_cell_is_text_and_equal_questionnaires_give_equal_bytes() -> None:
    data = with_items("{type: text, name: t, label: '=1+1', default: '012'}")

    sheets = cells(export_xlsform(read(data)))

    assert {"text", "t", "=1+1", "012"} == {cell for cell in sheets["survey"][-1] if cell}
    assert export_xlsform(read(data)) == export_xlsform(read(data))


def test_characters_that_no_xml_holds_survive() -> None:
    data = with_items('{type: text, name: t, label: "a\\x07b\\u202ec"}')

    assert read(data) == returned(read(data))


def test_guidance_that_was_changed_in_the_form_is_kept_with_the_probes() -> None:
    form = csv(
        survey="type,name,label,guidance_hint,peerkit_probe_1,peerkit_guidance_hint\n"
        "text,a,A,Wait long.,And then?,Wait.\n",
    )
    imported = import_xlsform(form, language="en")
    assert imported.questionnaire is not None

    (question,) = imported.questionnaire.questions()

    assert Text({"en": "Wait long."}) == question.guidance_hint
    assert (Text({"en": "And then?"}),) == question.probes
    assert ["guidance_changed"] == codes(imported)

"""No form makes the import raise, and what goes out comes back."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from peerkit.errors import PeerkitError
from peerkit.questionnaire import read_questionnaire
from peerkit.questionnaire.xlsform import export_xlsform, import_xlsform, report_of
from peerkit.questionnaire.yaml_text import Value, yaml_text
from peerkit.words import catalogue
from tests.properties.test_questionnaire_writing import QUESTIONNAIRES
from tests.questionnaire.samples import HOUSING, read

FORM = export_xlsform(read(HOUSING))
HEADINGS = st.sampled_from(
    (
        *("type", "name", "label", "label::English (en)", "label::ro", "hint", "relevant", "value"),
        *("list_name", "calculation", "required", "probes", "peerkit_part", "peerkit_probe_1"),
        *(
            "peerkit_probe_99",
            "peerkit_json::odd",
            "peerkit_purpose",
            "xlsform::x",
            "<<",
            "::",
            ":",
        ),
        *("default_language", "peerkit_languages", "form_id", "disabled", "media::image", "odd"),
    )
)
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
CELLS = st.text(max_size=12) | st.sampled_from(
    (
        *("text", "select_one l", "begin group", "end group", "begin_repeat", "end_repeat", "note"),
        *(
            "a",
            "b",
            "l",
            "${a}",
            "${",
            "(",
            "yes",
            "no",
            "opening",
            "consent",
            "limits",
            "en=English",
        ),
        *(
            '{"a": [1, {"<<": null}]}',
            "[[[[[[[[[[1]]]]]]]]]]",
            "calculate",
            "begin",
            "end",
            "en",
            "1e999",
        ),
    )
)


def text_of(rows: list[list[str]]) -> bytes:
    lines = (",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    return "\n".join(lines).encode("utf-8", "replace")


SHEETS = st.dictionaries(
    st.sampled_from(("survey", "choices", "settings", "entities")),
    st.tuples(
        st.lists(HEADINGS, min_size=1, max_size=7),
        st.lists(st.lists(CELLS, max_size=7), max_size=7),
    ).map(lambda sheet: text_of([sheet[0], *sheet[1]])),
    max_size=3,
)


@settings(deadline=None)  # a parallel run may starve a single example
@given(SHEETS)
def test_any_cells_become_a_questionnaire_that_leaves_and_comes_back(
    sheets: dict[str, bytes],
) -> None:
    try:
        imported = import_xlsform(sheets)
    except PeerkitError:
        return
    for note in report_of(imported):
        assert catalogue().text(note.wording, **note.values)
        assert catalogue().text(note.hint, **note.values)
    if imported.questionnaire is not None:
        again = import_xlsform(export_xlsform(imported.questionnaire))
        assert again.questionnaire is not None


@settings(deadline=None)  # as above
@given(st.binary(max_size=200), st.integers(0, len(FORM)), st.integers(0, 200))
def test_any_change_of_a_files_bytes_is_refused_or_read(
    inserted: bytes, start: int, length: int
) -> None:
    try:
        import_xlsform(FORM[:start] + inserted + FORM[start + length :])
    except PeerkitError:
        return


@settings(deadline=None)  # as above
@given(
    st.sampled_from([member.filename for member in ZipFile(BytesIO(FORM)).infolist()]),
    st.floats(0, 1),
    st.binary(max_size=20) | st.sampled_from((b"<row>", b"</c>", b'"', b"<", b"&x;", b"<f>1</f>")),
)
def test_any_change_inside_the_archive_is_refused_or_read(
    name: str, where: float, inserted: bytes
) -> None:
    written = BytesIO()
    with ZipFile(BytesIO(FORM)) as form, ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for member in form.namelist():
            content = form.read(member)
            if member == name:
                place = int(where * len(content))
                content = content[:place] + inserted + content[place + len(inserted) :]
            archive.writestr(member, content)
    try:
        import_xlsform(written.getvalue())
    except PeerkitError:
        return


@settings(max_examples=30, deadline=None, phases=UNSHRUNK)  # each goes through two spreadsheets
@given(QUESTIONNAIRES)
def test_a_questionnaire_comes_back_from_a_form(document: dict[str, Value]) -> None:
    whole = read_questionnaire(yaml_text(document)).questionnaire
    assert whole is not None

    found = import_xlsform(export_xlsform(whole)).questionnaire

    assert found is not None
    survey = [question.name for question in whole.questions()]
    assert survey == [question.name for question in found.questions()]
    assert replace(found, digest="") == replace(
        import_xlsform(export_xlsform(found)).questionnaire or found, digest=""
    )

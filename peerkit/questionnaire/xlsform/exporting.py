"""A questionnaire becomes an XLSForm.

Laws:
- What was imported is exported as it came: columns, types and sheets of other tools included.
- What only peerkit knows leaves in a way that other tools can show, and comes back as it was:
  `import_xlsform(export_xlsform(q)).questionnaire == q`, but for positions and the digest.
- Each translated column is written for each language as soon as there is more than one:
  KoboToolbox refuses a bare column beside a translated one.
- Equal questionnaires give equal bytes.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial

from peerkit.questionnaire.model import Questionnaire
from peerkit.questionnaire.question_types import GROUP
from peerkit.questionnaire.write import document_of
from peerkit.questionnaire.xlsform.columns import (
    OWN_PREFIX,
    OWN_TITLE,
    TRANSLATED,
    usual_place,
)
from peerkit.questionnaire.xlsform.export_row import (
    Cells,
    Document,
    Headings,
    headings_of,
    list_of,
    map_of,
    plain_cell,
    row_of,
)
from peerkit.questionnaire.xlsform.import_settings import (
    LANGUAGES,
    PLAIN_SETTINGS,
    REVIEWED,
    STEPS,
)
from peerkit.questionnaire.xlsform.own_words import (
    BLANK,
    COLUMN_SEPARATOR,
    COLUMNS,
    CONSENT,
    EXTERNAL_LISTS,
    FORM,
    INFORMATION,
    INVENTED,
    LIMITS,
    OPENING,
    PART,
    REMARKS,
    SHEETS,
    SIGNPOSTING,
    STATEMENT_KEYS,
)
from peerkit.questionnaire.xlsform.sheet import CHOICES, EXTERNAL, SETTINGS, SURVEY
from peerkit.questionnaire.xlsform.type_words import EXTERNAL_TYPE
from peerkit.questionnaire.xlsform.write_workbook import Written, write_workbook
from peerkit.questionnaire.yaml_text import Value

_HEAD = frozenset(
    {
        *("peerkit", "form_id", "version", "title", "default_language", "languages", "reviewed"),
        *("information", "limits", "signposting", "consent", "choices", "survey", "settings"),
        *PLAIN_SETTINGS,
        "steps",
        FORM,
    }
)
"""What stands at the top of a questionnaire and has a place of its own in the form."""


def export_xlsform(questionnaire: Questionnaire) -> bytes:
    """Return the questionnaire as an .xlsx file."""
    document = document_of(questionnaire)
    headings = headings_of(document)
    form = map_of(document.get(FORM))
    external = _external(document, form)
    sheets = {
        SURVEY: [*_survey(document, headings, external), *_remarks(form, SURVEY)] or [{}],
        CHOICES: [*_choices(document, headings, but=external), *_remarks(form, CHOICES)],
        EXTERNAL: [*_choices(document, headings, of=external), *_remarks(form, EXTERNAL)],
        SETTINGS: [_settings(document, headings)],
        **{name: list(_rows(rows)) for name, rows in map_of(form.get(SHEETS)).items()},
    }
    return write_workbook(
        [Written(name, _table(name, rows, form)) for name, rows in sheets.items() if rows]
    )


def _external(document: Document, form: Document) -> frozenset[str]:
    """Return the lists that leave as external choices: those that came so and are still there."""
    lists = str(form.get(EXTERNAL_LISTS, "")).split(COLUMN_SEPARATOR)
    return frozenset(lists) & map_of(document.get("choices")).keys()


def _order(name: str, form: Document) -> Callable[[str], int]:
    """Return the order of a sheet's columns: the form's own, or the usual one."""
    own = str(map_of(form.get(COLUMNS)).get(name, ""))
    if not own:
        return partial(usual_place, sheet=name)
    places = {heading: place for place, heading in enumerate(own.split(COLUMN_SEPARATOR))}
    return lambda heading: places.get(heading, len(places))


def _table(name: str, rows: Sequence[Cells], form: Document) -> list[list[str]]:
    """Return headings and rows; columns of no place in the order come last, as they are met.

    A survey has the columns without which it is none, though it be empty.
    """
    needed = ("type", "name") if name == SURVEY else ()
    met = dict.fromkeys(
        [*needed, *(heading for row in rows for heading in row if row[heading].strip())]
    )
    columns = sorted(met, key=_order(name, form))
    return [columns, *([row.get(heading, "") for heading in columns] for row in rows)]


def _rows(rows: Value) -> Iterator[Cells]:
    """Yield rows that were kept as they are."""
    for row in list_of(rows):
        yield {heading: str(text) for heading, text in map_of(row).items()}


def _remarks(form: Document, sheet: str) -> Iterator[Cells]:
    return _rows(map_of(form.get(REMARKS)).get(sheet, []))


# --- survey -----------------------------------------------------------------------------------


def _survey(document: Document, headings: Headings, external: Container[str]) -> Iterator[Cells]:
    yield from _opening(document, headings)
    for item in list_of(document.get("survey")):
        for cells in _item(map_of(item), headings):
            yield cells | _apart(cells["type"], external)
    if SIGNPOSTING in document:
        yield _words(SIGNPOSTING, document, headings)


def _apart(kind: str, external: Container[str]) -> Cells:
    """Return the type of a question whose choices stand apart; nothing for any other."""
    word, _, listed = kind.partition(" ")
    is_apart = word == "select_one" and listed in external
    return {"type": f"{EXTERNAL_TYPE} {listed}"} if is_apart else {}


def _item(entries: Document, headings: Headings) -> Iterator[Cells]:
    cells = row_of(entries, headings)
    if "questions" not in entries:
        yield cells
        return
    kind = str(entries.get("type", GROUP))
    yield {**cells, "type": f"begin_{kind}"}
    for inner in list_of(entries["questions"]):
        yield from _item(map_of(inner), headings)
    yield {"type": f"end_{kind}"}


def _opening(document: Document, headings: Headings) -> Iterator[Cells]:
    """Yield what is read and asked before the questions, in a group of its own.

    A statement is an `acknowledge`; an essential one is required, so that other tools too go no
    further without it.
    """
    parts = [part for part in (INFORMATION, LIMITS) if part in document]
    statements = list_of(document.get(CONSENT))
    if not parts and not statements:
        return
    yield {"type": "begin_group", "name": f"{OWN_PREFIX}{OPENING}", PART: OPENING}
    for part in parts:
        yield _words(part, document, headings)
    for statement in statements:
        yield _statement(map_of(statement), headings)
    yield {"type": "end_group"}


def _words(part: str, document: Document, headings: Headings) -> Cells:
    label = headings.texts("label", document[part])
    return {"type": "note", "name": f"{OWN_PREFIX}{part}", **label, PART: part}


def _statement(statement: Document, headings: Headings) -> Cells:
    is_essential = statement.get("essential") is True
    own = {
        f"{OWN_PREFIX}{key}": str(statement.get(key, ""))
        for key in STATEMENT_KEYS
        if key != "essential"
    }
    return {
        "type": "acknowledge",
        "name": f"{OWN_PREFIX}{CONSENT}_{statement.get('name', '')}",
        **headings.texts("label", statement.get("label", "")),
        **({"required": "yes"} if is_essential else {}),
        PART: CONSENT,
        **own,
        f"{OWN_PREFIX}essential": "yes" if is_essential else "no",
    }


# --- choices and settings ---------------------------------------------------------------------


def _choices(
    document: Document,
    headings: Headings,
    *,
    of: Container[str] | None = None,
    but: Container[str] = (),
) -> Iterator[Cells]:
    """Yield the choices of all lists, or of some, or but for some."""
    for name, choices in map_of(document.get("choices")).items():
        if name in but or (of is not None and name not in of):
            continue
        if isinstance(choices, Mapping):
            for choice, label in choices.items():
                yield {"list_name": name, "name": choice, **headings.texts("label", label)}
            continue
        for row in list_of(choices):
            yield {"list_name": name, **_choice(map_of(row), headings)}


def _choice(choice: Document, headings: Headings) -> Cells:
    cells: Cells = {}
    for key, value in choice.items():
        if key in TRANSLATED[CHOICES]:
            cells |= headings.texts(key, value)
        else:
            cells[key] = str(value)
    blank = [key for key, text in choice.items() if text == "" and key != "label"]
    return cells | ({BLANK: COLUMN_SEPARATOR.join(blank)} if blank else {})


def _settings(document: Document, headings: Headings) -> Cells:
    invented = map_of(map_of(document.get(FORM)).get(INVENTED))
    default = headings.default
    title = headings.texts(OWN_TITLE, document["title"])
    said = {
        "form_title": title.pop(headings.of(OWN_TITLE, default), ""),
        "form_id": str(document["form_id"]),
        "version": str(document["version"]),
        "default_language": headings.names.get(default, default),
    }
    source = {"form_title": "title"}
    written = {
        key: value
        for key, value in said.items()
        if invented.get(source.get(key, key)) != document[source.get(key, key)]
    }
    kept = {key: str(value) for key, value in map_of(document.get("settings")).items()}
    return {**written, **kept, **title, **_own_settings(document)}


def _own_settings(document: Document) -> Cells:
    own = {
        **{f"{OWN_PREFIX}{key}": str(document.get(key, "")) for key in PLAIN_SETTINGS},
        LANGUAGES: _lines(document.get("languages")),
        REVIEWED: _lines(document.get("reviewed")),
        STEPS: " ".join(map(str, list_of(document.get("steps")))),
    }
    for key, value in document.items():
        if key not in _HEAD:
            own |= plain_cell(key, value)
    return {heading: text for heading, text in own.items() if text}


def _lines(pairs: Value | None) -> str:
    return "\n".join(f"{key}={value}" for key, value in map_of(pairs).items())

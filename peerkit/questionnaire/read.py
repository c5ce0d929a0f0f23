"""A questionnaire's bytes become a checked, frozen model, and everything wrong with them is told.

Laws:
- No bytes make it raise.
- All faults are found at once (up to a thousand of a kind), in the order of the file.
- The digest is of the bytes as given, and of the files beside them that they name.
"""

from dataclasses import replace

from peerkit.questionnaire.beside import Beside, Files, questionnaire_digest
from peerkit.questionnaire.check import check_questionnaire
from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.inherited import with_inherited
from peerkit.questionnaire.join_modules import join_modules
from peerkit.questionnaire.model import NOWHERE, Position, Questionnaire, Text
from peerkit.questionnaire.modules import Modules
from peerkit.questionnaire.nodes import Map, Scalar, plain
from peerkit.questionnaire.or_other import with_others
from peerkit.questionnaire.place import locate_in
from peerkit.questionnaire.read_choices import read_choices
from peerkit.questionnaire.read_consent import read_consent
from peerkit.questionnaire.read_head import check_format, read_languages, read_reviewed
from peerkit.questionnaire.read_module import read_modules
from peerkit.questionnaire.read_steps import read_steps
from peerkit.questionnaire.read_survey import read_survey
from peerkit.questionnaire.read_table import with_tables
from peerkit.questionnaire.read_text import read_text, text_positions
from peerkit.questionnaire.reading import Reading
from peerkit.questionnaire.yaml_source import Source, parse_yaml


def read(data: bytes, files: Files) -> Reading:
    """Return what `read_questionnaire` promises."""
    source = parse_yaml(data)
    findings = Findings()
    findings.add(source.faults)
    if not isinstance(source.root, Map):
        if not source.faults:
            findings.fault("not_a_questionnaire", _first_words(source))
        return Reading(None, findings.in_order())
    if _is_module(source.root):
        findings.fault("is_module", source.root.position)
        return Reading(None, findings.in_order())
    beside = Beside(files)
    whole, modules = _read_whole(source, source.root, findings, beside)
    whole = replace(whole, digest=questionnaire_digest(data, beside.found))
    locate = locate_in(source, *(module.source for module in modules.listed))
    findings.add(check_questionnaire(whole, locate))
    return Reading(with_inherited(whole), findings.in_order(), beside.found)


def _read_whole(
    source: Source, root: Map, findings: Findings, beside: Beside
) -> tuple[Questionnaire, Modules]:
    """Return the questionnaire with its modules in place, and the modules."""
    fields = Fields(root, findings)
    check_format(fields, findings)
    languages, default_language = read_languages(fields, findings)
    context = Context(source, findings, languages, default_language)
    modules = read_modules(fields.sequence("modules"), context, beside)
    own = _read_own(fields, root, replace(context, modules=modules))
    joined = with_others(join_modules(own, modules, findings))
    return with_tables(joined, beside, findings), modules


def _first_words(source: Source) -> Position:
    """Return where something stands in the file; its beginning where nothing does."""
    root = source.root
    if root is None or (isinstance(root, Scalar) and not root.value):
        return NOWHERE
    return root.position


def _is_module(root: Map) -> bool:
    return "module" in root.entries and "form_id" not in root.entries


def _read_own(fields: Fields, root: Map, context: Context) -> Questionnaire:
    return Questionnaire(
        form_id=fields.needed_word("form_id"),
        version=fields.needed_word("version"),
        title=read_text(fields.take_needed("title"), "title", context) or Text({}),
        default_language=context.default_language,
        languages=context.languages,
        information=read_text(fields.take("information"), "information", context) or Text({}),
        limits=read_text(fields.take("limits"), "limits", context) or Text({}),
        consent=read_consent(fields.sequence("consent"), context),
        choices=read_choices(fields.map("choices"), context),
        survey=read_survey(fields.sequence("survey", needed=True), context),
        signposting=read_text(fields.take("signposting"), "signposting", context),
        reviewed=read_reviewed(fields, context),
        theme=fields.word("theme"),
        community=fields.word("community"),
        steps=read_steps(fields.sequence("steps"), context),
        extras={**_form(fields), **fields.not_run("settings"), **fields.left_over()},
        positions=_positions(root),
    )


def _form(fields: Fields) -> dict[str, object]:
    """Return the facts that `xlsform/` keeps about the form that a questionnaire came from."""
    node = fields.take("xlsform")
    return {} if node is None else {"xlsform": plain(node)}


def _positions(root: Map) -> dict[str, Position]:
    """Return the places of the values at the top, and of each wording and language in them."""
    return {
        place: position
        for key, (_, value) in root.entries.items()
        for place, position in text_positions(value, key).items()
    }

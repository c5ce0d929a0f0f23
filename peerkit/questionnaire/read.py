"""A questionnaire's bytes become a checked, frozen model, and everything wrong with them is told.

Laws:
- No bytes make it raise.
- All faults are found at once (up to a thousand of a kind), in the order of the file.
- The digest is of the bytes as given.
"""

from dataclasses import dataclass

from peerkit.questionnaire.check import check_questionnaire
from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.model import NOWHERE, Position, Questionnaire, Text
from peerkit.questionnaire.nodes import Map, plain
from peerkit.questionnaire.place import locate_in
from peerkit.questionnaire.read_choices import read_choices
from peerkit.questionnaire.read_consent import read_consent
from peerkit.questionnaire.read_survey import read_survey
from peerkit.questionnaire.read_text import read_text, text_positions
from peerkit.questionnaire.yaml_source import Source, parse_yaml
from peerkit.values import digest, is_language_tag

FORMAT_VERSION = "1"
"""The version of the format that this peerkit reads: `peerkit: 1`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, and what is wrong with it; `questionnaire` is None if it says nothing."""

    questionnaire: Questionnaire | None
    faults: tuple[Fault, ...]

    @property
    def is_usable(self) -> bool:
        """Whether interviews can be conducted with it: no faults, whatever the advice."""
        return self.questionnaire is not None and all(fault.is_advice for fault in self.faults)


def read_questionnaire(data: bytes) -> Reading:
    """Return the questionnaire that `data` holds, with every fault and every piece of advice."""
    source = parse_yaml(data)
    findings = Findings()
    findings.add(source.faults)
    if not isinstance(source.root, Map):
        if not source.faults:
            place = source.root.position if source.root else NOWHERE
            findings.fault("not_a_questionnaire", place)
        return Reading(None, findings.in_order())
    questionnaire = _read_whole(source, source.root, findings, digest("questionnaire", data))
    findings.add(check_questionnaire(questionnaire, locate_in(source)))
    return Reading(questionnaire, findings.in_order())


def _read_whole(source: Source, root: Map, findings: Findings, file_digest: str) -> Questionnaire:
    fields = Fields(root, findings)
    _check_format(fields, findings)
    languages, default_language = _read_languages(fields, findings)
    context = Context(source, findings, languages, default_language)
    return Questionnaire(
        form_id=fields.needed_word("form_id"),
        version=fields.needed_word("version"),
        title=read_text(fields.take_needed("title"), "title", context) or Text({}),
        default_language=default_language,
        languages=languages,
        information=read_text(fields.take("information"), "information", context) or Text({}),
        limits=read_text(fields.take("limits"), "limits", context) or Text({}),
        consent=read_consent(fields.sequence("consent"), context),
        choices=read_choices(fields.map("choices"), context),
        survey=read_survey(fields.sequence("survey", needed=True), context),
        signposting=read_text(fields.take("signposting"), "signposting", context),
        reviewed=_read_reviewed(fields, context),
        theme=fields.word("theme"),
        community=fields.word("community"),
        extras=_extras(fields, findings),
        digest=file_digest,
        positions=_positions(root),
    )


def _check_format(fields: Fields, findings: Findings) -> None:
    node = fields.take_needed("peerkit")
    if node is not None and read_word(node, "peerkit", findings) != FORMAT_VERSION:
        findings.fault("unknown_format", node.position, known=FORMAT_VERSION)


def _read_languages(fields: Fields, findings: Findings) -> tuple[dict[str, str], str]:
    """Return the declared languages, and the default one."""
    node = fields.map("languages", needed=True)
    languages: dict[str, str] = {}
    for tag, (written, name) in node.entries.items() if node else ():
        languages[tag] = read_word(name, tag, findings)
        if not is_language_tag(tag):
            findings.fault("bad_language_code", written.position, language=tag)
    default = fields.take_needed("default_language")
    if default is None:
        return languages, ""
    default_language = read_word(default, "default_language", findings)
    if default_language not in languages:
        findings.undeclared_language(default_language, default.position, languages)
    return languages, default_language


def _read_reviewed(fields: Fields, context: Context) -> dict[str, str]:
    node = fields.map("reviewed")
    reviewed: dict[str, str] = {}
    for tag, (written, who) in node.entries.items() if node else ():
        reviewed[tag] = read_word(who, tag, context.findings)
        if tag not in context.languages:
            context.findings.undeclared_language(tag, written.position, context.languages)
    return reviewed


def _extras(fields: Fields, findings: Findings) -> dict[str, object]:
    """Return what is kept without being run; modules left out would silently lose questions."""
    kept: dict[str, object] = {}
    if (modules := fields.take("modules")) is not None:
        findings.fault("modules_not_run", modules.position)
        kept["modules"] = plain(modules)
    return {**kept, **fields.not_run("settings"), **fields.left_over()}


def _positions(root: Map) -> dict[str, Position]:
    """Return the places of the values at the top, and of each wording and language in them."""
    return {
        place: position
        for key, (_, value) in root.entries.items()
        for place, position in text_positions(value, key).items()
    }

"""What stands at the head of a questionnaire and of a module alike: format, languages, review."""

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.findings import Findings
from peerkit.values import is_language_tag

FORMAT_VERSION = "1"
"""The version of the format that this peerkit reads: `peerkit: 1`."""


def check_format(fields: Fields, findings: Findings) -> None:
    """Add a fault to the findings if the file is of another format, or of none."""
    node = fields.take_needed("peerkit")
    if node is not None and read_word(node, "peerkit", findings) != FORMAT_VERSION:
        findings.fault("unknown_format", node.position, known=FORMAT_VERSION)


def read_languages(fields: Fields, findings: Findings) -> tuple[dict[str, str], str]:
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


def read_reviewed(fields: Fields, context: Context) -> dict[str, str]:
    """Return who vouches for the words of which language."""
    node = fields.map("reviewed")
    reviewed: dict[str, str] = {}
    for tag, (written, who) in node.entries.items() if node else ():
        reviewed[tag] = read_word(who, tag, context.findings)
        if tag not in context.languages:
            context.findings.undeclared_language(tag, written.position, context.languages)
    return reviewed

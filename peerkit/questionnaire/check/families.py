"""All families of checks, in the order in which they run over a finished model.

Laws:
- A check reads the model alone: a questionnaire from YAML and one from XLSForm are judged alike.
- No check stops another; each tells what it finds.
"""

from collections.abc import Callable, Iterable
from itertools import islice

from peerkit.questionnaire.check.choices import check_choices, check_media, check_unused
from peerkit.questionnaire.check.clients import check_clients
from peerkit.questionnaire.check.conditions import check_conditions
from peerkit.questionnaire.check.consent import check_consent
from peerkit.questionnaire.check.cycles import check_cycles
from peerkit.questionnaire.check.expressions import check_expressions
from peerkit.questionnaire.check.languages import check_languages
from peerkit.questionnaire.check.names import check_names, check_statement_names
from peerkit.questionnaire.check.outline import Outline, outline
from peerkit.questionnaire.check.questions import check_questions
from peerkit.questionnaire.check.references import check_labels, check_references
from peerkit.questionnaire.check.scales import check_scales
from peerkit.questionnaire.check.tables import check_tables
from peerkit.questionnaire.check.wording import check_long_words, check_wording
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.model import Questionnaire
from peerkit.questionnaire.place import Locate, along

FAMILIES: tuple[Callable[[Outline], Iterable[Fault]], ...] = (
    check_names,
    check_statement_names,
    check_consent,
    check_choices,
    check_unused,
    check_media,
    check_tables,
    check_expressions,
    check_references,
    check_labels,
    check_cycles,
    check_conditions,
    check_questions,
    check_languages,
    check_clients,
    check_wording,
    check_long_words,
    check_scales,
)


MOST_FINDINGS = 1_000
"""Nobody reads more of one kind; a file made to be faulty would otherwise take minutes."""


def check_questionnaire(questionnaire: Questionnaire, locate: Locate = along) -> tuple[Fault, ...]:
    """Return every fault and piece of advice of the model, in the order of the file.

    `locate` finds a character inside a value; without the file it is counted along the line.
    """
    whole = outline(questionnaire, locate)
    findings = Findings()
    for family in FAMILIES:
        findings.add(islice(family(whole), MOST_FINDINGS))
    return findings.in_order()

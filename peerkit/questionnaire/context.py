"""What every reader of a part needs to know of the whole file."""

from collections.abc import Mapping
from dataclasses import dataclass

from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.yaml_source import Source


@dataclass(frozen=True, slots=True)
class Context:
    """The source, the languages it declares, and the list of what is wrong with it."""

    source: Source
    findings: Findings
    languages: Mapping[str, str]
    default_language: str

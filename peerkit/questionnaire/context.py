"""What every reader of a part needs to know of the whole file."""

from collections.abc import Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.modules import Modules
from peerkit.questionnaire.yaml_source import Source


@frozen
class Context:
    """The source, the languages it declares, and the list of what is wrong with it.

    `kept_languages` are those in which words are kept, if not all: a module's are the
    questionnaire's. `modules` is None inside a module, which brings in none.
    """

    source: Source
    findings: Findings
    languages: Mapping[str, str]
    default_language: str
    kept_languages: frozenset[str] | None = None
    modules: Modules | None = field(default=None, compare=False)

    def kept(self, translations: Mapping[str, str]) -> dict[str, str]:
        """Return the wordings in the languages that are kept."""
        kept = self.kept_languages
        return {tag: text for tag, text in translations.items() if kept is None or tag in kept}

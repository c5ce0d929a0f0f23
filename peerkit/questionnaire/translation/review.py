"""A native reader's review is recorded under `reviewed`, in the file and nowhere else."""

from peerkit.questionnaire.nodes import Scalar
from peerkit.questionnaire.translation.edits import Edit, add_map_after, flow_pair, set_entry
from peerkit.questionnaire.translation.incoming import written
from peerkit.questionnaire.translation.wordings import Document, open_document

_REVIEWED = "reviewed"


def record_review(data: bytes, language: str, who: str) -> bytes:
    """Return the file in which `who` (a name and a date) vouches for the words in `language`.

    The language is a declared one.
    """
    document = open_document(data)
    if document is None:
        return data
    return written(data, document, list(_edits(document, language, who)))


def _edits(document: Document, language: str, who: str) -> list[Edit]:
    if reviewed := document.map_at(_REVIEWED):
        return list(set_entry(document.text, reviewed, language, who))
    _, node = document.root.entries.get(_REVIEWED, (None, None))
    if isinstance(node, Scalar):  # `reviewed:` with nothing behind it
        return [Edit(node.start, node.end, f" {flow_pair(language, who)}")]
    names = document.map_at("languages")
    if names is None:
        return []
    return [add_map_after(document.text, names, _REVIEWED, (language, who), document.root)]

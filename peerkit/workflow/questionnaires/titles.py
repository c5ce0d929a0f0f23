"""What the questionnaires that can be chosen are called.

Reading nine questionnaires whole takes most of a second, and one of them is chosen: so of peerkit's
own only the title is read. It is the first of its languages; only files that peerkit brings, which
its tests have read whole, are read so.
"""

import re

import yaml

from peerkit.frozen import frozen
from peerkit.vault import Vault
from peerkit.workflow.questionnaires.shelf import collected, find_source, questionnaire_of, shelved

_TITLE = re.compile(rb"^title:.*(?:\n[ \t]+.*)*", re.MULTILINE)


@frozen
class Titled:
    """A questionnaire that can be chosen: its name for `find_sheet`, and what it is called."""

    name: str
    title: str
    is_from_project: bool


def titled(vault: Vault) -> list[Titled]:
    """Return the questionnaires to choose among: the project's first, then peerkit's own."""
    shelf = shelved(vault)
    found = [Titled(name, _of(vault, digest), True) for name, digest in shelf.items()]
    own = (name for name in collected() if name not in shelf)
    return [*found, *(Titled(name, _of_collected(name), False) for name in own)]


def _of(vault: Vault, digest: str) -> str:
    form = questionnaire_of(vault, digest)
    return form.title.wording(form.default_language, form.default_language)[0]


def _of_collected(name: str) -> str:
    _, source, _ = find_source(name)
    block = _TITLE.search(source)
    if block is None:
        return name
    title = yaml.safe_load(block[0])["title"]
    return str(next(iter(title.values())) if isinstance(title, dict) else title)

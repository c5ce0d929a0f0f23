"""A questionnaire and its modules become one: survey, choice lists, consent and review.

Laws:
- A choice list of one name has one content, wherever it comes from.
- A statement of a module is asked if its questions need it and the questionnaire has none like it;
  the questionnaire's own come first, in its words.
- A language whose consent words come partly from a module counts as reviewed only if both were.
"""

from collections.abc import Iterator
from dataclasses import replace

from peerkit.expression.syntax import Text
from peerkit.expression.syntax import walk as walk_syntax
from peerkit.questionnaire.contents import expressions_of
from peerkit.questionnaire.findings import Findings
from peerkit.questionnaire.model import (
    ChoiceList,
    ConsentStatement,
    Item,
    ModuleUse,
    Question,
    Questionnaire,
    Sensitivity,
    walk,
)
from peerkit.questionnaire.modules import Module, Modules

_BY_SENSITIVITY = frozenset(sensitivity.purpose for sensitivity in Sensitivity)


def join_modules(own: Questionnaire, modules: Modules, findings: Findings) -> Questionnaire:
    """Return the questionnaire with what its modules bring; a clash is among the findings."""
    if not modules.listed:
        return own
    survey = (*own.survey, *modules.unplaced())
    whole = replace(own, survey=survey, modules=tuple(_uses(modules)))
    consenting: list[Module] = []
    for module in modules.listed:
        if added := tuple(_statements(whole, module)):
            whole = replace(whole, consent=(*whole.consent, *added))
            consenting.append(module)
    choices = _choices(own, survey, modules, findings)
    return replace(whole, choices=choices, reviewed=_reviewed(whole, consenting))


def _uses(modules: Modules) -> Iterator[ModuleUse]:
    for module in modules.listed:
        names = (item.name for item in walk(module.items))
        placed = frozenset(name for name in names if modules.is_placed(module, name))
        yield ModuleUse(module.name, module.version, placed)


def _statements(whole: Questionnaire, module: Module) -> Iterator[ConsentStatement]:
    """Yield the module's statements that the questions need, and the questionnaire lacks."""
    asked = {question.sensitive.purpose for question in whole.questions() if question.sensitive}
    names = {statement.name for statement in whole.consent}
    meanings = {(statement.purpose, statement.audience) for statement in whole.consent}
    for statement in module.consent:
        is_needed = statement.purpose not in _BY_SENSITIVITY or statement.purpose in asked
        is_there = statement.name in names or (statement.purpose, statement.audience) in meanings
        if is_needed and not is_there:
            yield statement


def _choices(
    own: Questionnaire, survey: tuple[Item, ...], modules: Modules, findings: Findings
) -> dict[str, ChoiceList]:
    wanted = _lists_wanted(survey)
    choices = dict(own.choices)
    for module in modules.listed:
        for name, found in module.choices.items():
            if name in choices and choices[name].choices != found.choices:
                values = {"list": name, "module": module.name}
                findings.fault("choice_list_differs", choices[name].position, **values)
            elif name in wanted:
                choices.setdefault(name, found)
    return choices


def _lists_wanted(survey: tuple[Item, ...]) -> set[str]:
    """Return the names of lists that questions take, or that expressions may mean by a text."""
    wanted: set[str] = set()
    for item in walk(survey):
        if isinstance(item, Question) and item.choice_list:
            wanted.add(item.choice_list)
        for _, expression in expressions_of(item):
            texts = (syntax for syntax in walk_syntax(expression.tree) if isinstance(syntax, Text))
            wanted.update(text.value for text in texts)
    return wanted


def _reviewed(whole: Questionnaire, consenting: list[Module]) -> dict[str, str]:
    return {
        language: who
        for language, who in whole.reviewed.items()
        if all(language in module.reviewed for module in consenting)
    }

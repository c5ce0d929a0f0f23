"""The consent texts exactly as this participant is shown them, and what is kept of them.

Law: the digest in a consent record is of the words that were shown, filled in; with the filling
values and the questionnaire anybody can make it again.
"""

import json
from collections.abc import Iterable, Mapping

from peerkit.interview.prompts import Statement
from peerkit.interview.setting import Setting
from peerkit.interview.state import State
from peerkit.interview.submission import ConsentRecord, StatementRecord
from peerkit.questionnaire import Questionnaire, Text, fill
from peerkit.values import ConsentState, digest


def information(setting: Setting, language: str) -> str:
    """Return the information as shown in that language."""
    return _filled(setting.questionnaire.information, language, setting.filling)


def limits(setting: Setting, language: str) -> str:
    """Return the limits of confidentiality as shown in that language."""
    return _filled(setting.questionnaire.limits, language, setting.filling)


def statements(state: State) -> tuple[Statement, ...]:
    """Return the statements to ask, as shown, with what was said so far."""
    filling = state.setting.filling
    return tuple(
        Statement(
            name=statement.name,
            label=_filled(statement.label, state.language, filling),
            purpose=statement.purpose,
            audience=statement.audience,
            essential=statement.essential,
            state=state.consent.get(statement.name, ConsentState.NOT_ASKED),
        )
        for statement in state.setting.statements
    )


def words_digest(
    questionnaire: Questionnaire, language: str, filling: Mapping[str, str], asked: Iterable[str]
) -> str:
    """Return the digest of the words shown: canonical `{language, information, limits, labels}`.

    `asked` names the statements that were read out. The JSON is RFC 8785's for these values: ASCII
    keys, texts and nothing else.
    """
    names = frozenset(asked)
    labels = {
        statement.name: _filled(statement.label, language, filling)
        for statement in questionnaire.consent
        if statement.name in names
    }
    document = {
        "language": language,
        "information": _filled(questionnaire.information, language, filling),
        "limits": _filled(questionnaire.limits, language, filling),
        "labels": labels,
    }
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return digest("consent-words", canonical.encode("utf-8"))


def consent_record(state: State) -> ConsentRecord:
    """Return who agreed to what, shown which words; every statement is in it, asked or not."""
    assert state.started is not None
    setting = state.setting
    questionnaire = setting.questionnaire
    asked = [name for name, said in state.consent.items() if said is not ConsentState.NOT_ASKED]
    return ConsentRecord(
        at=state.consented_at,
        language=state.language,
        mode=state.started.mode,
        words=words_digest(questionnaire, state.language, setting.filling, asked),
        filling=dict(setting.filling),
        statements=tuple(
            StatementRecord(
                name=statement.name,
                purpose=statement.purpose,
                audience=statement.audience,
                essential=statement.essential,
                state=state.consent.get(statement.name, ConsentState.NOT_ASKED),
            )
            for statement in questionnaire.consent
        ),
        receivers=setting.receivers,
        confirmed=state.confirmed,
    )


def _filled(text: Text, language: str, filling: Mapping[str, str]) -> str:
    """Return the text in that very language, filled; consent never falls back to another."""
    return fill(text.translations[language], filling)

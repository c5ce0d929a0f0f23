"""A questionnaire from wherever it is: a file, peerkit's own collection, or a spreadsheet.

Law: what can be read of it is there to be looked at, whatever is wrong with it.
"""

from pathlib import Path

from peerkit.errors import QuestionnaireFaultyError
from peerkit.questionnaire import Questionnaire, read_questionnaire
from peerkit.workflow.questionnaires.shelf import find_source

_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".csv"})


def given_questionnaire(name: str) -> tuple[Questionnaire, int]:
    """Return the questionnaire of that name or path, and how many faults it has.

    Raises QuestionnaireNotFoundError, NotReadableError, the errors of `import_form` for a
    spreadsheet, or QuestionnaireFaultyError where there is nothing to look at.
    """
    path = Path(name)
    if path.suffix.lower() in _SPREADSHEETS or path.is_dir():
        from peerkit.workflow.questionnaires.forms import import_form

        reading = import_form([path]).reading
    else:
        _, source, files = find_source(name)
        reading = read_questionnaire(source, files)
    count = sum(not fault.is_advice for fault in reading.faults)
    if reading.questionnaire is None:
        raise QuestionnaireFaultyError(path=name, count=count)
    return reading.questionnaire, count

"""What can go wrong with questionnaires, interviews and files of answers: statuses 3 to 19."""

from peerkit.errors.branches import FileFaultError, MisuseError, OurError

STATUSES = range(3, 20)


class ExpressionSyntaxError(FileFaultError):
    """An expression does not parse. Values: `column` (1-based), `problem` (a message code)."""

    code = "expression_syntax"
    exit_status = 3


class QuestionnaireFaultyError(FileFaultError):
    """A questionnaire has faults. Values: `path`, `count`."""

    code = "questionnaire_faulty"
    exit_status = 4


class QuestionnaireNotFoundError(MisuseError):
    """No questionnaire has that name or path. Values: `path`."""

    code = "questionnaire_not_found"
    exit_status = 5


class LanguageNotOfferedError(MisuseError):
    """The questionnaire has no such language. Values: `language`, `languages`."""

    code = "language_not_offered"
    exit_status = 6


class LanguageNotReviewedError(MisuseError):
    """Nobody has vouched for the consent wording of that language. Values: `language`."""

    code = "language_not_reviewed"
    exit_status = 7


class AnswersFileError(FileFaultError):
    """A file of answers cannot be read at all. Values: `path`, `line`."""

    code = "answers_file"
    exit_status = 8


class SomeInterviewsFaultyError(FileFaultError):
    """Some interviews of a file of answers were not recorded. Values: `faulty`, `recorded`."""

    code = "some_interviews_faulty"
    exit_status = 9


class IllegalEventError(OurError):
    """An event does not belong to the interview's stage. Values: `event`, `stage`."""

    code = "illegal_event"
    exit_status = 10


class StaleAnswerError(MisuseError):
    """An answer names another question than the one asked. Values: `question`, `current`."""

    code = "stale_answer"
    exit_status = 11


class AnswerRefusedError(MisuseError):
    """An answer breaks the question's type or constraint.

    Values: `question`, `problem` (a message code), and what that message needs; `wording` is the
    questionnaire's own constraint message where it has one.
    """

    code = "answer_refused"
    exit_status = 12

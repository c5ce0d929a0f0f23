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


class FaultsListedError(QuestionnaireFaultyError):
    """A questionnaire has faults, and each has been told. Values: `path`, `count`."""

    code = "faults_listed"


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


class XlsformExtraMissingError(MisuseError):
    """Spreadsheets cannot be read: the extra `xlsform` is not installed."""

    code = "xlsform_extra_missing"
    exit_status = 13


class NotASpreadsheetError(FileFaultError):
    """A file is no spreadsheet, is damaged, or holds what no spreadsheet has a use for."""

    code = "not_a_spreadsheet"
    exit_status = 14


class OldSpreadsheetError(FileFaultError):
    """A spreadsheet is of the old kind (.xls), whatever its name says."""

    code = "old_spreadsheet"
    exit_status = 15


class SpreadsheetLockedError(FileFaultError):
    """A spreadsheet is behind a password."""

    code = "spreadsheet_locked"
    exit_status = 16


class SpreadsheetTooLargeError(FileFaultError):
    """A spreadsheet holds more than any questionnaire. Values: `limit_bytes`."""

    code = "spreadsheet_too_large"
    exit_status = 17


class CsvNotUtf8Error(FileFaultError):
    """A sheet that was saved as CSV is not in UTF-8. Values: `sheet`, `line`."""

    code = "csv_not_utf8"
    exit_status = 18


class NoSurveySheetError(FileFaultError):
    """A spreadsheet has no sheet `survey` with a column `type`."""

    code = "no_survey_sheet"
    exit_status = 19


class FormNotFoundError(QuestionnaireNotFoundError):
    """There is no form to import at that path. Values: `path`."""

    code = "form_not_found"


class TranslationTableError(QuestionnaireFaultyError):
    """A table's headings do not name its columns and its language. Values: `path`."""

    code = "translation_table"


class NoTranslationTableError(QuestionnaireNotFoundError):
    """There is no table of translations at that path. Values: `path`."""

    code = "no_translation_table"


class TranslationRefusedError(QuestionnaireFaultyError):
    """Rows of a table of translations cannot be brought in. Values: `path`, `count`."""

    code = "translation_refused"


class TranslationMisplacedError(QuestionnaireFaultyError):
    """A text stands in the file in a way that cannot be changed in place. Values: `key`."""

    code = "translation_misplaced"


class NotTranslatableError(LanguageNotOfferedError):
    """The texts are written in that very language. Values: `language`."""

    code = "not_translatable"


class NoSuchModuleError(QuestionnaireNotFoundError):
    """There is no module of that name. Values: `module`, `modules`."""

    code = "no_such_module"


class ModulesDoNotFitError(QuestionnaireFaultyError):
    """The modules of a new questionnaire do not fit together. Values: `path`, `count`."""

    code = "modules_do_not_fit"

"""What can go wrong with exports: statuses 60 to 79."""

from peerkit.errors.branches import MisuseError, OtherPartyError

STATUSES = range(60, 80)


class OutputExistsError(MisuseError):
    """The output stands already and was not to be replaced. Values: `path`."""

    code = "output_exists"
    exit_status = 60


class NothingToExportError(MisuseError):
    """No interview may be exported."""

    code = "nothing_to_export"
    exit_status = 61


class InterviewWithoutQuestionnaireError(OtherPartyError):
    """An interview came without its questionnaire. Values: `form_id`, `version`."""

    code = "interview_without_questionnaire"
    exit_status = 62


class UnknownFormatError(MisuseError):
    """There is no export format of that name. Values: `formats`."""

    code = "unknown_format"
    exit_status = 63

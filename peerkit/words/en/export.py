"""What exports say about themselves: labels of peerkit's own columns, and the cover note."""

from peerkit.words.catalogue import Message

MESSAGES: dict[str, Message] = {
    "export.variable.interview": "The interview's short id; it links the tables",
    "export.variable.organisation": "The organisation whose peer researchers held the interview",
    "export.variable.community": "The community that the project speaks with",
    "export.variable.participant": "The participant code; empty beyond the organisation",
    "export.variable.form_id": "The questionnaire",
    "export.variable.version": "The questionnaire's version",
    "export.variable.language": "The language that the interview was held in",
    "export.variable.started": "The day on which the interview began (UTC)",
    "export.variable.outcome": "finished, or stopped before its end and kept with consent",
    "export.variable.mode": "How consent and answers were given",
    "export.variable.notes": "What the researcher noted, each note after its question's name",
    "export.variable.not_missing": (
        "Variables of this row whose value looks like a missing code but was answered"
    ),
    "export.variable.repeat_number": "Which one of the interview's repeats this row is, from 1",
    "export.codebook.table": "The table that the variable stands in",
    "export.codebook.variable": "The variable's name",
    "export.codebook.type": "What its values are",
    "export.codebook.role": "Whether it tells about the interview, its consent, or an answer",
    "export.codebook.question": "The question's or the consent statement's name",
    "export.codebook.choice": "The choice that an indicator is about",
    "export.codebook.repeat": "The repeat that the question is asked in",
    "export.codebook.label": "Its wording in {language}",
    "export.codebook.categories": "Its values, each with its wording in {language}",
    "export.codebook.missing_codes": "The codes that stand in the place of an answer",
    "export.codebook.questionnaires": "The questionnaires that have it, each with its version",
    "export.codebook.sensitive": "The class of sensitive question, if it is one",
    "export.codebook.pii": "Whether its answers may identify a person",
    "export.readme": """\
{project}: what people told peer researchers
Made on {date} for {receiver}.

What this is
  These are the answers of the people we spoke to.
  It is not a representative survey: say how many people said something, not what share of a
  community thinks it.

What counts as one interview
  One row of the table "interviews" is one interview that was finished, or stopped early and kept
  because the participant agreed.
  It counts once, however often and by whatever way it was handed over.
  Approaches that were refused, practice interviews, discarded interviews and withdrawn interviews
  are not in it.
  An interview is not always another person: somebody may have been interviewed twice.

Consent
  Every row passed the gate for this receiver: somebody who did not agree is not here, and an answer
  that its participant did not agree to pass on reads "withheld".
  The columns that begin with consent_ say what each participant agreed to; "not_asked" is no.
  Consent is for the purpose that was read out: keep to it, and do not try to find out who somebody
  is.
  A participant can withdraw: when you are told, delete the interview here and in your copies.

Reading the tables
  "codebook" explains every variable.
  Each other table holds one repeat of the questionnaire; "interview" links it to its interview.
  In the place of an answer:
{codes}
  An answer that only looks like such a code is named in the row's "not_missing".
  A question with several choices has one column with the names of those chosen, and a column of 1
  and 0 for each choice.
  CSV files are UTF-8 with a byte order mark.
  A text that a spreadsheet could take for a formula begins with an apostrophe; control characters
  are shown as <U+001B>.
  JSON holds every text exactly.
""",
    "export.absence.not_asked": "not asked: not in this interview's version of the questionnaire",
    "export.absence.does_not_apply": "does not apply: an earlier answer made the question needless",
    "export.absence.prefer_not_to_say": "prefer not to say",
    "export.absence.dont_know": "don't know",
    "export.absence.left_blank": "left blank: asked, and passed over",
    "export.absence.stopped": "stopped: the interview ended before this question",
    "export.absence.withheld": "withheld: answered, perhaps, but not agreed to be passed on",
}

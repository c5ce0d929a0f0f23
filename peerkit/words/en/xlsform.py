"""What the import of an XLSForm says of the spreadsheet, in English."""

MESSAGES: dict[str, str] = {
    # what was kept, and what is good to know
    "xlsform.sheet_not_read": "This sheet is not part of the form, and was not read.",
    "xlsform.row_not_read": "Only the first row of the settings counts; this one was not read.",
    "xlsform.column_kept": "The column {heading} is another tool's: kept, and not run. Rows with"
    " something in it: {rows}.",
    "xlsform.language_unknown": "The form does not say what language it is in. Write its code in"
    " place of und, or import it again with --language.",
    "xlsform.named": "A {kind} without a name; it is called {name} now.",
    "xlsform.row_without_type": "This row has no type, so it is no question. It is kept as a"
    " remark.",
    "xlsform.choice_without_name": "This row has no list or no name, so it is no choice. It is kept"
    " as a remark.",
    "xlsform.guidance_changed": "The guidance was changed after the probes were joined to it. Both"
    " are kept; look whether something stands there twice.",
    # what somebody has to look at
    "xlsform.heading_twice": "There is a second column {heading}. The first one counts; the second"
    " is kept, and not run.",
    "xlsform.formula_without_value": "Formulas without a value: {count}, the first in {cell}. Open"
    " the spreadsheet, save it, and import it again.",
    "xlsform.never_ends": "The {kind} that begins here never ends. It was ended with the sheet.",
    "xlsform.ends_nothing": "A {kind} ends here that never began. The row was passed over.",
    "xlsform.ends_another": "A {kind} ends here, but the {begun} that began in row {begun_row} is"
    " still open. It was ended here.",
    "xlsform.too_deep": "Groups stand inside each other more than {limit} deep. This one was taken"
    " apart.",
    # what the commands say
    "xlsform.note": "{sheet}, row {row}: {text}",
    "xlsform.note_on_sheet": "{sheet}: {text}",
    "xlsform.imported": "Questions: {questions}. Faults to mend: {faults}. Kept and not run, or"
    " good to know: {notes}.",
    "xlsform.next": "`peerkit questionnaire check {path}` shows each fault and what to add, consent"
    " above all.",
    "xlsform.next_save": "Add --output FILE.yaml to keep it as a file.",
    "xlsform.exported": "The form is in {path}.",
    "xlsform.next_open": "Open it in KoboToolbox, ODK or a spreadsheet; `peerkit questionnaire"
    " import {path}` brings it back.",
}

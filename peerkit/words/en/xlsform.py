"""What the import of an XLSForm says of the spreadsheet, in English."""

MESSAGES: dict[str, str] = {
    # what was kept, and does nothing here
    "xlsform.column_kept": "The column {heading} is another tool's. Rows with something in it:"
    " {rows}.",
    "xlsform.column_kept.hint": "It is kept and exported again; nothing here looks at it.",
    "xlsform.media_kept": "Pictures, sounds or films stand beside the words. Rows with one:"
    " {rows}.",
    "xlsform.media_kept.hint": "They are kept and exported again; here the words alone are shown.",
    "xlsform.setting_kept": "This setting is another tool's.",
    "xlsform.setting_kept.hint": "It is kept and exported again; nothing here looks at it.",
    "xlsform.sheet_kept": "This sheet is for other tools. Rows: {rows}.",
    "xlsform.sheet_kept.hint": "It is kept and exported again; nothing here looks at it.",
    "xlsform.type_kept": "A question of the type {type} needs what peerkit does not have.",
    "xlsform.type_kept.hint": "It is kept and exported again; an interview passes it over, and its"
    " answer counts as blank.",
    "xlsform.type_unknown": "peerkit knows no type {type}.",
    "xlsform.type_unknown.hint": "It is kept and exported again; an interview passes it over, and"
    " its answer counts as blank. If it is a slip, correct it and import the form again.",
    "xlsform.attachment_kept": "A question of the type {type} takes an attachment.",
    "xlsform.attachment_kept.hint": "It is kept and exported again; an interview passes it over,"
    " and its answer counts as blank.",
    "xlsform.table_declared": "This row names the table {file}, and asks nothing.",
    "xlsform.table_declared.hint": "Expressions look the table up beside the questionnaire,"
    " whether a row names it or not. The row is kept and exported again.",
    "xlsform.disabled_kept": "This question is switched off.",
    "xlsform.disabled_kept.hint": "It is kept and exported again, and not asked here either.",
    "xlsform.appearance_kept": "The appearance {word} changes how other tools show a question. Rows"
    " with it: {rows}.",
    "xlsform.appearance_kept.hint": "It is kept and exported again; here such questions are shown"
    " like any other.",
    "xlsform.parameters_kept": "The parameter {word} is for other tools. Rows with it: {rows}.",
    "xlsform.parameters_kept.hint": "It is kept and exported again; nothing here looks at it.",
    "xlsform.required_on_group": "A group is marked as required.",
    "xlsform.required_on_group.hint": "That is kept and exported again, and does nothing, here as"
    " in other tools: questions are required one by one.",
    "xlsform.row_without_type": "This row has no type, so it is no question.",
    "xlsform.row_without_type.hint": "It is kept as a remark, and exported again.",
    "xlsform.choice_without_name": "This row has no list or no name, so it is no choice.",
    "xlsform.choice_without_name.hint": "It is kept as a remark, and exported again.",
    # what was read in another way than it is written
    "xlsform.heading_read": "This heading was read as {read}.",
    "xlsform.heading_read.hint": "The export writes {read}, which every tool knows.",
    "xlsform.characters_read": "No-break spaces, line ends of other systems or escaped characters"
    " were read as plain ones. Rows with some: {rows}.",
    "xlsform.characters_read.hint": "The export writes plain ones.",
    "xlsform.formulas_read": "Formulas were read as their values: {count}.",
    "xlsform.formulas_read.hint": "The questionnaire and the export hold the values; keep the"
    " spreadsheet if you need the formulas.",
    "xlsform.type_read": "The type {written} was read as {read}, in every row.",
    "xlsform.type_read.hint": "Every tool knows it under this name.",
    "xlsform.external_run": "Choices that ODK keeps apart because they are many: {rows}.",
    "xlsform.external_run.hint": "Here they stand among the others, and are asked alike; the export"
    " takes them apart again.",
    "xlsform.quotes_straightened": "Curly quotes were read as straight ones.",
    "xlsform.quotes_straightened.hint": "Expressions know straight ones alone.",
    "xlsform.language_tagged": "The language {language} has the code {tag} here.",
    "xlsform.language_tagged.hint": "If that is not its code, write the right one for it throughout"
    " the questionnaire.",
    "xlsform.invented": "The form does not say this; it is {given} now.",
    "xlsform.invented.hint": "If that is not right, write it in the questionnaire.",
    "xlsform.named": "A {kind} without a name.",
    "xlsform.named.hint": "It is called {given} now.",
    "xlsform.guidance_changed": "The guidance was changed after the probes were joined to it.",
    "xlsform.guidance_changed.hint": "Both are kept; look whether something stands there twice.",
    # what was not taken along
    "xlsform.sheet_not_read": "This sheet is not part of the form.",
    "xlsform.sheet_not_read.hint": "It was not read, and is not exported again: keep the"
    " spreadsheet.",
    "xlsform.row_not_read": "Only the first row of the settings counts.",
    "xlsform.row_not_read.hint": "This one was not read, and is not exported again.",
    # what somebody has to look at
    "xlsform.language_unknown": "The form does not say what language it is in.",
    "xlsform.language_unknown.hint": "Write its code in place of und, or import it again with"
    " --language.",
    "xlsform.heading_twice": "There is a second column {heading}.",
    "xlsform.heading_twice.hint": "The first one counts; the second is kept, and does nothing.",
    "xlsform.formula_without_value": "Formulas without a value: {count}, the first in {cell}.",
    "xlsform.formula_without_value.hint": "Open the spreadsheet, save it, and import it again.",
    "xlsform.never_ends": "The {kind} that begins here never ends.",
    "xlsform.never_ends.hint": "It was ended with the sheet.",
    "xlsform.ends_nothing": "A {kind} ends here that never began.",
    "xlsform.ends_nothing.hint": "The row was passed over.",
    "xlsform.ends_another": "A {kind} ends here, but the {begun} that began in row {begun_row} is"
    " still open.",
    "xlsform.ends_another.hint": "It was ended here.",
    "xlsform.too_deep": "Groups stand inside each other more than {limit} deep.",
    "xlsform.too_deep.hint": "This one was taken apart.",
    # what the commands say
    "xlsform.kind.kept": "Kept for other tools, and not run here: {count}",
    "xlsform.kind.changed": "Read in another way than it is written: {count}",
    "xlsform.kind.left": "Not taken along: {count}",
    "xlsform.kind.fault": "To be mended: {count}",
    "xlsform.spot.whole": "the whole form",
    "xlsform.spot.row": "row {row}",
    "xlsform.spot.column": "column {column}",
    "xlsform.imported": "Questions: {questions}. Kept and not run: {kept}. Read in another way:"
    " {changed}. Not taken along: {left}. To be mended: {fault}.",
    "xlsform.next_report": "Add --report to see each.",
    "xlsform.next": "`peerkit questionnaire check {path}` shows each fault and what to add, consent"
    " above all.",
    "xlsform.next_preview": "`peerkit questionnaire preview {path}` shows it as it is asked.",
    "xlsform.next_save": "Add --output FILE.yaml to keep it as a file.",
    "xlsform.reported": "The report is in {path}.",
    "xlsform.exported": "The form is in {path}.",
    "xlsform.tables_beside": "The tables that it names lie beside it: {files}. Other tools take"
    " them as the form's media.",
    "xlsform.next_open": "Open it in KoboToolbox, ODK or a spreadsheet; `peerkit questionnaire"
    " import {path}` brings it back.",
}

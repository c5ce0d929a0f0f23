"""What is said of tables of translations, in English: in the table, and by the command."""

MESSAGES: dict[str, str] = {
    # what a text is
    "translation.part.title": "The title",
    "translation.part.information": "The information that is read aloud first",
    "translation.part.limits": "What cannot be kept private",
    "translation.part.signposting": "Where to find help, shown at the end",
    "translation.part.consent": "Consent statement {name}",
    "translation.part.choice": "Choice {name}",
    "translation.part.group": "Heading of the questions {name}",
    "translation.part.repeat": "Heading of the questions {name}, which are asked several times",
    "translation.part.note": "Note {name}: nobody answers it",
    "translation.part.label": "Question {name}",
    "translation.part.hint": "Help with the question {name}",
    "translation.part.guidance_hint": "For the researcher alone, at the question {name}",
    "translation.part.required_message": "Said if the question {name} is passed over",
    "translation.part.constraint_message": "Said if the answer to {name} cannot be right",
    "translation.part.probe": "What the researcher may ask further, at the question {name}",
    # notes for the translator
    "translation.keep": "Keep as it is: {signs}.",
    "translation.stale": "The words have changed since they were translated. Before: {before}",
    "translation.first": "Needed before anybody can be interviewed in this language.",
    # what is wrong with a row
    "translation.problem": "{path}, row {row} ({key}): {problem}",
    "translation.problem.twice": "This key stands in row {first} already. Keep one of the two.",
    "translation.problem.unknown_key": "There is no text of this key. If it was renamed, write a"
    " new table and copy the translation into it.",
    "translation.problem.text_changed": "The text is another one than in the questionnaire. If it"
    " was changed there, write a new table; the key and text columns are not for editing.",
    "translation.problem.formula": "The spreadsheet took this translation for a formula. If it is a"
    " text, put an apostrophe (') in front of it.",
    "translation.problem.lost_letters": "Letters were lost when the table was saved: {word}."
    " Save it"
    " again as CSV UTF-8 or .xlsx, from the file in which they are right.",
    "translation.problem.control_character": "The translation holds an invisible character that is"
    " not allowed ({character}). Delete it, and type the words around it again.",
    "translation.problem.broken_sign": "A ${{ begins here that no name and }} follow.",
    "translation.problem.sign_missing": "{sign} is missing. It is filled in later, so it must stand"
    " in the translation exactly so.",
    "translation.problem.sign_added": "{sign} stands here and not in the text. Nothing would fill"
    " it in; remove it.",
    # what the command says
    "translation.counted": "Texts: {texts}. Without words in {language}: {missing}.",
    "translation.modules": "The texts of modules are translated in their own files: {files}.",
    "translation.table_made": "The table is in {path}. Rows: {rows}.",
    "translation.next_table": "`peerkit questionnaire translate {path} --to {language} --output"
    " table.csv` makes the table for the translator.",
    "translation.next_bring_in": "Give it to the translator; then `peerkit questionnaire translate"
    " {path} --from {table}` brings it back.",
    "translation.brought_in": "Texts brought into {path}: {count}. Still without words in"
    " {language}: {missing}.",
    "translation.nothing_new": "The table holds nothing new. {path} stays as it is.",
    "translation.raise_version": "If interviews have been held with it, raise its version.",
    "translation.review_ended": "Words of consent in {language} have changed, so the review that"
    " was recorded no longer holds.",
    "translation.next_review": "Have a native reader read all of it aloud, then record it:"
    ' `peerkit questionnaire translate {path} --to {language} --reviewed-by "NAME"`.',
    "translation.reviewed": "It is recorded in {path} that the words in {language} were read:"
    " {who}.",
    "translation.reviewed_with_gaps": "Texts that are not there to be read yet: {missing}.",
    "translation.reviewed_modules": "A review of modules is recorded in their own files, in the"
    " same way: {files}.",
    "translation.next_check": "`peerkit questionnaire check {path}`",
    "translation.heading.key": "KEY",
    "translation.heading.text": "TEXT",
    "translation.new_fault": "With this table {path} would have a fault that it has not now:"
    " {fault}",
}

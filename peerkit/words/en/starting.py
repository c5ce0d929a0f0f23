"""What is said of new questionnaires, in English: in the file's remarks, and by the command."""

MESSAGES: dict[str, str] = {
    # remarks in the file
    "starting.translated": "In {language} the words of consent are there already; a native speaker"
    " has not read them.\nUntil one has, check says language_not_reviewed. The questions are yours"
    " to write; until they\nare translated, check says not_translated and choices_not_translated:"
    "\n  peerkit questionnaire translate {file} --to {language} --output {language}.csv",
    "starting.declare_later": "For {language} there are no words of consent yet, so it is not among"
    " the languages.\nThis makes the table for a translator, and brings the language in:"
    "\n  peerkit questionnaire translate {file} --to {language} --output {language}.csv",
    "starting.modules": "Questions that several questionnaires share, so that answers join in one"
    " report.\nThey come with peerkit, or from a folder `modules` beside this file.",
    "starting.no_modules": "Questions that several questionnaires share come in as modules:"
    "\n  modules: [core, equality]",
    "starting.core_advice": "Two lists of core are long, so check says too_many_choices of them.",
    "starting.equality_advice": "With equality at the end, check says sensitive_early of the health"
    " questions\nbelow until you have written more questions of your own before them.",
    "starting.review_advice": "Of modules that no native speaker has read, check says"
    " module_not_reviewed.",
    # the command
    "starting.title": "Our questionnaire",
    "starting.theme": "Social integration",
    "starting.made": "The questionnaire is in {path}. Its remarks explain it.",
    "starting.written_in": "It is written in English, so that language (en) was added.",
    "starting.awaiting_words": "Not among its languages yet, for want of words of consent:"
    " {languages}. Remarks in the file say how to bring them in.",
    "starting.would_be_fault": "{fault}",
    "starting.next": "Open {path} in a text editor and read it through; `peerkit questionnaire"
    " check {path}` finds slips.",
}

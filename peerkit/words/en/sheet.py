"""What the sheet of an organisation's keys says, and what is said of making and reading it."""

MESSAGES: dict[str, str] = {
    # on the sheet
    "sheet.heading": "The keys of {organisation}",
    "sheet.of": "Project: {project}. Printed {day} by peerkit.",
    "sheet.secret": "WHOEVER HAS THIS SHEET CAN READ EVERY INTERVIEW of this project, and speak for"
    " it. Keep it in a safe, away from the computer. Do not photograph, scan or send it.",
    "sheet.second": "Besides, this can be opened with the key of: {names}.",
    "sheet.words": "The words of the project's key: {words}",
    "sheet.step_install": "The day the computer is lost: install peerkit on another one, and find"
    " any kit file of the project; each researcher was given one.",
    "sheet.step_recover": "Run: peerkit project recover --kit KIT. Type the six lines as they stand"
    " above; a slip is told at once. Then run: peerkit sync.",
    "sheet.place": "Bundles of this project are left at: {place}",
    "sheet.step_letters": "Letters can be large or small. There is no letter O, I, L or U: 0 is"
    " zero and 1 is one.",
    # making it
    "sheet.made": "The sheet is in {path}. It is not encrypted: print it now, put the paper into a"
    " safe, and delete the file, also from the bin.",
    "sheet.next_made": "`peerkit project sheet --check` finds out whether the paper is right.",
    # reading it back
    "sheet.ask_line": "Line {line} of the sheet (five groups of four):",
    "sheet.line_wrong": "That is not as it stands in line {line}: a symbol is wrong, missing or too"
    " many. Compare four symbols at a time; the line is asked again.",
    "sheet.right": "The sheet is right: it holds the keys of {project}.",
    "sheet.next_right": "put it back into the safe.",
    "sheet.recovered": "The keys of {project} are in this vault, which speaks for the project now.",
    "sheet.old_laptop": "If the old laptop turns up again, do not use its vault: two that speak for"
    " one project contradict each other.",
    "sheet.not_on_it": "For whom each kit was made is not known here any more, and kits that were"
    " given out and never used do nothing now, but for those that you named here.",
    "sheet.next_recovered": "`peerkit sync` fetches who belongs to the project and what was handed"
    " over; until then no words are shown.",
    "sheet.next_recovered_by_hand": "`peerkit merge PATHS` with a new bundle of everybody who has"
    " joined, all at once; until then no words are shown.",
    "sheet.next_recovered_alone": "`peerkit merge PATHS` brings in bundles that you have by hand.",
}

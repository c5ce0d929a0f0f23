"""What `due` and `erase` say, in English."""

MESSAGES: dict[str, str | dict[str, str]] = {
    "due.heading.code": "number",
    "due.heading.kind": "what",
    "due.heading.until": "kept until",
    "due.heading.elsewhere": "who else may have it",
    "due.heading.count": "how many",
    "due.kind.answers": "interview",
    "due.kind.contacts": "contact details",
    "due.kind.rewards": "reward",
    "due.kind.concerns": "concern",
    "due.kind.debriefs": "own debrief",
    "due.kind.begun": "interview that was begun",
    "due.kind.codes": "withdrawal code",
    "due.nobody_else": "nobody",
    "due.none": "Nothing is due to be erased.",
    "due.no_day": "This project names no day until when it keeps anything. Its lead can:"
    " `peerkit project change --retention DAY`.",
    "due.more": {
        "one": "{n} more is not shown; `--all` shows it.",
        "other": "{n} more are not shown; `--all` shows all of them.",
    },
    "due.count": "Due to be erased, {kind}: {count}",
    "due.today": "This computer says that today is {today}. If that is wrong, nothing here is"
    " right.",
    "due.unconfirmed": "Erased here; the laptop of {code} has not said yet that it has erased"
    " them too: {count}",
    "due.next": "`peerkit erase` erases what is due, for good, after asking.",
    "due.ask": "This erases for good, here, what is due: {counts}. Nobody can bring it back."
    " If tables of it are still needed, stop here and run `peerkit export` first.\n"
    "To go on, type today's date as a telephone or a newspaper has it, like 2027-03-31.",
    "due.counted": "{kind}: {count}",
    "due.left": {
        "one": "Left alone, because nobody else has it: {n}. `peerkit sync` hands over first; or"
        " `--only-copies` erases it too.",
        "other": "Left alone, because nobody else has them: {n}. `peerkit sync` hands over first;"
        " or `--only-copies` erases them too.",
    },
    "due.erased": "Erased for good: {counts}. That there was something stays on record, without a"
    " word of it.",
    "due.nothing_chosen": "Nothing of what you named is due. Nothing was erased.",
    "due.elsewhere_laptop": "{name} may still hold of it: {count}. Laptops of this project hear of"
    " it by the next syncs, erase it too, and say so.",
    "due.elsewhere_above": "{name} has of it: {count}. They go by their own days; this does not"
    " reach them.",
    "due.backup": "This backup still holds what was erased, or is past its own day: {path}."
    " `peerkit backup` makes a new one, and removes older ones beside it.",
    "due.sticks": "Sticks, printed forms and exported tables are not reached from here: destroy"
    " those yourself.",
    "due.next_erased": "`peerkit rekey` gives the vault a new key, so that nothing on this disk"
    " from before can be read again; then `peerkit sync`.",
    "due.next_erased_here": "`peerkit rekey` gives the vault a new key, so that nothing on this"
    " disk from before can be read again.",
}

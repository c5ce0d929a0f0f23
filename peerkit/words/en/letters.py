"""What the letters to participants say, in English."""

MESSAGES: dict[str, str] = {
    "letter.heading": "Your answers have been removed",
    "letter.asked": "On {day} you asked for your interview to be removed. {named}",
    "letter.of_project": "It was held for {project}.",
    "letter.erased": "What you said is erased from our records. It cannot be brought back, and if"
    " an older copy of it ever comes to us, it is erased as well.",
    "letter.others": "Where {receivers} received any of it, they are told to erase it too, and to"
    " confirm that to us.",
    "letter.public": "What had been made public before you asked, such as a number in a report,"
    " cannot be called back.",
    "letter.ask": "If you would like to ask anything, this is whom you can ask: {contact}.",
    "letter.heading_statement": "What you took back",
    "letter.asked_statement": "On {day} you took back something that you had agreed to in your"
    " interview. {named}",
    "letter.statement": "It was this: “{label}”",
    "letter.kept": "From now on what you said is not used for that. It is not erased, and whatever"
    " else you agreed to stays as it was. You can have all of it removed, too, with the code on"
    " your slip.",
    "letter.others_statement": "Where {receivers} received any of it, they are told that you took"
    " this back.",
}

"""What the letters to participants say, in Bulgarian.

No native speaker has read them yet: whoever sends one has it read first.
"""

REVIEWED_BY = ""
"""Which native reader has read all of it, and when."""

MESSAGES: dict[str, str] = {
    "letter.heading": "Вашите отговори са изтрити",
    "letter.asked": "На {day} Вие поискахте интервюто Ви да бъде изтрито. {named}",
    "letter.of_project": "То беше направено за {project}.",
    "letter.erased": "Това, което казахте, е изтрито от нашите записи. То не може да бъде върнато,"
    " а ако някога при нас дойде по-старо копие, изтриваме и него.",
    "letter.others": "Ако {receivers} са получили нещо от него, им се казва също да го изтрият и"
    " да ни потвърдят това.",
    "letter.public": "Това, което е било публикувано, преди да поискате, например число в доклад,"
    " не може да бъде оттеглено.",
    "letter.ask": "Ако искате да попитате нещо, можете да се обърнете към: {contact}.",
    "letter.heading_statement": "Какво оттеглихте",
    "letter.asked_statement": "На {day} Вие оттеглихте съгласие, което бяхте дали при интервюто."
    " {named}",
    "letter.statement": "То беше следното: „{label}“",
    "letter.kept": "Отсега нататък това, което казахте, не се използва за тази цел. То не е"
    " изтрито и всичко друго, с което се съгласихте, остава както беше. Можете да поискате да"
    " бъде изтрито и цялото интервю, с кода от Вашата бележка.",
    "letter.others_statement": "Ако {receivers} са получили нещо от него, им се казва, че сте"
    " оттеглили това съгласие.",
}

"""What the letters to participants say, in Polish.

No native speaker has read them yet: whoever sends one has it read first.
"""

REVIEWED_BY = ""
"""Which native reader has read all of it, and when."""

MESSAGES: dict[str, str] = {
    "letter.heading": "Państwa odpowiedzi zostały usunięte",
    "letter.asked": "Dnia {day} poprosili Państwo o usunięcie swojego wywiadu. {named}",
    "letter.of_project": "Został on przeprowadzony dla projektu {project}.",
    "letter.erased": "To, co Państwo powiedzieli, zostało usunięte z naszych zapisów. Nie da się"
    " tego przywrócić, a jeśli kiedyś trafi do nas starsza kopia, ją także usuniemy.",
    "letter.others": "Jeśli otrzymali coś z tego inni ({receivers}), prosimy ich, aby także to"
    " usunęli i potwierdzili nam to.",
    "letter.public": "Tego, co zostało opublikowane przed Państwa prośbą, na przykład liczby w"
    " raporcie, nie można już wycofać.",
    "letter.ask": "Jeśli chcieliby Państwo o coś zapytać, prosimy o kontakt: {contact}.",
    "letter.heading_statement": "Zgoda, którą Państwo wycofali",
    "letter.asked_statement": "Dnia {day} wycofali Państwo zgodę udzieloną podczas wywiadu."
    " {named}",
    "letter.statement": "Chodzi o zgodę: „{label}”",
    "letter.kept": "Od tej chwili to, co Państwo powiedzieli, nie jest używane w tym celu. Nie"
    " zostało to usunięte, a wszystkie inne zgody pozostają bez zmian. Mogą Państwo także"
    " poprosić o usunięcie całego wywiadu, podając kod ze swojej karteczki.",
    "letter.others_statement": "Jeśli otrzymali coś z tego inni ({receivers}), informujemy ich, że"
    " ta zgoda została wycofana.",
}

"""What the letters to participants say, in Romanian.

No native speaker has read them yet: whoever sends one has it read first.
"""

REVIEWED_BY = ""
"""Which native reader has read all of it, and when."""

MESSAGES: dict[str, str] = {
    "letter.heading": "Răspunsurile dumneavoastră au fost șterse",
    "letter.asked": "La {day} ați cerut ca interviul dumneavoastră să fie șters. {named}",
    "letter.of_project": "A fost făcut pentru {project}.",
    "letter.erased": "Ceea ce ați spus este șters din evidențele noastre. Nu mai poate fi adus"
    " înapoi, iar dacă ne parvine vreodată o copie mai veche, o ștergem și pe aceea.",
    "letter.others": "Acolo unde {receivers} au primit ceva din interviu, li se cere să șteargă și"
    " ei și să ne confirme acest lucru.",
    "letter.public": "Ceea ce a fost făcut public înainte de cererea dumneavoastră, de exemplu o"
    " cifră dintr-un raport, nu mai poate fi retras.",
    "letter.ask": "Dacă doriți să întrebați ceva, puteți întreba aici: {contact}.",
    "letter.heading_statement": "Acordul pe care l-ați retras",
    "letter.asked_statement": "La {day} ați retras un acord pe care l-ați dat la interviu. {named}",
    "letter.statement": "Este vorba despre: „{label}”",
    "letter.kept": "De acum înainte ceea ce ați spus nu mai este folosit în acest scop. Nu este"
    " șters, iar celelalte acorduri rămân așa cum au fost. Puteți cere și ștergerea întregului"
    " interviu, cu codul de pe biletul dumneavoastră.",
    "letter.others_statement": "Acolo unde {receivers} au primit ceva din interviu, li se spune că"
    " ați retras acest acord.",
}

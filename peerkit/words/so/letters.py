"""What the letters to participants say, in Somali.

No native speaker has read them yet: whoever sends one has it read first.
"""

REVIEWED_BY = ""
"""Which native reader has read all of it, and when."""

MESSAGES: dict[str, str] = {
    "letter.heading": "Jawaabahaagii waa la tirtiray",
    "letter.asked": "{day} waxaad codsatay in wareysigaaga la tirtiro. {named}",
    "letter.of_project": "Waxaa loo qaaday {project}.",
    "letter.erased": "Wixii aad sheegtay waa laga tirtiray diiwaankeenna. Dib looma soo celin"
    " karo, haddii koobi hore uu mar uun noo yimaadona, kaasna waa la tirtirayaa.",
    "letter.others": "Haddii {receivers} ay wax ka heleen, waxaa loo sheegayaa inay iyaguna"
    " tirtiraan oo ay noo xaqiijiyaan.",
    "letter.public": "Wixii la daabacay ka hor codsigaaga, sida tiro ku jirta warbixin, dib looma"
    " soo celin karo.",
    "letter.ask": "Haddii aad rabto inaad wax weydiiso, waxaad weydiin kartaa: {contact}.",
    "letter.heading_statement": "Wixii aad ka noqotay",
    "letter.asked_statement": "{day} waxaad ka noqotay wax aad ku oggolaatay wareysigaaga. {named}",
    "letter.statement": "Waxay ahayd: “{label}”",
    "letter.kept": "Laga bilaabo hadda wixii aad sheegtay looma isticmaalo arrintaas. Lama"
    " tirtirin, wixii kale ee aad oggolaatayna sidii bay yihiin. Sidoo kale waxaad codsan kartaa"
    " in dhammaan la tirtiro, adigoo isticmaalaya lambarka ku qoran warqaddaada.",
    "letter.others_statement": "Haddii {receivers} ay wax ka heleen, waxaa loo sheegayaa inaad tan"
    " ka noqotay.",
}

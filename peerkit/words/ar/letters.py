"""What the letters to participants say, in Arabic.

No native speaker has read them yet: whoever sends one has it read first.
"""

REVIEWED_BY = ""
"""Which native reader has read all of it, and when."""

MESSAGES: dict[str, str] = {
    "letter.heading": "حُذفت إجاباتك",
    "letter.asked": "في {day} طلبتَ حذف مقابلتك. {named}",
    "letter.of_project": "أُجريت المقابلة من أجل {project}.",
    "letter.erased": "حُذف ما قلتَه من سجلاتنا. لا يمكن استعادته، وإذا وصلتنا في أي وقت نسخة أقدم"
    " منه فإنها تُحذف أيضًا.",
    "letter.others": "إذا كانت الجهات التالية قد تلقّت شيئًا منه: {receivers}، فإننا نطلب منها أن"
    " تحذفه أيضًا وأن تؤكد لنا ذلك.",
    "letter.public": "ما نُشر قبل طلبك، مثل رقم في تقرير، لا يمكن سحبه.",
    "letter.ask": "إذا أردتَ أن تسأل عن أي شيء، فهذا من يمكنك أن تسأله: {contact}.",
    "letter.heading_statement": "ما تراجعتَ عنه",
    "letter.asked_statement": "في {day} تراجعتَ عن أمر كنتَ قد وافقتَ عليه في مقابلتك. {named}",
    "letter.statement": "وهو: «{label}»",
    "letter.kept": "من الآن فصاعدًا لا يُستخدم ما قلتَه لهذا الغرض. لم يُحذف ما قلتَه، وكل ما وافقتَ"
    " عليه غير ذلك يبقى كما هو. ويمكنك أيضًا أن تطلب حذفه كله بالرمز المكتوب على ورقتك.",
    "letter.others_statement": "إذا كانت الجهات التالية قد تلقّت شيئًا منه: {receivers}، فإننا"
    " نخبرها بأنك تراجعتَ عن هذا.",
}

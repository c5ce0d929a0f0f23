"""Arabic: only the words that ask for an immigration status, which nobody must be asked for.

They await a native speaker's review, and so does every other rule.
"""

from peerkit.questionnaire.check.words.lists import WordList

WORDS = WordList(
    immigration=(
        *("وضع الهجرة", "تأشيرة", "تصريح إقامة", "إقامتك القانونية", "اللجوء", "لاجئ", "ترحيل"),
    ),
    edges=("", ""),
)

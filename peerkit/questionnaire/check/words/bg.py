"""Bulgarian: only the words that ask for an immigration status, which nobody must be asked for.

They await a native speaker's review, and so does every other rule.
"""

from peerkit.questionnaire.check.words.lists import WordList

WORDS = WordList(
    immigration=(
        *("имиграционен статут", "виза", "разрешение за престой", "убежище", "бежански статут"),
        *("депортиран", "незаконно"),
    ),
    edges=(r"(?<!\w)", ""),
)

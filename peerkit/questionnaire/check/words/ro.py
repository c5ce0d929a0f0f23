"""Romanian: only the words that ask for an immigration status, which nobody must be asked for.

They await a native speaker's review, and so does every other rule.
"""

from peerkit.questionnaire.check.words.lists import WordList

WORDS = WordList(
    immigration=(
        *("statutul de imigrant", "viză", "permis de ședere", "drept de ședere", "azil"),
        *("refugiat", "deportat", "ilegal în"),
    ),
    edges=(r"(?<!\w)", ""),
)

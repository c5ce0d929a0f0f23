"""Chinese: only the words that ask for an immigration status, which nobody must be asked for.

They await a native speaker's review, and so does every other rule.
"""

from peerkit.questionnaire.check.words.lists import WordList

WORDS = WordList(
    immigration=(*("移民身份", "签证", "居留许可", "庇护", "难民身份", "遣返", "非法移民"),),
    edges=("", ""),
)

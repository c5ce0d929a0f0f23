"""The words that the advice on wording goes by, one module for each language that has some."""

from peerkit.questionnaire.check.words.lists import WordList, word_list

__all__ = ["WordList", "word_list"]

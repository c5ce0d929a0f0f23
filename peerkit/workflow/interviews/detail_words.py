"""The words of a detail, the same for every face. Pure: a catalogue and a name in, words out."""

from peerkit.words import Catalogue


def detail_label(words: Catalogue, name: str) -> str:
    """Return the question that a detail asks."""
    return words.text(f"detail.{name}")


def detail_hint(words: Catalogue, name: str) -> str:
    """Return what helps to answer it, or nothing."""
    code = f"detail.{name}.hint"
    return words.text(code) if words.has(code) else ""


def detail_option(words: Catalogue, name: str, option: str) -> str:
    """Return the words of one of its options."""
    return words.text(f"detail.{name}.{option}")


def ended_words(words: Catalogue, reason: str) -> str:
    """Return what is said where an interview ended kindly for that reason."""
    return words.text(f"ended.{reason}")

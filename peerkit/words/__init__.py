"""The interface's own words: message catalogues, plurals, dates and lists in each language."""

from peerkit.words.catalogue import Catalogue, catalogue

__all__ = ["Catalogue", "catalogue"]

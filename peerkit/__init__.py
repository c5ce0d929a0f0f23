"""peerkit: peer researchers interview people of their own community, offline and in confidence.

The map of the parts is in README.md beside this file.
"""

__version__ = "0.1.0"

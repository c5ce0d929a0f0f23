"""Places where bundles are left and fetched: in this version a folder, or a stick."""

from peerkit.sync.places import FolderPlace, Place, open_place

__all__ = ["FolderPlace", "Place", "open_place"]

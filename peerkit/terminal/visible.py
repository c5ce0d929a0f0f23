"""Text that is safe to send to a terminal; it stands in `words`, for every face."""

from peerkit.words.visible import visible, visible_json, visible_line

__all__ = ["visible", "visible_json", "visible_line"]

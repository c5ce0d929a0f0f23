"""The face of an interview in a browser: one local page, for one person at a time.

Import its own modules (`window`, `face`): no command pays for a face that it does not show.
"""

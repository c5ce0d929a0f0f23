"""The faces of an interview that run in a terminal. So far: plain lines.

Import a face's own module (`plain`, with its `console`): no command pays for a face that it does
not show, nor for one when it only needs to make words `visible`.
"""

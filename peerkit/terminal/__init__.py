"""The faces of an interview that run in a terminal.

Import a face's own module (`plain.face`, with its `console`): no command pays for a face that it
does not show, nor for one when it only needs to make words `visible`.
"""

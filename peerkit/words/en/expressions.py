"""What is wrong with an expression, in English, wherever it stands.

`expression.<code>` says what is wrong, `.hint` what to do.
"""

MESSAGES: dict[str, str] = {
    # an expression that does not parse
    "expression.empty": "There is no expression here.",
    "expression.empty.hint": "Write one, or delete the line.",
    "expression.too_long": "The expression is too long.",
    "expression.too_long.hint": "Put parts of it into questions of type calculate.",
    "expression.too_deep": "Brackets are nested too deeply here.",
    "expression.too_deep.hint": "Put parts of it into questions of type calculate.",
    "expression.unclosed_text": "The quote that opens here is never closed.",
    "expression.unclosed_text.hint": "Close it with the same kind of quote; a text that holds an"
    " apostrophe goes into double quotes.",
    "expression.bad_reference": "The name that begins here cannot be read.",
    "expression.bad_reference.hint": "Write it as ${{name}}, with the name of one question.",
    "expression.bare_dollar": "After the dollar sign there is no name in braces.",
    "expression.bare_dollar.hint": "Write ${{name}}, with the name of a question.",
    "expression.bad_character": "{found} means nothing in an expression.",
    "expression.bad_character.hint": "Put text into straight quotes, and write and, or, div, mod,"
    " =, != for the operators.",
    "expression.number_too_large": "The number is too large.",
    "expression.number_too_large.hint": "Write a smaller one.",
    "expression.expected_operator": "Something is missing before {found}: an operator or a comma.",
    "expression.expected_operator.hint": "Join two values with and, or, =, !=, <, >, +, -, *, div"
    " or mod; put text into quotes.",
    "expression.expected_value": "A value is missing before {found}.",
    "expression.expected_value.hint": "Write a ${{name}}, a number, a text in quotes or a function"
    " here.",
    "expression.expected_step": "{found} cannot stand in a path.",
    "expression.expected_step.hint": "After / comes the name of a question or group.",
    "expression.ends_early": "The expression breaks off.",
    "expression.ends_early.hint": "Complete it, or delete what is left over at its end.",
    "expression.unclosed": "The bracket {found} that opens here is not closed.",
    "expression.unclosed.hint": "Close it with the bracket of its kind.",
    "expression.unopened": "The bracket {found} closes nothing.",
    "expression.unopened.hint": "Delete it, or write the bracket that opens it.",
    "expression.unknown_axis": "There is no direction {found} in a path.",
    "expression.unknown_axis.hint": "Refer to a question as ${{name}} instead.",
    # an expression that parses
    "expression.unknown_function": "There is no function {function}().",
    "expression.unknown_function.hint": "Look its name up in the list of ODK's functions.",
    "expression.unknown_function_like": "There is no function {function}().",
    "expression.unknown_function_like.hint": "Was {likeness}() meant?",
    "expression.not_run_here": "{function}() is kept for other tools, but not run here: its value"
    " is blank.",
    "expression.not_run_here.hint": "Make sure that the interview works without it.",
    "expression.few_arguments": "{function}() needs at least this many arguments: {least}. It has"
    " {given}.",
    "expression.few_arguments.hint": "Arguments stand in the brackets, with commas between them.",
    "expression.many_arguments": "{function}() takes at most this many arguments: {most}. It has"
    " {given}.",
    "expression.many_arguments.hint": "Delete what is too much; check the brackets inside.",
    "expression.unpaired_arguments": "After its first {least}, the arguments of {function}() come"
    " in pairs; one is left over.",
    "expression.unpaired_arguments.hint": "Complete the last pair.",
    "expression.plain_value": "{function} needs questions, and this is a plain value.",
    "expression.plain_value.hint": "Write ${{name}}, or a path, there.",
    "expression.bare_condition": "{reference} alone is no condition: it would hold even when"
    " nothing was answered.",
    "expression.bare_condition.hint": "Write {reference} != ''.",
    "expression.last_saved": "The answer to {name} in an earlier interview is never shown in a new"
    " one: here it is blank.",
    "expression.last_saved.hint": "Make sure that the interview works without it.",
    "expression.bad_pattern": "The pattern {pattern} is not a regular expression.",
    "expression.bad_pattern.hint": "Check its brackets; write \\ before a character that is meant"
    " as itself.",
    "expression.slow_pattern": "The pattern {pattern} can take for ever on some answers.",
    "expression.slow_pattern.hint": "Do not repeat what already repeats: write (a+b)+ or a+, never"
    " (a+)+.",
    "expression.loose_pattern": "The pattern {pattern} has no ^ and $ round it: peerkit and ODK"
    " Collect match the whole answer, other tools a part of it.",
    "expression.loose_pattern.hint": "Write ^ before it and $ after it; with .* where anything may"
    " stand.",
}

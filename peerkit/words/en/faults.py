"""What is wrong with a questionnaire, in English.

`fault.<code>` says what is wrong, `.hint` what to do; the file, line and column stand before it.
What is wrong inside an expression stands in `expressions.py`.
"""

MESSAGES: dict[str, str] = {
    # the file
    "fault.too_large": "The file is larger than {limit_bytes} bytes.",
    "fault.too_large.hint": "A questionnaire is text alone: keep pictures and tables in files"
    " beside it.",
    "fault.not_utf8": "Here is something that is not UTF-8 text.",
    "fault.not_utf8.hint": "Save the file again with the encoding UTF-8.",
    "fault.control_character": "Here is an invisible character that is not allowed ({character}).",
    "fault.control_character.hint": "Delete it, and type the words around it again: it usually"
    " comes along when text is pasted.",
    "fault.no_yaml_parser": "This computer's PyYAML lacks its fast parser.",
    "fault.no_yaml_parser.hint": "Install PyYAML again from a wheel: pip install --force-reinstall"
    " --only-binary :all: pyyaml.",
    "fault.not_a_questionnaire": "This is not a questionnaire: the file has no keys.",
    "fault.not_a_questionnaire.hint": "`peerkit questionnaire new FILE.yaml` makes one to begin"
    " with.",
    # YAML
    "fault.yaml_colon": "There is a second colon in this line.",
    "fault.yaml_colon.hint": 'Text with a colon and a space inside needs quotes: label: "Note: read'
    ' this aloud".',
    "fault.yaml_tab": "A tab stands at the beginning of this line.",
    "fault.yaml_tab.hint": "Use spaces instead.",
    "fault.yaml_leading_quote": "Words go on after the closing quote.",
    "fault.yaml_leading_quote.hint": "If a text begins with a quote, put quotes of the other kind"
    " round the whole of it: '\"None of these\" goes alone'.",
    "fault.yaml_unclosed_quote": "The quote that opens here is never closed.",
    "fault.yaml_unclosed_quote.hint": "Close it; or, if it is an apostrophe, put double quotes"
    " round the whole text.",
    "fault.yaml_character": "A text cannot begin with {character} unless it stands in quotes.",
    "fault.yaml_character.hint": "Put double quotes round the whole text.",
    "fault.yaml_star": "A text cannot begin with * or & unless it stands in quotes.",
    "fault.yaml_star.hint": "Put double quotes round the whole text.",
    "fault.yaml_dash": "A list, or a text that begins with a dash, cannot stand here.",
    "fault.yaml_dash.hint": "Put double quotes round the text; or begin the list on a line of its"
    " own, further in.",
    "fault.yaml_block": "A text or an expression cannot begin with > or | unless it is in quotes.",
    "fault.yaml_block.hint": "Put double quotes round it. A constraint usually begins with a dot:"
    ' constraint: ". >= 18".',
    "fault.yaml_escape": "After \\ inside double quotes stands a letter that means nothing.",
    "fault.yaml_escape.hint": "Use single quotes, or write the backslash twice.",
    "fault.yaml_brackets": "What stands in {{ }} or [ ] breaks off here.",
    "fault.yaml_brackets.hint": "Close the bracket; and inside brackets put quotes round a text or"
    " an expression that holds a comma, a colon or a bracket.",
    "fault.yaml_indentation": "This line does not stand under the lines that it belongs to.",
    "fault.yaml_indentation.hint": "Move it to the right or to the left until it begins exactly"
    " under its neighbours.",
    "fault.yaml_no_colon": "This line has no colon, so it is neither a key nor part of a text.",
    "fault.yaml_no_colon.hint": "Give it a key; or, if it goes on with the text above, move it"
    " further in.",
    "fault.yaml_syntax": "This is not YAML.",
    "fault.yaml_syntax.hint": "Compare the line, and the one before it, with a questionnaire that"
    " works.",
    "fault.yaml_anchor": "The mark &{name} is not allowed.",
    "fault.yaml_anchor.hint": "Remove it, and write the thing out where it is needed; a text that"
    " begins with & needs quotes.",
    "fault.yaml_alias": "The mark *{name} is not allowed.",
    "fault.yaml_alias.hint": "Write the thing out; a text that begins with * needs quotes.",
    "fault.yaml_tag": "The mark {tag} is not allowed.",
    "fault.yaml_tag.hint": "Remove it; a text that begins with ! needs quotes.",
    "fault.yaml_merge": "The merge key << is not allowed.",
    "fault.yaml_merge.hint": "Write the keys out.",
    "fault.yaml_documents": "A second document begins here (---).",
    "fault.yaml_documents.hint": "Keep one questionnaire in a file.",
    "fault.yaml_key": "A key must be a word.",
    "fault.yaml_key.hint": "Write a name before the colon.",
    "fault.yaml_depth": "This is nested more than {limit} deep.",
    "fault.yaml_depth.hint": "Put fewer groups into groups.",
    "fault.yaml_nodes": "The file holds more than {limit} values.",
    "fault.yaml_nodes.hint": "Divide it into several questionnaires.",
    "fault.value_too_long": "A text is longer than {limit} characters.",
    "fault.value_too_long.hint": "Shorten it: nobody can listen to that much at once. If a quote is"
    " never closed, close it.",
    "fault.duplicate_key": "The key {key} stands twice here, first on line {first_line}.",
    "fault.duplicate_key.hint": "Keep one of the two.",
    # keys and values
    "fault.missing_key": "The key {key} is missing or empty.",
    "fault.missing_key.hint": "Add it. The README of the questionnaire package lists what belongs"
    " where.",
    "fault.unknown_key": "peerkit does not know the key {key}. It is kept, and has no effect.",
    "fault.unknown_key.hint": "Remove it unless another tool needs it.",
    "fault.misspelt_key": "peerkit does not know the key {key}. Was {meant} meant?",
    "fault.misspelt_key.hint": "Write {meant}, or remove the key.",
    "fault.not_run_here": "This version of peerkit keeps {what}, and does nothing with it.",
    "fault.not_run_here.hint": "Nobody will be asked for it; leave it only if another tool needs"
    " it.",
    # questionnaires together
    "fault.same_name_other_type": "{name} is another type of question than in {other}.",
    "fault.same_name_other_type.hint": "Give one of the two another name: their answers cannot"
    " stand in one table.",
    "fault.same_name_other_choices": "{name} has other choices than in {other}.",
    "fault.same_name_other_choices.hint": "Use one list in both, best from a module; or give one of"
    " the two another name.",
    "fault.same_name_other_label": "{name} is worded otherwise than in {other}.",
    "fault.same_name_other_label.hint": "If both ask the same, use the same words, best from a"
    " module; otherwise give one of the two another name.",
    # tables
    "fault.missing_table": "Beside this questionnaire there is no table {file}.",
    "fault.missing_table.hint": "Put the CSV file there, or correct its name.",
    "fault.table_broken": "This is not a CSV table from here on.",
    "fault.table_broken.hint": "Look for a quote that is never closed; save it again as CSV.",
    "fault.table_heading": "The first line does not name the columns, each once, at most {limit}.",
    "fault.table_heading.hint": "Write the columns' names into the first line: name,label,region.",
    "fault.table_row": "This line has {cells} cells, and the table {columns} columns.",
    "fault.table_row.hint": "Put quotes round a text that holds a comma.",
    "fault.table_rows": "The table has more than {limit} lines.",
    "fault.table_rows.hint": "Keep only what the questionnaire needs.",
    "fault.missing_column": "The table {file} has no column {heading}.",
    "fault.missing_column.hint": "Add the column, or correct the name; the table has: {columns}.",
    # modules
    "fault.is_module": "This is a module: it is asked as part of a questionnaire.",
    "fault.is_module.hint": "Check a questionnaire that lists it under modules.",
    "fault.not_a_module": "This is not a module: the file has no keys.",
    "fault.not_a_module.hint": "Begin with a copy of a module that works.",
    "fault.bad_module_name": "{module} cannot be the name of a module.",
    "fault.bad_module_name.hint": "Write its name alone, such as core: lower-case letters, digits"
    " and underscores.",
    "fault.duplicate_module": "The module {module} is listed twice.",
    "fault.duplicate_module.hint": "Remove one.",
    "fault.missing_module": "Beside this questionnaire there is no file {file}.",
    "fault.missing_module.hint": "Put the module there, or take {module} out of the list.",
    "fault.module_name_differs": "This module calls itself {written}; its file is called {module}.",
    "fault.module_name_differs.hint": "Give both the same name.",
    "fault.module_lacks_language": "The module {module} is not in {language}, and the questionnaire"
    " is.",
    "fault.module_lacks_language.hint": "Translate the module, or take {language} out of the"
    " questionnaire's languages.",
    "fault.module_not_reviewed": "Nobody is named who has read the words of the module {module} in"
    " {language}.",
    "fault.module_not_reviewed.hint": "Ask a native speaker to read them aloud, and write who did,"
    " and when, under reviewed in the module's file.",
    "fault.nested_module": "A module cannot bring in another one ({module}).",
    "fault.nested_module.hint": "List both modules in the questionnaire.",
    "fault.module_not_listed": "The module {module} is not listed under modules.",
    "fault.module_not_listed.hint": "Write at the top: modules: [{module}].",
    "fault.not_on_module": "{key} has no effect where a module is brought in.",
    "fault.not_on_module.hint": "Put the line into a group, and write {key} there.",
    "fault.unknown_in_module": "The module {module} has no question {name}.",
    "fault.unknown_in_module.hint": "Correct the name, or take it out of the list.",
    "fault.misspelt_in_module": "The module {module} has no question {name}. Was {meant} meant?",
    "fault.misspelt_in_module.hint": "Write {meant}.",
    "fault.placed_twice": "{name} of the module {module} has its place already.",
    "fault.placed_twice.hint": "Remove it here or there.",
    "fault.choice_list_differs": "The list {list} has other choices than that of the module"
    " {module}, which has the same name.",
    "fault.choice_list_differs.hint": "Give this list another name; or remove it, and the module's"
    " is taken.",
    "fault.in_no_language": "This {key} has no words in any language of the questionnaire.",
    "fault.in_no_language.hint": "Translate it.",
    "fault.duplicate_name_in_module": "The name {name} stands in the questionnaire and in {file}.",
    "fault.duplicate_name_in_module.hint": "If both ask the same, remove the questionnaire's;"
    " otherwise rename it.",
    "fault.unknown_format": "This format is not version {known}, the one that this peerkit reads.",
    "fault.unknown_format.hint": "Write `peerkit: {known}`, or use a newer peerkit.",
    "fault.expected_text": "Under {key} a text was expected.",
    "fault.expected_text.hint": "Write one text, or one for each language: {{en: Yes, ro: Da}}.",
    "fault.expected_map": "Under {key} names with values were expected.",
    "fault.expected_map.hint": "Write one `name: value` a line, each further in than {key}.",
    "fault.expected_list": "Under {key} a list was expected.",
    "fault.expected_list.hint": "Begin each item on a line of its own with a dash.",
    "fault.expected_yes_no": "Under {key} a yes or a no was expected.",
    "fault.expected_yes_no.hint": "Write `{key}: yes` or `{key}: no`.",
    "fault.text_cut": "The words after # are not part of this text.",
    "fault.text_cut.hint": "If they should be, put double quotes round the whole text.",
    # languages
    "fault.bad_language_code": "{language} is no language code.",
    "fault.bad_language_code.hint": "Use codes such as en, ro, so, pt-BR or zh-Hans.",
    "fault.undeclared_language": "{language} is not among the declared languages ({languages}).",
    "fault.undeclared_language.hint": "If it is part of a text with a comma, put the whole text in"
    " double quotes; otherwise declare the language under languages.",
    "fault.language_not_reviewed": "Nobody is named who has read the words in {language}.",
    "fault.language_not_reviewed.hint": "Ask a native speaker to read them aloud, and write who"
    " did, and when, under reviewed. Until then this language is for practice.",
    "fault.not_translated": "{name} has no {key} in {language}.",
    "fault.not_translated.hint": "Add it; until then another language is shown and marked.",
    "fault.choices_not_translated": "In the list {list}, choices without {language}: {count}.",
    "fault.choices_not_translated.hint": "Add them; until then another language is shown and"
    " marked.",
    # names
    "fault.bad_name": "{name} cannot be a name.",
    "fault.bad_name.hint": "Begin with a letter from a to z or an underscore; go on with letters,"
    " digits, underscores, dots and dashes, without spaces.",
    "fault.duplicate_name": "The name {name} was given before, on line {first_line}.",
    "fault.duplicate_name.hint": "Give one of the two another name.",
    "fault.reserved_name": "The name {name} is taken by the tools that read the answers.",
    "fault.reserved_name.hint": "Choose another name.",
    "fault.capitals_in_name": "The name {name} has capitals.",
    "fault.capitals_in_name.hint": "Lower case with underscores is safer: some tools do not tell"
    " capitals apart.",
    # questions
    "fault.missing_label": "{name} has no label.",
    "fault.missing_label.hint": "Write what is to be read out: label: How old are you?",
    "fault.unknown_type": "peerkit does not know the type {type}. It is kept, and not asked.",
    "fault.unknown_type.hint": "Choose a type of the list in the README of the questionnaire"
    " package.",
    "fault.misspelt_type": "There is no type {type}. Was {meant} meant?",
    "fault.misspelt_type.hint": "Write {meant}.",
    "fault.bad_range": "The range of {name} has no step to take.",
    "fault.bad_range.hint": "Write numbers, the end above the start:"
    " parameters: {{start: 0, end: 10, step: 1}}.",
    "fault.bad_seed": "The seed of this order is neither a number nor a question.",
    "fault.bad_seed.hint": "Write a number, or the name of a question as ${{name}}.",
    "fault.not_on_group": "{key} has no effect on a group.",
    "fault.not_on_group.hint": "Write it under each question that it is meant for.",
    "fault.no_constraint_message": "{name} has a constraint and no constraint_message.",
    "fault.no_constraint_message.hint": "Say kindly what is expected, so that nobody is left"
    " guessing.",
    "fault.sensitive_without_refusal": "{name} is sensitive, and nobody may decline to answer it.",
    "fault.sensitive_without_refusal.hint": "Remove `refusal: no`.",
    # choices
    "fault.missing_choice_list": "After {type} the name of a choice list is missing.",
    "fault.missing_choice_list.hint": "Write, for example, `type: {type} tenure`, and the list"
    " tenure under choices.",
    "fault.unknown_choice_list": "There is no choice list {list}.",
    "fault.unknown_choice_list.hint": "Add it under choices, or correct its name.",
    "fault.misspelt_choice_list": "There is no choice list {list}. Was {meant} meant?",
    "fault.misspelt_choice_list.hint": "Write {meant}, or add the list under choices.",
    "fault.not_in_repeat": "{name} is no question inside a repeat, so its answers are no choices.",
    "fault.not_in_repeat.hint": "Name a question of a repeat that is asked before.",
    "fault.unused_list": "No question uses the choice list {list}.",
    "fault.unused_list.hint": "Remove it, or give it to a question.",
    "fault.empty_choice_list": "The choice list {list} has no choices.",
    "fault.empty_choice_list.hint": "Write one choice a line: name, colon, label.",
    "fault.duplicate_choice": "The choice {choice} stands twice in the list {list}.",
    "fault.duplicate_choice.hint": "Remove one, or give it another name.",
    "fault.media_not_shown": "Choices of the list {list} have pictures, sounds or films; only their"
    " words are shown.",
    "fault.media_not_shown.hint": "Make sure that the words are enough. What stands there is kept"
    " for other tools.",
    "fault.spaces_in_choice_name": "The name of a choice holds spaces: {choice}. selected() will"
    " not find it.",
    "fault.spaces_in_choice_name.hint": "Use an underscore; the label may hold anything.",
    "fault.bad_choice_name": "The name of a choice cannot be empty, nor hold spaces where several"
    " can be chosen: {choice}.",
    "fault.bad_choice_name.hint": "Use an underscore; the label may hold anything.",
    "fault.unknown_choice": "{question} has no choice {choice} (its list is {list}).",
    "fault.unknown_choice.hint": "Use the name of a choice, not its label; or add the choice.",
    "fault.misspelt_choice": "{question} has no choice {choice} in {list}. Was {meant} meant?",
    "fault.misspelt_choice.hint": "Write {meant}: the name of the choice, not its label.",
    # expressions
    "fault.expression_cut": "This expression is cut short by a # with a space before it.",
    "fault.expression_cut.hint": "Put double quotes round the whole expression.",
    "fault.unknown_reference": "There is no question or group named {name}.",
    "fault.unknown_reference.hint": "Correct the name, or add the question.",
    "fault.misspelt_reference": "There is no question named {name}. Was {meant} meant?",
    "fault.misspelt_reference.hint": "Write ${{{meant}}}.",
    "fault.broken_reference": "A reference begins here, and is no reference.",
    "fault.broken_reference.hint": "Write ${{name}}: one name, without spaces, in curly brackets.",
    "fault.refers_to_itself": "{name} depends on itself.",
    "fault.refers_to_itself.hint": "Its relevance and calculation can only use other questions.",
    "fault.calculated_as_itself": "{name} is calculated as itself. Other tools fill it in"
    " beforehand; here it stays blank.",
    "fault.calculated_as_itself.hint": "Leave it for the other tool, or write what it is to be.",
    "fault.cycle": "These depend on each other in a circle: {path}.",
    "fault.cycle.hint": "Take one of the references out.",
    "fault.looks_ahead": "{name} depends on {later}, which is asked after it.",
    "fault.looks_ahead.hint": "Move {later} before {name}; otherwise {name} appears or goes after"
    " it was passed.",
    "fault.equals_on_select_multiple": "{question} can have several choices at once, so = finds"
    " only those who chose nothing else.",
    "fault.equals_on_select_multiple.hint": "Use selected(${{{question}}}, 'choice').",
    "fault.constraint_never_holds": "No answer to {name} can ever meet this constraint.",
    "fault.constraint_never_holds.hint": "Two of its parts exclude each other: join them with or,"
    " or turn a sign round.",
    "fault.condition_never_holds": "This condition of {name} can never hold.",
    "fault.condition_never_holds.hint": "Two of its parts exclude each other: join them with or, or"
    " turn a sign round.",
    "fault.contradicts_group": "{name} can never be asked: its group {group} is only shown when"
    " this does not hold.",
    "fault.contradicts_group.hint": "Move {name} out of {group}, or correct one of the conditions.",
    # consent
    "fault.no_information": "There is no information for the participant.",
    "fault.no_information.hint": "Say who you are, why you ask, who will see the answers, and how"
    " to withdraw.",
    "fault.no_limits": "The limits of confidentiality are missing.",
    "fault.no_limits.hint": "Say when you could not keep what is said private: limits: We keep what"
    " you say private, unless …",
    "fault.no_consent": "There are no consent statements.",
    "fault.no_consent.hint": "Begin with one whose purpose is take_part, with essential: yes.",
    "fault.no_essential_take_part": "No essential statement asks whether the person takes part.",
    "fault.no_essential_take_part.hint": "Give one statement the purpose take_part and essential:"
    " yes.",
    "fault.unknown_purpose": "{word} is no purpose.",
    "fault.unknown_purpose.hint": "Choose one of: {allowed}.",
    "fault.unknown_step": "{word} is no step of an interview.",
    "fault.unknown_step.hint": "Choose one of: {allowed}.",
    "fault.unknown_audience": "{word} is no audience.",
    "fault.unknown_audience.hint": "Choose one of: {allowed}.",
    "fault.duplicate_statement": "A consent statement named {name} stands on line {first_line}"
    " already.",
    "fault.duplicate_statement.hint": "Give one of the two another name.",
    "fault.consent_not_translated": "{part} is not there in {language}, and consent never falls"
    " back to another language.",
    "fault.consent_not_translated.hint": "Translate it, or take {language} out of the languages.",
    "fault.information_lacks_organisation": "The information does not say who runs the project"
    " ({language}).",
    "fault.information_lacks_organisation.hint": "Write {placeholder} where the name belongs.",
    "fault.information_lacks_shared_with": "The information does not name who else will get the"
    " answers ({language}).",
    "fault.information_lacks_shared_with.hint": "Write {placeholder} where the names belong.",
    "fault.information_lacks_contact": "The information does not say whom to ask ({language}).",
    "fault.information_lacks_contact.hint": "Write {placeholder} where the contact belongs.",
    "fault.information_lacks_withdraw_by": "The information does not say until when answers can be"
    " withdrawn ({language}).",
    "fault.information_lacks_withdraw_by.hint": "Write {placeholder} where the date belongs.",
    "fault.unknown_placeholder": "{written} is filled in by nobody; it would be read out.",
    "fault.unknown_placeholder.hint": "Was {meant} meant?",
    "fault.unknown_sensitivity": "{word} is no class of sensitive question.",
    "fault.unknown_sensitivity.hint": "Choose one of: {allowed}.",
    "fault.sensitive_without_consent": "{name} asks about {class}, and no consent statement does.",
    "fault.sensitive_without_consent.hint": "Add a consent statement with the purpose {purpose}.",
    # wording
    "fault.too_many_words": "The label of {name} has {words} words; more than 25 are hard to"
    " follow.",
    "fault.too_many_words.hint": "Shorten it, or put part of it into a note before it.",
    "fault.too_many_choices": "{name} has {count} choices; more than 12 are hard to read out.",
    "fault.too_many_choices.hint": "Show them on a card, or ask in two steps.",
    "fault.no_probe": "{name} is an open question without a probe.",
    "fault.no_probe.hint": "Add one under probes, so that a researcher has something to say in a"
    " silence: What happened next?",
    "fault.sensitive_early": "{name} is sensitive, and comes in the first third.",
    "fault.sensitive_early.hint": "Move it further down, when people have come to trust the talk.",
    "fault.double_barrelled": "{name} seems to ask two things at once.",
    "fault.not_everywhere": "Other tools, ODK Collect among them, may not have {function}().",
    "fault.not_everywhere.hint": "If you hand the questionnaire on, write it with {instead}().",
    "fault.hard_words": "{name} is hard to read: its LIX is {lix}, and above 55 is hard.",
    "fault.hard_words.hint": "Use shorter words and shorter sentences.",
    "fault.leading_words": "{name} leads to an answer ({words}).",
    "fault.leading_words.hint": "Ask so that every answer is as easy to give as any other.",
    "fault.loaded_words": "{name} judges before anybody has answered ({words}).",
    "fault.loaded_words.hint": "Use a word that takes no side.",
    "fault.vague_frequency": "{name} uses a word that means something else to everybody ({words}).",
    "fault.vague_frequency.hint": "Name a time and ask for a number: in the last four weeks, how"
    " many times?",
    "fault.hypothetical": "{name} asks about what has not happened ({words}).",
    "fault.hypothetical.hint": "Ask about what somebody has done or lived through; guesses about"
    " oneself are poor.",
    "fault.jargon": "{name} uses a word of offices ({words}).",
    "fault.jargon.hint": "Use the word that people use at home.",
    "fault.double_negative": "{name} says no twice in one sentence ({words}).",
    "fault.double_negative.hint": "Turn the sentence round: nobody knows what a yes to it means.",
    "fault.unbalanced_scale": "The list {list} has more answers on one side than on the other:"
    " {good} good, {bad} bad.",
    "fault.unbalanced_scale.hint": "Give both sides as many answers, in the same words.",
    "fault.no_refusal": "{name} has to be answered, and none of its choices declines.",
    "fault.no_refusal.hint": "Remove `refusal: no`, or add a choice such as prefer_not_to_say.",
    "fault.double_barrelled.hint": "Ask them one by one: an answer could be meant for either.",
    "fault.immigration_status": "{name} seems to ask about immigration status ({words}).",
    "fault.immigration_status.hint": "Do not ask it: the answer can put a person at risk. Ask about"
    " what they lived through instead.",
    "fault.immigration_class": "{name} is marked as a question about immigration.",
    "fault.immigration_class.hint": "Never ask for somebody's status; ask only what you need, and"
    " keep it with your organisation.",
}

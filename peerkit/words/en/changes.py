"""What changed between two versions of a questionnaire, in English, for a project lead."""

from collections.abc import Mapping

from peerkit.words.catalogue import Message

MESSAGES: Mapping[str, Message] = {
    # topics
    "changes.topic.consent": "Consent",
    "changes.topic.version": "Version",
    "changes.topic.joining": "Reading answers of both versions together",
    "changes.topic.sensitive": "Sensitive and personal answers",
    "changes.topic.questions": "Questions",
    "changes.topic.answers": "Kinds of answer, and choices",
    "changes.topic.conditions": "Who is asked what",
    "changes.topic.wording": "Wording",
    "changes.topic.languages": "Languages",
    "changes.topic.modules": "Modules",
    "changes.topic.signposting": "Where to find help",
    "changes.topic.other": "Other",
    # how a change is shown
    "changes.change": "- {what}",
    "changes.warning": "! {what}",
    "changes.old": "    was: {text}",
    "changes.new": "    now: {text}",
    "changes.nothing": "(nothing)",
    # consent
    "changes.other_consent": "Participants of this version agree to other words than before"
    " ({languages}). Whoever agreed to the older version did not agree to these: give the"
    " questionnaire a new version, and use older answers only as their own consent allows.",
    "changes.information_changed": "The information that is read first ({language}).",
    "changes.limits_changed": "The limits of confidentiality ({language}).",
    "changes.statement_added": "A new consent statement: {name} (purpose: {purpose}; audience:"
    " {audience}).",
    "changes.statement_removed": "The consent statement {name} (purpose: {purpose}; audience:"
    " {audience}) is gone.",
    "changes.statement_renamed": "The consent statement {old_name} is called {name} now.",
    "changes.statement_reworded": "The words of the consent statement {name} ({language}).",
    "changes.statements_reordered": "The consent statements are read in another order.",
    "changes.purpose_changed": "The consent statement {name} is for another purpose.",
    "changes.audience_changed": "The consent statement {name} is for another audience.",
    "changes.now_essential": "Without a yes to the consent statement {name} there is no interview"
    " any more.",
    "changes.no_longer_essential": "An interview goes on without a yes to the consent statement"
    " {name} now.",
    # version
    "changes.other_form": "The form_id was {old_id} and is {new_id}: these are two questionnaires,"
    " not two versions of one.",
    "changes.version_raised": "The version was raised from {old_version} to {new_version}.",
    "changes.version_lowered": "The version went down, from {old_version} to {new_version}. Is the"
    " older file the newer one?",
    "changes.version_other": "The version was {old_version} and is {new_version}; which is the"
    " newer cannot be told from that.",
    "changes.raise_version": "The version is still {new_version}. Raise it, so that answers can be"
    " told apart.",
    "changes.raise_for_consent": "The version is still {new_version}, though participants agree to"
    " other words. Raise it.",
    # reading together
    "changes.join_other_type": "The same name has another type: these answers cannot stand in one"
    " table. Give the new question a name of its own: {names}",
    "changes.join_other_choices": "The same name has other choices: some answers could be given in"
    " one version alone: {names}",
    "changes.join_other_words": "The same name is asked in other words. If it asks something else,"
    " give it a name of its own: {names}",
    "changes.join_other_table": "Asked once in one version, and several times in the other: these"
    " answers cannot stand in one table: {names}",
    "changes.join_other_name": "Probably renamed: older answers stand under the old name: {names}",
    # sensitive
    "changes.sensitive_changed": "{name}: its class of sensitive question.",
    "changes.now_pii": "{name}: the answer points to a person now, and stays with the"
    " organisation.",
    "changes.no_longer_pii": "{name}: the answer is no longer kept back as one that points to a"
    " person.",
    "changes.refusal_back": "{name}: everybody may decline it again.",
    "changes.no_refusal": "{name}: nobody may decline it any more.",
    # questions
    "changes.question_added": "New: {name} ({kind}).",
    "changes.question_removed": "Gone: {name} ({kind}).",
    "changes.group_added": "New: {name} ({kind}).",
    "changes.group_removed": "Gone: {name} ({kind}).",
    "changes.renamed": "{old_name} is probably called {name} now: same words, same type.",
    "changes.moved_in": "Moved into {new_group}: {names}",
    "changes.moved_out": "Moved out of {old_group}: {names}",
    "changes.moved_over": "Moved from {old_group} into {new_group}: {names}",
    "changes.moved_between": "{name} comes after {before} and before {behind} now.",
    "changes.moved_first": "{name} comes first now, before {behind}.",
    "changes.moved_last": "{name} comes last now, after {before}.",
    # answers
    "changes.type_changed": "{name}: another type.",
    "changes.list_changed": "{name}: its choices come from another list.",
    "changes.range_changed": "{name}: the range of its answer.",
    "changes.constraint_changed": "{name}: what its answer must meet.",
    "changes.filter_changed": "{name}: which of its choices are offered.",
    "changes.default_changed": "{name}: the answer that stands there to begin with.",
    "changes.choices_added": {
        "one": "{of}: a new choice.",
        "other": "{of}: {n} new choices.",
    },
    "changes.choices_removed": {
        "one": "{of}: a choice is gone. Older answers may hold it.",
        "other": "{of}: {n} choices are gone. Older answers may hold them.",
    },
    "changes.choice_renamed": "{of}: the choice {old_name} is probably called {name} now: same"
    " label.",
    "changes.choice_relabelled": "{of}: the words of the choice {name} ({language}).",
    "changes.choice_column_changed": "{of}: the column {key} of the choice {name}.",
    "changes.choices_reordered": "{of}: the choices come in another order.",
    "changes.list_file_changed": "{of}: the file that the choices come from.",
    "changes.list_added": "A new list of choices: {list}.",
    "changes.list_removed": "The list of choices {list} is gone.",
    # conditions
    "changes.asked_if": "{name}: when it is asked.",
    "changes.now_asked_if": "{name}: it was always asked, and now only under a condition.",
    "changes.now_always_asked": "{name}: it had a condition, and has none of its own now.",
    "changes.count_changed": "{name}: how many times it is asked.",
    "changes.now_required": "{name}: it must be answered or declined now.",
    "changes.required_changed": "{name}: when it must be answered or declined.",
    "changes.no_longer_required": "{name}: it can be passed over now.",
    "changes.calculation_changed": "{name}: how it is worked out.",
    "changes.readonly_changed": "{name}: whether its answer can be changed.",
    # wording
    "changes.label_changed": "{name}: the words ({language}).",
    "changes.hint_changed": "{name}: the hint ({language}).",
    "changes.guidance_changed": "{name}: what only the researcher sees ({language}).",
    "changes.probe_changed": "{name}: a probe ({language}).",
    "changes.required_message_changed": "{name}: what is said if it is passed over ({language}).",
    "changes.constraint_message_changed": "{name}: what is said if the answer does not fit"
    " ({language}).",
    "changes.now_for_researcher": "{name}: it is no longer read out; only the researcher sees it.",
    "changes.now_read_out": "{name}: it is read out now.",
    # languages, modules, help
    "changes.language_added": "{language} ({tag}) is new, with consent words of its own.",
    "changes.language_removed": "{language} ({tag}) is gone, with its consent words.",
    "changes.language_called": "The name of the language {tag}.",
    "changes.languages_reordered": "The languages come in another order.",
    "changes.default_language_changed": "The default language.",
    "changes.review_changed": "Who vouches for the consent words in {language}.",
    "changes.review_gone": "Nobody vouches any more for the consent words in {language}: it can"
    " only be practised in.",
    "changes.module_added": "The module {name} is new.",
    "changes.module_removed": "The module {name} is gone.",
    "changes.module_version": "The version of the module {name}.",
    "changes.signposting_changed": "Where to find help ({language}).",
    # other
    "changes.title_changed": "The title ({language}).",
    "changes.theme_changed": "The theme.",
    "changes.community_changed": "The community.",
    "changes.table_added": "The table {file} is new.",
    "changes.table_removed": "The table {file} is gone.",
    "changes.table_changed": "The table {file}: rows gone: {gone}, rows new: {come}.",
    "changes.appearance_changed": "{name}: its appearance in other tools.",
    "changes.parameter_changed": "{name}: the parameter {key}.",
    "changes.type_written": "{name}: how its type is written.",
    "changes.kept_changed": "{name}: what stands under {key}.",
    "changes.key_changed": "What stands under {key}.",
    "changes.something_else": "Something differs that has no words here. Compare the two files.",
    # conclusion
    "changes.none": "Nothing changed but, perhaps, comments and layout.",
    "changes.summary": "Changes: {changes}, of which to be careful with: {warnings}. Questions new:"
    " {added}, gone: {removed}, probably renamed: {renamed}, moved: {moved}, reworded: {reworded}.",
    "changes.joining.together": "Answers to both versions can be read together.",
    "changes.joining.with_care": "Answers to both versions can be read together, with care for what"
    " is marked.",
    "changes.joining.apart": "Not all answers to both versions can be read together; what is marked"
    " says which.",
    "changes.faulty": "{path} has faults: {count}. What can be read of it was compared.",
    "changes.next": "`peerkit questionnaire preview {path}` shows the newer one as it is asked.",
}

"""What went wrong, in English: `error.<code>` says what and where, `.hint` what to do next."""

MESSAGES: dict[str, str] = {
    "error.unexpected": "Something unexpected happened.",
    "error.unexpected.hint": "Nothing that was saved is lost. Run the command again; if it happens"
    " again, tell your project lead.",
    "error.file_fault": "The file has a defect.",
    "error.file_fault.hint": "Mend the file and try again.",
    "error.misuse": "That cannot be done.",
    "error.misuse.hint": "Run `peerkit --help` to see what can be done.",
    "error.other_party": "What was sent cannot be accepted.",
    "error.other_party.hint": "Ask the sender to send it again.",
    "error.ours": "peerkit could not do its work.",
    "error.ours.hint": "Nothing that was saved is lost. Run the command again.",
    "error.missing_option": "{option} is missing, or is not of the right form.",
    "error.missing_option.hint": "Add {option}; --help after the command shows what it takes.",
    "error.no_backup_place": "No place for backups is known yet.",
    "error.no_backup_place.hint": "Plug in a stick, and name its folder: `peerkit backup FOLDER`."
    " It is remembered.",
    "error.nothing_told": "Nothing was said that should change.",
    "error.nothing_told.hint": "Say what changes and to what, for example `peerkit project change"
    " --contact NAME`; --help after the command shows what can be changed.",
    "error.day_over": "The day behind {option} is over.",
    "error.day_over.hint": "Nothing was changed. Give a later day, like 31/3/2027.",
    "error.training_needed": "Before your first real interview, your project asks you to practise"
    " once and to answer the training questions.",
    "error.training_needed.hint": "Run `peerkit`: home has both, and says what is still missing.",
    "error.unknown_policy": "{policy} is no policy of a project, or cannot be set to that.",
    "error.unknown_policy.hint": "Policies and what they can be: {allowed}",
    "error.approver": "People under 16 can take part only where somebody approves of it who is not"
    " their researcher.",
    "error.approver.hint": "Add --policy under_16_approver=NAME, or --policy under_16=refuse.",
    "error.no_such_concern": "There is no concern {concern}.",
    "error.no_such_concern.hint": "`peerkit concern list` shows the codes.",
    "error.no_such_person": "Nobody has a kit of this project with the code {person}.",
    "error.no_such_person.hint": "`peerkit project people` shows the codes.",
    "error.no_such_receiver": "The project shares with nobody who is called {receiver}.",
    "error.no_such_receiver.hint": "Type the name exactly as participants are told it.",
    "error.no_such_statement": "This interview was not asked the statement {statement}.",
    "error.no_such_statement.hint": "Nothing was changed. It was asked: {asked}.",
    "error.not_confirmed": "That is not what confirms it. Nothing was changed.",
    "error.not_confirmed.hint": "Run the command again, and type what it asks for.",
    "error.clock_doubted": "This computer says that today is {today}, and that is not the day that"
    " you gave. Nothing was erased.",
    "error.clock_doubted.hint": "Set the computer's date right, and look at `peerkit due` again.",
    "error.wrong_identity_passphrase": "That is not the passphrase of this identity file.",
    "error.wrong_identity_passphrase.hint": "It is the one that its owner chose when the project"
    " was"
    " made, not the vault's.",
    "error.not_guardian": "That identity is neither the safeguarding lead's nor the deputy's.",
    "error.not_guardian.hint": "Name your own file with --identity, as it was made with the"
    " project.",
    # questionnaire
    "error.expression_syntax": "The expression is wrong at column {column}.",
    "error.expression_syntax.hint": "Compare it with the examples in the questionnaire's guide.",
    "error.questionnaire_faulty": "{path} has faults to mend first: {count}.",
    "error.questionnaire_faulty.hint": "Run `peerkit questionnaire check {path}` and mend each"
    " fault that it lists.",
    "error.faults_listed": "{path} has faults to mend first: {count}.",
    "error.faults_listed.hint": "Mend the faults above, the topmost first, and check again;"
    " `peerkit questionnaire explain CODE` tells of a code in [ ].",
    "error.form_not_found": "There is no form at {path}.",
    "error.form_not_found.hint": "Give the name of the .xlsx file, or of the folder with its .csv"
    " files, as it stands on this computer.",
    "error.wrong_ending": "A file of this kind cannot be called {path}.",
    "error.wrong_ending.hint": "Let its name end in {endings}.",
    "error.no_language_code": "What stands behind {option} is not the code of a language.",
    "error.no_language_code.hint": "Write the short code: ro for Romanian, so for Somali, pl for"
    " Polish.",
    "error.table_language": "The table is in {found}, and not in {asked}.",
    "error.table_language.hint": "Leave out --to, or give the table that is in {asked}.",
    "error.questionnaire_not_found": "There is no questionnaire at {path}.",
    "error.questionnaire_not_found.hint": "`peerkit interview` alone shows the names of those that"
    " are here. For one of your own, give the name of its .yaml file.",
    "error.language_not_offered": "The questionnaire has no language {language}.",
    "error.language_not_offered.hint": "Choose one of: {languages}.",
    "error.language_not_reviewed": "Nobody has vouched yet for the consent words in {language}.",
    "error.language_not_reviewed.hint": "Try it with --practice, or ask your project lead for a kit"
    " that confirms this language (project kit --confirm-language {language}=NAME).",
    "error.answers_file": "{path} is not a file of answers (line {line}).",
    "error.answers_file.hint": "It must be YAML, JSON, or JSON Lines with one interview a line,"
    " saved as UTF-8.",
    "error.some_interviews_faulty": "Not recorded: {faulty}. Recorded: {recorded}.",
    "error.some_interviews_faulty.hint": "Mend the interviews that are listed and run the command"
    " again; those with a key that were recorded are skipped.",
    "error.illegal_event": "{event} does not belong to this part of the interview ({stage}).",
    "error.illegal_event.hint": "Nothing was changed. Go on with the interview as shown.",
    "error.stale_answer": "That answer was meant for another question ({question}).",
    "error.stale_answer.hint": "Nothing was changed. Answer the question that is shown now.",
    "error.answer_refused": "The answer to {question} does not fit the question.",
    "error.answer_refused.hint": "Nothing was changed. Give another answer.",
    "error.xlsform_extra_missing": "This peerkit was installed without the part that reads"
    " spreadsheets.",
    "error.xlsform_extra_missing.hint": "Install it with `pip install 'peerkit[xlsform]'`, or save"
    " each sheet as CSV and import the folder.",
    "error.not_a_spreadsheet": "This is not a spreadsheet, or it is damaged.",
    "error.not_a_spreadsheet.hint": "Open it in Excel, LibreOffice or Google Sheets, save it as"
    " .xlsx, and import that.",
    "error.old_spreadsheet": "This is a spreadsheet of the old kind (.xls), whatever its name"
    " says.",
    "error.old_spreadsheet.hint": "Open it in Excel or LibreOffice, save it as .xlsx, and import"
    " that.",
    "error.spreadsheet_locked": "This spreadsheet is behind a password.",
    "error.spreadsheet_locked.hint": "Open it, save it without a password, and import that.",
    "error.spreadsheet_too_large": "This spreadsheet holds more than any questionnaire (the limit"
    " is {limit_bytes} bytes).",
    "error.spreadsheet_too_large.hint": "Copy its sheets survey, choices and settings into a new"
    " spreadsheet, and import that.",
    "error.csv_not_utf8": "The sheet {sheet} is not saved in UTF-8 (line {line}).",
    "error.csv_not_utf8.hint": "Open the spreadsheet in which all letters are right, and save it as"
    " `CSV UTF-8` or as .xlsx; give that file.",
    "error.translation_table": "{path} is not a table of translations: its first row does not name"
    " the columns.",
    "error.translation_table.hint": "Its headings are key, what it is, text (en), translation (ro)"
    " and note, where ro is the language. `peerkit questionnaire translate` writes such a table.",
    "error.no_translation_table": "There is no table at {path}.",
    "error.no_translation_table.hint": "Give the name of the .csv or .xlsx file that the translator"
    " sent back.",
    "error.translation_refused": "Nothing of {path} was brought in. To mend first: {count}.",
    "error.translation_refused.hint": "Mend what is listed above, in {path}, and bring it in"
    " again.",
    "error.translation_misplaced": "The text {key} is written in a way that cannot be changed in"
    " place.",
    "error.translation_misplaced.hint": "Nothing was changed. Write this one into the file by hand,"
    " and bring the table in again.",
    "error.not_translatable": "The texts of this file are written in {language}.",
    "error.not_translatable.hint": "Choose another language to translate them into.",
    "error.no_such_module": "There is no module {module}.",
    "error.no_such_module.hint": "Choose among: {modules}.",
    "error.modules_do_not_fit": "{path} was not made: it would have faults. Their number: {count}.",
    "error.modules_do_not_fit.hint": "Leave out the module that is named above, or add the one that"
    " it needs: equality needs core.",
    "error.no_survey_sheet": "There is no sheet named survey with a column named type.",
    "error.no_survey_sheet.hint": "Check that this is an XLSForm: its questions stand in a sheet"
    " named survey.",
    # vault
    "error.vault_missing": "There is no vault here yet ({path}).",
    "error.vault_missing.hint": "Start with `peerkit interview`, `peerkit join KIT`"
    " or `peerkit project new`: each makes one.",
    "error.vault_exists": "There is a vault named {name} already.",
    "error.vault_exists.hint": "Choose another name with --vault NAME.",
    "error.wrong_passphrase": "That is not the passphrase of this vault.",
    "error.wrong_passphrase.hint": "Check the keyboard's language and Caps Lock, and try again.",
    "error.wrong_recovery_code": "That is not the recovery code of this vault.",
    "error.wrong_recovery_code.hint": "Check that the sheet belongs to this laptop.",
    "error.mistyped_code": "A symbol of the code is wrong, missing or too many.",
    "error.mistyped_code.hint": "The code has {symbols} symbols. Compare them with the paper, four"
    " at a time.",
    "error.mistyped_sheet": "Line {line} is not as it stands on the sheet: a symbol is wrong,"
    " missing or too many.",
    "error.mistyped_sheet.hint": "Compare that line with the paper, four symbols at a time; a 0"
    " there is a zero. Line 0 means that the lines are of two sheets.",
    "error.foreign_sheet": "The sheet is typed rightly, and holds the keys of another project.",
    "error.foreign_sheet.hint": "Nothing was changed. Look at the heading of the sheet: it names"
    " the organisation and the project that it is for.",
    "error.secret_key_given": "That file holds a secret key. It was not used.",
    "error.secret_key_given.hint": "Ask for the other half, which begins with age1: whoever owns a"
    " secret key keeps it.",
    "error.other_kind_of_key": "That key is of another kind than the organisation's own, and both"
    " cannot open one file.",
    "error.other_kind_of_key.hint": "The organisation's own is of the kind {kind}. `age-keygen -pq`"
    " makes a hybrid key; or let peerkit make one: leave --second-recipient-key away.",
    "error.own_key_given": "Everything is sealed to that key already.",
    "error.own_key_given.hint": "Nothing was changed. `peerkit project people` shows who can open.",
    "error.no_rescue": "No organisation can help with this vault: it has not joined a project.",
    "error.no_rescue.hint": "Look for the paper with the recovery code; `peerkit recover` takes"
    " it.",
    "error.rescue_file": "That is no call for help to this organisation.",
    "error.rescue_file.hint": "Ask for the file that `peerkit recover --ask-organisation` made.",
    "error.vault_in_use": "The vault {name} is open in another window.",
    "error.vault_in_use.hint": "Close the other window, or finish there, and try again.",
    "error.vault_too_new": "A newer peerkit made this vault (it has version {found}, this peerkit"
    " knows {known}).",
    "error.vault_too_new.hint": "Update peerkit. Nothing was changed.",
    "error.vault_damaged": "The vault is damaged or was altered ({part}: {problem}).",
    "error.vault_damaged.hint": "Do not delete anything. Tell your project lead; a backup can"
    " bring it back.",
    "error.backup_damaged": "That is no whole backup of a peerkit vault ({part}).",
    "error.backup_damaged.hint": "Nothing was kept of it. Try another backup; `peerkit backup"
    " --list` lists those of a vault.",
    "error.backup_too_new": "A newer peerkit made this backup (it has version {found}, this peerkit"
    " knows {known}).",
    "error.backup_too_new.hint": "Update peerkit. Nothing was changed.",
    "error.audit_broken": "The log of this vault was altered or damaged at entry {number}.",
    "error.audit_broken.hint": "Believe nothing from that entry on. Tell your project lead; an"
    " older"
    " backup may say more.",
    "error.audit_cut": "This log has lost entries, or an older copy of this vault was put back;"
    " entry {number} says so.",
    "error.audit_cut.hint": "If you put an older copy back yourself, nothing else is wrong; use"
    " `peerkit restore` next time. If not, tell your project lead.",
    "error.drill_failed": "Ways back into the vault that would not have worked: {n}. Nothing was"
    " changed.",
    "error.drill_failed.hint": "Do what stands beside it above, then `peerkit drill` again.",
    "error.restored": "This vault was restored, and does not know yet what was withdrawn since.",
    "error.restored.hint": "`peerkit sync` asks the place; then the vault shows its words again."
    " Where there is none, `peerkit merge FILES` with new bundles of everybody does.",
    "error.place_known": "There is a place that knows what was withdrawn since: {place}",
    "error.place_known.hint": "Restore without --without-sync, and run `peerkit sync`.",
    "error.restored_gap": "The place lacks records {first} to {last} of this vault's own.",
    "error.restored_gap.hint": "Look for another copy of the place, and run `peerkit sync FOLDER`"
    " with it. Until then nothing is added.",
    "error.disk_full": "The disk is full; {path} could not be written.",
    "error.disk_full.hint": "Everything up to the last saved answer is safe. Make room on the disk"
    " and try again.",
    "error.not_writable": "{path} cannot be written.",
    "error.not_writable.hint": "Choose another folder, or ask who looks after this laptop.",
    "error.no_vault_chosen": "There are several vaults here.",
    "error.no_vault_chosen.hint": "Say which one with --vault: {names}.",
    "error.no_passphrase": "A passphrase is needed, and there is nobody to type it.",
    "error.no_passphrase.hint": "Use --passphrase-file FILE, or set PEERKIT_PASSPHRASE_FILE.",
    "error.no_such_interview": "There is no interview {interview} here.",
    "error.no_such_interview.hint": "`peerkit list` shows the interviews of this vault.",
    "error.nothing_to_resume": "No interview is waiting to go on.",
    "error.nothing_to_resume.hint": "Start one with `peerkit interview`. What was practised goes on"
    " with `peerkit resume --practice`.",
    "error.not_readable": "{path} cannot be read.",
    "error.not_readable.hint": "Check the name, and that the file is really there.",
    "error.locale_not_utf8": "This terminal is set to {encoding}, which would spoil what people"
    " say.",
    "error.locale_not_utf8.hint": "Set it to UTF-8 (for example: export LC_ALL=C.UTF-8) and try"
    " again.",
    "error.input_not_utf8": "What came in is not UTF-8 text, and would be spoiled.",
    "error.input_not_utf8.hint": "Save it as UTF-8 and try again. What came before it is kept.",
    "error.weak_passphrase": "A passphrase needs {minimum} characters or more.",
    "error.weak_passphrase.hint": "Five or six everyday words that belong together only for you are"
    " strong and easy to remember.",
    "error.unreadable_key": "That is not a key ({kind}).",
    "error.unreadable_key.hint": "Copy the whole key again, from its first letter to its last.",
    "error.vault_name": "A vault cannot have that name.",
    "error.vault_name.hint": "Use letters, digits, spaces and dashes, at most {limit_bytes} of"
    " them.",
    "error.no_recovery_code_file": "The new vault's recovery code has nowhere to go.",
    "error.no_recovery_code_file.hint": "Use --recovery-code-file FILE where there is no terminal,"
    " and keep that file away from this laptop.",
    # bundle, kit, project
    "error.bundle_damaged": "The bundle is cut short or damaged ({part}).",
    "error.bundle_damaged.hint": "Nothing was changed. Ask for it again: the sender still has it.",
    "error.bundle_too_large": "The bundle is larger than {limit_bytes} bytes.",
    "error.bundle_too_large.hint": "Nothing was changed. peerkit makes no bundle of that size: ask"
    " the sender where it comes from.",
    "error.seal": "The sealed file cannot be opened.",
    "error.seal.hint": "Nothing was changed. Ask the sender to send it again.",
    "error.seal_damaged": "The sealed file is truncated or altered ({part}).",
    "error.seal_damaged.hint": "Nothing was changed. Copy the file again from where it came, or ask"
    " the sender to send it again.",
    "error.not_addressed": "The bundle was sealed for somebody else.",
    "error.not_addressed.hint": "Nothing was changed. Ask the sender to use the newest kit and to"
    " seal it again.",
    "error.signature": "The signature does not stand ({problem}).",
    "error.signature.hint": "Nothing was changed. Do not use this file; tell the sender and your"
    " project lead.",
    "error.not_canonical": "What was received is not written in the agreed form ({problem}).",
    "error.not_canonical.hint": "Nothing was changed. Ask the sender to send it again with"
    " peerkit.",
    "error.record_body": "A record says something in a form that this peerkit cannot read"
    " ({part}).",
    "error.record_body.hint": "Nothing was changed. Update peerkit; if that does not help, tell the"
    " sender.",
    "error.forged_record": "A record is not what its device recorded ({part}).",
    "error.forged_record.hint": "Nothing was changed. Do not use this file; tell the sender and"
    " your project lead.",
    "error.bundle_forged": "The bundle is not what its sender signed ({part}).",
    "error.bundle_forged.hint": "Nothing was changed. Do not use this file; tell the sender and"
    " your project lead.",
    "error.foreign_bundle": "The bundle belongs to another project.",
    "error.foreign_bundle.hint": "Nothing was changed. Check with --vault that this is the right"
    " vault.",
    "error.unknown_sender": "The bundle comes from a device that this project does not know"
    " ({device}).",
    "error.unknown_sender.hint": "It waits in the inbox. Ask the sender which kit they joined"
    " with.",
    "error.bundle_too_new": "A newer peerkit made this file (format {found}, this peerkit knows"
    " {known}).",
    "error.bundle_too_new.hint": "Nothing was changed. Update peerkit and try again.",
    "error.kit_damaged": "The kit is cut short, altered or no kit at all ({part}).",
    "error.kit_damaged.hint": "Nothing was changed. Ask your project lead for the kit again.",
    "error.kit_words": "Those are not the six words of this kit.",
    "error.kit_words.hint": "Nothing was changed. Ask your project lead to read the six words"
    " again. If they still differ, do not use this kit.",
    "error.already_joined": "This vault belongs to the project {project} already.",
    "error.already_joined.hint": "Use --vault NAME to make a vault of its own for another project.",
    "error.kit_known": "This laptop has joined with this kit already, and knows all that is in it.",
    "error.kit_known.hint": "Nothing was changed, and nothing needs to be. `peerkit interview`"
    " starts an interview.",
    "error.kit_older": "This kit is older than what your project lead has told this laptop since.",
    "error.kit_older.hint": "Nothing was changed, and nothing needs to be.",
    "error.renewal_too_large": "The project's questionnaires, with the modules and tables beside"
    " them, are together too large to be sent.",
    "error.renewal_too_large.hint": "Nothing was changed. Packed they may be 4 MB: shorten the"
    " largest table beside a questionnaire, or take a questionnaire out.",
    "error.not_joined": "This vault has not joined a project.",
    "error.not_joined.hint": "Ask your project lead for a kit, then run `peerkit join KIT`.",
    "error.project_unknown": "The sheet holds the project's keys, and not what the project is.",
    "error.project_unknown.hint": "Name any kit of the project with --kit, or with --place the"
    " folder where its bundles are left.",
    "error.nothing_at_place": "Nothing of this project's own vault lies at {place}.",
    "error.nothing_at_place.hint": "Name the folder where the old laptop left its bundles. If"
    " bundles go from hand to hand, use --no-place.",
    "error.no_second_recipient": "Nobody called {person} is a second recipient.",
    "error.no_second_recipient.hint": "`peerkit project people` shows who is.",
    "error.no_project": "This vault holds no project.",
    "error.no_project.hint": "Project leads make one with `peerkit project new`; researchers hand"
    " over with `peerkit sync`.",
    "error.place_unreachable": "The place {place} cannot be reached.",
    "error.place_unreachable.hint": "Plug in the stick or connect the folder, then run"
    " `peerkit sync` again. Nothing is lost.",
    "error.no_place": "No place is known where bundles are left.",
    "error.no_place.hint": "Name one: `peerkit sync FOLDER`. It is remembered. Without one, what is"
    " new lies in the folder outbox beside the vault: carry it by hand, for `peerkit merge`.",
    "error.no_programme_place": "No place is known where bundles for the programme are left.",
    "error.no_programme_place.hint": "Name one: `peerkit sync --programme-folder FOLDER`. It is"
    " remembered. Everything else was exchanged.",
    "error.withdrawal_code_unknown": "No interview here has that withdrawal code.",
    "error.withdrawal_code_unknown.hint": "Check the code on the slip. If it is right, the"
    " interview is on another laptop, or with your project lead.",
    "error.practice_vault": "This is a practice vault: nothing in it can be handed over.",
    "error.practice_vault.hint": "Leave out --practice to work for real.",
    "error.some_bundles_refused": "Bundles refused: {refused}. Bundles merged: {merged}.",
    "error.some_bundles_refused.hint": "The refused ones changed nothing. Ask their senders for"
    " them again.",
    "error.project_exists": "This vault holds the project {project} already.",
    "error.project_exists.hint": "Use --vault NAME to make a vault of its own for another project.",
    "error.wrong_kit_kind": "This kit is for somebody else's part in the work.",
    "error.wrong_kit_kind.hint": "A researcher's kit goes to `peerkit join`, an organisation's kit"
    " to `peerkit project new --from`.",
    "error.bundles_waiting": "Bundles that wait for their sender to be known: {waiting}.",
    "error.bundles_waiting.hint": "They are safe in the inbox. Ask the senders which kit they"
    " joined with.",
    # export
    "error.output_exists": "{path} exists already.",
    "error.output_exists.hint": "Choose another name, or move it away first. Nothing was replaced.",
    "error.nothing_to_export": "There is no interview that may be exported.",
    "error.nothing_to_export.hint": "`peerkit status` says what is here, and consent says what may"
    " leave.",
    "error.interview_without_questionnaire": "An interview was held with {form_id}, version"
    " {version}, which is not here.",
    "error.interview_without_questionnaire.hint": "Ask the organisation that sent the interview to"
    " sync again, then export.",
    "error.unknown_format": "There is no such format.",
    "error.unknown_format.hint": "Choose one of: {formats}.",
}

"""What the command line says, in English: help, questions, reports, next steps."""

from collections.abc import Mapping

MESSAGES: dict[str, str | Mapping[str, str]] = {
    # help
    "help.usage": "Usage: peerkit opens home; peerkit COMMAND, for example: peerkit sync",
    "help.try": "To try it",
    "help.researcher": "For peer researchers",
    "help.safe": "To keep your interviews safe",
    "help.lead": "For project leads and the CE team",
    "help.more": "Add --help after a command to see what can be typed with it.",
    "help.next": "Next: `peerkit demo` tells the whole story; nothing of it stays.",
    "command.app": "peerkit: interviews by peer researchers, offline and in confidence.",
    "command.demo": "The whole story in half a minute, on made-up answers.",
    "command.interview": "Interview somebody with a questionnaire.",
    "command.resume": "Go on with an interview that was paused.",
    "command.list": "List the interviews on this computer.",
    "command.show": "Show one interview.",
    "command.status": "Say what is here, what was handed over, what is next.",
    "command.withdraw": "Erase an interview by the code on its slip of paper.",
    "command.sync": "Hand over what is new, and fetch what came.",
    "command.join": "Join a project with the kit that its lead gave you.",
    "command.passphrase": "Change the passphrase.",
    "command.recover": "Choose a new passphrase with the recovery code.",
    "command.merge": "Merge bundles, or folders of them, by hand.",
    "command.export": "Write the interviews that may leave as tables.",
    "command.project": "Make a project, and look after those who join it.",
    "command.project_new": "Make a project (or a programme) in its own vault.",
    "command.project_kit": "Make a kit for a researcher, or for an organisation.",
    "command.project_change": "Change what the project tells and asks from now on.",
    "command.project_people": "List who has a kit of the project, and their laptops.",
    "command.project_withdrawals": "List what was withdrawn, and who has confirmed it.",
    "command.project_revoke": "Accept nothing more from a laptop that is lost.",
    "command.questionnaire": "Look after questionnaires.",
    "command.questionnaire_check": "Find faults that stop a questionnaire, and advice.",
    "command.questionnaire_preview": "Show what is asked of whom, and what leads where.",
    "command.questionnaire_diff": "Say what changed between two versions, consent first.",
    "command.questionnaire_import": "Make a questionnaire of an XLSForm (.xlsx or .csv).",
    "command.questionnaire_print": "Write a page to print, for interviews on paper.",
    "command.questionnaire_export": "Write a questionnaire as an XLSForm.",
    "command.questionnaire_explain": "Say what a code of check means, and what to do.",
    "command.questionnaire_new": "Begin one of your own, with remarks that explain it.",
    "command.questionnaire_translate": "Write a table for a translator, and bring it back in.",
    "command.argument.questionnaires": "One or several .yaml files, or names of questionnaires;"
    " several are also checked for names that they share.",
    "command.argument.any_questionnaire": "A .yaml file, the name of a questionnaire from peerkit's"
    " own collection, or an XLSForm (.xlsx).",
    "command.argument.old_version": "The older one: a .yaml file, a name, or an XLSForm (.xlsx).",
    "command.argument.new_version": "The newer one, likewise.",
    "command.option.labels_in": "The language of the questionnaire's words, for example ro.",
    "command.argument.fault_code": "A code that check shows in brackets; without one, all are"
    " listed.",
    "command.argument.questionnaire": "A .yaml file, or the name of a questionnaire from your kit"
    " or from peerkit's own collection.",
    "command.argument.interview": "The interview's code, as `peerkit list` shows it.",
    "command.argument.code": "The withdrawal code on the participant's slip.",
    "command.argument.person": "The code that `peerkit project people` shows.",
    "command.argument.kit": "The kit file from the project lead.",
    "command.argument.folder": "The folder or stick where bundles are left; it is remembered.",
    "command.argument.paths": "Bundles, or folders that hold them.",
    "command.argument.name": "Whom the kit is for; the name stays in this vault.",
    "command.option.vault": "Which vault, where there are several.",
    "command.option.passphrase_file": "A file whose first line is the passphrase.",
    "command.option.recovery_code_file": "Where a new vault's recovery code is written.",
    "command.option.json": "Write JSON, for another program to read.",
    "command.option.quiet": "Say nothing but the data and errors.",
    "command.option.yes": "Do not ask again.",
    "command.option.words": "The six words of the kit, where nobody can type them.",
    "command.option.plain": "Plain lines instead of a full screen.",
    "command.option.browser": "A page in your browser, on this computer alone.",
    "command.option.language": "The language of the interview, for example ro.",
    "command.option.practice": "Practise: nothing is real and nothing can be handed over.",
    "command.option.answers": "Take the answers of whole interviews from a YAML, JSON or JSON Lines"
    " file.",
    "command.option.mode": "How consent and answers are given: spoken, written, signed_bsl or"
    " witnessed.",
    "command.option.organisation": "The organisation's name.",
    "command.option.contact": "Whom a participant can ask, with a telephone number or address.",
    "command.option.withdraw_by": "Until when answers can be removed, as 2027-03-31.",
    "command.option.programme": "Make a programme that organisations enter, not a project.",
    "command.option.from_kit": "The kit with which this organisation enters a programme.",
    "command.option.project_name": "The project's name.",
    "command.option.community": "A community that the project works with; may be given again.",
    "command.option.theme": "The project's theme.",
    "command.option.retention": "Until when answers are kept, as 2028-12-31.",
    "command.option.receiver": "An organisation that answers are shared with, by name; may be"
    " given again.",
    "command.option.place": "The folder where bundles are left.",
    "command.option.questionnaire": "A questionnaire of the project; may be given again.",
    "command.concern": "For the safeguarding lead and the deputy alone.",
    "command.concern_list": "List concerns; it takes your own identity file.",
    "command.concern_open": "Read one concern; it counts as opened then.",
    "command.argument.concern": "The concern's code, as the list shows it.",
    "command.option.identity": "Your own safeguarding identity file.",
    "command.option.identity_passphrase_file": "A file with your own passphrase for it.",
    "command.ask.identity": "The passphrase of your own identity file (nothing shows while you"
    " type):",
    "command.option.not_receiver": "An organisation that data goes to no more; may be given again.",
    "command.option.renew": "Make the kit of that code once more, as the project is now.",
    "command.option.statement": "Take back only this consent statement; nothing is erased.",
    "command.option.letter": "Write a letter that tells the participant (.txt or .html).",
    "command.option.letter_language": "The letter's language, where it is not the interview's.",
    "command.option.policy": "What the project asks of its researchers' laptops, as"
    " steps=access,age or under_16=refuse; may be given again.",
    "command.option.safeguarding_lead": "Who looks after safeguarding.",
    "command.option.safeguarding_deputy": "Who stands in for the safeguarding lead.",
    "command.option.safeguarding_folder": "Where the two safeguarding identity files are written.",
    "command.option.lead_passphrase_file": "A file with the safeguarding lead's own passphrase.",
    "command.option.deputy_passphrase_file": "A file with the deputy's own passphrase.",
    "command.option.for_organisation": "Make the kit for that organisation, to enter a programme.",
    "command.option.confirm_language": "A language and who vouches for its consent words, as"
    " ro=NAME; may be given again.",
    "command.argument.form": "An .xlsx file, a folder of .csv files, or .csv files: one for each"
    " sheet, named survey.csv, choices.csv and settings.csv.",
    "command.option.report": "List what is kept and will not run, what was read in another way, and"
    " what has to be mended, instead of the questionnaire.",
    "command.option.report_file": "A file to write that list to.",
    "command.option.form_language": "The language of a form that does not name its own, for example"
    " en.",
    "command.option.questionnaire_output": "The .yaml file to write.",
    "command.option.form_output": "The .xlsx file to write.",
    "command.argument.new_questionnaire": "The .yaml file to make; its name becomes the form_id.",
    "command.argument.translated": "A .yaml file: a questionnaire, or a module.",
    "command.option.title": "What the questionnaire is called.",
    "command.option.new_language": "A language, for example ro; may be given again.",
    "command.option.new_module": "A module to bring in, such as core or equality; may be given"
    " again.",
    "command.option.translate_to": "The language to translate into, for example so.",
    "command.option.translate_output": "The table to write (.csv or .xlsx); with --from or"
    " --reviewed-by a new .yaml file, where the old one is to stay as it is.",
    "command.option.translate_all": "All texts, not only those without words in the language.",
    "command.option.since": "An earlier version of the file: texts that have changed since then are"
    " asked for again.",
    "command.option.table": "A table that came back, to be brought in.",
    "command.option.language_name": "What the language calls itself, where peerkit does not know.",
    "command.option.reviewed_by": "Record that this native reader has read all words in the"
    " language.",
    "command.option.print_language": "The language of the page, for example ro.",
    "command.option.large_print": "Print with 18 points and more.",
    "command.option.print_output": "The .html file to write; - for standard output.",
    "command.option.answers_skeleton": "Write the file that the paper's answers are entered with.",
    "command.option.output": "The file or folder to write.",
    "command.option.to": "csv or json.",
    "command.option.keep": "Keep everything that the demo makes in this folder.",
    # asking
    "command.ask.passphrase": "Passphrase (nothing shows while you type):",
    "command.ask.new_passphrase": "New passphrase (nothing shows while you type; Enter alone"
    " makes one for you):",
    "command.ask.new_passphrase_again": "The same passphrase again:",
    "command.ask.recovery_code": "Recovery code, or the one that your lead read to you"
    " (nothing shows):",
    "command.ask.organisation": "Which organisation are these interviews for?",
    "command.ask.contact": "Whom can a participant ask (name and telephone number)?",
    "command.ask.withdraw_by": "Until when can answers be removed (day/month/year)?",
    "command.ask.language": "In which language is the interview? Type its number.",
    "command.ask.words": "Type the six words that are read to you, with spaces between them:",
    "command.words_differ": "Those are not the six words of this kit. Listen to them once more.",
    "command.ask.same_organisation": "Interviews waiting here: {count}, made for {organisation}. Is"
    " that this kit's organisation, {kit_organisation}? Type YES to hand them over with it:",
    "command.ask.yes_word": "YES",
    "command.ask.project_name": "What is the project called?",
    "command.ask.project_organisation": "Which organisation runs it?",
    "command.ask.community": "Which community does it work with?",
    "command.ask.theme": "What is its theme?",
    "command.ask.safeguarding_lead": "Who looks after safeguarding (name)?",
    "command.ask.safeguarding_deputy": "Who stands in for them (name)?",
    "command.ask.place": "In which folder, on a shared drive or a stick, are interviews left and"
    " fetched (Enter for none yet)?",
    "command.ask.kit_for": "Whom is the kit for (name)?",
    "command.ask.questionnaires": "Which questionnaires does the project use? Type their numbers,"
    " with spaces between them, then Enter. Enter alone chooses none for now.",
    "command.type_numbers": "Please type numbers from 1 to {highest}, with spaces between them.",
    "command.ask.questionnaire": "Which questionnaire? Type its number.",
    "command.project_intro": "You are asked for names, a contact and a last day for removing"
    " answers. Then the safeguarding lead and their deputy each choose a passphrase at this"
    " keyboard, and you choose yours. Nothing is made before the end; Ctrl-C stops.",
    # errors and next steps
    "command.error": "{message}",
    "command.next": "Next: {step}",
    "command.see_help": "`{command} --help` shows what can be typed.",
    "misuse.no_such_command": "There is no command {typed}.",
    "misuse.no_such_command_but": "There is no command {typed}; did you mean {near}?",
    "misuse.no_such_option": "There is no option {typed} here.",
    "misuse.no_such_option_but": "There is no option {typed} here; did you mean {near}?",
    "misuse.no_value": "{option} needs something after it.",
    "misuse.missing": "{name} is missing.",
    "misuse.wrong_form": "{name} is not of the right form.",
    "misuse.too_many": "There is more behind the command than it takes. Put names of several words"
    ' in quotation marks, like "Ann Example".',
    "command.interrupted": "Interrupted. Everything that was saved is safe.",
    "command.frame": "  in {file}, line {line}",
    "command.frame_error": "  {kind}",
    "command.your_vault": "peerkit keeps everything on this computer in a locked folder, the vault."
    " Now choose your own passphrase for it: you type it with each command.",
    "command.practice.organisation": "Practice Organisation",
    "command.practice.contact": "Pat Practice, 020 7946 0000",
    "command.practice.withdraw_by": "2099-12-31",
    "command.passphrase_advice": "A passphrase has {minimum} characters or more. Five or six"
    " everyday words are strong and easy to remember. Press Enter alone, and peerkit makes one for"
    " you.",
    "command.passphrase_made": "YOUR PASSPHRASE: {passphrase}\nThese are {count} words that chance"
    " chose, with spaces between them. Copy them onto paper now: they are shown this once.\nKeep"
    " the paper on you, away from this computer, until you know them by heart.\nNext: press Enter"
    " when you have copied them.",
    "command.ask.made_passphrase": "Now type them (nothing shows while you type; Enter alone"
    " chooses again):",
    "command.passphrase_not_made": "Those are not the words. Look at your paper, and type them once"
    " more.",
    "command.passphrase_short": "That is too short; {minimum} characters or more, please.",
    "command.passphrases_differ": "The two are not the same. Once more, please.",
    "command.recovery_code": "RECOVERY CODE: {code}\nCopy it onto paper now, and keep the paper"
    " away from this computer.\nWhoever has it can open this vault; without it a forgotten"
    " passphrase cannot be helped.\nNext: press Enter when you have copied it.",
    "command.recovery_code_written": "The recovery code is in {path}. Keep it away from this"
    " computer.",
    "command.vault_made": "A new vault was made: {name}.",
    "command.type_a_date": "Please type a day like 31/3/2027.",
    "command.type_a_later_date": "That day is over. Please type a later one, like 31/3/2027.",
    "command.please_type": "Please type something, then Enter.",
    "command.type_a_number": "Please type a number from 1 to {highest}, then Enter.",
    "command.ask.vault": "Which vault? Type its number.",
    "command.ask.withdrawal_code": "Type the withdrawal code from the slip:",
    "command.ask.guardian": "{name} chooses a passphrase of their own now, to read concerns with."
    " Let them sit down at the keyboard.",
    "command.numbered": "{number}. {name}",
    "command.recording": "Recording interviews",
    "command.recorded": "Recorded: {recorded}. Skipped, because they are here already: {skipped}."
    " Refused by their participants: {refused}.",
    "command.faulty_interview": "Line {line}: not recorded. {fault}",
    "command.joined": "You have joined {project}. Your code is {code}.",
    "command.numbered_waiting": "Interviews that waited here: {waiting}. Numbered for this project:"
    " {numbered}.",
    "command.kit.project": "This kit is for the project {name} of {organisation}.",
    "command.kit.contact": "Participants can ask {contact}.",
    "command.kit.receivers": "What participants agree to is shared with {receivers}.",
    "command.kit.retention": "What is recorded is kept until {day}.",
    "command.kit.questionnaire": "It brings the questionnaire {name}.",
    "command.withdrawn": {
        "one": "Withdrawn. What was said is erased here ({n} record); it cannot come back.",
        "other": "Withdrawn. What was said is erased here ({n} records); it cannot come back.",
    },
    "command.synced": "Bundles merged: {merged}. Bundles left at the place: {delivered}.",
    "command.merged_bundle": "A bundle was merged. New records: {new}. Known before: {known}.",
    "command.gap": "Missing from device {device}: records {first} to {last}. Ask its researcher to"
    " sync again.",
    "command.fork": "Two records of device {device} have the number {number}: the laptop was"
    " probably copied. Both are kept.",
    "command.set_aside": {
        "one": "{n} record was set aside for you to look at.",
        "other": "{n} records were set aside for you to look at.",
    },
    "command.forwarded": {
        "one": "{n} interview was forwarded to the programme.",
        "other": "{n} interviews were forwarded to the programme.",
    },
    "command.for_others": {
        "one": "{n} bundle in the folder is for somebody else, and was left alone.",
        "other": "{n} bundles in the folder are for somebody else, and were left alone.",
    },
    "command.refused_bundle": "Refused: {name}. {why}",
    "command.founded": "The project {name} is made.",
    "command.safeguarding_files": "Concerns are read with safeguarding-lead.age and"
    " safeguarding-deputy.age, which are in {folder}. Give each of the two people their own file,"
    " and keep none here.",
    "command.kit_made": "The kit for {code} is made.",
    "command.kit_words": "Its six words are: {words}",
    "command.passphrase_changed": "The passphrase is changed. The recovery code stays the same.",
    "command.option.programme_folder": "An organisation's lead: the folder where bundles for the"
    " programme are left.",
    "command.option.again": "Seal everything anew that went up from here: for a lead who lost it.",
    "command.rekey": "Give the vault a new key; old ones open nothing.",
    "command.rekeying": "Encrypting everything anew",
    "command.rekeyed": "The vault has a new key. The passphrase is the one you chose now, and the"
    " old recovery code opens nothing any more.",
    "command.backup": "Make an encrypted copy of the vault, and check it.",
    "command.argument.backup_folder": "Where to: a folder that stands, or a stick; otherwise the"
    " last one.",
    "command.option.backup_list": "List the backups at known places.",
    "command.option.delete_expired": "Delete the backups that are past their date.",
    "command.restore": "Bring a vault back from a backup.",
    "command.argument.backup_file": "The backup.",
    "command.option.without_sync": "No place can be asked what was withdrawn since.",
    "command.drill": "Try on a copy whether you would get back in.",
    "command.due": "List what should be kept no longer.",
    "command.erase": "Erase what is due, for good, after asking.",
    "command.option.due_all": "Show all of it, not the first 20.",
    "command.option.due_kind": "Only this: answers, contacts, rewards, concerns, debriefs, begun or"
    " codes; may be given again.",
    "command.option.due_interview": "Only the one with this number; may be given again.",
    "command.option.only_copies": "Also what nobody else is known to have.",
    "command.option.day": "Today's date, as 2027-03-31, where nobody can type it.",
    "command.audit": "Show what was done with the vault, and when.",
    "command.project_rescue": "Help somebody who is locked out.",
    "command.project_sheet": "Write the project's keys on a sheet for a safe.",
    "command.project_recover": "Go on with a project by the sheet with its keys.",
    "command.option.sheet_output": "The file to write (.html or .txt).",
    "command.option.sheet_check": "Type the sheet, and learn whether it is right.",
    "command.option.sheet_file": "A file with the six lines, where nobody can type them.",
    "command.option.recover_kit": "Any kit of the project; may be given again, for kits that nobody"
    " has used yet.",
    "command.option.recover_place": "The folder where its bundles are left; the kit says it, too.",
    "command.option.no_place": "Bundles of this project go from hand to hand.",
    "command.option.untold": "Nothing that this project's vault sealed ever reached anybody.",
    "command.option.recover_programme": "The sheet is a programme's (where no kit says so).",
    "command.option.second_recipient": "Who can open everything besides you, by name.",
    "command.option.second_recipient_key": "The file with their own age recipient; without it a new"
    " key is made for them.",
    "command.option.second_recipient_file": "Where that new key is written, under a passphrase of"
    " theirs.",
    "command.option.second_recipient_passphrase_file": "A file with that passphrase.",
    "command.option.not_second_recipient": "Who can open new bundles no more; may be given again.",
    "command.option.rescue_identity": "A second recipient's own key file, in place of the project's"
    " vault.",
    "command.argument.rescue": "The file that their laptop made, or a backup of a vault.",
    "command.option.ask_organisation": "Write the file with which your organisation can help.",
    "command.rescue_asked": "The call for help is in {path}. It opens nothing by itself, and says"
    " nothing of what is in the vault. Give it to your project lead, who reads a code to you.",
    "command.next_rescue_asked": "when you have the code, `peerkit recover` and type it.",
    "command.rescue_holder": "The call for help comes from the laptop of {holder}.",
    "command.rescue_code": "Read this code to the researcher, and to nobody else: {code}\n"
    "Make sure first that it is really they who ask: it opens their laptop's vault, once.",
    "command.next_rescue_code": "they type it at `peerkit recover` and choose a new passphrase.",
    "command.organisation_can_help": "If you forget your passphrase and lose the recovery code,"
    " {organisation} can help you back in. For that it holds a code that opens this vault, but only"
    " with this laptop in its hands.",
    "command.option.new_passphrase_file": "A file whose first line is the new passphrase.",
    "command.option.code_file": "A file that holds the recovery code.",
    # answers files
    "answers.not_json": "This line is not JSON.",
    "answers.not_an_interview": "This is not an interview: it must be an object with answers.",
    "answers.unknown_field": "An interview has no field {field}.",
    "answers.wrong_field": "The field {field} has a wrong form.",
    "answers.unknown_question": "The questionnaire has no question {question} at this place.",
    "answers.hidden_question": "The question {question} was not asked in this interview, so it"
    " cannot have an answer.",
    "answers.unknown_detail": "An interview has no step {name}.",
    "answers.hidden_detail": "The step {name} was not asked in this interview, so nothing can be"
    " said of it.",
    "answers.unknown_statement": "The questionnaire has no consent statement {name}.",
    "answers.contact_without_consent": "Contact details were given, but the participant did not"
    " agree to be contacted.",
    "answers.refused_answer": "{question}: {why}",
    "answers.language_not_offered": "The questionnaire has no language {language}.",
    "answers.language_not_reviewed": "Nobody has vouched yet for the consent words in {language}.",
    # questionnaires
    "questionnaire.fault": "fault",
    "questionnaire.advice": "advice",
    "questionnaire.more_of_a_kind": "Not shown, as they are like those above: {count} pieces of"
    " advice [{code}]. `check --json` has all.",
    "questionnaire.explain_one": "`peerkit questionnaire explain CODE` says what one of them"
    " means.",
    "questionnaire.no_faults": "{path} has no faults. Pieces of advice: {advice}.",
    "questionnaire.minutes": "An interview takes about this many minutes: {minutes}.",
    "questionnaire.not_judged": "For want of word lists, wording was judged by its length alone in:"
    " {languages}.",
    "questionnaire.no_such_code": "There is no code {typed}.",
    "questionnaire.no_such_code_but": "There is no code {typed}; did you mean {near}?",
    "questionnaire.list_codes": "`peerkit questionnaire explain` lists them all.",
    "questionnaire.next": "`peerkit interview {path} --practice` tries it.",
}

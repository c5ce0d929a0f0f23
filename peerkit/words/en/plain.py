"""What the plain-lines face says, in English: short sentences, no symbols to decode."""

from collections.abc import Mapping

MESSAGES: dict[str, str | Mapping[str, str]] = {
    "plain.information": "INFORMATION. Read this aloud, and answer any questions.",
    "plain.limits": "BEFORE WE BEGIN. Read this aloud too.",
    "plain.next_read": "Next: press Enter when you have read it aloud. Type ? for more.",
    "plain.press_enter": "Please press Enter when you have read it aloud.",
    "plain.consent": "CONSENT. Statement {number} of {total}. Read it aloud and wait for the"
    " answer.",
    "plain.statement_essential": "(Without a yes to this one there is no interview.)",
    "plain.next_statement": "Next: type 1 for YES or 2 for NO, then Enter. Type ? for more.",
    "plain.consent_summary": "CONSENT. Read it back. This is what the participant said:",
    "plain.consent_refused": "Without a yes to every statement that is needed, the interview ends"
    " here and nothing of it is kept.",
    "plain.statement_row": "{number}. {state}: {label}",
    "plain.state.yes": "YES",
    "plain.state.no": "NO",
    "plain.state.not_asked": "NOT ASKED",
    "plain.next_consent": "Next: press Enter if this is right, or type the number of a statement"
    " to ask it again, then Enter.",
    "plain.consent_again": "WELCOME BACK. Before you go on: this is what the participant agreed"
    " to.",
    "plain.next_consent_again": "Next: ask whether they still agree. Type 1 for YES or 2 for NO,"
    " then Enter. Type ? for more.",
    "plain.question": "Question {number} of about {total}.",
    "plain.question_in_part": "Question {number} of about {total}. {part}.",
    "plain.part": "{part}.",
    "plain.for_interviewer": "For you, not to be read aloud:",
    "plain.hint": "({hint})",
    "plain.guidance": "For you: {guidance}",
    "plain.probe": "You can ask: {probe}",
    "plain.not_translated": "[not translated yet; this is {language}]",
    "plain.required": "(This one needs an answer.)",
    "plain.option": "{number}. {label}",
    "plain.option_chosen": "{number}. {label} (chosen)",
    "plain.answer_so_far": "The answer so far: {answer}",
    "plain.draft_returned": "You began an answer earlier. It is kept; go on where it stops:",
    "plain.draft_line": "(Its last line stands at the prompt. Go on there, and press Enter when"
    " that line is complete.)",
    "plain.note_so_far": "Your note: {note}",
    "plain.missing.prefer_not_to_say": "Prefer not to say",
    "plain.missing.dont_know": "Don't know",
    "plain.missing.left_blank": "Left blank",
    "plain.missing.does_not_apply": "Does not apply",
    "plain.missing.not_asked": "Not asked",
    "plain.missing.stopped": "Not reached",
    "plain.not_asked_yet": "Not asked yet",
    "plain.next_one": "Next: type the number of the answer, then Enter. Type ? for more.",
    "plain.next_several": "Next: type the numbers, with spaces between them, then Enter. Type ?"
    " for more.",
    "plain.next_rank": "Next: type all the numbers, the most important first, with spaces between"
    " them, then Enter. Type ? for more.",
    "plain.next_integer": "Next: type a whole number, then Enter. Type ? for more.",
    "plain.next_decimal": "Next: type a number, then Enter. Type ? for more.",
    "plain.next_range": "Next: type a number from {start} to {end}, then Enter. Type ? for more.",
    "plain.next_date": "Next: type the day as day/month/year (21/3/2027), then Enter. Type ? for"
    " more.",
    "plain.next_time": "Next: type the time as hours:minutes (14:30), then Enter. Type ? for more.",
    "plain.next_datetime": "Next: type the day and the time (21/3/2027 14:30), then Enter. Type ?"
    " for more.",
    "plain.next_text": "Next: type the answer, over as many lines as you like. When it is complete,"
    " type a full stop alone on a line, then Enter. Type ? for more.",
    "plain.next_text_again": "Next: to keep the answer so far, type a full stop alone on a line,"
    " then Enter. To replace it, type the new answer, then a full stop alone on a line. Type ? for"
    " more.",
    "plain.still_writing": "(Still writing. A full stop alone on a line, then Enter, completes the"
    " answer.)",
    "plain.next_note": "Next: press Enter to go on.",
    "plain.next_acknowledge": "Next: type 1 when this is done, then Enter. Type ? for more.",
    "plain.next_readonly": "Next: press Enter to go on. Type ? for more.",
    "plain.next_keep": "Press Enter alone to keep the answer so far.",
    "plain.detail_private": "For one person alone: let nobody else read this.",
    "plain.next_detail_choice": "Next: type the number of the answer, then Enter. Type ? for more.",
    "plain.next_detail_choices": "Next: type the numbers, with spaces between them, then Enter."
    " Type ? for more.",
    "plain.next_detail_line": "Next: type it, then Enter. Type ? for more.",
    "plain.next_detail_words": "Next: type it, over as many lines as you like. When it is complete,"
    " type a full stop alone on a line, then Enter. Type ? for more.",
    "plain.next_detail_skip": "With nothing typed it is left out.",
    "plain.next_detail_words_skip": "With nothing before the full stop it is left out.",
    "plain.next_detail_words_keep": "With nothing before the full stop the answer so far stays.",
    "plain.offer_self_entry": "{label}. Offer the participant to type these answers themselves, so"
    " that nobody else sees them.",
    "plain.next_offer_self_entry": "Next: type 1 to hand them the laptop, or 2 to ask aloud, then"
    " Enter. Type ? for more.",
    "plain.self_entry": "These answers are yours alone: the researcher does not see them. Leave out"
    " what you like. When you have finished, type /done, then Enter.",
    "plain.hand_back": "Thank you. Please give the laptop back to the researcher.",
    "plain.next_hand_back": "Next: the researcher types 1, then Enter.",
    "plain.section_skipped": "The rest of this section is left out.",
    "plain.another": "{label}: {count} so far. Is there another?",
    "plain.next_another": "Next: type 1 for YES or 2 for NO, then Enter. Type ? for more.",
    "plain.check": "CHECK ANSWERS. Look back together.",
    "plain.check_question": "{number}. {label}",
    "plain.check_answer": "   {answer}",
    "plain.check_note": "   Your note: {note}",
    "plain.next_check": "Next: press Enter if all is right, or type the number of an answer to"
    " change it, then Enter. Type ? for more.",
    "plain.next_check_unasked": "Next: press Enter to go on with the questions that were not asked"
    " yet, or type the number of an answer to change it, then Enter. Type ? for more.",
    "plain.check_required_left": "Question {number} still needs an answer: {label}",
    "plain.check_no_longer_fits": "The answer to question {number} no longer fits the others:"
    " {label}",
    "plain.keep": "Ask: are you still happy for us to keep this interview?",
    "plain.next_keep_interview": "Next: type 1 for YES, or 2 for NO, which erases everything that"
    " was said, then Enter. Type ? for more.",
    "plain.sure_erase": "Everything that was said will be erased, for good. Type ERASE, then Enter,"
    " to do that, or press Enter alone to go back.",
    "plain.sure_draft": "These words were typed for this question already, and would be erased:\n"
    "{draft}\nNext: type 1 to erase them, or press Enter alone to keep them and go back.",
    "plain.erase_word": "ERASE",
    "plain.stop": "ENDING THE INTERVIEW HERE. Ask what should happen to what was said so far.",
    "plain.stop_early": "ENDING HERE, before the questions. Nothing is kept.",
    "plain.next_stop": "Next: type 1 to keep it, 2 to erase it, 3 to decide later, or /back to go"
    " on with the interview, then Enter.",
    "plain.next_stop_early": "Next: type 1 to end, or /back to go on, then Enter.",
    "plain.paused": "Paused. Everything up to here is safe on this computer.",
    "plain.next_paused": "Next: `peerkit resume` goes on from here, today or another day.",
    "plain.next_paused_practice": "Next: `peerkit resume --practice` goes on from here.",
    "plain.finished": "The interview is complete and safe on this computer. Thank the participant.",
    "plain.signposting": "Where to find help or to talk to somebody. Read this aloud:",
    "plain.stopped": "The interview ended early. What was said is safe on this computer.",
    "plain.slip": "SLIP for the participant. Copy this onto paper and give it to them:",
    "plain.slip_participant": "Interview {participant}",
    "plain.slip_code": "Withdrawal code {code}",
    "plain.slip_until": "To have the answers removed, until {withdraw_by}: show this code to"
    " {contact}.",
    "plain.next_slip": "Next: when you have written it down for them, type 1, then Enter.",
    "plain.slip_first": "First copy the slip onto paper. Then type 1, then Enter.",
    "plain.next_finished": "Next: when the slip is copied, `peerkit sync` hands the interview"
    " over.",
    "plain.next_finished_unjoined": "Next: when the slip is copied, keep this computer safe. The"
    " interview waits here until you `peerkit join` a project.",
    "plain.next_finished_practice": "Next: practise again with the same command, or start for real"
    " without --practice.",
    "plain.refused": "There is no interview without consent. Nothing that was said is kept.",
    "plain.discarded": "The interview ended and everything that was said is erased.",
    "plain.next_ended": "Next: thank the person for their time.",
    "plain.saved": "Saved.",
    "plain.saved_as": "Saved: {answer}.",
    "plain.answer_stays": "The answer stays as it is.",
    "plain.left_blank": "Left blank. /back goes back to it.",
    "plain.left_out": "Left out. /back goes back to it.",
    "plain.not_saved": "NOT SAVED YET: {why} Leave this window open, make room, and press Enter"
    " to try"
    " again.",
    "plain.not_text": "Some of that line could not be read, so it was not kept. Please type it"
    " again.",
    "plain.word_yes": "yes",
    "plain.word_no": "no",
    "plain.note_prompt": "YOUR NOTE, beside this question.\nNext: type the note. When it is"
    " complete, type a full stop alone on a line, then Enter.",
    "plain.note_again": "YOUR NOTE, beside this question, so far: {note}\nNext: to keep it, type a"
    " full stop alone on a line, then Enter. To replace it, type the new note, then a full stop"
    " alone on a line.",
    "plain.writing_note": "(You are writing a note. A full stop alone on a line, then Enter,"
    " completes it.)",
    "plain.writing_concern": "(You are writing a concern. A full stop alone on a line, then Enter,"
    " completes it.)",
    "plain.note_saved": "The note is saved.",
    "plain.menu": "MENU. What would you like to do?",
    "plain.next_menu": "Next: type a number, then Enter. Enter alone goes back.",
    "plain.menu_row": "{number}. {label} ({command})",
    "plain.menu./next": "Go on to what comes next; what was typed or given stays",
    "plain.menu./back": "Go back to what came before",
    "plain.menu./prefernot": "Prefer not to say",
    "plain.menu./dontknow": "Don't know",
    "plain.menu./note": "Write a note beside this question",
    "plain.menu./concern": "I am worried about somebody's safety",
    "plain.menu./distress": "The participant is upset",
    "plain.menu./check": "Check the answers so far",
    "plain.menu./later": "Leave this question for later",
    "plain.menu./skip": "Leave out the rest of this section",
    "plain.menu./done": "I have finished: give the laptop back",
    "plain.menu./pause": "Pause; go on later, today or another day",
    "plain.menu./end": "End the interview here",
    "plain.not_now": "That is not possible at this point of the interview.",
    "plain.unknown_command": "There is no command {command}. Type ? to see what can be done. If it"
    " is the answer itself, type the first stroke twice: /{command}",
    "plain.type_one_or_two": "Please type 1 for YES or 2 for NO, then Enter. Type ? for more.",
    "plain.type_a_number_shown": "Please type one of the numbers shown, then Enter.",
    "plain.practice_prompt": "practice> ",
    "plain.distress": "TAKE A BREAK. The answers have left the screen.\nAre they safe here, with"
    " you?\nDo they want a pause, water, fresh air, or to stop?\nDo they want somebody to be"
    " called, or to come?\nAnd you: can you go on?",
    "plain.break.go_on": "Go on with the interview",
    "plain.break./later": "Leave this question and go on",
    "plain.break./skip": "Leave out the rest of this section and go on",
    "plain.break./pause": "Pause; go on later, today or another day",
    "plain.break./end": "End the interview here",
    "plain.next_distress": "Next: type a number, then Enter.",
    "plain.concern": "If somebody is in danger now, call 999 first. Then tell {lead}, or {deputy}"
    " if {lead} cannot be reached.",
    "plain.concern_alone": "If somebody is in danger now, call 999 first. Then tell your project"
    " lead. This computer does not know yet who looks after safeguarding, so a concern cannot be"
    " written down safely here.",
    "plain.concern_begun": "You began this earlier:\n{words}",
    "plain.concern_write": "Write what was said, in the person's own words. Until you file it, it"
    " can be read on this laptop.\nNext: type it, then a full stop alone on a line. A full stop"
    " alone at once writes nothing.",
    "plain.concern_danger": "Is somebody in danger now?\nNext: type 1 for YES or 2 for NO, then"
    " Enter.",
    "plain.concern_call_now": "CALL 999 NOW, from a place where it is safe to speak. Then go on"
    " here.",
    "plain.concern_when": "When did it happen, or was it said?\nNext: type it, then Enter. With"
    " nothing typed it is left out.",
    "plain.concern_where": "Where?\nNext: type it, then Enter. With nothing typed it is left out.",
    "plain.next_concern": "Next: type 1 to file it now, so that only {lead} and {deputy} can read"
    " it; 2 to go back and file it later (it is filed as it stands when the interview ends); or 3"
    " to erase it; then Enter.",
    "plain.concern_filed": "The concern is locked. Only {lead} and {deputy} can read it. Tell"
    " {lead} or {deputy} today.",
    "plain.concern_kept": "It is kept, and not filed yet: it can be read on this laptop. /concern"
    " goes on with it.",
    "plain.concern_dropped": "Nothing was filed.",
}

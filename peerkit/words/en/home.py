"""What home, the lock, practice and the training questions say, in English."""

from collections.abc import Mapping

MESSAGES: dict[str, str | Mapping[str, str]] = {
    # unlocking
    "unlock.title": "peerkit. Everything here is locked.",
    "unlock.vault": "Whose interviews? Type the number.",
    "unlock.ask": "Your passphrase (nothing shows while you type; Enter alone leaves):",
    "unlock.working": "Opening. This takes a moment.",
    "unlock.wrong": "That is not the passphrase. Nothing is lost.",
    "unlock.caps_lock": "Look whether Caps Lock is on, and which keyboard language is set."
    " Forgotten it? Type the recovery code from your paper in its place.",
    "unlock.recovered": "The recovery code is right. Now choose a new passphrase.",
    "locked.title": "LOCKED. Nobody used the keyboard for a while. Everything is saved.",
    "locked.ask": "Passphrase, to go on where you were (nothing shows while you type):",
    "locked.opened": "Welcome back. You go on here:",
    # home
    "home.title": "HOME. {project}",
    "home.no_project": "No project yet",
    "home.counts": "Interviews on this computer: {recorded}. Not handed over yet:"
    " {not_handed_over}. Paused: {unfinished}.",
    "home.counts_practice": "Interviews practised and kept: {recorded}. Paused: {unfinished}.",
    "home.choice.start": "Start an interview",
    "home.choice.resume": "Go on with a paused interview",
    "home.choice.safe": "I am back and safe",
    "home.choice.debrief": "How was it for you? (your own debrief)",
    "home.choice.my_interviews": "My interviews",
    "home.choice.hand_over": "Hand over",
    "home.choice.join": "Join a project with a kit file",
    "home.choice.practise": "Practise with a made-up person",
    "home.choice.training": "Training questions",
    "home.choice.withdraw": "Somebody wants their answers removed",
    "home.choice.said_no": "Somebody said no",
    "home.choice.leave": "Leave",
    "home.next.start": "{number} starts an interview.",
    "home.next.resume": "{number} goes on with the interview that is paused.",
    "home.next.safe": "{number} when you are back, and whoever waits for you knows it.",
    "home.next.debrief": "{number} asks how it was for you.",
    "home.next.hand_over": "{number} hands over what is new.",
    "home.next.join": "{number} joins your project, so that the interviews can be handed over.",
    "home.next.practise": "{number} practises an interview.",
    "home.next.training": "{number} asks the training questions.",
    "home.row": "{number}. {label}",
    "home.type_a_number": "Next: type a number, then Enter. {step}",
    "home.type_a_number_shown": "Please type one of the numbers shown, then Enter.",
    "home.next_choose": "Next: type a number, then Enter. Enter alone goes back.",
    "home.next_line": "Next: type it, then Enter. Enter alone goes back.",
    "home.next_page": "Next: press Enter to go on.",
    "home.ended": "Goodbye. Everything is saved and locked.",
    # reminders
    "home.reminder.overdue": "OVERDUE: you wanted to be back by {until}, and {buddy} may be"
    " worried. Tell {buddy} now that you are safe.",
    "home.reminder.debrief": "You have not been asked yet how your last interview was for you.",
    "home.reminder.training": "Before your first real interview, your project asks you to practise"
    " once and to answer the training questions.",
    "home.reminder.training_practice": "Before your first real interview, your project asks you to"
    " practise once, to the end. The training questions are done.",
    "home.reminder.training_questions": "Before your first real interview, your project asks you to"
    " answer the training questions. You have practised.",
    "home.reminder.concern": "A concern about somebody's safety is written and not filed: it can be"
    " read on this computer. Go on with the paused interview to file it.",
    "home.reminder.hand_over": {
        "one": "{n} interview is not handed over yet.",
        "other": "{n} interviews are not handed over yet.",
    },
    "home.reminder.restored": "This vault was restored. Until you hand over, it does not know what"
    " was withdrawn since, and shows no words.",
    "home.reminder.backup": {
        "one": "There has been no backup for {n} day. `peerkit backup FOLDER` makes one.",
        "other": "There has been no backup for {n} days. `peerkit backup FOLDER` makes one.",
    },
    "home.reminder.drill": {
        "one": "The last drill was {n} month ago. `peerkit drill` tries on a copy whether you would"
        " get back in.",
        "other": "The last drill was {n} months ago. `peerkit drill` tries on a copy whether you"
        " would get back in.",
    },
    "home.reminder.first_drill": "When you have a quiet quarter of an hour: `peerkit drill` tries"
    " on a copy whether you would get back in without the passphrase.",
    "home.reminder.due": {
        "one": "{n} thing should be kept no longer. `peerkit due` shows it; nothing goes by"
        " itself.",
        "other": "{n} things should be kept no longer. `peerkit due` shows them; nothing goes by"
        " itself.",
    },
    "home.reminder.only_copy": {
        "one": "{n} interview is on this computer alone. There is no other copy.",
        "other": "{n} interviews are on this computer alone. There is no other copy.",
    },
    # what the project's lead has changed
    "home.reminder.changed_project": "NEW: what your project {project} says of itself has changed.",
    "home.reminder.changed_contact": "NEW: participants can now ask {contact}.",
    "home.reminder.changed_withdraw_by": "NEW: answers can be removed until {day}.",
    "home.reminder.changed_retention": "NEW: answers are kept until {day}.",
    "home.reminder.changed_receivers": "NEW: what participants agree to share goes to {receivers}.",
    "home.reminder.new_questionnaire": "NEW: there is one questionnaire more, {title}.",
    "home.reminder.changed_questionnaire": "NEW: {title} has a newer version, {version}. An"
    " interview that is under way keeps the one that it was begun with.",
    "home.reminder.changed_languages": "NEW: somebody vouches now for the words in {languages}.",
    "home.reminder.changed_policies": "NEW: what your project asks around the questions has"
    " changed.",
    "home.reminder.changed_safeguarding": "NEW: {names} look after safeguarding.",
    "home.reminder.changed_second_recipients": "NEW: {names} can open what you hand over, too.",
    "home.reminder.no_second_recipient": "NEW: nobody but your organisation can open what you hand"
    " over.",
    "home.reminder.changed_place": "NEW: hand over at {place}.",
    # the first time
    "home.first.title": "WELCOME to peerkit. Nothing is on this computer yet. What would you like"
    " to do?",
    "home.first.join": "I have a kit file from my project lead",
    "home.first.practise": "Practise with a made-up person",
    "home.first.demo": "See the whole story with made-up people",
    "home.first.leave": "Leave",
    "home.demo_begins": "It takes about half a minute, and nothing of it stays on this computer.",
    "home.passphrase_in_lines": "Next you choose a passphrase of your own, or have one made of six"
    " words. That happens in the window in"
    " which peerkit was started, in plain lines.",
    "home.demo_over": "That was the whole story. Nothing of it stays on this computer.",
    "home.kit": "Where is the kit file? Type its name, or drag the file into this window.",
    "home.same_organisation": "Interviews that wait on this computer: {count}, made for"
    " {organisation}. This kit is from {kit_organisation}. Is that the same organisation?",
    "home.same_organisation.yes": "Yes, hand them over with this project",
    "home.same_organisation.no": "No, leave them where they are",
    "home.kit_words": "Type the six words that your project lead reads to you, with spaces between"
    " them:",
    # starting and going on
    "home.which_questionnaire": "Which questionnaire?",
    "home.from_kit": "{title} (from your project)",
    "home.which_language": "In which language is the interview?",
    "home.language_for_practice": "{language} (not reviewed yet: for practice only)",
    "home.which_unfinished": "Which interview?",
    "home.unfinished": "{title}, begun {day}",
    "home.organisation": "Which organisation are these interviews for?",
    "home.contact": "Whom can a participant ask (name and telephone number)?",
    "home.withdraw_by": "Until when can answers be removed (day/month/year)?",
    # what became of a choice
    "home.outcome.finished": "The interview is safe on this computer.",
    "home.outcome.ended": "The interview ended. Nothing that was said is kept.",
    "home.outcome.paused": "The interview is paused. Everything up to there is safe.",
    "home.handed_over": {
        "one": "Handed over: {n} sealed file is at the place.",
        "other": "Handed over: {n} sealed files are at the place.",
    },
    "home.nothing_new": "There was nothing new to hand over. Everything that left before is safe.",
    "home.confirmed": "Your project has confirmed {merged} of your {n} interviews.",
    "home.confirmed_none": {
        "one": "Your project has not confirmed your interview yet.",
        "other": "Your project has confirmed none of your {n} interviews yet.",
    },
    "home.confirmed_all": {
        "one": "Your project has confirmed your interview.",
        "other": "Your project has confirmed all of your {n} interviews.",
    },
    "home.debriefed": "Thank you. Look after yourself.",
    "home.place": "In which folder, on a shared drive or a stick, do you hand over? Your project"
    " lead knows.",
    "home.withdraw": "Type the withdrawal code from the slip:",
    "home.withdrawn": "Removed. What was said is erased here, and it cannot come back.",
    "home.withdrawn_next": "Hand over next: that takes the removal to everybody who holds a copy.",
    "home.said_no": "Thank them all the same. What happened? No name is kept, only this:",
    "approach.declined": "They did not want to take part",
    "approach.no_time": "They had no time",
    "approach.another_time": "They want to be asked another time",
    "approach.no_language": "We had no language in common",
    "approach.not_alone": "There was no place to talk alone",
    "approach.worried": "They worried about what becomes of their answers",
    "approach.other": "Something else",
    "home.said_no_kept": "It is counted, without a name. Thank you for asking.",
    "home.interviews": "MY INTERVIEWS",
    "home.no_interviews": "There are none yet.",
    "home.interview": "{code}. {day}. {title}. {where}.",
    "home.training_title": "MY TRAINING. This is all that is logged about it; your project lead"
    " sees the same.",
    "home.training_entry.practice": "{day}: an interview practised to its end",
    "home.training_entry.questions": "{day}: the training questions answered",
    "home.training_none": "Nothing yet.",
    "home.problem": "{message} {hint}",
    "home.not_trained": "Not yet: what your project asks for first is said above.",
    # lone working
    "lone.buddy": "Who waits to hear that you are back safely? Type a name.",
    "lone.until": "By what time will you tell them? Type hours:minutes, like 15:30.",
    "lone.type_a_time": "Please type a time like 15:30.",
    "lone.no_alarm": "peerkit works offline: it raises no alarm and tells nobody. Tell {buddy} now"
    " where you are and that you will be in touch by {until}.",
    "lone.say_so": "peerkit works offline and tells nobody. When you have told them, say so at"
    " home: `peerkit`.",
    "lone.safe": "Good that you are back. {buddy} no longer stands here.",
    # practice
    "practice.safeguarding_lead": "Lee (made up)",
    "practice.safeguarding_deputy": "Kim (made up)",
    "practice.receiver.programme": "the Practice City Team",
    "practice.receiver.partner": "Practice Partners",
    "practice.mark": "PRACTICE. Nothing here is real, and nothing can be handed over.",
    "practice.not_locked": "Practice is not locked with a passphrase. Type nothing about real"
    " people.",
    "practice.who": "With whom do you practise? Each person is made up. Somebody sits beside you"
    " and plays them, or you play both.",
    "practice.go_on": "Go on with the practice that is paused",
    "practice.card": "Read this, or give it to whoever plays the person:",
    "practice.done": "Practised to the end. It is in your training log.",
    "practice.done_unlogged": "Practised to the end. It comes into your training log when you have"
    " joined your project.",
    "practice.persona.stallholder": "A stallholder in their fifties, talkative, short of time",
    "practice.persona.stallholder.says": "You sell fruit at a street market and have lived nearby"
    " for thirty years. You agree to take part and to your answers being used, but you do not want"
    " to be quoted: people would know you by your way of talking. You say: 'Ask quickly, love, I"
    " have customers at four.' You drift off the question to tell how the market used to be."
    " Halfway through you have to stop for ten minutes to move your van.",
    "practice.persona.student": "A student of nineteen, shy, worried about who reads this",
    "practice.persona.student.says": "You came to this city for college and share a room. Before"
    " you agree to anything you ask: 'Will my college see this? What if I change my mind?' You"
    " agree in the end. You answer in very few words, and say 'I'd rather not' to anything about"
    " money. Once you say 'I don't know', and mean it.",
    "practice.persona.carer": "A carer in their forties who becomes upset",
    "practice.persona.carer.says": "You look after your mother and work nights. You are glad that"
    " somebody asks. When a question touches on being heard, you begin to cry: the last time you"
    " asked for help nobody came back to you. You want a break and some water, then to leave that"
    " question out and go on. At the end you are happy for your answers to be kept.",
    "practice.persona.newcomer": "A newcomer of thirty who follows some English",
    "practice.persona.newcomer.says": "You arrived two years ago. You nod a lot, also when you have"
    " not followed. When you are asked to say in your own words what will happen to your answers,"
    " you say: 'You help me with the council, yes?' It takes a second, slower reading before you"
    " understand that nothing is promised; then you agree. You ask for every question twice.",
    "practice.persona.worried": "A retired neighbour who says something worrying",
    "practice.persona.worried.says": "You live alone and like company. You agree to everything at"
    " once. In the middle you say quietly: 'My nephew keeps my bank card, and when I ask for it he"
    " shouts. Don't tell anyone I said that.' You are in no danger at this moment. You want to"
    " finish the interview.",
    # training
    "training.title": "TRAINING QUESTIONS. {total} questions about consent and keeping people safe."
    " A wrong answer is explained and asked again; only that you finished is logged.",
    "training.question": "Question {number} of {total}. {question}",
    "training.right": "Yes. {why}",
    "training.wrong": "Not quite. {why}",
    "training.done": "All questions are answered. It is in your training log.",
    "training.left": "You left before the end, so nothing is logged. You can begin again any time.",
    "training.not_asked": "You forgot to read out one consent statement. How does it count?",
    "training.not_asked.yes": "As a yes, because they agreed to the others",
    "training.not_asked.no": "As a no, until they have been asked and have said yes",
    "training.not_asked.guess": "As whatever you think they would have said",
    "training.not_asked.why": "Each statement stands alone, and only a yes that was said out loud"
    " is a yes.",
    "training.optional_no": "Somebody wants to take part, and says no to being quoted, which is not"
    " an essential statement. What do you do?",
    "training.optional_no.stop": "End the interview",
    "training.optional_no.persuade": "Explain why quotes matter until they agree",
    "training.optional_no.go_on": "Note the no, and go on with the interview",
    "training.optional_no.why": "Only an essential statement ends the interview. Any other no is"
    " respected: the interview goes on, and nothing is quoted.",
    "training.unsure": "You have read everything twice, and you are not sure that the person"
    " understands what they agree to. What do you do?",
    "training.unsure.go_on": "Go on; they nodded",
    "training.unsure.end_kindly": "End kindly, and keep nothing but the reason",
    "training.unsure.relative": "Let a relative answer the consent statements for them",
    "training.unsure.why": "Who does not understand cannot agree, and nobody can agree for another"
    " adult. Ending kindly harms nobody.",
    "training.secret": "When do you tell a participant what you could not keep to yourself?",
    "training.secret.promise": "Never; you promise that everything stays secret",
    "training.secret.later": "When they have told you something serious",
    "training.secret.limits_first": "Before the questions begin, with every participant",
    "training.secret.why": "People decide what to tell you. They can only decide freely if they"
    " know beforehand what you would have to pass on, and to whom.",
    "training.danger": "A participant tells you that somebody at home is being hurt right now. What"
    " comes first?",
    "training.danger.note": "Write it into the answers, so that it is not lost",
    "training.danger.call": "Call 999, then tell the safeguarding lead and file a concern",
    "training.danger.finish": "Finish the interview, then tell your project lead",
    "training.danger.why": "A person's safety comes before the interview. A concern is filed apart"
    " from the answers, and only those who look after safeguarding can read it.",
    "training.upset": "The participant begins to cry. What do you do?",
    "training.upset.pause": "Pause, ask what they need, and let them choose: go on, leave the"
    " question out, or end",
    "training.upset.hurry": "Go on quickly to an easier question",
    "training.upset.advise": "Tell them what helped you in the same situation",
    "training.upset.why": "The choice is theirs. You are there to listen, not to treat; you can"
    " read out where help can be found.",
    "training.stop": "In the middle somebody says: I do not want to go on. What becomes of what"
    " they have said?",
    "training.stop.reason": "It depends on whether they have a good reason",
    "training.stop.theirs": "They say: it is kept, erased, or decided later",
    "training.stop.keep": "It is kept, because they agreed at the beginning",
    "training.stop.why": "Nobody has to give a reason for stopping, and what was said still belongs"
    " to them.",
    "training.slip": "Weeks later somebody shows you the code on their slip and wants their answers"
    " removed, before the date on the slip. What do you do?",
    "training.slip.too_late": "Explain that it is too late, the interview was handed over",
    "training.slip.ask_why": "Ask for their name and their reason first",
    "training.slip.withdraw": "Type the code, and hand over, so that every copy is erased",
    "training.slip.why": "The code is enough: no name, no reason. Taking back must be as easy as"
    " agreeing was.",
}

"""The small things that an interview asks around its questions, in English.

`detail.<name>` is the question, read by the researcher; `.hint` helps, where there is one; the rest
are its options. `ended.<reason>` is said when an interview ends kindly before it begins.
`policy.<name>` says what a project asks of its researchers' laptops.
"""

MESSAGES: dict[str, str] = {
    # access needs
    "detail.access_needs": "What would make this easier for the participant? Choose any.",
    "detail.access_needs.hint": "Ask before you begin; nothing needs to be explained.",
    "detail.access_needs.interpreter": "An interpreter",
    "detail.access_needs.bsl": "British Sign Language (BSL)",
    "detail.access_needs.read_aloud": "Everything read aloud",
    "detail.access_needs.large_print": "Large print",
    "detail.access_needs.hearing": "Help with hearing: a quiet place, facing them, a loop",
    "detail.access_needs.breaks": "Breaks, or more time",
    "detail.access_needs.step_free": "A place without steps",
    "detail.access_needs.companion": "Somebody beside them",
    "detail.interpreter": "Who interprets?",
    "detail.interpreter.hint": "Somebody they do not live with is best.",
    "detail.interpreter.professional": "A professional interpreter",
    "detail.interpreter.community": "Somebody of the community",
    "detail.interpreter.family_or_friend": "Family, or a friend",
    "detail.interpreter_confidential": "Has the interpreter agreed to tell nobody what is said?",
    "detail.interpreter_confidential.yes": "Yes",
    "detail.interpreter_confidential.no": "Not yet",
    "detail.access_notes": "Anything else that would make it easier?",
    # a safe place
    "detail.safe_place": "Are you both in a place where the participant can talk safely?",
    "detail.safe_place.hint": "Look around: can anybody hear you? Is there a way out for both?",
    "detail.safe_place.alone": "Yes, and nobody else can hear",
    "detail.safe_place.companion": "Yes, with somebody whom they want there",
    "detail.safe_place.not_safe": "No, not here or not now",
    # whether they know each other
    "detail.known_person": "Do you know this person?",
    "detail.known_person.hint": "People can find it hard to say no to somebody they know.",
    "detail.known_person.no": "No",
    "detail.known_person.by_sight": "By sight",
    "detail.known_person.friend": "As a friend, or through work",
    "detail.known_person.family": "As family",
    "detail.swap": "Offer a swap: would they rather talk with another researcher?",
    "detail.swap.go_on": "No, they want to talk with you",
    "detail.swap.swap": "Yes, or they are not sure",
    # age
    "detail.age": "How old is the participant?",
    "detail.age.hint": "At 16 and 17 people agree for themselves; give them the sheet for young"
    " people.",
    "detail.age.under_16": "Under 16",
    "detail.age.16_17": "16 or 17",
    "detail.age.18_or_over": "18 or over",
    "detail.age.under_13": "Under 13",
    "detail.age.13_15": "13 to 15",
    "detail.age.18_24": "18 to 24",
    "detail.age.25_34": "25 to 34",
    "detail.age.35_44": "35 to 44",
    "detail.age.45_54": "45 to 54",
    "detail.age.55_64": "55 to 64",
    "detail.age.65_74": "65 to 74",
    "detail.age.75_84": "75 to 84",
    "detail.age.85_plus": "85 and over",
    "detail.age.adult": "18 or over, and prefers not to say more",
    "detail.permission": "Has a parent, or another adult who is responsible for them, given their"
    " permission?",
    "detail.permission.hint": "The young person is asked too, and their own no counts.",
    "detail.permission.yes": "Yes",
    "detail.permission.no": "No",
    "detail.permission_from": "Who gave permission?",
    "detail.permission_from.hint": "Only who they are to the young person; no name.",
    "detail.permission_from.parent": "A parent",
    "detail.permission_from.guardian": "A guardian or foster carer",
    "detail.permission_from.other_family": "Another adult of the family who looks after them",
    "detail.permission_from.social_worker": "A social worker",
    "detail.permission_from.other_adult": "Another adult who is responsible for them",
    # understanding
    "detail.understanding": "Have all their questions been answered, and is it clear to them?",
    "detail.understanding.hint": "Ask them to say in their own words what this is about.",
    "detail.understanding.understood": "Yes, they understand",
    "detail.understanding.not_sure": "I am not sure that they understand",
    # naming
    "detail.naming": "How should they be named where their words are used?",
    "detail.naming.no_name": "With no name",
    "detail.naming.other_name": "With another name, which they choose",
    "detail.naming.own_name": "With their own name, as they agreed to",
    "detail.named_as": "Which name?",
    "detail.named_as.hint": "Kept apart from the answers.",
    # staying in touch
    "detail.reach_name": "STAYING IN TOUCH. What is their name?",
    "detail.reach_name.hint": "Kept apart from the answers. They can leave out anything.",
    "detail.reach_telephone": "On which telephone number can they be reached?",
    "detail.reach_email": "At which e-mail address can they be reached?",
    "detail.reach_safely": "When and how is it safe to reach them?",
    "detail.reach_safely.hint": "For example: no voice messages, only in the morning.",
    # the reward
    "detail.reward": "THANK-YOU. Was the participant offered something for their time?",
    "detail.reward.hint": "Kept apart from the answers. Never ask whether somebody claims benefits,"
    " nor for bank details.",
    "detail.reward.accepted": "Yes, and they took it",
    "detail.reward.declined": "Yes, and they did not want it",
    "detail.reward.not_offered": "No",
    "detail.reward_form": "In which form?",
    "detail.reward_form.voucher": "A voucher",
    "detail.reward_form.cash": "Cash",
    "detail.reward_form.gift": "A gift",
    "detail.reward_form.other": "Something else",
    "detail.reward_value": "How much is it worth, in pounds?",
    "detail.expenses": "How much was paid for expenses, such as travel, in pounds?",
    "detail.expenses.hint": "Expenses are counted apart from the thank-you.",
    "detail.benefits_advice": "Were they told where to ask whether it changes their benefits?",
    "detail.benefits_advice.yes": "Yes",
    "detail.benefits_advice.no": "No",
    # the researcher's own debrief
    "detail.debrief_feeling": "That was a whole conversation. How are you?",
    "detail.debrief_feeling.hint": "This is for you alone; it stays on this computer.",
    "detail.debrief_feeling.well": "Well",
    "detail.debrief_feeling.mixed": "So-so",
    "detail.debrief_feeling.heavy": "It was heavy",
    "detail.debrief_words": "What would you like to get off your chest?",
    "detail.debrief_words.hint": "It stays on this computer, and nobody else is shown it.",
    "detail.debrief_call": "Would you like your project lead to call you?",
    "detail.debrief_call.yes": "I need a call",
    "detail.debrief_call.no": "No, thank you",
    "detail.debrief_for_lead": "Is there anything your lead should know before calling?",
    "detail.debrief_for_lead.hint": "Sent only if you asked for a call. Leave out what the"
    " participant said.",
    # how an interview ends before it begins
    "ended.not_safe": "Thank them, and offer another time or place where they can talk safely."
    " Nothing was kept.",
    "ended.known_person": "Thank them. Ask your project lead for another researcher. Nothing was"
    " kept.",
    "ended.under_16": "Thank them kindly: this project talks with people of 16 and over. Nothing"
    " was kept.",
    "ended.no_permission": "Thank them kindly: it needs an adult's permission first. They can come"
    " back with it. Nothing was kept.",
    "ended.not_understood": "Thank them for their time, and leave it there; that is no fault of"
    " theirs. Nothing was kept.",
    # what a kit says that its project asks of a laptop
    "policy.steps": "Around the questions it also asks: {value}.",
    "policy.under_16": "People under 16: {value}.",
    "policy.under_16.refuse": "they do not take part",
    "policy.under_16.adult_and_child": "they take part where a responsible adult and they"
    " themselves"
    " agree",
    "policy.under_16_approver": "Young people taking part was approved by {value}.",
    "policy.lock_minutes_interview": "Within an interview the screen locks after {value} minutes"
    " without a key.",
    "policy.lock_minutes_home": "Outside interviews the screen locks after {value} minutes"
    " without a"
    " key.",
    "policy.lone_working": "Before you interview alone, it asks when you expect to be back.",
    "policy.training_required": "Before your first real interview it asks you to practise and to"
    " answer some questions.",
    "policy.free_laptops": "What your project lead has, and has in a backup, leaves this laptop.",
    "policy.local_card": "In an emergency: {value}",
    "policy.keep_answers": "Answers are kept until {value}.",
    "policy.keep_contacts": "Contact details are kept until {value}.",
    "policy.keep_rewards": "What was given as thanks is kept on record until {value}.",
    "policy.keep_concerns": "Concerns are kept until {value}.",
}

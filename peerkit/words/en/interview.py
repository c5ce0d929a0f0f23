"""Why an answer was not taken, in English: `answer.<problem>`, said kindly and with an example."""

MESSAGES: dict[str, str] = {
    "answer.ambiguous_number": "Please type the number without a comma between thousands, for"
    " example 1000, or 1.5 for one and a half.",
    "answer.chosen_twice": "One choice is there twice. Please choose each only once.",
    "answer.constraint": "That answer does not fit this question. Please look at it again.",
    "answer.empty": "Nothing was typed. Please type an answer, or choose Prefer not to say.",
    "answer.no_longer_fits": "An earlier answer no longer fits the others. Please look at it again"
    " before you go on.",
    "answer.no_refusal": "This question needs an answer; it cannot be refused.",
    "answer.not_a_choice": "That is not one of the choices. Please type the number beside one.",
    "answer.not_a_date": "Please type a day as day/month/year, for example 21/3/2027.",
    "answer.not_a_date_and_time": "Please type the day and the time, for example 21/3/2027 14:30.",
    "answer.not_a_number": "Please type a number, for example 3 or 2.5.",
    "answer.not_a_reason": "That reason cannot be given for a question that was asked.",
    "answer.not_a_time": "Please type a time as hours:minutes, for example 14:30.",
    "answer.not_a_whole_number": "Please type a whole number, for example 3.",
    "answer.not_acknowledged": "Please type 1 when this is done.",
    "answer.not_all_ranked": "Please type every number once, the most important first.",
    "answer.not_text": "Some of what was typed cannot be kept. Please type it again.",
    "answer.not_yes_or_no": "This question is not answered with yes or no alone.",
    "answer.nothing_to_answer": "There is nothing to answer here. Please press Enter to go on.",
    "answer.number_too_large": "That number is too long to keep. Please check it.",
    "answer.off_step": "Please type a number that is {start} and some steps of {step}.",
    "answer.out_of_range": "Please type a number from {start} to {end}.",
    "answer.read_only": "This answer was worked out from the others and cannot be changed here.",
    "answer.required": "This question needs an answer before you go on.",
    "answer.required_left": "A question that needs an answer has none yet. Please answer it before"
    " you go on.",
    "answer.too_long": "That is too long to keep in one answer: at most {limit} characters.",
    "answer.yes_or_no": "Please answer yes or no.",
}

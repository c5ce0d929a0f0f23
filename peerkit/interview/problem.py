"""Why an answer is refused: closed, and each reason worded as `answer.<problem>`."""

from enum import StrEnum


class Problem(StrEnum):
    """What is wrong with an answer, or with going on without one."""

    AMBIGUOUS_NUMBER = "ambiguous_number"
    CHOSEN_TWICE = "chosen_twice"
    CONSTRAINT = "constraint"
    EMPTY = "empty"
    NO_LONGER_FITS = "no_longer_fits"
    NO_REFUSAL = "no_refusal"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_DATE = "not_a_date"
    NOT_A_DATE_AND_TIME = "not_a_date_and_time"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_REASON = "not_a_reason"
    NOT_A_TIME = "not_a_time"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NOT_ACKNOWLEDGED = "not_acknowledged"
    NOT_ALL_RANKED = "not_all_ranked"
    NOT_TEXT = "not_text"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOTHING_TO_ANSWER = "nothing_to_answer"
    NUMBER_TOO_LARGE = "number_too_large"
    OFF_STEP = "off_step"
    OUT_OF_RANGE = "out_of_range"
    READ_ONLY = "read_only"
    REQUIRED = "required"
    REQUIRED_LEFT = "required_left"
    TOO_LONG = "too_long"
    YES_OR_NO = "yes_or_no"

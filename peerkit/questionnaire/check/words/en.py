"""English.

The lists follow the classes of QUAID and QAS-99 and the guidance of the Government Analysis
Function; words were left out that ordinary questions need (how often, would you like).
"""

from peerkit.questionnaire.check.words.lists import WordList

WORDS = WordList(
    immigration=(
        *("immigration status", "visa", "leave to remain", "refugee status", "asylum"),
        *("right to remain", "residence permit", "settled status", "pre-settled", "undocumented"),
        *("biometric residence", "home office reference", "deport", "deported", "deportation"),
        *("here legally", "legally in the uk", "illegal immigrant", "overstayed"),
    ),
    leading=(
        *("don't you", "do you not", "wouldn't you", "would you not", "isn't it", "aren't you"),
        *("do you agree that", "don't you think", "surely", "obviously", "as you know"),
        *("as we all know", "everyone knows", "everybody knows", "most people think"),
        *("most people agree", "experts say", "it is clear that", "how much do you agree that"),
    ),
    loaded=(
        *("appalling", "disgraceful", "shocking", "outrageous", "scandalous", "victimised"),
        *("suffer from", "suffering from", "burden", "bogus", "scrounger", "flood of", "plague"),
        *("hard-working families", "so-called", "gang member", "broken home", "normal people"),
    ),
    vague=(
        *("often", "sometimes", "regularly", "occasionally", "frequently", "usually", "rarely"),
        *("seldom", "recently", "a lot of the time", "from time to time", "generally", "normally"),
    ),
    hypothetical=(
        *("imagine", "suppose", "if you were", "if you could", "if you had", "what would you do"),
        *("would you ever", "if there were", "if money were"),
    ),
    jargon=(
        *("stakeholder", "stakeholders", "service user", "service users", "intersectionality"),
        *("socio-economic", "socioeconomic", "capacity building", "co-production", "coproduction"),
        *("multi-agency", "statutory", "provision", "signposted", "referral pathway", "cohort"),
        *("demographic", "demographics", "deprivation", "hard to reach", "bame", "bme"),
        *("green infrastructure", "active travel", "protected characteristic", "facilitate"),
        *("utilise", "utilize", "going forward", "touchpoint", "wraparound"),
    ),
    negations=(
        *("not", "never", "no", "nobody", "no one", "nothing", "none", "neither", "nor", "without"),
        *("don't", "doesn't", "didn't", "can't", "cannot", "won't", "wouldn't", "shouldn't"),
        *("isn't", "aren't", "wasn't", "weren't", "haven't", "hasn't", "unable", "hardly"),
    ),
    joiners=("and",),
    askers=(
        *("how", "why", "what", "when", "who", "where", "which", "is", "are", "was", "were", "do"),
        *("does", "did", "have", "has", "can", "would"),
    ),
    rated=(
        *("how satisfied", "how happy", "how easy", "how safe", "how useful", "how fair"),
        *("how good", "how clear"),
    ),
    good=(
        *("excellent", "good", "satisfied", "agree", "happy", "easy", "safe", "likely"),
        *("helpful", "welcome", "important", "confident", "comfortable", "positive", "better"),
    ),
    bad=(
        *("terrible", "bad", "poor", "dissatisfied", "disagree", "unhappy", "difficult", "hard"),
        *("unsafe", "unlikely", "unfair", "unhelpful", "unwelcome", "unimportant", "negative"),
        *("unconfident", "uncomfortable", "worse", "not safe", "not good", "not important"),
        *("not confident", "not likely", "not satisfied", "not happy", "not easy", "not fair"),
        *("not helpful", "not welcome", "not comfortable"),
    ),
    exempt=(
        *("how often", "as often as", "more often", "less often", "yes or no", "or not"),
        *("prefer not", "no wrong answers", "no right or wrong", "would you like", "fair to say"),
        *("not at all", "if at all", "no more than", "not only"),
    ),
)

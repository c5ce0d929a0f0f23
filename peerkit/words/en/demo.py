"""The demo's story, in English."""

from collections.abc import Mapping

MESSAGES: dict[str, str | Mapping[str, str]] = {
    "demo.opening": "Everything here is made up: the people, their words and the dates. The vaults,"
    " the keys and the bundles are real.",
    "demo.programme": "City Hall's CE team makes a programme.",
    "demo.organisation": "{name} enters it with a kit. The CE team reads six words to them over the"
    " telephone: {words}.",
    "demo.researcher": "Researcher {code} joins with a kit and its six words, on the laptop"
    " {name}.",
    "demo.interviews": {
        "one": "On {name}: {n} interview, in the participant's language, encrypted from the first"
        " letter.",
        "other": "On {name}: {n} interviews, each in the participant's language, encrypted from the"
        " first letter.",
    },
    "demo.merged": {
        "one": "{name} finds {n} bundle in its folder, checks it, merges it and signs a receipt.",
        "other": "{name} finds {n} bundles in its folder, checks them, merges them and signs"
        " receipts.",
    },
    "demo.twice": "The same bundle comes once more on a stick: it is known, and nothing changes.",
    "demo.forwarded": "The organisations forward what their participants agreed to, and the CE team"
    " merges it: {n} interviews.",
    "demo.late": "The second researcher was away for two weeks. Their bundle comes late and is"
    " merged like any other: {n} interviews receipted, {total} at City Hall.",
    "demo.withdrawn": "Participant {participant} changes their mind and shows the code on their"
    " slip. Their words are erased on the laptop.",
    "demo.withdrawal_travelled": "The withdrawal travels with the next bundles: City Hall had"
    " {before} interviews and has {after}.",
    "demo.table": "The CE team's table:",
    "demo.heading.organisation": "organisation",
    "demo.heading.questionnaire": "questionnaire",
    "demo.heading.languages": "languages",
    "demo.heading.interviews": "interviews",
    "demo.caveat": "These are the people we spoke to, not a representative survey.",
    "demo.files": "Exported: {names}.",
    "demo.kept": "Everything is in {folder}. The passphrase of each vault is: nothing in this demo"
    " is secret",
    "demo.next": "try an interview yourself: peerkit interview social_integration --practice",
    "demo.next_kept": "look around: PEERKIT_HOME={home} peerkit list --vault city-hall",
}

"""What is said of a project's people, their laptops and the renewal of their kits, in English."""

MESSAGES: dict[str, str] = {
    "people.nobody": "Nobody has a kit of this project yet.",
    "people.heading.code": "code",
    "people.heading.name": "for whom",
    "people.heading.state": "state",
    "people.heading.last_bundle": "last bundle",
    "people.heading.missing": "missing",
    "people.heading.fingerprint": "words of the laptop's key",
    "people.heading.interview": "interview",
    "people.heading.withdrawn": "withdrawn",
    "people.heading.what": "what",
    "people.heading.holder": "who held it",
    "people.heading.confirmed": "confirmed",
    "people.everything": "everything",
    "people.not_confirmed": "not yet",
    "people.nothing_withdrawn": "Nothing was withdrawn from this project.",
    "people.next_unconfirmed": "ask whoever has not confirmed to run `peerkit sync`; then sync.",
    "people.letter": "The letter is in {path}. It says nothing of what was said, nor by whom.",
    "people.letter_language": "No native speaker has read its words in this language yet: have it"
    " read before you send it.",
    "people.letter_english": "There is no letter in the language of the interview yet; this one is"
    " in English.",
    "people.state.invited": "invited",
    "people.state.enrolled": "enrolled",
    "people.state.revoked": "revoked",
    "people.state.second_recipient": "can open everything too",
    "people.second_file": "The key of {name} is in {path}. Give it to them, and keep none here.",
    "people.ask.second": "{name} chooses a passphrase of their own now, for the key that opens"
    " everything. Let them sit down at the keyboard.",
    "people.second": "{names} can open what you hand over, too.",
    "people.twice": "{code}: the laptop's records were continued twice. It was copied, or somebody"
    " else has its keys. Ask the researcher, and revoke it if they do not know why.",
    "people.set_aside": "{code}: records set aside, which do not count: {n}.",
    "people.who": "{code}, for {name}: {state}.",
    "people.ask.revoke": "What came from there until now stays. What comes later is set aside, and"
    " a revocation cannot be taken back. Type {person} to revoke:",
    "people.revoked": "{code} is revoked. What is recorded there from now on does not count.",
    "people.changed": "The project is changed. Those whom the next syncs tell: {n}.",
    "people.nothing_changed": "The project says that already. Nothing was changed.",
    "people.kit_again": "The kit of {code} is made once more, as it is now.",
    "people.renewed": "{project} is renewed as its lead changed it. Your code stays {code}.",
    "people.renewal.taken": "Your project lead has changed the project; this laptop goes by it"
    " now.",
    "people.renewal.unreadable": "Your project lead has changed the project, and this peerkit is"
    " too old to read how. Nothing was changed; update peerkit, and sync again.",
    "people.freed": "Records that your project lead has in a backup, and that left here: {n}.",
    "people.next_changed": "`peerkit sync` tells everybody; `peerkit project kit --renew CODE`"
    " makes a file for whoever cannot sync.",
    "people.next_renew": "give the file to the researcher, who runs `peerkit join` with it. Whoever"
    " has joined is not asked for the six words.",
    "people.statement_withdrawn": "{statement} is taken back. What was said stays, and no longer"
    " leaves for that.",
    "people.next_compare": "researchers see the words of their own key with `peerkit status`;"
    " `peerkit project revoke CODE` revokes a laptop that is lost.",
    "people.next_revoked": "`peerkit sync` tells the laptop; whoever goes on gets a new kit.",
}

"""What `peerkit drill` asks and says, in English."""

from collections.abc import Mapping

MESSAGES: dict[str, str | Mapping[str, str]] = {
    "drill.begins": "A drill tries every way back into this vault on a copy of it. The vault itself"
    " is not changed, and the copy is gone afterwards.",
    "drill.one_at_a_time": "You are asked for one thing at a time. What you do not have here is"
    " passed over with Enter alone.",
    "drill.bar": "Trying it on the copy",
    # what is asked for
    "drill.ask.passphrase": "Passphrase (nothing shows while you type; Enter alone: I do not have"
    " it here):",
    "drill.ask.recovery_code": "Recovery code from your paper (nothing shows while you type; Enter"
    " alone: I do not have it here):",
    "drill.ask.request": "Somebody else can help you back in. To try it, they have to read a small"
    " file now and read you a code, in person or on the telephone.\nUnder which name shall the file"
    " be written, for example drill.rescue? Enter alone: they are not here.",
    "drill.ask.rescue_code": "The call for help is in {path}. It opens nothing, and is deleted"
    " after the drill. Whoever helps you types `peerkit project rescue` and the name of the file,"
    " and reads you the code.\nCode (nothing shows while you type; Enter alone: I got"
    " none):",
    "drill.ask.sheet": "Now the sheet with the project's keys, from the safe. Type it line by line;"
    " Enter alone: I do not have it here.",
    "drill.ask.stick": "The last backup is at {place}, which cannot be reached now. Plug the stick"
    " in, and type yes. Enter alone: I do not have it here.",
    "drill.ask.backup_secret": "The backup of {day} opens with neither: it was made before the"
    " passphrase was changed.\nThe passphrase or the recovery code of that day (nothing shows while"
    " you type; Enter alone: I do not have it here):",
    "drill.again": "{problem} Once more, please.",
    # what came of it
    "drill.passphrase.worked": "PASSPHRASE: it works. It opened the copy, and every page of the"
    " copy is whole.",
    "drill.passphrase.failed": "PASSPHRASE: it would not have worked. {problem} If you have"
    " forgotten it, `peerkit recover` takes the recovery code, or a code from your project lead.",
    "drill.passphrase.passed_over": "PASSPHRASE: passed over. If you have forgotten it, `peerkit"
    " recover` takes the recovery code, or a code from your project lead.",
    "drill.recovery_code.worked": "RECOVERY CODE: it works. The code on your paper opened the"
    " copy.",
    "drill.recovery_code.failed": "RECOVERY CODE: it would not have worked. {problem} If no other"
    " paper has the right one, `peerkit rekey` gives the vault a new code, while the passphrase"
    " still opens it.",
    "drill.recovery_code.passed_over": "RECOVERY CODE: passed over. Do the drill again where the"
    " paper is; if it is lost, `peerkit rekey` gives the vault a new code.",
    "drill.rescue.worked": "HELP FROM YOUR ORGANISATION: it works. The code that your lead read out"
    " opened the copy.",
    "drill.rescue.failed": "HELP FROM YOUR ORGANISATION: it would not have worked. {problem} Ask"
    " your lead for a new code; if that fails too, `peerkit rekey` gives your organisation"
    " another.",
    "drill.rescue.passed_over": "HELP FROM YOUR ORGANISATION: passed over. A call for help can be"
    " made; whether your lead can answer it was not tried. Do the drill again when they have time.",
    "drill.rescue.nothing": "HELP FROM YOUR ORGANISATION: there is none yet. Nobody but you can"
    " open this vault until it joins a project, with `peerkit join`.",
    "drill.help.worked": "HELPING SOMEBODY: it works. From the copy you answered the call of"
    " somebody made up who was locked out.",
    "drill.help.failed": "HELPING SOMEBODY: it would not have worked. {problem} Bring the vault"
    " back from a backup, with `peerkit restore`, and do the drill there.",
    "drill.second.worked": "HELP FROM A SECOND RECIPIENT: it works. The code that they read out"
    " opened the copy.",
    "drill.second.failed": "HELP FROM A SECOND RECIPIENT: it would not have worked. {problem} Ask"
    " for a new code; if that fails too, `peerkit rekey` gives them another.",
    "drill.second.passed_over": "HELP FROM A SECOND RECIPIENT: passed over. A call for help can be"
    " made; whether they can answer it was not tried. Do the drill again when they have time.",
    "drill.second.nothing": "HELP FROM A SECOND RECIPIENT: there is none. `peerkit project change"
    " --second-recipient NAME` adds one.",
    "drill.sheet.worked": "THE SHEET WITH THE KEYS: it works. A new vault went on with the project"
    " by what stands on the paper.",
    "drill.sheet.failed": "THE SHEET WITH THE KEYS: it would not have worked. {problem} `peerkit"
    " project sheet` makes another.",
    "drill.sheet.passed_over": "THE SHEET WITH THE KEYS: passed over. Do the drill again where the"
    " safe is; if there is no sheet, `peerkit project sheet` makes one.",
    "drill.restore.worked": "THE NEWEST BACKUP: it works. A vault was made of it beside the copy,"
    " and is whole.",
    "drill.restore.failed": "THE NEWEST BACKUP: it would not have worked. {problem} `peerkit backup"
    " FOLDER` makes another.",
    "drill.restore.passed_over": "THE NEWEST BACKUP: passed over. Do the drill again with the stick"
    " plugged in; if it is lost, `peerkit backup FOLDER` makes another.",
    "drill.restore.nothing": "THE NEWEST BACKUP: there is none. `peerkit backup FOLDER` makes one.",
    "drill.rekey.worked": "A NEW KEY: it works. The copy has a new key, and the old one opens it no"
    " more.",
    "drill.rekey.failed": "A NEW KEY: it would not have worked. {problem} Make a backup with"
    " `peerkit backup FOLDER` before you try `peerkit rekey`.",
    # what comes next
    "drill.kept": "The vault has noted the drill, with its day.",
    "drill.next_done": "keep the papers where they are. peerkit reminds you in six months.",
    "drill.next_passed_over": "do the drill again when you have what was passed over: `peerkit"
    " drill`.",
    "drill.next_backup": "`peerkit backup FOLDER` makes a backup, on a stick for example.",
    "drill.next_nothing": "`peerkit drill` again, with the passphrase or the paper at hand: nothing"
    " was tried.",
}

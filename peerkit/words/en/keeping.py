"""What `backup`, `restore` and `audit` say, in English."""

from collections.abc import Mapping

MESSAGES: dict[str, str | Mapping[str, str]] = {
    # backup
    "backup.bar": "Backing up",
    "backup.made": "The backup is in {path}. It was read back from there, and is whole.",
    "backup.digest": "SHA-256 of what was read there: {digest}",
    "backup.keep_until": "Delete it after {day}: `peerkit backup --delete-expired` does.",
    "backup.removed": "{path} held what was withdrawn since, and is deleted.",
    "backup.next_made": "keep it away from this computer, and keep the recovery code elsewhere: it"
    " opens the backup too.",
    "backup.none": "There is no backup at any place that can be reached now.",
    "backup.next_none": "plug in a stick, and `peerkit backup FOLDER` makes one there.",
    "backup.next_listed": "`peerkit backup` makes another one; `peerkit restore FILE` brings a"
    " vault back from one.",
    "backup.expired_deleted": "Deleted: {path}.",
    "backup.none_expired": "No backup is past its date.",
    "backup.heading.day": "made on",
    "backup.heading.keep_until": "keep until",
    "backup.heading.size": "MB",
    "backup.heading.state": "state",
    "backup.heading.path": "file",
    "backup.state.kept": "good",
    "backup.state.expired": "PAST ITS DATE: delete it",
    "backup.state.withdrawn": "HOLDS WHAT WAS WITHDRAWN: make another",
    "backup.reminder": {
        "one": "There has been no backup for {n} day. `peerkit backup FOLDER` makes one.",
        "other": "There has been no backup for {n} days. `peerkit backup FOLDER` makes one.",
    },
    # restore
    "restore.bar": "Restoring",
    "restore.made": "The vault is back, as it was when the backup was made. Its name is {name}.",
    "restore.device": "It is a new device of your project: what was recorded before can still be"
    " handed over, and for new interviews it needs a new kit.",
    "restore.lead": "It goes on as the project's own vault. If the old one still opens somewhere,"
    " use it no more: two that add to one project contradict each other.",
    "restore.waiting": "What was withdrawn after the backup is not known here yet. Until `peerkit"
    " sync` has asked, this vault shows no words.",
    "restore.next_sync": "`peerkit sync` asks {place}.",
    "restore.next_place": "`peerkit sync FOLDER` asks the place where bundles are left. Where there"
    " never was one, `peerkit merge FILES` with new bundles of everybody: a researcher makes them"
    " with `peerkit sync --again`, a lead with `peerkit sync`.",
    "restore.silent": "This vault still waits to be told how far things had come, by: {names}.",
    "restore.nobody": "anybody at all",
    "restore.lead_itself": "the project lead",
    "restore.next_join": "ask your project lead for a new kit; `peerkit join KIT` joins again.",
    # audit
    "audit.heading.number": "number",
    "audit.heading.day": "time",
    "audit.heading.event": "what was done",
    "audit.opened": "opened",
    "audit.recovered": "opened by a recovery code",
    "audit.new_passphrase": "new passphrase",
    "audit.rekeyed": "new key",
    "audit.joined": "joined a project",
    "audit.kit_made": "kit made: {invitation}",
    "audit.rescued": "a code read out to somebody locked out",
    "audit.sheet_made": "the project's keys written down",
    "audit.keys_recovered": "a project recovered from the sheet with its keys",
    "audit.merged": "merged: bundles {bundles}, new records {records}, erased {erased}",
    "audit.withdrawn": "withdrawn: records erased {erased}",
    "audit.revoked": "device revoked: {device}, after its record {after}",
    "audit.exported": "exported: files {files}",
    "audit.concerns_opened": "concerns opened: {concerns}",
    "audit.backed_up": "backed up: {digest}",
    "audit.backup_deleted": "backups deleted: {backups}",
    "audit.restored": "restored from the backup {digest}",
    "audit.rehearsed": "drill: ways back in that worked {worked}, not tried {passed_over}",
    "audit.erased": "erased for good, because its time was over: records {records}, others"
    " {others}",
    "audit.cut": "ENTRIES WERE LOST, or an older vault was put back: entries noted beside the vault"
    " {known}, found {found}",
    "audit.none": "Nothing is logged yet.",
    "audit.next": "this log stays in the vault, and goes into its backups; nobody else is sent it.",
}

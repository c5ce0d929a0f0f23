"""What `list`, `show` and `status` say, and what comes next, in English."""

MESSAGES: dict[str, str] = {
    "status.none": "There are no interviews here yet.",
    "status.heading.code": "interview",
    "status.heading.day": "day",
    "status.heading.questionnaire": "questionnaire",
    "status.heading.language": "language",
    "status.heading.organisation": "organisation",
    "status.heading.where": "where it is",
    "status.where.paused": "paused",
    "status.where.waiting": "waits here for a project",
    "status.where.here": "on this computer",
    "status.where.handed_over": "handed over, no receipt yet",
    "status.where.merged": "merged",
    "status.where.withdrawn": "withdrawn",
    "status.vault": "Vault: {name}",
    "status.project": "Project: {name}",
    "status.organisation": "Organisation: {name}",
    "status.programme": "Programme: {name}",
    "status.count": "Interviews, {where}: {count}",
    "status.devices": "Devices enrolled: {count}",
    "status.attempts": "Approaches without an interview: {count}",
    "status.missing_records": "Records that are known to be missing: {count}",
    "status.set_aside": "Records set aside for you to look at: {count}",
    "status.next_interview": "`peerkit interview` starts an interview, and asks with which"
    " questionnaire.",
    "status.next_practice": "`peerkit interview --practice` practises again.",
    "status.next_resume": "`peerkit resume` goes on with the interview that is paused.",
    "status.next_lead": "`peerkit sync` fetches what researchers handed over; `peerkit export`"
    " writes the tables.",
    "status.next_join": "`peerkit join KIT` joins your project, so that the interviews can be"
    " handed over.",
    "status.next_sync": "`peerkit sync` hands over what is new.",
    "status.next_restored": "`peerkit sync` asks what was withdrawn after the backup.",
    "status.next_join_again": "`peerkit join KIT` joins again, with a new kit; `peerkit sync` hands"
    " over what was recorded before.",
    "status.next_is_revoked": "speak with your project lead, who has revoked this laptop: what is"
    " recorded here from now on does not count.",
    "status.key_words": "The words of this laptop's key: {name}",
    "status.next_show": "`peerkit show INTERVIEW` shows one of them.",
    "status.next_withdrawn": "`peerkit sync` takes the withdrawal to everybody who holds a copy.",
    "status.next_withdrawn_here": "nothing more. No copy of it had left this computer.",
    "status.next_synced": "`peerkit status` says where everything is.",
    "status.left_out": "Interviews left out, because their questionnaire is not here: {count}.",
    "status.next_export": "open README.txt first; it says what the files are.",
    "status.next_kit": "`peerkit project kit NAME` makes a kit for each researcher.",
    "status.next_programme": "`peerkit project kit --organisation NAME` makes a kit for each"
    " organisation.",
    "status.next_kit_made": "give the file to the researcher, who runs `peerkit join` with it; read"
    " the six words to them yourself.",
    "status.next_enter": "give the file to the organisation, whose lead runs `peerkit project new"
    " --from` with it; read the six words to them yourself.",
    # concerns, and calls that researchers ask for
    "status.concerns": "Concerns: {count}. Only the safeguarding lead and the deputy can read"
    " them.",
    "status.concerns_overdue": "OVERDUE: concerns that nobody has opened for a day: {count}.",
    "status.call": "{code} asks for a call since {day}. {words}",
    "status.heading.concern": "concern",
    "status.heading.filed": "filed",
    "status.heading.state": "state",
    "status.no_concerns": "There are no concerns.",
    "status.concern_is.opened": "opened",
    "status.concern_is.unopened": "not opened yet",
    "status.concern_is.overdue": "OVERDUE: nobody has opened it for a day",
    "status.concern_is.danger": "{state}; danger now was ticked",
    "status.concern.filed": "Filed: {said}",
    "status.concern.danger": "Danger now: {said}",
    "status.concern.when": "When: {said}",
    "status.concern.where": "Where: {said}",
    "status.concern.words": "In their own words:\n{said}",
    "status.next_concern": "`peerkit concern open CODE --identity {identity}` shows one.",
    "status.next_concern_opened": "act on it today, and close this window when it is read.",
}

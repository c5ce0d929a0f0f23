"""The text of `peerkit --help`, made from the tree of commands; a test keeps it true."""

HELP = """\
peerkit: interviews by peer researchers, offline and in confidence.

Usage: peerkit opens home; peerkit COMMAND, for example: peerkit sync

To try it
  demo                     The whole story in half a minute, on made-up answers.

For peer researchers
  interview                Interview somebody with a questionnaire.
  resume                   Go on with an interview that was paused.
  list                     List the interviews on this computer.
  show                     Show one interview.
  status                   Say what is here, what was handed over, what is next.
  withdraw                 Erase an interview by the code on its slip of paper.
  join                     Join a project with the kit that its lead gave you.
  sync                     Hand over what is new, and fetch what came.

To keep your interviews safe
  passphrase               Change the passphrase.
  recover                  Choose a new passphrase with the recovery code.
  rekey                    Give the vault a new key; old ones open nothing.
  backup                   Make an encrypted copy of the vault, and check it.
  restore                  Bring a vault back from a backup.
  drill                    Try on a copy whether you would get back in.
  due                      List what should be kept no longer.
  erase                    Erase what is due, for good, after asking.
  audit                    Show what was done with the vault, and when.

For project leads and the CE team
  project new              Make a project (or a programme) in its own vault.
  project kit              Make a kit for a researcher, or for an organisation.
  project change           Change what the project tells and asks from now on.
  project people           List who has a kit of the project, and their laptops.
  project revoke           Accept nothing more from a laptop that is lost.
  project withdrawals      List what was withdrawn, and who has confirmed it.
  project rescue           Help somebody who is locked out.
  project sheet            Write the project's keys on a sheet for a safe.
  project recover          Go on with a project by the sheet with its keys.
  merge                    Merge bundles, or folders of them, by hand.
  export                   Write the interviews that may leave as tables.
  concern list             List concerns; it takes your own identity file.
  concern open             Read one concern; it counts as opened then.
  questionnaire check      Find faults that stop a questionnaire, and advice.
  questionnaire preview    Show what is asked of whom, and what leads where.
  questionnaire diff       Say what changed between two versions, consent first.
  questionnaire print      Write a page to print, for interviews on paper.
  questionnaire import     Make a questionnaire of an XLSForm (.xlsx or .csv).
  questionnaire export     Write a questionnaire as an XLSForm.
  questionnaire new        Begin one of your own, with remarks that explain it.
  questionnaire translate  Write a table for a translator, and bring it back in.
  questionnaire explain    Say what a code of check means, and what to do.

Add --help after a command to see what can be typed with it.
Next: `peerkit demo` tells the whole story; nothing of it stays.
"""

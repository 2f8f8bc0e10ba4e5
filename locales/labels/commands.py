"""What Telegram shows beside each command, at most 256 characters; the command itself is the same in all languages."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "command_menu": N_("What I can do for you"),
    "command_statement": N_("Your statement of account"),
    "command_status": N_("How your cases stand"),
    "command_language": N_("Language and time zone"),
    "command_human": N_("Talk to a colleague"),
    "command_later": N_("No reminders before tomorrow"),
    "command_back": N_("One step back"),
    "command_cancel": N_("Stop what you are doing"),
    "command_help": N_("How this works"),
    "command_privacy": N_("What is stored about you"),
    "command_export": N_("A copy of your data"),
    "command_stop": N_("No more reminders"),
}

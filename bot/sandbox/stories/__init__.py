"""Stories that the demo plays to its visitors, one file per story and language: `dispute.en.txt`, `dispute.zh.txt`.

How to write one:

1. Write `NAME.LANGUAGE.txt`: a head (`# title: …`, `# about: …`, `# customer Amara · 2026-11-02 10:12 Africa/Lagos`)
   and acting lines, as `bot/sandbox/acting_script.py` shows them. It happens in the sample company of
   `bot/commands/demo/sample.py`, after the statements went out on the last working morning and before anybody
   answered. The customer decides in which language the bot speaks; the desk speaks the company's.
2. Put `#> …` before a step: what the visitor should look at, in one or two short sentences of the file's language. Name
   no time of day there: the visitor's clock runs while they read. Put one after the last step: what was shown.
3. Run `python -m tests.conversations --write NAME.LANGUAGE`: it fills in what bot and desk answer. Read that as a
   customer would; a step that cannot be done is named instead.
4. Six to twenty steps. Write the same story in every language of the page. A file that is sent lies beside the story;
   one that does not is made up.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.acting_script import Script, read_script

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Story:
    """A script with the name and language (`en`, `zh`) that its file has."""

    id: str
    language: str
    script: Script


def paths() -> list[Path]:
    """The files of all stories, in a fixed order."""
    return sorted(FOLDER.glob("*.txt"))


def read_stories() -> list[Story]:
    """All stories. Raises BadScriptError for a head that cannot be read."""
    return [_read(path) for path in paths()]


def _read(path: Path) -> Story:
    name, language = path.name.split(".")[:2]
    return Story(name, language, read_script(path.read_text(encoding="utf-8")))

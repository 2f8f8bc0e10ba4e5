"""What `doctor` looks at of the key that signs in our name: whether it is there, lies open, or is another than before.

Promise: it only looks; no key is made here.
"""

from collections.abc import Iterator
from typing import Final

from bot import signing
from bot.commands.findings import Finding, do, look, well
from bot.keys import FOLDER
from bot.settings import Settings
from flows.facts.times import DAY, in_zone, known_zone
from storage.looked_over import Books

TOLD_FOR: Final = 30 * DAY  # how long a change of key is spoken of


def of_keys(settings: Settings, books: Books, now: int) -> Iterator[Finding]:
    """The key, and what the books know of it."""
    folder = settings.data_dir / FOLDER
    path = folder / signing.PRIVATE
    count, newest = books.counted["keys"]
    noted, _, since = newest.partition(" ")
    if not settings.signing_key and not path.exists():
        gone = f"{path} is gone; put it back from your copy: else the next start makes another, under another name."
        yield do("key", gone) if count else look("key", "No key signs yet; the first start of the bot makes one.")
        return
    if not settings.signing_key and signing.lies_open(folder):
        yield do("key", f"{path} can be read by others, who could sign in your name; run `chmod 600 {path}`.")
    try:
        name = signing.Signer.open(folder, settings.signing_key).name
    except (signing.KeyFault, OSError) as error:
        yield do("key", str(error))
        return
    if count and name != noted:
        yield look("key", f"Key {name} signs at the next start, {noted} did before; if that is not meant, put it back.")
    elif count > 1 and now - int(since) < TOLD_FOR:
        day = in_zone(int(since), settings.time_zone if known_zone(settings.time_zone) else "UTC").strftime("%d %b %Y")
        yield look("key", f"Key {name} signs since {day}, another did before; tell whoever checks your records.")
    else:
        yield well("key", f"Key {name} signs; `python -m bot verify --public` prints what others check it with.")

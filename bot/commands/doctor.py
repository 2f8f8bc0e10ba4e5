"""`doctor`: whether this installation is well; each finding one sentence, exit code 1 when something must be done.

Promise: it only looks, whoever keeps the books meanwhile; what is wrong with one thing keeps it from no other.
"""

import json
from collections import Counter
from collections.abc import Iterator

from bot.clock import Clock, WallClock
from bot.commands.checkup_books import of_books
from bot.commands.checkup_machine import of_machine
from bot.commands.checkup_online import of_platforms
from bot.commands.checkup_running import of_running
from bot.commands.findings import Finding, State, do, well
from bot.commands.terms import Result
from bot.settings import NotConfiguredError, Settings, complete, load


def doctor(clock: Clock | None = None, *, online: bool = False) -> Result:
    """Look at everything; with `online` also ask the platforms. `Result.file` has the same as JSON."""
    found = list(_found(clock or WallClock(), online=online))
    counted = Counter(one.state for one in found)
    rows = [(one.state.value, one.about, one.said) for one in found]
    rows.append(("", "in all", _in_all(counted)))
    as_json = [{"state": one.state.value, "about": one.about, "said": one.said} for one in found]
    file = json.dumps(as_json, indent=2, ensure_ascii=False)
    return Result((), int(counted[State.DO] > 0), ("", "about", "found"), tuple(rows), file)


def _found(clock: Clock, *, online: bool) -> Iterator[Finding]:
    try:
        settings = load()
    except NotConfiguredError as error:
        yield do("settings", str(error))
        return
    yield _settings(settings)
    yield from of_machine(settings, clock.now())
    yield _words(settings)
    yield from of_books(settings, clock)
    yield from of_running(settings)
    if online:
        yield from of_platforms(settings)


def _settings(settings: Settings) -> Finding:
    try:
        complete(settings)
    except NotConfiguredError as error:
        return do("settings", str(error))
    return well("settings", "The settings are complete.")


def _words(settings: Settings) -> Finding:
    """Ours and the operator's own."""
    from locales.speak import Speaker

    try:
        Speaker.load(own=settings.data_dir / "knowledge", snippets=settings.data_dir / "snippets")
    except ValueError as error:
        return do("words", str(error))
    return well("words", "All words are there.")


def _in_all(counted: Counter[State]) -> str:
    must, may, good = (counted[state] for state in (State.DO, State.LOOK, State.WELL))
    what = f"{must} thing{'s' * (must != 1)} must be done" if must else "Nothing must be done"
    return f"{what}, {may} {'are' if may != 1 else 'is'} worth a look, {good} {'are' if good != 1 else 'is'} well."

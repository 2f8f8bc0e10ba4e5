"""`report case`: a case's file for an auditor or its customer, written into a folder and recorded."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commands.terms import Arguments, Given, Refused, Result
from flows.tables.redaction import Audience
from storage import audit, case_pack, people
from storage.ports import Connection

if TYPE_CHECKING:
    from bot.enclosures import Enclosures

KINDS = ("case_pack", "case_bundle")


async def case_file(given: Given, args: Arguments) -> Result:
    """args: number (D-1001), out (a folder), audience (auditor or customer)."""
    number, out, audience = str(args["number"]).upper(), Path(str(args["out"])), str(args["audience"])
    if audience not in set(Audience):
        raise Refused(f"--for: there is no reader {audience!r}; write {' or '.join(Audience)}.")
    now, locale = given.clock.now(), given.settings.locale
    wanted = await given.store.write(lambda conn: _asked(conn, number, audience, locale, now))
    if not wanted:
        raise Refused(f"There is no case {number}; Slack's /concord find lists them.")
    from locales.papers.press import CannotSet

    makes = _makes(given)
    try:
        made = [await makes.make({**wanted, "kind": kind}) for kind in KINDS]
        await asyncio.to_thread(_write, out, made)
    except LookupError as error:
        raise Refused(f"{error} Nothing was written.") from error
    except CannotSet as error:
        raise Refused(f"The file of {number} cannot be set: {error}; `doctor` says which fonts there are.") from error
    except OSError as error:
        raise Refused(f"--out {out}: {error.strerror}; name a folder that can be written to.") from error
    return Result((f"{number} for the {audience}, in {out}: {', '.join(name for name, _ in made)}.",))


def _asked(conn: Connection, number: str, audience: str, locale: str, now: int) -> dict[str, Any]:
    """Write down that it was asked for, and name it; empty where there is no such case."""
    from bot.papers.case_pack import stands

    case = case_pack.numbered(conn, number)
    if case is None:
        return {}
    contact, customer = people.contact(conn, case.contact_id)
    audit.record(conn, case.customer_id, now, "operator", "pack_made", f"case:{case.id}", {"audience": audience})
    reader = locale if audience == Audience.AUDITOR else contact.language or customer.language
    return stands(conn, case, audience, reader, now)


def _makes(given: Given) -> "Enclosures":
    from bot.assemble import words_of
    from bot.enclosures import Enclosures
    from bot.papers.printed import Setting
    from bot.pressroom import InThisProcess
    from flows.facts.parties import Company
    from storage.evidence_files import EvidenceFiles

    said = given.settings
    company = Company(said.company, said.time_zone, said.locale, said.base_currency, said.country)
    setting = Setting(company, given.speaker or words_of(said))
    files = EvidenceFiles(said.data_dir / "evidence")
    return Enclosures(given.store, setting, files, InThisProcess(said.fonts_dir))


def _write(out: Path, made: Sequence[tuple[str, bytes]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made:
        (out / name).write_bytes(content)

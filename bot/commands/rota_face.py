"""What may be typed about who is here and for whom: `staff absent`, `shift`, `rota`, `report digest`, `customers`."""

from typing import Annotated

import typer

from bot.commands.showing import carry_out

customers = typer.Typer(
    help="The supplier's customers.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Name = Annotated[str, typer.Argument(help="The colleague: id, Slack user id or name.")]


def absent(
    name: Name,
    until: Annotated[str, typer.Option(metavar="DAY", help="The last day away; leave it out when they are back.")] = "",
    backup: Annotated[str, typer.Option(metavar="NAME", help="Who stands in for them.")] = "",
) -> None:
    """Somebody is away: what they have goes to their backup, or waits for whoever takes it."""
    carry_out("staff_absent", {"name": name, "until": until, "backup": backup})


def shift(
    name: Name,
    ends: Annotated[str, typer.Option(metavar="HH:MM", help="On the company's clock; left out, it has no end.")] = "",
) -> None:
    """When somebody's shift ends: conversations they have then go on with others."""
    carry_out("staff_shift", {"name": name, "ends": ends})


def rota() -> None:
    """Who is here, and what for."""
    carry_out("staff_rota", {})


def digest(
    day: Annotated[str, typer.Option(metavar="DATE", help="Which day; today if left out.")] = "",
    of: Annotated[str, typer.Option(metavar="NAME", help="What that colleague would be told in the morning.")] = "",
    *,
    week: Annotated[bool, typer.Option("--week", help="With --of: what they would be told on Monday.")] = False,
) -> None:
    """What happened quietly: told in threads, not in the channel; or what a colleague would be told now."""
    carry_out("digest", {"day": day, "of": of, "week": week})


@customers.command("manager")
def account_manager(
    customer: Annotated[str, typer.Argument(metavar="CODE", help="The customer's code.")],
    name: Annotated[str, typer.Argument(help="The colleague, or nobody.")],
) -> None:
    """Who looks after a customer."""
    carry_out("account_manager", {"customer": customer, "name": name})


@customers.command("related")
def related(
    customer: Annotated[str, typer.Argument(metavar="CODE", help="The customer's code.")],
    *,
    no: Annotated[bool, typer.Option("--no", help="No longer.")] = False,
) -> None:
    """A customer belongs to us or to our people: whatever is granted them needs two directors."""
    carry_out("related_party", {"customer": customer, "related": not no})


@customers.command("due-reminders")
def due_reminders(
    customer: Annotated[str, typer.Argument(metavar="CODE", help="The customer's code.")],
    wish: Annotated[str, typer.Argument(metavar="on|off|house", help="House: as CONCORD_DUE_REMINDERS says.")],
) -> None:
    """Whether a customer is reminded of what is due, and asked about what has been open for long."""
    carry_out("due_reminders", {"customer": customer, "wish": wish})


@customers.callback()
def _customers() -> None:
    """The supplier's customers."""

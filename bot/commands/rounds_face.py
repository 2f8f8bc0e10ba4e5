"""What may be typed about rounds of statements: `statements rhythm`, `statements form`, `customers list`."""

from typing import Annotated

import typer

from bot.commands.showing import carry_out


def rhythm(
    customer: Annotated[str, typer.Argument(metavar="CODE", help="The customer's code, or `everybody` who has none.")],
    how: Annotated[str, typer.Argument(metavar="RHYTHM", help="weekly, monthly, quarterly or none.")],
    day: Annotated[
        int,
        typer.Option(
            metavar="N", help="Weekly: 1 is Monday. Otherwise the day of the month after the period; 1 if left out."
        ),
    ] = 1,
) -> None:
    """How often a customer is sent statements by itself: prepared then, issued by a second colleague."""
    carry_out("rhythm", {"customer": customer, "rhythm": how, "day": day})


def form(
    customer: Annotated[str, typer.Argument(metavar="CODE", help="The customer's code.")],
    how: Annotated[str, typer.Argument(metavar="FORM", help="open-item or balance-forward.")],
) -> None:
    """How a customer's statements are laid out: open items, or the balance brought forward and what moved it."""
    carry_out("statement_form", {"customer": customer, "form": how})


def customers() -> None:
    """All customers, who looks after them and how often they are sent statements."""
    carry_out("customers", {})

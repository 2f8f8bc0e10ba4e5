"""What may be typed after `python -m bot anomaly`."""

from typing import Annotated

import typer

from bot.commands.showing import carry_out
from flows.facts.anomalies import Favour

app = typer.Typer(
    help="Errors that we found ourselves.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command()
def add(
    customer: Annotated[str, typer.Option(metavar="CODE", help="The customer's code.")],
    document: Annotated[str, typer.Option(metavar="NUMBER", help="The document, as the statement names it.")],
    effect: Annotated[str, typer.Option(help="What it changes, in the customer's language.")],
    next_: Annotated[str, typer.Option("--next", help="What happens next, in the customer's language.")],
    who: Annotated[str, typer.Option("--as", metavar="STAFF", help="Who found it: id, Slack user id or name.")],
    cause: Annotated[str, typer.Option(help="How it came about; left out, it is said to be unknown.")] = "",
    amount: Annotated[str, typer.Option(help="What it is about, in the currency of the statement.")] = "",
    favour: Annotated[Favour, typer.Option(help="Whom it helps to have it put right.")] = Favour.NEITHER,
    promise: Annotated[str, typer.Option(metavar="DATE", help="When an unknown cause will be known.")] = "",
) -> None:
    """Record one; another colleague verifies it on the desk, and then the customer is told."""
    carry_out(
        "anomaly_add",
        {
            "customer": customer, "document": document, "effect": effect, "next": next_, "as": who, "cause": cause,
            "amount": amount, "favour": favour.value, "promise": promise,
        },
    )  # fmt: skip


@app.command("list")
def list_() -> None:
    """All that were recorded, newest first."""
    carry_out("anomaly_list", {})

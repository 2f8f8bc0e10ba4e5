"""Who takes part in a sandbox: the customers with their phones, the colleagues at their desks, and the bot's tokens.

Edit it when a platform starts to tell a bot something about a person that the bot needs.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Customer:
    """Somebody with Telegram on a phone; `id` is the Telegram user id and the id of the private chat too."""

    id: int
    name: str
    username: str
    language: str
    zone: str
    phone: str
    company: str = ""  # shown beside the name on the page; Telegram knows nothing of it


@dataclass(slots=True)
class Colleague:
    """Somebody in the Slack workspace; a `stranger` belongs to another company, a `guest` sees single channels only."""

    id: str
    name: str
    role: str
    language: str = "en"
    deleted: bool = False
    guest: bool = False
    stranger: bool = False
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in one sandbox, and the pretend credentials with which the bot comes in."""

    customers: tuple[Customer, ...]
    colleagues: tuple[Colleague, ...]
    telegram_token: str
    slack_bot_token: str
    slack_app_token: str
    slack_channel: str

    def customer(self, customer_id: int) -> Customer | None:
        """Return the customer with this Telegram id, or None."""
        return next((customer for customer in self.customers if customer.id == customer_id), None)

    def colleague(self, user_id: str) -> Colleague | None:
        """Return the colleague with this Slack id, or None."""
        return next((colleague for colleague in self.colleagues if colleague.id == user_id), None)

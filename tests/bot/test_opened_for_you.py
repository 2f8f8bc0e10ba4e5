"""A case opened by a colleague, in the hands of its customer: through the whole corridor."""

import asyncio

from tests.office.office import Office, books


def test_a_customer_can_change_or_withdraw_what_a_colleague_opened_in_their_name() -> None:
    """The notice has a button for each, and both lead to the case's own conversation."""
    opened = books()

    async def story() -> list[str]:
        office = Office(opened)
        statement, customer = office.rows("SELECT id, customer_id FROM statement WHERE state = 'issued' LIMIT 1")[0]
        contact, chat = office.rows(
            "SELECT c.id, b.chat FROM contact c JOIN binding b ON b.contact_id = c.id"
            " WHERE c.customer_id = ? AND c.role <> 'viewer'",
            customer,
        )[0]
        document = office.rows("SELECT document_id FROM statement_document WHERE statement_id = ?", statement)[0][0]
        claim = {"contact": str(contact), "lines": f"{statement}.{document}", "claimed": "10", "remedy": "unsure"}
        form = {**claim, "reason": "quantity", "words": "two are missing"}
        await office.colleague("U_WEI", "new_case", f"customer:{customer}", form, form=True)
        phone = office.phones[int(chat.partition(":")[2])]
        notice = phone.shown[0]
        said = [notice.text]
        for _label, handle in notice.buttons[:2]:
            await office.press(phone.person, notice, handle)
            said.append(phone.shown[0].text)
        return said

    notice, changing, withdrawing = asyncio.run(story())

    assert "has opened case D-1001 in your name" in notice
    assert changing.startswith("In case D-1001 you object to USD 10.00 so far.")
    assert withdrawing.startswith("If you withdraw case D-1001, USD 10.00")

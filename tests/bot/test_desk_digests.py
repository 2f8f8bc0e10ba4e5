"""What colleagues are told in the morning and on Mondays: to whom, when, about what, in which words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot import digests
from bot.desk import take_met
from bot.doors import FellDue, Met, StaffActed
from bot.due import take_due
from bot.sandbox.slack.blocks import refuse_bad_blocks
from bot.waker import next_run
from flows.facts.calendars import Calendar
from flows.facts.parties import StaffRole
from flows.facts.times import DAY, HOUR, MINUTE, micros
from storage import case_clocks, follow_ups, people
from storage import digests as rows
from storage.ports import Letter
from storage.tables.approvals import APPROVAL
from storage.tables.cases import OFFER
from storage.tables.corridor import FOLLOW_UP
from storage.tables.cycles import CYCLE, CYCLE_MEMBER
from storage.tables.our_promises import OUR_PROMISE
from storage.tables.promises import PROMISE
from tests.bot.desk_scene import NOW, STAFF, Desk, desk
from tests.bot.test_desk_home import many

ID = {user: number for number, user in enumerate(STAFF, start=1)}
LENA, OMAR, MEI = ID["lena"], ID["omar"], ID["mei"]


def ring(here: Desk, at: int) -> list[Letter]:
    """Everything that falls due until then does, at that moment; what private channels are told."""
    here.now, told = at, []
    for one in follow_ups.due(here.conn, at):
        if one.subject.startswith(digests.ABOUT):
            work = here.work(FellDue(one.id))
            take_due(work, work.inbound)
            here.finish(work)
            told += [letter for letter in here.letters if letter.lane.startswith("slack:@")]
    return told


def planned(here: Desk, colleague: int, kind: str = rows.DAILY) -> int:
    """When the next one is due (µs UTC)."""
    return follow_ups.due_at(here.conn, kind, f"colleague:{colleague}") or 0


def begun(here: Desk, *colleagues: int) -> None:
    """Their digests are planned."""
    for one in colleagues:
        rows.begin(here.conn, one, here.now)
    ring(here, here.now)


def morning(here: Desk, user: str, kind: str = rows.DAILY) -> str:
    """What that colleague is told when it is next time; empty for nothing."""
    return next((letter.body["text"] for letter in told(here, user, kind)), "")


def told(here: Desk, user: str, kind: str = rows.DAILY) -> list[Letter]:
    """The same as letters."""
    if not planned(here, ID[user], kind):
        begun(here, ID[user])
    found = ring(here, planned(here, ID[user], kind))
    for letter in found:
        refuse_bad_blocks(letter.body["blocks"])
    return [letter for letter in found if letter.kind == kind and letter.lane == f"slack:@{user}"]


def clock(at: int) -> str:
    """On the wall of the house (Lagos: UTC+1 all year)."""
    return f"{datetime.fromtimestamp(at / 1e6 + 3600, UTC):%a %H:%M}"


def taken(here: Desk, user: str = "lena") -> None:
    """The case has an owner."""
    here.press(user, "take", "case:1")


# -- what it says -----------------------------------------------------------------------------------------------------
def test_an_owner_reads_in_the_morning_what_is_theirs_and_what_is_due() -> None:
    """In the channel between us and them, with a button on each case."""
    with desk() as here:
        taken(here)
        (letter,) = told(here, "lena")

        assert letter.lane == "slack:@lena"
        assert "Lena, your day: 3 Nov 2026" in letter.body["text"]
        assert "1 open case is yours · our turn: 1 · the customer’s turn: 0" in letter.body["text"]
        assert "Time runs out today" in letter.body["text"]
        assert "case:1" in str(letter.body["blocks"])


def test_what_is_promised_for_today_stands_there_and_what_is_for_tomorrow_does_not() -> None:
    """Word that the customer was told of, and their own promise to pay."""
    with desk() as here:
        taken(here)
        here.conn.exec_driver_sql("UPDATE our_promise SET due_at = ?", (NOW + DAY,))
        for number, day in (("P-1", "2026-11-03"), ("P-2", "2026-11-04")):
            promised(here, number, day)
        said = morning(here, "lena")

        assert "D-1001 · Fu Tong (Shenzhen) Trading: word is promised by Tue 3 Nov, 10:00" in said
        assert "promised to pay USD 50.00 on 3 Nov 2026 (P-1)" in said
        assert "P-2" not in said


def promised(here: Desk, number: str, day: str, state: str = "made") -> None:
    """The customer promised to pay USD 50.00 that day."""
    about = {"customer_id": 1, "contact_id": 1, "currency": "USD", "way": "bank", "items": "[]", "made_at": NOW}
    here.conn.execute(insert(PROMISE).values(number=number, day=day, total=5000, state=state, **about))


def withheld(here: Desk, at: int) -> None:
    """A reminder to the customer was not sent."""
    about = {"kind": "confirm_reminder", "subject": "statement:2", "customer_id": 1, "due_at": at, "made_at": at}
    here.conn.execute(insert(FOLLOW_UP).values(state="withheld", because="stopped", closed_at=at, **about))


def test_what_was_not_sent_and_what_threads_were_told_stand_there_once() -> None:
    """The morning after they are old."""
    with desk() as here:
        taken(here)
        withheld(here, NOW + HOUR)
        first, second = morning(here, "lena"), morning(here, "lena")

        assert "was not sent: they asked us not to write first." in first
        assert "Told in your threads\nMon 2 Nov, 10:00: D-1001 in brief, for Lena." in first
        assert "1 open case is yours" in second
        assert "was not sent" not in second
        assert "Told in your threads" not in second


def test_whoever_looks_after_a_customer_reads_what_is_new_there() -> None:
    """And on Mondays how they stand, new or not."""
    with desk() as here:
        here.conn.exec_driver_sql("UPDATE customer SET account_manager = ?", (MEI,))
        first, second = morning(here, "mei"), morning(here, "mei")
        here.now = NOW
        week = morning(here, "mei", rows.WEEKLY)

        assert "New at your customers\nFu Tong (Shenzhen) Trading · open cases: 1 · new: 1 · closed: 0" in first
        assert "In question: USD 1,000.00" in first
        assert second == ""
        assert "How your customers stand\nFu Tong (Shenzhen) Trading · open cases: 1" in week
        assert "ST-2: Issued" in week
        assert "The round" not in week


def test_a_lead_reads_on_monday_how_the_house_stands() -> None:
    """The round, clocks, promises of both sides, signs."""
    with desk() as here:
        work = here.work()
        for share in (100, 200):
            work.record(1, "clock", case_clocks.RUNG, "case:1", key="decision", began=NOW, share=share)
        work.record(1, "clock", case_clocks.RUNG, "case:1", key="pick_up", began=NOW, share=75)
        for n, state in enumerate(("kept", "kept_late", "broken", "broken")):
            ours = {"kind": "answer", "customer_id": 1, "due_at": NOW + n * HOUR, "state": state, "made_at": NOW}
            here.conn.execute(insert(OUR_PROMISE).values(subject=f"case:{50 + n}", **ours))
        promised(here, "P-3", "2026-11-05", "broken")
        (letter,) = told(here, "omar", rows.WEEKLY)
        said = letter.body["text"]

        assert said.startswith("Omar, what has happened since 2 Nov 2026\nThe round\nRound of 31 Oct 2026: 1 statement")
        assert "Clocks that ran out\nDecision: 1, and it took twice its time" in said
        assert "To be taken" not in said
        assert "Times that we told customers · on the minute: 1 · late: 1 · broken: 2" in said
        assert "promised USD 50.00 for 5 Nov 2026 (P-3), and it did not come, or not all of it" in said
        assert "Early signs\nFu Tong (Shenzhen) Trading: We broke our word 2 times within three months" in said
        assert "░" in str(letter.body["blocks"])


def test_rounds_under_way_are_listed_with_what_is_in_our_hands() -> None:
    """To prepare, in review, unanswered, with a person."""
    with desk() as here:
        run = {
            "schedule_id": 1,
            "rhythm": "monthly",
            "period": "2026-10",
            "cut_off": "2026-10-31",
            "state": "preparing",
        }
        about = {"preparer": 4, "reviewer": 3, "begun_at": NOW, "review_by": NOW + DAY}
        here.conn.execute(insert(CYCLE).values(id=1, **run, **about))
        here.conn.execute(insert(CYCLE_MEMBER).values(cycle_id=1, customer_id=1, period="2026-10"))
        said = morning(here, "omar", rows.WEEKLY)

        assert "Round of 31 Oct 2026 (monthly) · to prepare: 1 · in review:" in said


def test_what_a_rule_settled_is_on_the_list_of_the_week() -> None:
    """Nobody approved it, so somebody reads it."""
    with desk() as here:
        offer = {"case_id": 1, "round": 1, "sha": "s", "state": "accepted", "proposer": 0, "chosen": 0}
        made = {"options": '[[1500, 0, "write_off", "", []]]', "valid_until": NOW, "made_at": NOW}
        here.conn.execute(insert(OFFER).values(id=1, **offer, **made))
        signed = {"approver": 0, "role": "", "level": "p0", "because": "", "proposer": 0, "at": NOW + HOUR}
        here.conn.execute(insert(APPROVAL).values(offer_id=1, sha="s", **signed))
        said = morning(here, "omar", rows.WEEKLY)

        assert "Settled by rule\n1 small difference was settled by rule, USD 15.00" in said


# -- to whom ----------------------------------------------------------------------------------------------------------
def test_a_digest_with_nothing_in_it_is_not_sent() -> None:
    """And the next one is planned all the same."""
    with desk() as here:
        first, again = told(here, "lena"), told(here, "lena")

        assert first == again == []
        assert clock(planned(here, LENA)) == "Thu 08:30"


@pytest.mark.parametrize("kind", [rows.DAILY, rows.WEEKLY])
def test_whoever_may_not_see_cases_reads_none_even_of_customers_they_look_after(kind: str) -> None:
    """An administrator runs the installation; no figure is theirs."""
    with desk() as here:
        id_ = people.add_staff(here.conn, "T1", "ada", "Ada", StaffRole.ADMIN, NOW)
        here.conn.exec_driver_sql("UPDATE customer SET account_manager = ?", (id_,))
        here.conn.exec_driver_sql("UPDATE dispute_case SET owner = ?", (id_,))
        begun(here, id_)

        assert ring(here, planned(here, id_, kind)) == []


def test_an_agent_reads_of_their_own_customers_alone() -> None:
    """Another's case, another's promise and another's reminder are not in it."""
    with desk() as here:
        taken(here, "mei")
        withheld(here, NOW)
        promised(here, "P-1", "2026-11-03")
        others = told(here, "lena")
        here.now = NOW
        mine, week = morning(here, "mei"), morning(here, "mei", rows.WEEKLY)

        assert (others, week) == ([], "")
        assert "P-1" in mine
        assert "was not sent" in mine


@pytest.mark.parametrize("barred", ["guest", "gone"])
def test_whoever_slack_keeps_out_is_told_nothing(barred: str) -> None:
    """Until they are let in again."""
    with desk() as here:
        taken(here)
        people.change_staff(here.conn, LENA, barred=barred)
        begun(here, LENA)

        assert ring(here, planned(here, LENA)) == []


def test_whoever_has_left_has_no_digest_any_more() -> None:
    """Nothing is planned for them."""
    with desk() as here:
        taken(here)
        begun(here, LENA)
        people.change_staff(here.conn, LENA, active=False)
        said = ring(here, planned(here, LENA))

        assert said == []
        assert planned(here, LENA) == 0


def test_a_colleague_reads_it_in_their_language() -> None:
    """As Slack knows them."""
    with desk() as here:
        people.change_staff(here.conn, LENA, language="zh_Hans")
        taken(here)
        said = morning(here, "lena")

        assert "Lena，今日摘要：2026年11月3日" in said
        assert "您有 1 件在办异议单" in said


def test_three_hundred_cases_fit_into_one_message() -> None:
    """Whatever there is more stands on the home page."""
    with desk(document="INV-" + "7" * 60) as here:
        taken(here)
        here.conn.exec_driver_sql("UPDATE customer SET account_manager = ?", (LENA,))
        here.conn.exec_driver_sql("UPDATE our_promise SET due_at = ?", (NOW + DAY,))
        many(here, 300, owner=LENA, state="investigating")
        for n in range(40):
            withheld(here, NOW + n)
            promised(here, f"P-{n}", "2026-11-03")
        (letter,) = told(here, "lena")
        here.now = NOW
        (week,) = told(here, "lena", rows.WEEKLY)

        assert "301 open cases are yours" in letter.body["text"]
        assert "More stands on your home page." in letter.body["text"]
        assert max(len(one.body["blocks"]) for one in (letter, week)) <= 50


def test_a_customers_name_calls_nobody_and_links_nowhere() -> None:
    """It is shown as it stands in the ledger, in plain blocks and escaped in the text."""
    with desk(name="<!channel> <@U1> *Fu*") as here:
        taken(here)
        here.conn.exec_driver_sql("UPDATE customer SET account_manager = ?", (LENA,))
        (letter,) = told(here, "lena")

        assert "&lt;!channel&gt; &lt;@U1&gt; *Fu*" in letter.body["text"]
        assert "<!channel>" not in letter.body["text"]
        assert all(one["text"]["type"] == "plain_text" for one in letter.body["blocks"] if "text" in one)


# -- when -------------------------------------------------------------------------------------------------------------
def test_the_morning_is_half_past_eight_and_mondays_are_mondays() -> None:
    """Planned from Monday at ten on: tomorrow, and a week from now."""
    with desk() as here:
        begun(here, LENA)

        assert clock(planned(here, LENA)) == "Tue 08:30"
        assert clock(planned(here, LENA, rows.WEEKLY)) == "Mon 08:30"
        assert planned(here, LENA, rows.WEEKLY) > NOW + 6 * DAY


def test_after_friday_comes_monday_and_it_covers_the_days_between() -> None:
    """What happened on Saturday is not lost."""
    with desk() as here:
        taken(here)
        here.now = NOW + 4 * DAY
        begun(here, LENA)
        withheld(here, here.now + 30 * HOUR)

        assert clock(planned(here, LENA)) == "Mon 08:30"
        assert "was not sent" in morning(here, "lena")


def test_a_colleagues_morning_is_where_they_live() -> None:
    """Shanghai is seven hours ahead of Lagos; who moves is told at the new hour from then on."""
    with desk() as here:
        taken(here)
        begun(here, LENA)
        work = here.work(Met("zh-CN", zone="Asia/Shanghai"), "T1/lena")
        take_met(work, work.inbound)
        ring(here, NOW + MINUTE)
        east = clock(planned(here, LENA))
        said = ring(here, planned(here, LENA))

        assert (east, people.staff(here.conn, id=LENA)[0].zone) == ("Tue 01:30", "Asia/Shanghai")
        assert len(said) == 1


def test_a_zone_that_no_clock_knows_leaves_the_one_there_was() -> None:
    """A name that Slack made up, or none."""
    with desk() as here:
        for zone in ("Europe/Paris", "Mars/Olympus", ""):
            work = here.work(Met("en-US", zone=zone), "T1/lena")
            take_met(work, work.inbound)

        assert people.staff(here.conn, id=LENA)[0].zone == "Europe/Paris"


@pytest.mark.parametrize(("zone", "before"), [("Europe/Berlin", "2026-10-24"), ("America/New_York", "2026-10-31")])
def test_over_a_change_of_clocks_the_morning_stays_half_past_eight(zone: str, before: str) -> None:
    """A day of twenty-five hours lies between them."""
    half_past = datetime.fromisoformat(f"{before}T08:30").replace(tzinfo=ZoneInfo(zone))
    then = next_run(micros(half_past), zone, hour=8, minute=30)

    assert then - micros(half_past) == 25 * HOUR
    assert next_run(then - 1, zone, hour=8, minute=30) == then


def test_days_that_nobody_ran_are_covered_by_one() -> None:
    """Back on Thursday at eleven: one at once, and the next on Friday morning."""
    with desk() as here:
        taken(here)
        begun(here, LENA)
        withheld(here, NOW + DAY)
        back = ring(here, NOW + 3 * DAY + HOUR)
        again = ring(here, NOW + 3 * DAY + 2 * HOUR)

        assert ["was not sent" in one.body["text"] for one in back] == [True]
        assert again == []
        assert clock(planned(here, LENA)) == "Fri 08:30"


@pytest.mark.parametrize("late", [10 * HOUR, 4 * DAY + 22 * HOUR])
def test_one_that_comes_too_late_in_the_day_or_on_a_day_off_waits_for_the_next_morning(late: int) -> None:
    """Nobody is told how their day is at eight in the evening, or on a Saturday."""
    with desk() as here:
        taken(here)
        begun(here, LENA)
        night = ring(here, planned(here, LENA) + late)
        next_one = planned(here, LENA)

        assert night == []
        assert clock(next_one) == ("Wed 08:30" if late < DAY else "Mon 08:30")
        assert len(ring(here, next_one)) == 1


def test_whoever_is_away_is_told_on_the_first_day_that_they_are_back() -> None:
    """On Mondays' list too: it does not wait for another week."""
    with desk() as here:
        here.conn.exec_driver_sql("UPDATE customer SET account_manager = ?", (LENA,))
        taken(here)
        begun(here, LENA)
        people.change_staff(here.conn, LENA, absent_until="2026-11-10")
        away = [*ring(here, NOW + DAY), *ring(here, NOW + 7 * DAY)]

        assert away == []
        assert {clock(planned(here, LENA, kind)) for kind in (rows.DAILY, rows.WEEKLY)} == {"Wed 08:30"}
        assert len(ring(here, planned(here, LENA))) == 2


def test_a_day_off_of_the_house_is_none_for_digests() -> None:
    """Monday is a holiday: the week is told on Tuesday."""
    with desk() as here:
        work = here.work()
        off = Calendar(holidays={date(2026, 11, 9): "Founders' Day"})
        work.house = replace(work.house, calendars=lambda *_: off)
        (lena,) = people.staff(here.conn, id=LENA)

        assert clock(digests.next_time(work, lena, "mon")) == "Tue 08:30"
        assert digests.next_time(work, lena, "mon") > NOW + 7 * DAY


# -- who has one ------------------------------------------------------------------------------------------------------
def test_every_active_colleague_has_digests_from_a_start_on_and_once() -> None:
    """Whoever was there before there were any."""
    with desk() as here:
        people.change_staff(here.conn, MEI, active=False)

        assert rows.begin_missing(here.conn, NOW) == len(STAFF) - 1
        assert rows.begin_missing(here.conn, NOW) == 0
        assert ring(here, NOW) == []
        assert {planned(here, one) > NOW for one in (LENA, OMAR)} == {True}


# -- where a customer is looked up -------------------------------------------------------------------------------------
def test_early_signs_stand_on_a_customers_page() -> None:
    """Each with what it was seen by."""
    with desk() as here:
        many(here, 2)
        here.did("lena", StaffActed("command", "command:0", {"text": "customer C-1"}, "trigger"))
        said = str(here.replies[0].body["blocks"])

        assert "“The price” was objected to 3 times within half a year." in said

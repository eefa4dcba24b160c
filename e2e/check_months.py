"""Six months of the demo's follow-up by real mail: time is moved by a file, and each mail arrives once.

    check_months.py PROGRAM [FOLDER]    with BLOEMENZEE_TEST_PG set, two programs serve one PostgreSQL
                                        with FOLDER, every mail is also written there to be looked at

A row of gatherings is planned, one of them is moved, one cancelled: PyPI icalendar reads what comes. Then half a year goes
by in which nobody does anything but press *no more mail*; a program is killed in between. Prints what arrived in each month.
"""

import base64
import re
import secrets
import signal
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
from aiosmtpd.controller import Controller
from check_mail import Postbox, Route, free_port, fresh_postgres, must, wait, words

DAY = 86_400
MONTHS = 6
QUIET = 3  # seconds; LOOK_PLAYED of nudge.rs and of mail.rs


class Time:
    """The clock that the programs read."""

    def __init__(self, file):
        # In the morning: nobody is written to at night.
        real = int(time.time())
        self.file, self.offset = file, real - real % DAY + 10 * 3_600 - real
        self.write()

    def write(self):
        new = self.file.with_suffix(".new")
        new.write_text(str(int(time.time()) + self.offset))
        new.replace(self.file)

    def days(self, days):
        self.offset += days * DAY
        self.write()

    def now(self):
        return int(time.time()) + self.offset


def quiet(postbox, least=0):
    """Waits until so many mails came, and then no more for longer than a look at what is due and one at the outbox take."""
    wait(lambda: len(postbox.mails) >= least, 90, lambda: f"{len(postbox.mails)} mails of at least {least}")
    last, since = len(postbox.mails), time.monotonic()
    while time.monotonic() - since < QUIET:
        time.sleep(0.2)
        if len(postbox.mails) != last:
            last, since = len(postbox.mails), time.monotonic()


def plan(route, at, place, **more):
    fields = {"at": at, "place": place, "topics": ["Wie doet wat?"], **more}
    route.tell("lead_facilitator", "follow_up.plan", **fields)


def calendars(mails):
    """The calendar part of each mail, as a calendar reads it: to whom, the method, the event."""
    found = []
    for mail in mails:
        parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        must(len(parts) <= 1, "one calendar part at most")
        files = [part.get_content() for part in mail.iter_attachments() if part.get_filename() and part.get_filename().endswith(".ics")]
        for part in parts:
            cancels = part.get_param("method") == "CANCEL"
            must(len(files) == (not cancels), "an invitation can also be opened from a file")
            must(all(file.decode() == part.get_content() for file in files), "the file says the same")
            whole = icalendar.Calendar.from_ical(part.get_content())
            must(part.get_param("method") == whole["METHOD"], "the part says the method that its calendar has")
            (event,) = whole.walk("VEVENT")
            found.append((mail.to, str(whole["METHOD"]), event))
    return found


def invitations(route, postbox, clock):
    """A row, one of it moved, one of it cancelled: every calendar says so."""
    before = len(postbox.mails)
    at, before_row = clock.now() + 20 * DAY, gatherings(route)
    plan(route, at, "De Brug; zaal 2, boven", every_weeks=2, times=3)
    quiet(postbox, before + 5)
    whole = calendars(postbox.mails[before:])
    must(len({to for to, *_ in whole}) == len(whole) >= 5, "everybody who signed up is invited once, with a calendar part")
    for _, method, event in whole:
        must(method == "REQUEST" and event["SEQUENCE"] == 0 and str(event["LOCATION"]) == "De Brug; zaal 2, boven", "what it is and where")
        rule = event["RRULE"]
        must((rule["FREQ"], rule["INTERVAL"], rule["COUNT"]) == (["WEEKLY"], [2], [3]), "a row is one rule")
        must(int(event.decoded("DTSTART").timestamp()) == at, "when it begins")
    uid = str(whole[0][2]["UID"])
    row = sorted(gatherings(route) - before_row, key=lambda one: one[1])
    hours = {datetime.fromtimestamp(at, ZoneInfo("Europe/Amsterdam")).strftime("%H.%M") for _, at in row}
    must(len(row) == 3 and len(hours) == 1, "three gatherings at the same hour of the clock")
    before = len(postbox.mails)
    plan(route, at + 15 * DAY, "De school", gathering=row[1][0])
    route.tell("lead_facilitator", "follow_up.cancel", gathering=row[2][0], reason="De zaal is bezet.")
    quiet(postbox, before + 2 * len(whole))
    events = calendars(postbox.mails[before:])
    must(Counter(method for _, method, _ in events) == {"REQUEST": len(whole), "CANCEL": len(whole)}, "a change and a cancellation to each")
    for _, method, event in events:
        must(str(event["UID"]) == uid and event["SEQUENCE"] == 1, "the same entry, a step further")
        slot = 2 if method == "REQUEST" else 4
        must(event.decoded("RECURRENCE-ID") == whole[0][2].decoded("DTSTART") + timedelta(weeks=slot), "which one of the row")
    print(f"   a row of gatherings, one moved, one cancelled: {len(whole) + len(events)} invitations that a calendar reads")


def gatherings(route):
    return {(gathering["id"], gathering["at"]) for gathering in route.read("/follow-up")["gatherings"]}


def post(url, body):
    request = urllib.request.Request(url, data=body)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def no_more(routes, mail):
    """Presses what a mail program's own button presses."""
    must(mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click", "one click is enough (RFC 8058)")
    url = mail["list-unsubscribe"].strip("<>")
    must(f"<{url}>".encode() in mail.raw, "the address stands in its header as it is, for any mail program")
    path = url[url.index("/unsubscribe/"):]
    must(mail.to.split("@")[0] not in url, "nothing personal stands in the address")
    here = f"http://{routes[-1].listen}{path}"
    must(post(here[:-4] + "AAAA", b"") == 404, "another mark opens nothing")
    must(post(here, b"List-Unsubscribe=One-Click") == 200, "one press")


def settled(text):
    """A mail's words without what is made anew for each: its way in."""
    return re.sub(r"https?://\S+", "", text)


def months(program, postbox, port, folder, database):
    clock = Time(folder / "clock")
    key = base64.urlsafe_b64encode(secrets.token_bytes(32)).rstrip(b"=").decode()
    more = ["--clock-file", str(clock.file), "--seat-key", key, "--public-url", "http://bloemen.localhost:8080"]
    routes = [Route(program, "months", "followup", port, database, more)]
    if database:
        routes.append(Route(program, "months", None, port, database, more))
    try:
        quiet(postbox)
        print(f"   what was due when it began: {len(postbox.mails)} mails")
        invitations(routes[0], postbox, clock)
        resident = next(one for one in routes[0].personas if one["persona"] == "resident")
        routes[0].tell("resident", "follow_up.tell_me", participant=resident["participant"], by="mail", rhythm="monthly")
        stopped = None
        for month in range(1, MONTHS + 1):
            before = len(postbox.mails)
            clock.days(30)
            if month == 3:
                routes[-1].stop(signal.SIGKILL)
                routes[-1].start()
            quiet(postbox)
            came = postbox.mails[before:]
            subjects = Counter(mail["subject"].split(":")[0] for mail in came)
            print(f"   month {month}: {len(came):>3} mails {dict(subjects)}")
            must(all(mail.to != stopped for mail in came), "who pressed 'no more' got another mail")
            able = [mail for mail in came if mail["list-unsubscribe"]]
            if stopped is None and able:
                stopped = able[0].to
                no_more(routes, able[0])
        must(stopped is not None, "no mail could be stopped")
        routes[0].stop(signal.SIGTERM)
        routes[0].start()
        quiet(postbox)
        look_at(routes[0], postbox)
    finally:
        for route in routes:
            route.stop(signal.SIGKILL)


def look_at(route, postbox):
    """As many mails as the outbox says were sent; none of them twice."""
    said = route.outbox()
    sent = re.search(r"<dt>bericht(?:en)? verstuurd</dt><dd>(\d+)</dd>", said)
    must(sent is not None and int(sent.group(1)) == len(postbox.mails), f"the outbox says {sent and sent.group(1)}, {len(postbox.mails)} came")
    must(max(Counter(mail["message-id"] for mail in postbox.mails).values()) == 1, "a mail came twice")
    twice = [key for key, times in Counter((mail.to, settled(words(mail))) for mail in postbox.mails).items() if times > 1]
    must(not twice, f"the same words came twice: {twice[:1]}")


def keep(postbox, folder):
    for number, mail in enumerate(postbox.mails, 1):
        (folder / f"{number:03}.eml").write_bytes(mail.raw)
        (folder / f"{number:03}.html").write_text(mail.get_body(("html",)).get_content(), encoding="utf-8")
        for part in mail.walk():
            if part.get_content_type() == "text/calendar":
                (folder / f"{number:03}.ics").write_text(part.get_content(), encoding="utf-8", newline="")
        (folder / f"{number:03}.txt").write_text(f"{mail['subject']}\n\n{words(mail)}", encoding="utf-8")


def main():
    program, out = sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None
    postbox, port = Postbox(), free_port()
    server = Controller(postbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        with tempfile.TemporaryDirectory(prefix="bloemenzee-months-") as folder:
            months(program, postbox, port, Path(folder), fresh_postgres())
        print(f"{len(postbox.mails)} mails arrived in {MONTHS} months, each once")
    finally:
        if out:
            out.mkdir(parents=True, exist_ok=True)
            keep(postbox, out)
        server.stop()


if __name__ == "__main__":
    main()

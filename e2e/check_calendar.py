"""A calendar as another program reads it: PyPI icalendar, from the standard input.

    check_calendar.py < calendar.ics

Prints one JSON line for each event: uid, sequence, status, start (UTC, or a day), rule, and which of a row it replaces.
Ends with 1 when the calendar is none, or when the reader found something wrong in it.
"""

import json
import sys
from datetime import datetime, timezone

from icalendar import Calendar


def said(value):
    if value is None:
        return None
    moment = value.dt
    # Of a row it comes by the clock of its zone.
    return (moment.astimezone(timezone.utc) if isinstance(moment, datetime) else moment).isoformat()


def main():
    calendar = Calendar.from_ical(sys.stdin.buffer.read())
    if calendar.errors or not calendar.get("PRODID") or str(calendar.get("VERSION")) != "2.0":
        raise SystemExit(f"calendar: {calendar.errors}")
    for event in calendar.walk("VEVENT"):
        if event.errors:
            raise SystemExit(f"calendar: {event.errors}")
        rule = event.get("RRULE")
        print(json.dumps({
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "status": str(event["STATUS"]),
            "start": said(event["DTSTART"]),
            "rule": rule.to_ical().decode() if rule else None,
            "replaces": said(event.get("RECURRENCE-ID")),
            "summary": str(event["SUMMARY"]),
            "place": str(event.get("LOCATION", "")),
        }))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Write the days on which an independent calendar differs from plain Monday to Friday.

Needs the Python package chinesecalendar. Usage:

    python3 scripts/make-calendar-fixture.py > Tests/AlmanacTests/Fixtures/chinesecalendar.csv

The last line says through which day the package answered; later days are not covered.
"""
import datetime
from importlib.metadata import version

import chinese_calendar

day = datetime.date(2004, 1, 1)
end = datetime.date(2026, 12, 31)
print(f"# chinesecalendar {version('chinesecalendar')}: days whose status differs from plain Monday to Friday, from {day}")
print("day,status")
last = None
while day <= end:
    try:
        works = chinese_calendar.is_workday(day)
    except NotImplementedError:
        break
    if works != (day.weekday() < 5):
        print(f"{day},{'work' if works else 'off'}")
    last = day
    day += datetime.timedelta(days=1)
print(f"# covered through {last}")

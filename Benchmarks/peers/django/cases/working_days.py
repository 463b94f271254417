"""Working days from the same notices of the State Council that the measured program uses."""
import json
from datetime import date, timedelta
from pathlib import Path

EDITIONS = Path(__file__).resolve().parents[4] / "Sources" / "Almanac" / "editions"


def _load():
    off, on = set(), set()
    for file in sorted(EDITIONS.glob("*.json"), key=lambda f: json.loads(f.read_text("utf-8"))["published"]):
        edition = json.loads(file.read_text("utf-8"))
        for holiday in edition["holidays"]:
            day, until = date.fromisoformat(holiday["from"]), date.fromisoformat(holiday["until"])
            while day <= until:
                off.add(day)
                day += timedelta(days=1)
        on.update(map(date.fromisoformat, edition.get("workdays", [])))
        on.difference_update(map(date.fromisoformat, edition.get("cancelled", [])))
    return off, on


_OFF, _ON = _load()


def is_working(day):
    return day in _ON or (day.weekday() < 5 and day not in _OFF)


def after_working(day, count):
    """The last day of a period of working days that begins the day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


def after(day, count):
    """The last day of a period of days; one that ends on a holiday ends on the next working day."""
    day += timedelta(days=count)
    while not is_working(day):
        day += timedelta(days=1)
    return day

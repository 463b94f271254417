"""One action in one transaction: checks, the transition, the journal, the facts and the sums."""
import fcntl
import hashlib
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django_fsm import can_proceed, has_transition_perm

from .gates import Moment
from .models import Entry, Fact, Penalty, canonical

WHOLE_COUNTY = "*"
GENESIS = bytes(32)
ADD = (
    "INSERT INTO cases_rollup (measure, organ, month, value) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (measure, organ, month) DO UPDATE SET value = value + excluded.value")
METHODS = {}
for _t in Penalty._meta.get_field("stage").get_all_transitions(Penalty):
    METHODS[_t.custom["slug"]] = (_t.name, _t.custom)


class Conflict(Exception):
    """Somebody else acted on the case since the page was made."""


class Refused(Exception):
    """The refusals, all of them, as (sentence, basis)."""

    def __init__(self, refusals):
        super().__init__(refusals)
        self.refusals = refusals


@contextmanager
def writing():
    """One writing transaction at a time; processes queue at a lock, for SQLite's own waiting sleeps and starves some."""
    with open(f"{settings.DATABASE}-queue", "a", encoding="ascii") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        with transaction.atomic():
            yield


def refusals(matter, method, options, now):
    """Every gate that does not hold, and the permission that is missing."""
    found = [(g.says, g.basis) for g in options["gates"] if not g.holds(matter, now)]
    if not has_transition_perm(method, now):
        found.insert(0, (f"“{options['name']}”应由{matter.organ.name}的{options['who']}办理", options["basis"]))
    return found


def perform(pk, slug, version, form, user, posts):
    """Performs an action with its valid form; raises `Conflict`, `Refused` or `Penalty.DoesNotExist`."""
    name, options = METHODS[slug]
    at = timezone.now()
    with writing():
        matter = Penalty.objects.select_related("organ").get(pk=pk)
        if matter.version != version:
            raise Conflict
        method = getattr(matter, name)
        if not can_proceed(method):
            raise Refused([(f"本案现在不能办理“{options['name']}”", options["basis"])])
        now = Moment(matter, user, posts, timezone.localdate(at))
        before = matter.row()
        form.fill(matter, now.today)
        found = refusals(matter, method, options, now)
        if found:
            raise Refused(found)
        method(now)
        matter.due = matter.due_day()
        matter.version = version + 1
        row = matter.row()
        changes = {key: value for key, value in row.items() if value != before[key]}
        if not Penalty.objects.filter(pk=pk, version=version).update(**changes):
            raise Conflict
        facts = [(measure, value) for measure, value in (options["facts"](matter) if options["facts"] else []) if value]
        entry = _journal(matter, options["slug"], at, user, row, changes, facts)
        _count(matter, entry, now.today, facts)
    return matter


def _journal(matter, slug, at, user, row, changes, facts):
    content = canonical({"changes": changes, "state": hashlib.sha256(canonical(row)).hexdigest(), "facts": facts}).decode()
    entry = Entry(
        at=at, penalty=matter, version=matter.version, action=slug, login=user.username, person=user.first_name, organ=matter.organ_id,
        content=content)
    entry.seal(Entry.objects.order_by("-id").values_list("hash", flat=True).first() or GENESIS)
    entry.save(force_insert=True)
    return entry


def _count(matter, entry, today, facts):
    if not facts:
        return
    Fact.objects.bulk_create(
        [Fact(measure=m, day=today, penalty=matter, organ=matter.organ_id, entry=entry, value=v) for m, v in facts])
    month = today.year * 100 + today.month
    with connection.cursor() as cursor:
        cursor.executemany(ADD, [(m, organ, month, v) for m, v in facts for organ in (matter.organ_id, WHOLE_COUNTY)])

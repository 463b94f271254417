"""Fills an empty database with ten years of penalty cases: load.py DATABASE [CASES]."""
import hashlib
import json
import os
import random
import sqlite3
import sys
import time
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

DATABASE, COUNT = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600_000
os.environ["PEER_DATABASE"] = DATABASE
os.environ["DJANGO_SETTINGS_MODULE"] = "county.settings"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import django  # noqa: E402

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from cases import working_days  # noqa: E402
from cases.models import Certificate, Organ, Penalty, Post, seal  # noqa: E402
from cases.performing import GENESIS, WHOLE_COUNTY  # noqa: E402

ORGANS, OFFICERS, YEARS, OPEN_SHARE = 40, 4, 10, 0.03
# The youngest cases, of which six in seven are open: together OPEN_SHARE of all.
YOUNG_SHARE = OPEN_SHARE * 7 / 6
TODAY = date.today()
BEGINNING = TODAY - timedelta(days=365 * YEARS)
SCENARIO = Path(__file__).resolve().parents[3] / "Scenarios" / "pingjiang-2020"
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文"
PLACES, WORDS = ["平江县", "汉昌街道", "长寿镇", "安定镇", "三市镇", "加义镇", "瓮江镇", "伍市镇"], "鑫盛宏达恒泰金源华瑞兴隆福康永顺嘉和天成"
TRADES = ["食品有限公司", "建筑工程有限公司", "劳务有限公司", "大药房", "超市", "餐饮店", "物流有限公司", "矿业有限公司", "农资经营部", "加油站"]
STEPS = ["register-clue", "file"] + ["record-evidence"] * 6 + ["report", "notify", "waive", "record-defence"]
rng = random.Random(2021)


@lru_cache(None)
def after(day, count):
    return working_days.after(day, count).isoformat()


@lru_cache(None)
def after_working(day, count):
    return working_days.after_working(day, count).isoformat()


@lru_cache(None)
def iso(ordinal):
    return date.fromordinal(ordinal).isoformat()


def text(value):
    return json.dumps(value, ensure_ascii=False)


def person():
    return rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))


def identity(index, area="430626"):
    """A number of the right shape; parties come from another area than officers, so that nobody is a party to his own case."""
    return f"{area}{1960 + index % 40}{index % 12 + 1:02}{index % 28 + 1:02}{index % 1000:03}{index % 10}"


def registers():
    """Organs, people, posts, certificates; returns the officers of each organ as (user, name, certificate)."""
    names = [line.split(",")[:3] for line in (SCENARIO / "organs.csv").read_text("utf-8").splitlines()[2 : ORGANS + 2]]
    organs = [Organ(code=code, name=name, short=short) for code, name, short in names]
    Organ.objects.bulk_create(organs)
    password = make_password("measured-on-loopback-only")
    staff = {}
    for organ in organs:
        roles = [f"officer{i}" for i in range(OFFICERS)] + ["head", "reviewer", "clerk"]
        users = User.objects.bulk_create(
            [User(username=f"{organ.code}-{role}", first_name=person(), password=password) for role in roles])
        Post.objects.bulk_create(
            [Post(user=u, organ=organ, role=r.rstrip("0123456789"), valid_from=BEGINNING) for u, r in zip(users, roles)])
        staff[organ.code] = [(u, f"{organ.code}-{i:03}") for i, u in enumerate(users[:OFFICERS])]
        Certificate.objects.bulk_create([
            Certificate(
                number=number, holder=u, holder_name=u.first_name, identity_number=identity(u.id), organ=organ, valid_from=BEGINNING,
                valid_until=TODAY + timedelta(days=1_000))
            for u, number in staff[organ.code]])
    return organs, staff


def stage_of(age):
    if age < 15:
        return rng.choices(("clue", "investigating"), (35, 65))[0]
    stages = ("investigating", "reviewing", "notified", "decided", "executing")
    return rng.choices(stages, (34, 15, 30 if age >= 30 else 0, 6 if age >= 30 else 0, 15 if age >= 30 else 0))[0]


class Writer:
    """Rows on their way into the file, and the ends of the journal and the sums."""

    def __init__(self, target):
        self.target, self.hash, self.entry, self.sums = target, GENESIS, 0, Counter()
        self.columns = [f.column for f in Penalty._meta.concrete_fields]
        fields = {f.column: f.get_db_prep_save(f.get_default(), connections["default"]) for f in Penalty._meta.concrete_fields}
        self.blank = fields
        self.cases, self.entries, self.facts = [], [], []

    def case(self, values):
        row = {**self.blank, **values}
        self.cases.append([row[c] for c in self.columns])
        return row

    def journal(self, at, case, version, action, user, organ, content):
        self.entry += 1
        digest = seal(self.hash, at.isoformat(), case, version, action, user.username, user.first_name, organ, content)
        self.entries.append((
            self.entry, at.strftime("%Y-%m-%d %H:%M:%S"), case, version, action, user.username, user.first_name, organ, content, self.hash,
            digest))
        self.hash = digest
        return self.entry

    def fact(self, measure, day, case, organ, value):
        self.facts.append((measure, day, case, organ, self.entry, value))
        for place in (organ, WHOLE_COUNTY):
            self.sums[measure, place, int(day[:4] + day[5:7])] += value

    def flush(self):
        marks = ",".join("?" * len(self.columns))
        self.target.executemany(f"INSERT INTO cases_penalty ({','.join(self.columns)}) VALUES ({marks})", self.cases)
        self.target.executemany(
            "INSERT INTO cases_entry (id,at,penalty_id,version,action,login,person,organ,content,previous,hash) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            self.entries)
        self.target.executemany("INSERT INTO cases_fact (measure,day,penalty_id,organ,entry_id,value) VALUES (?,?,?,?,?,?)", self.facts)
        self.cases, self.entries, self.facts = [], [], []


def record(i, age, organ, officers, cause):
    """A case in one of the stages, or closed when `age` is None, as column values."""
    opened = BEGINNING.toordinal() + i * 365 * YEARS // COUNT
    stage = stage_of(age) if age is not None else "closed"
    is_citizen = i % 3 == 0
    party = person() if is_citizen else rng.choice(PLACES) + "".join(rng.choices(WORDS, k=2)) + rng.choice(TRADES)
    fine = (200 + i % 90 * 10) * 100 if is_citizen else (1_000 + i % 180 * 100) * 100
    law, article, conduct = cause
    row = {
        "id": i + 1, "organ_id": organ, "stage": stage, "title": f"{party}{conduct}案", "opened": iso(opened), "version": 1,
        "clue_source": "日常监督检查", "clue": f"检查中发现{party}涉嫌{conduct}，已当场制作现场检查记录，拍摄照片六张，拟进一步核查。", "cause": conduct,
        "discovered_on": iso(opened), "act_ended_on": iso(opened - 20 - i % 40), "party_kind": "citizen" if is_citizen else "organisation",
        "party_name": party, "address": f"湖南省岳阳市平江县{PLACES[i % 8]}城东路{i % 400 + 1}号", "phone": f"138{i % 100_000_000:08}", "capacity": "full",
    }
    row |= {"citizen_number": identity(i, "430681")} if is_citizen else {
        "credit_code": f"91430626MA4{i % 10_000_000:07}", "representative": person()}
    if stage == "clue":
        return row | {"due": after_working(date.fromordinal(opened), 15)}
    filed = opened + 3
    penalty = text({"kind": "fine", "fine": fine})
    evidence = [
        {"kind": kind, "summary": f"{party}经营场所{what}，由当事人签字确认", "checked": False, "on": iso(filed + 2)}
        for kind, what in (("record", "现场检查笔录一份"), ("documentary", "营业执照、进货台账复印件各一份"), ("testimony", "询问笔录一份"))]
    row |= {
        "officers": text(officers), "filed_on": iso(filed), "evidence": text(evidence), "due": after(date.fromordinal(filed), 90),
        "number": f"平罚立字〔{iso(opened)[:4]}〕第{i + 1}号",
    }
    if stage == "investigating":
        return row
    row |= {
        "facts": f"经查，{party}于{iso(opened - 20 - i % 40)}{conduct}，违法所得无法查清，有现场检查笔录、询问笔录、进货台账等证据证明，事实清楚，证据确凿。",
        "legal_basis": f"《{law}》{article}", "proposal": "penalise", "proposed": penalty, "benchmark": "湖南省行政处罚裁量权基准", "tier": "ordinary",
        "reported_on": iso(filed + 8),
    }
    if stage == "reviewing":
        return row
    row |= {"notified_on": iso(filed + 10), "notified": penalty, "review_opinion": "agree", "reviewed_on": iso(filed + 9), "needs_review": 1}
    if stage == "notified":
        return row
    decided = date.fromordinal(filed + 22)
    row |= {"penalty": penalty, "decided_on": decided.isoformat(), "decision_reason": "当事人未陈述、申辩，违法行为轻重程度一般。", "due": after(decided, 7)}
    if stage == "decided":
        return row
    served = date.fromordinal(filed + 24)
    row |= {"served_on": served.isoformat(), "service_method": "in-person", "due": after(served, 15)}
    if stage == "executing":
        return row
    return row | {
        "payments": text([{"amount": fine, "receipt": f"{i:010}", "on": iso(filed + 30)}]), "published_on": iso(filed + 26),
        "public_summary": f"{party}{conduct}", "closed": iso(min(filed + 32 + i % 50, TODAY.toordinal())), "version": 2,
    }


def content(row):
    digest = hashlib.sha256(row["title"].encode()).hexdigest()
    return text({"changes": {"facts": row.get("facts", ""), "legal_basis": row.get("legal_basis", "")}, "state": digest, "facts": []})


def at(day, number):
    return datetime(int(day[:4]), int(day[5:7]), int(day[8:]), 1 + number % 8, number % 60, number % 59, tzinfo=timezone.utc)


def fill(writer, organs, staff):
    causes = [line.split(",")[1:4] for line in (SCENARIO / "violations.csv").read_text("utf-8").splitlines()[1:]]
    young, late = COUNT - int(COUNT * YOUNG_SHARE), []
    for i in range(COUNT):
        organ = organs[rng.randrange(ORGANS)].code
        first = rng.randrange(OFFICERS)
        officers = [staff[organ][first], staff[organ][(first + 1) % OFFICERS]]
        is_open = i >= young and rng.random() < 6 / 7
        age = (COUNT - i) * 365 * YEARS // COUNT if is_open else None
        row = record(i, age, organ, [number for _, number in officers], causes[i % len(causes)])
        user = officers[0][0]
        if is_open:
            row["version"] = rng.randint(8, 12)
            late += [
                (at(iso(date.fromisoformat(row["opened"]).toordinal() + min(n, age)), i + n), i + 1, n + 1, STEPS[n], user, organ, row)
                for n in range(row["version"])]
        else:
            writer.journal(at(row["opened"], i), i + 1, 1, "register-clue", user, organ, content(row))
            writer.journal(at(row["closed"], i), i + 1, 2, "close", user, organ, content(row))
            writer.fact("penalty.decided", row["decided_on"], i + 1, organ, 1)
            writer.fact("penalty.closed", row["closed"], i + 1, organ, 1)
        writer.case(row)
        if len(writer.cases) >= 5_000:
            writer.flush()
    for time_of, case, version, step, user, organ, row in sorted(late, key=lambda e: e[:3]):
        writer.journal(time_of, case, version, step, user, organ, content(row))
        if step == "file":
            writer.fact("penalty.filed", row["opened"], case, organ, 1)
            writer.fact("penalty.open", row["opened"], case, organ, 1)
    writer.flush()
    writer.target.executemany(
        "INSERT INTO cases_rollup (measure,organ,month,value) VALUES (?,?,?,?)", [(*place, value) for place, value in writer.sums.items()])


def main():
    start = time.monotonic()
    call_command("migrate", run_syncdb=True, verbosity=0)
    organs, staff = registers()
    writer = Writer(sqlite3.connect(DATABASE, isolation_level=None))
    connections.close_all()
    target = writer.target
    target.execute("PRAGMA synchronous = OFF")
    indexes = target.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name LIKE 'cases!_%' ESCAPE '!'")
    indexes = indexes.fetchall()
    for name, _ in indexes:
        target.execute(f'DROP INDEX "{name}"')
    target.execute("BEGIN")
    fill(writer, organs, staff)
    target.execute("COMMIT")
    for _, sql in indexes:
        target.execute(sql)
    target.execute("ANALYZE")
    target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for table in ("penalty", "entry", "fact", "rollup"):
        print(f"{table:8} {target.execute(f'SELECT count(*) FROM cases_{table}').fetchone()[0]:>9,}")
    stages = dict(target.execute("SELECT stage, count(*) FROM cases_penalty GROUP BY stage"))
    print("stages   ", ", ".join(f"{stage} {count:,}" for stage, count in stages.items()))
    print(f"{os.path.getsize(DATABASE) / 2**20:,.0f} MiB in {time.monotonic() - start:.0f} s")


main()

#!/usr/bin/env python3
"""Ten thousand malformed rows: each is refused with its reason, and nothing of any is left behind.

Usage: import-check.py PROGRAM DATA COUNTY DAY
"""
import csv, random, sqlite3, subprocess, sys, tempfile, time

program, data, county, day = sys.argv[1:5]
base = sqlite3.connect(f"file:{data}/plumbline.sqlite?mode=ro", uri=True)
tables = ["matter", "journal", "fact", "rollup", "clock", "paper", "publication", "citation", "attribute", "waiting", "tally", "handled", "notice"]


def counts():
    return {table: base.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables}


def holder(role):
    return base.execute(
        "SELECT p.person, p.organ FROM post p WHERE p.county = ? AND p.role = ? ORDER BY p.organ, p.person LIMIT 1", (county, role)).fetchone()


login, organ = holder("officer")
other = base.execute("SELECT code FROM organ WHERE county = ? AND code <> ? ORDER BY code DESC LIMIT 1", (county, organ)).fetchone()[0]
sound = {
    "organ": organ, "action": "register-clue", "on": day, "source": "inspection", "clue": "检查发现线索", "discoveredOn": day,
    "actEndedOn": day, "cause": "无照经营", "party.kind": "organisation", "party.organisationName": "某商店",
    "party.creditCode": "91430626MA4L00000Y",
}
# Each fault with a word that its reason must have.
faults = [
    (lambda row, n: row.update(discoveredOn=f"2020-02-{30 + n % 2}"), "确有其日"), (lambda row, n: row.update(source="rumour"), "应为下列之一"),
    (lambda row, n: row.update(source=""), "必须填写"), (lambda row, n: row.update(clue=""), "必须填写"),
    (lambda row, n: row.update({"party.creditCode": "9143"}), "18位"), (lambda row, n: row.update(organ="no-such-organ"), "没有"),
    (lambda row, n: row.update(organ=other), "岗位"), (lambda row, n: row.update(action="fly"), "没有环节"),
    (lambda row, n: row.update(on="昨天"), "确有其日"), (lambda row, n: row.update(actEndedOn="2099-01-01"), "不晚于发现之日"),
    (lambda row, n: row.update(clue="甲\x01乙"), "控制字符"), (lambda row, n: row.update({"party.kind": "ghost"}), "应为下列之一"),
    (lambda row, n: row.update(nope="1"), "没有这个字段"), (lambda row, n: row.update(organ=""), "organ"),
]
random.seed(20201231)
rows, wanted = [], []
for number in range(10_000):
    row = dict(sound)
    fault, word = faults[number % len(faults)]
    fault(row, number)
    rows.append(row)
    wanted.append(word)
names = list(sound) + ["nope"]


def run(rows):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="", delete=False) as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return subprocess.run(
        [program, "import", "penalty", file.name, "--data", data, "--as", login, "--limit", "20000"], capture_output=True, text=True)


bad = []
before = counts()
started = time.time()
result = run(rows)
seconds = time.time() - started
after = counts()
lines = {}
for line in result.stdout.splitlines():
    if line.startswith("第") and "行：" in line:
        number, reason = line[1:].split("行：", 1)
        lines[int(number)] = reason
if result.returncode != 2: bad.append(f"exit code {result.returncode}: {result.stderr[-300:]}")
if len(lines) != len(rows): bad.append(f"{len(lines)} reasons for {len(rows)} rows")
for number, word in enumerate(wanted):
    if word not in lines.get(number + 2, ""):
        bad.append(f"row {number + 2}: “{word}” not in “{lines.get(number + 2, '')[:120]}”")
if before != after: bad.append(f"left behind: {[(t, before[t], after[t]) for t in tables if before[t] != after[t]]}")
# One bad row keeps the good ones out too.
result = run([dict(sound), dict(sound, source="rumour"), dict(sound)])
if result.returncode != 2 or counts() != before: bad.append("a batch with one bad row was imported in part")
print("\n".join(bad[:20]) if bad else f"{len(rows)} rows refused with reasons, nothing left behind, {seconds:.1f} s")
sys.exit(1 if bad else 0)

#!/usr/bin/env python3
"""Checks that the tables of Scenarios/pingjiang-2020 agree with each other and with its targets."""
import csv
import re
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "Scenarios" / "pingjiang-2020"
failures = []


def table(name):
    raw = (FOLDER / name).read_bytes()
    if b"\r" in raw or raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\n"):
        failures.append(f"{name}: not plain UTF-8 with LF")
    rows = list(csv.DictReader(raw.decode("utf-8").splitlines()))
    for row in rows:
        if None in row or None in row.values():
            failures.append(f"{name}: a row with too many or too few cells: {row}")
    return rows


def check(what, found, wanted):
    print(f"{'ok ' if found == wanted else 'NOT'} {what}: {found}" + ("" if found == wanted else f", wanted {wanted}"))
    if found != wanted:
        failures.append(what)


def total(rows, column):
    return sum(int(row[column]) for row in rows)


organs, people, targets = table("organs.csv"), table("people.csv"), table("targets.csv")
target = {row["key"]: int(row["value"]) for row in targets}
codes = {o["code"]: o for o in organs}
level = Counter(o["level"] for o in organs)
check("organs", dict(level), {"county": 1, "department": 41, "township": 24, "village": 544})
check("unique codes", len(codes), len(organs))
shorts = [o["short"] for o in organs if o["short"]]
check("unique short names", len(set(shorts)), len(shorts))
check("unique village names in a township", len({(o["parent"], o["name"]) for o in organs}), len(organs))
check("parents exist", all(o["parent"] in codes or o["level"] == "county" for o in organs), True)
enforcing = {o["code"] for o in organs if "enforcement" in o["duties"].split()}
check("enforcement departments", len(enforcing), 30)

check("unique people", (len({p["id"] for p in people}), len({p["name"] for p in people})), (len(people), len(people)))
check("people's organs exist", all(p["organ"] in codes for p in people), True)
officers = [p for p in people if "officer" in p["roles"].split()]
notes = Counter(p["note"].split(":")[0] for p in officers)
check("officers", len(officers), 1716)
check("voided", notes["certified-void"], target["certificate.voided"])
check("qualified", notes["new-2020"], target["certificate.qualified"])
check("valid", notes["certified"] + notes["new-2020"], target["certificate.valid"])
check("officers' organs", {p["organ"] for p in officers} == enforcing | {o["code"] for o in organs if o["level"] == "township"}, True)
roles = {code: Counter() for code in codes}
for person in people:
    roles[person["organ"]].update(person["roles"].split())
check("posts of enforcement departments", all(
    r["head"] >= 2 and r["reviewer"] >= 2 and r["hearing"] >= 1 and r["clerk"] >= 1 for r in (roles[c] for c in enforcing)), True)
steady = Counter(p["organ"] for p in officers if p["note"] == "certified")
check("at least three officers certified all year", min(steady[c] for c in enforcing) >= 3, True)
check("reviewers at least five in a hundred officers", all(
    roles[c]["reviewer"] >= 0.05 * roles[c]["officer"] for c in enforcing), True)
check("townships", all(roles[o["code"]]["mediator"] == 3 for o in organs if o["level"] == "township"), True)
check("villages", all(1 <= roles[o["code"]]["mediator"] <= 2 for o in organs if o["level"] == "village"), True)

enforcement = table("enforcement.csv")
check("penalty.decided", total(enforcement, "simple") + total(enforcement, "ordinary"), target["penalty.decided"])
check("ordinary at least five each", min(int(r["ordinary"]) for r in enforcement) >= 5, True)
check("enforcement.csv organs", {r["organ"] for r in enforcement}, enforcing)
violations = table("violations.csv")
check("violations for each", {r["organ"] for r in violations}, enforcing)
for row in enforcement:
    own = [v for v in violations if v["organ"] == row["organ"]]
    simple = [v for v in own if (v["kind"] == "warning" and int(v["min"]) == 0) or (v["kind"] == "fine" and int(v["min"]) <= 50)]
    if len(own) < 3 or (int(row["simple"]) and not simple):
        failures.append(f"violations of {row['organ']}")
check("violation ranges", all(int(v["min"]) <= int(v["max"]) and int(v["weight"]) > 0 for v in violations), True)

disputes = table("disputes.csv")
for column in ("screened", "mediated", "succeeded"):
    check(f"mediation.{column}", total(disputes, column), target[f"mediation.{column}"])
check("disputes in order", all(int(r["succeeded"]) <= int(r["mediated"]) <= int(r["screened"]) for r in disputes), True)
check("disputes.csv townships", {r["township"] for r in disputes}, {o["code"] for o in organs if o["level"] == "township"})
check("dispute kinds", sum(int(r["weight"]) > 0 for r in table("disputes-kinds.csv")), 14)

check("review.other", total(table("reviews.csv"), "count"), target["review.other"])
cases = table("reconsiderations.csv")
check("reconsideration.accepted", len(cases), target["reconsideration.accepted"])
print("    outcomes:", dict(Counter(r["outcome"] for r in cases)))
check("respondents exist", all(r["respondent"] in codes for r in cases), True)
documents, old = table("documents.csv"), table("documents-old.csv")
check("document.issued", len(documents), target["document.issued"])
check("makers exist", all(r["organ"] in codes for r in documents + old), True)
check("cycles", all(r["cycle"] == {"regular": "5", "provisional": "2"}[r["kind"]] for r in documents), True)
check("old documents in force on 1 January", all(r["published"] <= r["effective"] <= "2020-01-01" and r["valid_until"] >= "2020-01-01" for r in old), True)
check("unique registration numbers", len({r["number"] for r in old}), len(old))
projects, cleanup, subjects = table("projects.csv"), table("cleanup.csv"), table("review-subjects.csv")
check("drafters exist", all(r["drafter"] in codes for r in documents + projects), True)
check("a second clerk in departments that make documents", all(
    roles[r["organ"]]["clerk"] >= 2 for r in documents + projects if codes[r["organ"]]["level"] == "department"), True)
check("published in the year", all(r["published"].startswith("2020-") for r in documents), True)
check("replaced and cleaned up documents exist", {n for r in documents for n in r["replaces"].split()} | {r["no"] for r in cleanup} <= {
    r["no"] for r in old}, True)
check("review subjects", ({r["type"] for r in subjects}, all(r["organ"] in codes for r in subjects)), ({r["type"] for r in table("reviews.csv")}, True))
print("    old documents:", len(old), "of which lapse in 2020:", sum(r["valid_until"] < "2020-12-31" for r in old))

figures = table("figures.csv")
check("figures", len(figures), 13)
check("figures agree with targets", all(int(r["report_value"]) == target[r["figure_id"]] for r in figures if r["figure_id"] in target), True)
known = {r["figure_id"] for r in figures} | set(
    """penalty.simple penalty.ordinary penalty.fines penalty.reviewed penalty.hearings penalty.transferred reconsideration.concluded
    reconsideration.upheld reconsideration.corrected reconsideration.correction-rate reconsideration.settled document.in-force
    document.filed document.filing-rate document.repealed document.lapsed certificate.checked""".split())
used = set(re.findall(r"\{\{([^}]*)\}\}", (FOLDER / "report-template.md").read_text(encoding="utf-8")))
check("placeholders unknown", used - known, set())
check("placeholders unused", known - used, set())

for failure in failures:
    print("FAILED", failure)
sys.exit(bool(failures))

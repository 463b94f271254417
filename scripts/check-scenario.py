#!/usr/bin/env python3
"""Checks that the tables of the scenarios agree with each other and with their targets.

    scripts/check-scenario.py [suining-2022 …]
"""
import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parent.parent / "Scenarios"
# Of a scenario: organs by level, steady sums that its README tells, and figures in the printed report.
EXPECTED = {
    "pingjiang-2020": ({"county": 1, "department": 42, "township": 24, "village": 544}, 38),
    "suining-2022": ({"county": 1, "department": 33, "township": 17, "village": 238}, 14),
    "guannan-2020": ({"county": 1, "department": 34, "township": 11, "village": 128}, 37),
    "yunxi-2019": ({"county": 1, "department": 29, "township": 5, "village": 62}, 35),
    "gansu-2020": ({"county": 1, "department": 38, "township": 22, "village": 187}, 39),
}
RELATIONS = {"equal", "over", "under", "at-least", "text"}
failures = []


class Scenario:
    def __init__(self, name):
        self.name, self.folder = name, SCENARIOS / name
        head = json.loads((self.folder / "scenario.json").read_text(encoding="utf-8"))
        self.head, self.county, self.year = head, head["county"], str(head["year"])

    def table(self, name):
        raw = (self.folder / name).read_bytes()
        if b"\r" in raw or raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\n"):
            failures.append(f"{self.name}/{name}: not plain UTF-8 with LF")
        rows = list(csv.DictReader(raw.decode("utf-8").splitlines()))
        for row in rows:
            if None in row or None in row.values():
                failures.append(f"{self.name}/{name}: a row with too many or too few cells: {row}")
        return rows

    def optional(self, name):
        return self.table(name) if (self.folder / name).exists() else []

    def check(self, what, found, wanted):
        if found != wanted:
            failures.append(f"{self.name}: {what}: {found}, wanted {wanted}")
        return found == wanted

    def run(self):
        before = len(failures)
        self.organs, self.people = self.table("organs.csv"), self.table("people.csv")
        self.target = {row["key"]: int(row["value"]) for row in self.table("targets.csv")}
        self.codes = {o["code"]: o for o in self.organs}
        self.roles = {code: Counter() for code in self.codes}
        self.check_organs()
        self.check_people()
        self.check_cases()
        self.check_disputes()
        self.check_rules()
        self.check_figures()
        print(f"{'ok ' if len(failures) == before else 'NOT'} {self.name}: {len(self.organs)} organs, {len(self.people)} people")

    def level(self, level):
        return {o["code"] for o in self.organs if o["level"] == level}

    def check_organs(self):
        self.check("organs", dict(Counter(o["level"] for o in self.organs)), EXPECTED[self.name][0])
        self.check("unique codes", len(self.codes), len(self.organs))
        shorts = [o["short"] for o in self.organs if o["short"]]
        self.check("unique short names", len(set(shorts)), len(shorts))
        self.check("unique names under one parent", len({(o["parent"], o["name"]) for o in self.organs}), len(self.organs))
        self.check("parents exist", all(o["parent"] in self.codes or o["level"] == "county" for o in self.organs), True)
        duties = Counter(d for o in self.organs for d in o["duties"].split())
        for duty in ("government", "reconsideration", "justice", "market", "establishment", "petitions"):
            self.check(f"organs for {duty}", duties[duty], 1)

    def check_people(self):
        people = self.people
        self.check("unique people", (len({p["id"] for p in people}), len({p["name"] for p in people})), (len(people), len(people)))
        self.check("people's organs exist", all(p["organ"] in self.codes for p in people), True)
        officers = [p for p in people if "officer" in p["roles"].split()]
        notes = Counter(re.split("[:-]20|:", p["note"])[0] for p in officers)
        self.check("voided", notes["certified-void"], self.target["certificate.voided"])
        self.check("qualified", notes["new"], self.target["certificate.qualified"])
        self.check("valid", notes["certified"] + notes["new"], self.target["certificate.valid"])
        for person in people:
            self.roles[person["organ"]].update(person["roles"].split())
        steady = Counter(p["organ"] for p in officers if p["note"] == "certified")
        needed = {"county": {"head": 2, "office": 2}, "department": {"head": 2, "clerk": 2}, "township": {"head": 2, "clerk": 2, "mediator": 3},
                  "village": {"mediator": 1}}
        duty = {"enforcement": {"reviewer": 2, "hearing": 1}, "petitions": {"petitions": 3},
                "justice": {"legality": 3, "reconsideration": 4, "certification": 2, "supervisor": 4, "office": 2}}
        for organ in self.organs:
            code, wanted = organ["code"], dict(needed[organ["level"]])
            for word in organ["duties"].split():
                wanted.update(duty.get(word, {}))
            missing = {r: n for r, n in wanted.items() if self.roles[code][r] < n}
            if missing:
                failures.append(f"{self.name}: {organ['name']} lacks {missing}, has {dict(self.roles[code])}")
            if "enforcement" in organ["duties"].split():
                if steady[code] < 3:
                    failures.append(f"{self.name}: {organ['name']} has {steady[code]} officers certified all year")
                if self.roles[code]["reviewer"] < 0.05 * self.roles[code]["officer"]:
                    failures.append(f"{self.name}: {organ['name']} has too few reviewers")

    def check_cases(self):
        cases, violations = self.table("enforcement.csv"), self.table("violations.csv")
        enforcing = {o["code"] for o in self.organs if "enforcement" in o["duties"].split()}
        self.check("penalty.decided", sum(int(r["simple"]) + int(r["ordinary"]) for r in cases), self.target["penalty.decided"])
        self.check("organs of cases and violations", {r["organ"] for r in cases}, {r["organ"] for r in violations})
        self.check("organs of cases enforce", {r["organ"] for r in cases} <= enforcing, True)
        for row in cases:
            own = [v for v in violations if v["organ"] == row["organ"]]
            spot = [v for v in own if (v["kind"] == "warning" and int(v["min"]) == 0) or (v["kind"] == "fine" and int(v["min"]) <= 50)]
            if not own or (int(row["simple"]) and not spot):
                failures.append(f"{self.name}: violations of {row['organ']}")
            for day in (f"{self.year}-01-01", f"{self.year}-06-30", f"{self.year}-12-31"):
                if not [v for v in own if v["from"] <= day and (not v["until"] or day <= v["until"])]:
                    failures.append(f"{self.name}: no violation of {row['organ']} on {day}")
        self.check("violation ranges", all(int(v["min"]) <= int(v["max"]) and int(v["weight"]) > 0 for v in violations), True)
        reconsiderations = self.table("reconsiderations.csv")
        self.check("reconsideration.accepted", len(reconsiderations), self.target["reconsideration.accepted"])
        self.check("reconsideration.open", sum(r["outcome"] == "open" for r in reconsiderations), self.target.get("reconsideration.open", 0))
        self.check("respondents have clerks", [r["no"] for r in reconsiderations if not self.roles.get(r["respondent"], {})["clerk"]], [])
        self.check("numbers in the year", all(r["paper"] == "" or "{year}" in r["number"] for r in reconsiderations), True)

    def check_disputes(self):
        disputes = self.table("disputes.csv")
        for column in ("screened", "accepted", "mediated", "succeeded"):
            if column in disputes[0]:
                self.check(f"mediation.{column}", sum(int(r[column]) for r in disputes), self.target[f"mediation.{column}"])
        self.check("disputes in order", all(
            int(r["succeeded"]) <= int(r["mediated"]) <= int(r.get("accepted") or r["screened"]) <= int(r["screened"]) for r in disputes), True)
        self.check("townships of disputes", {r["township"] for r in disputes}, self.level("township"))
        self.check("dispute kinds", all(int(r["weight"]) > 0 for r in self.table("disputes-kinds.csv")), True)

    def check_rules(self):
        reviews, subjects = self.table("reviews.csv"), self.table("review-subjects.csv")
        others = sum(int(r["count"]) for r in reviews) + self.target["contract.reviewed"] + self.target["decision.completed"]
        documents, projects = self.optional("documents.csv"), self.optional("projects.csv")
        if "review.other" in self.target:
            self.check("review.other", others, self.target["review.other"])
        if "review.all" in self.target:
            self.check("review.all", others + len(documents), self.target["review.all"])
        self.check("review subjects", {r["type"] for r in reviews if int(r["count"])} <= {r["type"] for r in subjects}, True)
        self.check("review subjects' organs", all(r["organ"] in self.codes for r in subjects), True)
        old, fates = self.optional("documents-old.csv"), self.optional("cleanup.csv")
        self.check("document.issued", len(documents), self.target["document.issued"])
        self.check("makers exist", all(r["organ"] in self.codes for r in documents + projects + old), True)
        self.check("drafters have two clerks", [r["title"] for r in documents + projects if self.roles[r["drafter"]]["clerk"] < 1], [])
        self.check("makers keep papers", [r["title"] for r in documents + projects if self.roles[r["organ"]]["office"] < 2], [])
        self.check("cycles", all(r["cycle"] == {"regular": "5", "provisional": "2"}[r["kind"]] for r in documents), True)
        self.check("published in the year", all(r["published"].startswith(self.year) for r in documents), True)
        first = f"{self.year}-01-01"
        late = [r["no"] for r in old if not r["published"] <= r["effective"] <= first <= r["valid_until"]]
        self.check("old documents in force on 1 January", late, [])
        self.check("unique registration numbers", len({r["number"] for r in old}), len(old))
        named = {n for r in documents for n in (r["replaces"] + " " + r["amends"]).split()} | {r["no"] for r in fates}
        self.check("replaced and cleaned up documents exist", named <= {r["no"] for r in old}, True)
        if "cleanup.total" in self.target:
            self.check("cleanup.total", len(old), self.target["cleanup.total"])

    def check_figures(self):
        figures = self.table("figures.csv")
        self.check("figures", len(figures), EXPECTED[self.name][1])
        self.check("relations", {r["relation"] for r in figures} <= RELATIONS, True)
        for row in figures:
            if row["figure_id"] not in self.target:
                continue
            ours, printed = self.target[row["figure_id"]], float(row["report_value"])
            step = 1
            while printed % (step * 10) == 0:
                step *= 10
            holds = {"equal": ours == printed, "over": printed <= ours < printed + step, "under": printed - step <= ours < printed,
                     "at-least": ours >= printed, "text": True}[row["relation"]]
            if not holds:
                failures.append(f"{self.name}: {row['figure_id']} is {ours}, printed {row['report_text']}")
        ids = {r["figure_id"] for r in figures if r["figure_id"] != "later"}
        used = set(re.findall(r"\{\{([^}]*)\}\}", (self.folder / "report-template.md").read_text(encoding="utf-8")))
        # What the printed report counts and our records hold is in the report we make.
        self.check("printed figures that the template lacks", sorted(ids - used) if self.name != "pingjiang-2020" else [], [])


for given in sys.argv[1:] or EXPECTED:
    Scenario(given).run()
for failure in failures:
    print("FAILED", failure)
sys.exit(bool(failures))

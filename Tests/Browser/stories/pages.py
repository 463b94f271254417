"""Every type of page: photographed, checked by axe in light and dark, no overflow on the phone."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from checks import Checks
from county import County
from screens import WIDTHS
from staff import Staff

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
ORGAN, GOVERNMENT, JUSTICE, TOWNSHIP = "430626-mz", "430626", "430626-sf", "430626108"

# By the person who sees the page: role and organ, then name and address. {…} are filled in from the data.
PAGES = {
    ("officer", ORGAN): {
        "desk": "/desk", "notices": "/notices", "overview": "/matters", "list": "/matters/penalty", "list-filtered": "/matters/penalty?stage=closed&q=募捐",
        "list-empty": "/matters/penalty?q=没有这样的案件", "search": "/search?q=募捐", "search-empty": "/search", "search-number": "/search?q=1386",
        "calendar": "/calendar?month=2021-01&of=organ", "calendar-day": "/calendar/day/2021-01-18?of=organ", "matter": "/matter/{penalty}",
        "proof": "/matter/{penalty}/proof", "form": f"/matters/penalty/open/register-clue?organ={ORGAN}", "form-matter": "/matter/{penalty}/do/archive",
        "document": "/matter/{penalty}/document/decision/{decision}", "account": "/account", "correct": "/matter/{penalty}/correct",
        "missing": "/nowhere", "forbidden": "/admin",
    },
    ("head", ORGAN): {"division": "/division", "matter-head": "/matter/{penalty}"},
    ("reconsideration", JUSTICE): {"matter-reconsideration": "/matter/{reconsideration}", "list-reconsideration": "/matters/reconsideration"},
    ("legality", JUSTICE): {"matter-document": "/matter/{document}", "list-review": "/matters/legality-review", "desk-justice": "/desk"},
    ("mediator", TOWNSHIP): {"desk-township": "/desk", "form-rows": f"/matters/mediation/open/screen?organ={TOWNSHIP}"},
    ("head", GOVERNMENT): {
        "desk-head": "/desk", "figures": "/figures", "figures-kind": "/figures?family=penalty",
        "figures-months": "/figures?family=penalty&view=months", "figures-found": "/figures?find=处罚", "figure": "/figures/penalty.decided", "records": "/figures/penalty.decided/records",
        "report": "/report", "list-cleanup": "/matters/cleanup", "matter-cleanup": "/matter/{cleanup}", "overview-head": "/matters",
        "matter-decision": "/matter/{major_decision}", "matter-contract": "/matter/{contract}", "matter-draw": "/matter/{draw}",
        "matter-task": "/matter/{inspection_task}", "matter-petition": "/matter/{petition}", "matter-litigation": "/matter/{litigation}",
        "matter-benchmark": "/matter/{benchmark}", "matter-rectification": "/matter/{rectification}", "list-power": "/matters/power",
        "list-petition": "/matters/petition", "division-head": f"/division?organ={ORGAN}", "handovers": "/handovers", "late-entries": "/late-entries",
    },
    ("office", GOVERNMENT): {"form-decision": f"/matters/decision/open/propose?organ={GOVERNMENT}"},
    ("supervisor", JUSTICE): {"desk-supervisor": "/desk", "matter-review": "/matter/{file_review}"},
    ("administrator", GOVERNMENT): {
        "admin": "/admin", "account-new": "/admin/accounts/new", "account-administered": "/admin/account/{login}",
        "organs": "/admin/organs", "organ-new": "/admin/organs/new", "organ": f"/admin/organ/{ORGAN}", "admin-journal": "/admin/journal",
        "settings": "/admin/settings", "setting": "/admin/setting/document.filing.days", "setting-weighty": "/admin/setting/certificate.exam.pass",
    },
    ("auditor", GOVERNMENT): {"audit": "/audit", "audit-filtered": "/audit?kind=sign-in&from=2021-01-01", "audit-empty": "/audit?who=nobody"},
}


class Pages:
    def __init__(self, checks: Checks, county: County, staff: Staff) -> None:
        self.checks, self.county, self.staff = checks, county, staff

    def tell(self) -> None:
        names = self.names()
        visitor = self.staff.visitor(self.county.people(ORGAN, "officer")[0])
        for name, path in (("sign-in", "/sign-in"), ("style-guide", "/style-guide")):
            self.look(visitor.page, name, path)
        visitor.close()
        self.county.open_account("auditor", "审计员", "auditor", GOVERNMENT)
        for (role, organ), pages in PAGES.items():
            page = self.staff.at(organ, role).page
            for name, path in pages.items():
                self.look(page, name, path.format(**names))

    def names(self) -> dict[str, object]:
        """Matters that the pages are about, from the stories told before or from the county's year."""
        ask = self.county.ask
        penalty, decision = ask(
            "SELECT m.id, d.ordinal FROM matter m JOIN paper d ON d.matter = m.id AND d.document = 'decision' "
            "WHERE m.kind = 'penalty' AND m.organ = ? ORDER BY m.id DESC LIMIT 1", ORGAN)[0]
        latest = {kind: ask("SELECT MAX(id) FROM matter WHERE kind = ?", kind)[0][0] for kind in ("reconsideration", "document", "cleanup")}
        # Of the kinds whose matters have most in them, one that has gone furthest.
        latest |= {
            name: ask("SELECT matter FROM journal WHERE kind = ? GROUP BY matter ORDER BY COUNT(*) DESC, matter LIMIT 1", kind)[0][0]
            for name, kind in (
                ("major_decision", "decision"), ("contract", "contract"), ("draw", "draw"), ("inspection_task", "inspection-task"),
                ("petition", "petition"), ("litigation", "litigation"), ("benchmark", "benchmark"), ("rectification", "rectification"),
                ("file_review", "file-review"))}
        return latest | {"penalty": penalty, "decision": decision, "login": self.county.people(ORGAN, "clerk")[0]}

    def look(self, page: Page, name: str, path: str) -> None:
        found: list[str] = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            answer = page.goto(path)
            expected = {"missing": 404, "forbidden": 403}.get(name, 200)
            if answer.status != expected:
                self.checks.that(f"页面“{name}”可以打开", False, f"{path} {answer.status} {page.locator('body').inner_text()[:200]}")
                break
            self.staff.screens.photograph(page, name, width)
            found += [f"{width}：{problem}" for problem in self.problems(page)]
        page.set_viewport_size({"width": 1280, "height": 900})
        self.checks.that(f"页面“{name}”：深浅两色、宽窄两种都没有无障碍问题，不横向溢出", not found, "，".join(found))

    def problems(self, page: Page) -> list[str]:
        """What is wrong with the page at the width it has."""
        found = []
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found.append(f"横向溢出{wide}像素")
        page.evaluate(AXE_SCRIPT)
        # In the dark only the colours are other ones.
        for scheme, options in (("light", RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            for violation in page.evaluate("options => axe.run(document, options)", options)["violations"]:
                places = "；".join(str(node["target"][0]) for node in violation["nodes"][:3])
                found.append(f"{scheme} {violation['id']} {places}")
        page.emulate_media(color_scheme="light")
        return found


def tell(checks: Checks, county: County, staff: Staff) -> None:
    Pages(checks, county, staff).tell()

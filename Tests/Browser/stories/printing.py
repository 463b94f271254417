"""An official document on paper: A4, with its text."""

import io
import unicodedata

from pypdf import PdfReader

from checks import Checks
from county import County
from staff import Staff

ORGAN = "430626-mz"
# A4 in points.
WIDTH, HEIGHT = 595, 842


def tell(checks: Checks, county: County, staff: Staff) -> None:
    officer = staff.at(ORGAN, "officer")
    case, entry = county.ask(
        "SELECT m.id, d.ordinal FROM matter m JOIN paper d ON d.matter = m.id AND d.document = 'decision' "
        "WHERE m.organ = ? ORDER BY m.id DESC LIMIT 1", ORGAN)[0]
    officer.page.goto(f"/matter/{case}/document/decision/{entry}")
    asked = officer.page.inner_text("body")
    checks.that("打印：载有个人信息的文书先问，不先显示", "打开全文会记入" in asked and "2021年1月18日" not in asked, asked[:200])
    officer.page.click("text=查看全文并留痕")
    officer.page.wait_for_selector("text=返回事项")
    officer.page.wait_for_load_state()
    printed = officer.page.pdf(prefer_css_page_size=True)
    (staff.screens.folder / "decision.pdf").write_bytes(printed)
    pages = PdfReader(io.BytesIO(printed)).pages
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    checks.that("打印：处罚决定书是 A4 纸", all(abs(w - WIDTH) < 3 and abs(h - HEIGHT) < 3 for w, h in sizes), sizes)
    # Fonts draw some characters by the code of their radical.
    raw = unicodedata.normalize("NFKC", "".join("".join(page.extract_text().split()) for page in pages))
    text = raw.translate(str.maketrans("⺠⻔", "民门"))
    checks.has("打印：正文、文号、机关、日期都在纸上", text, "处罚决定书", "〔2021〕", "民政局", "2021年1月18日", "行政复议")
    checks.that("打印：按钮和链接不印出来", "打印" not in text and "返回事项" not in text, text[:200])
    checks.that("打印：没有空白页", all(page.extract_text().strip() for page in pages), f"{len(pages)}页")

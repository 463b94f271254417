"""A normative document from its project to its publication, and its place in a clean-up."""

from checks import Checks
from county import TODAY, County
from staff import Staff

GOVERNMENT, DRAFTER, JUSTICE = "430626", "430626-mz", "430626-sf"
TITLE = "平江县临时救助应急实施办法"
ITEMS = ("maker", "powers", "conformity", "createsPowers", "derogation", "enlargesPower", "procedure")


def tell(checks: Checks, county: County, staff: Staff) -> int:
    clerk, office, head = staff.at(DRAFTER, "clerk"), staff.at(GOVERNMENT, "office"), staff.at(GOVERNMENT, "head")
    examiner, signer, registrar = staff.at(JUSTICE, "legality"), staff.at(JUSTICE, "head"), staff.at(JUSTICE, "office")

    done = clerk.open(
        "document", "propose", DRAFTER, title=TITLE, maker=GOVERNMENT, makerKind="government", nature="normative",
        necessity="应对突发疫情，临时救助需要统一条件和程序", overlap="none", unplannedReason="应对突发疫情急需，未及列入年度计划")
    if not checks.that("规范性文件：申报立项", done, clerk.refusals):
        return 0
    paper = clerk.matter
    checks.that("规范性文件：批准立项", head.take(paper, "approve-project"), head.refusals)
    early = not clerk.take(paper, "exempt-consultation", exemption="emergency", exemptionNote="应对突发疫情，来不及公开征求意见")
    checks.that("规范性文件：没有评估论证和草案不得往下办", early, clerk.page.url)
    checks.has("规范性文件：拒绝时一次列出全部条件", clerk.refusals, "评估论证", "草案", "第（四）项")
    checks.that("规范性文件：评估论证", clerk.take(paper, "assess", assessment="必要、合法、可行，风险可控"), clerk.refusals)
    drafted = clerk.take(paper, "draft", legalBasis="《社会救助暂行办法》第四十七条", explanation="制定必要性、依据、主要内容和评估论证结论")
    checks.that("规范性文件：形成草案和起草说明", drafted, clerk.refusals)
    exempted = clerk.take(paper, "exempt-consultation", exemption="emergency", exemptionNote="应对突发疫情，来不及公开征求意见；已听取乡镇意见")
    checks.that("规范性文件：紧急情况不公开征求意见，写明事由", exempted, clerk.refusals)
    papers = ["draft", "explanation", "basis", "consultation", "legalUnitOpinion"]
    checks.that("规范性文件：送审", clerk.take(paper, "submit", legalUnitOpinion="内容合法，程序完备", papers=papers), clerk.refusals)
    checks.that("规范性文件：核收转审", office.take(paper, "receive"), office.refusals)

    review = county.matter("kind = 'legality-review' AND parent = ?", paper)
    checks.that("规范性文件：司法局受理合法性审核", examiner.take(review, "accept"), examiner.refusals)
    findings = [{"item": item, "finding": "conforms"} for item in ITEMS]
    opined = examiner.take(review, "opine", outcome="lawful", findings=findings, opinion="主体、权限、内容和程序合法")
    checks.that("规范性文件：逐项审核，拟出意见", opined, examiner.refusals)
    checks.that("规范性文件：签发合法性审核意见", signer.take(review, "conclude"), signer.refusals)

    meeting = {"form": "executive", "name": "县人民政府第61次常务会议", "on": TODAY, "result": "passed"}
    passed = office.take(paper, "pass", meetings=[meeting])
    checks.that("规范性文件：集体审议通过", passed, office.refusals)
    checks.that("规范性文件：签署", head.take(paper, "sign"), head.refusals)
    checks.that("规范性文件：统一登记", registrar.take(paper, "register"), registrar.refusals)
    late = not office.take(paper, "publish", effectiveOn=TODAY, channels=["website"])
    checks.that("规范性文件：没有事由不得自公布之日起施行", late and "三十日" in office.refusals, office.refusals)
    published = office.take(paper, "publish", effectiveOn=TODAY, channels=["gazette", "website"], earlyEffect="publicInterest")
    checks.that("规范性文件：写明事由以后统一公布", published, office.refusals)
    head.page.goto(f"/matter/{paper}")
    checks.has("规范性文件：页面有发文字号和统一登记号", head.part("record"), "〔2021〕", "PJDR—2021—")
    checks.has("规范性文件：有效期和备案期限在期限一栏", head.part("clocks"), "报送备案", "有效期")

    started = office.open(
        "cleanup", "start", GOVERNMENT, title="平江县2021年临时清理", cutOff=TODAY, scope="截至2021年1月18日现行有效的县人民政府文件",
        makers=[GOVERNMENT])
    if not checks.that("清理：启动", started, office.refusals):
        return paper
    cleanup = office.matter
    office.page.goto(f"/matter/{cleanup}")
    # A long list is folded.
    for fold in office.page.locator("#record details.many > summary").all():
        fold.click()
    checks.has("清理：目录列入刚公布的文件", office.part("record"), TITLE)
    refused = not examiner.take(cleanup, "review", reviewOpinion="同意")
    checks.that("清理：文件没有处理意见，不得审核", refused and "每件文件都已提出处理意见" in examiner.refusals, examiner.refusals)
    return paper

"""Tells all stories: main.py PROGRAM DATA OUT [STORY…]. DATA is changed; run.sh gives a copy."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from checks import Checks
from county import County
from screens import Screens
from staff import Staff
from stories import (
    anew, attacks, bulk, desk, document, drafting, finding, firstday, founding, joining, keyboard, pages, penalty, practice, printing, reading, reconsideration,
    roadside, scriptless, township,
)
from worker import Worker

STORIES = {
    "首次登录": firstday, "处罚案": penalty, "复议案": reconsideration, "规范性文件": document, "乡镇": township, "成批办理": bulk, "表单": drafting, "键盘": keyboard,
    "今日": desk, "无脚本": scriptless, "当场处罚": roadside, "查找": finding, "核对": reading, "打印": printing, "页面": pages, "攻击": attacks, "第一天": founding, "并案分案": joining,
    # Last, for its days come after those of all others.
    "日常办案": practice, "重新作出": anew,
}


def main() -> None:
    program, data, out, *wanted = sys.argv[1:]
    checks, county = Checks(), County(program, data, out)
    county.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            staff = Staff(county, browser, Screens(Path(out)))
            for title, story in STORIES.items():
                if not wanted or title in wanted:
                    checks.story(title, lambda: story.tell(checks, county, staff) and None)
            browser.close()
        complaints = list(dict.fromkeys(Worker.complaints))
        checks.that("浏览器没有报错，内容安全策略没有拦下任何东西", not complaints, complaints[:5])
    finally:
        code = county.stop()
    checks.equal("服务收到 SIGTERM 后正常停止", code, 0)
    said = [line for line in county.said().splitlines() if '"error"' in line or "Fatal" in line]
    checks.that("服务没有记下意外错误", not said, said[:3])


main()

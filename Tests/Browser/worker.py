"""A person of the county at a browser of their own."""

import re
import secrets
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page

from county import County


class Worker:
    """Signs in, fills in forms and reads pages, with the words that are on them."""

    # What browsers complained of in any story: script errors and refused content.
    complaints: list[str] = []

    def __init__(self, county: County, browser: Browser, login: str, **options: Any) -> None:
        self.county, self.login = county, login
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", "base_url": county.address} | options
        self.context: BrowserContext = browser.new_context(**settings)
        self.context.set_default_timeout(15_000)
        self.page: Page = self.context.new_page()
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        def heard(message: ConsoleMessage) -> None:
            # An answer of 4xx to a form is what the story is about; the browser calls it an error.
            own = page.url.startswith(self.county.address)
            if own and message.type == "error" and not message.text.startswith("Failed to load resource"):
                Worker.complaints.append(f"{page.url} {message.text}")

        page.on("console", heard)
        page.on("pageerror", lambda error: Worker.complaints.append(f"{page.url} {error}"))

    def close(self) -> None:
        self.context.close()

    def press(self, button: Locator) -> None:
        """Presses what leads to another page, and waits until that is there."""
        with self.page.expect_navigation():
            button.click()

    def sign_out(self) -> None:
        self.page.goto("/desk")
        self.page.locator("details.account summary").click()
        self.press(self.page.get_by_role("button", name="退出登录"))

    # Signing in

    def type_credentials(self, password: str | None = None) -> None:
        self.page.get_by_label("账号").fill(self.login)
        self.page.get_by_label("密码").fill(password or self.county.passwords[self.login])
        self.press(self.page.get_by_role("button", name="登录", exact=True))

    def sign_in(self) -> "Worker":
        """To the desk; a password that was issued is changed first, as the program demands."""
        self.page.goto("/sign-in")
        self.type_credentials()
        if "/account" in self.page.url:
            self.change_password()
            self.page.goto("/desk")
        return self

    def change_password(self) -> None:
        new = f"Yi-{secrets.token_hex(9)}"
        self.page.get_by_label("原密码").fill(self.county.passwords[self.login])
        self.page.get_by_label("新密码", exact=False).first.fill(new)
        self.page.get_by_label("再输一遍新密码").fill(new)
        self.press(self.page.get_by_role("button", name="修改密码"))
        self.county.passwords[self.login] = new

    # Reading

    @property
    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def part(self, name: str) -> str:
        """The text of one panel of a page, by its id; empty if it is not there."""
        panel = self.page.locator(f"#{name}")
        return panel.inner_text() if panel.count() else ""

    @property
    def matter(self) -> int:
        found = re.search(r"/matter/(\d+)", self.page.url)
        if not found:
            raise AssertionError(f"不在事项页：{self.page.url} {self.text[:500]}")
        return int(found[1])

    # Forms

    def open_form(self, kind: str, action: str, organ: str) -> None:
        self.page.goto(f"/matters/{kind}/open/{action}?organ={organ}")

    def go_to_form(self, matter: int, action: str) -> None:
        self.page.goto(f"/matter/{matter}/do/{action}")

    def turn_to(self, control: Locator) -> None:
        """Turns a long form to the page on which a control stands."""
        if not control.count():
            return
        page = control.first.evaluate("e => { const s = e.closest('[data-section]'); return s && s.hidden ? s.dataset.section : null }")
        if page is not None:
            self.press(self.page.locator(f'.form-steps button[name="go"][value="{page}"]'))

    def fill(self, name: str, value: Any) -> None:
        """One field by its name: a text, a list of boxes to tick, a sub-record, or rows of sub-records."""
        field = f"f.{name}"
        if not isinstance(value, dict):
            self.turn_to(self.page.locator(f'[name="{field}"]:not([type=hidden]), [data-repeated="{field}"], [data-picker="{field}"]'))
        if isinstance(value, dict):
            for part, inner in value.items():
                self.fill(f"{name}.{part}", inner)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            self.fill_rows(name, value)
        elif isinstance(value, list):
            # Too many to tick are typed.
            if self.page.locator(f'textarea[name="{field}"]').count():
                return self.fill(name, "\n".join(value))
            boxes = {choice: self.page.locator(f'[type=checkbox][name="{field}"][value="{choice}"]') for choice in value}
            for box in boxes.values():
                if box.count():
                    box.check()
            others = [choice for choice, box in boxes.items() if not box.count()]
            if others:
                self.page.locator(f'[data-picker="{field}"] input[type=text]').fill("、".join(others))
        else:
            control = self.page.locator(f'[name="{field}"]:not([type=hidden])').first
            tag = control.evaluate("e => e.type")
            if tag == "select-one":
                control.select_option(value)
            elif tag in ("checkbox", "radio"):
                self.page.locator(f'[name="{field}"][value="{value}"]').check()
            else:
                control.fill(value)

    def pick(self, name: str, typed: str) -> str:
        """Types into a field by which somebody or something is found, takes the first suggestion by the keyboard, and says what it was."""
        box = self.page.locator(f'[data-picker="f.{name}"] input[type=text]')
        box.click()
        box.fill("")
        box.press_sequentially(typed)
        first = self.page.locator(f'[data-picker="f.{name}"] [role=option]').first
        first.wait_for()
        said = first.inner_text()
        box.press("ArrowDown")
        box.press("Enter")
        return said

    def fill_rows(self, name: str, rows: list[dict[str, Any]]) -> None:
        group = self.page.locator(f'[data-repeated="f.{name}"]')
        for index, row in enumerate(rows):
            # Where only one can be added, its parts stand there without rows.
            if group.count() and group.locator(".rows > fieldset").count() <= index:
                group.locator("button[data-add]").click()
            for part, value in row.items():
                self.fill(f"{name}.{index}.{part}", value)

    def go_on(self) -> bool:
        """To the last page of a long form; whether every page let one on."""
        while (on := self.page.locator('form#action .form-actions button[name="next"]')).count():
            here = self.page.locator('form#action [name="section"]').get_attribute("value")
            self.press(on)
            now = self.page.locator('form#action [name="section"]')
            # Signed out meanwhile, or something on the page is wrong.
            if not now.count() or now.get_attribute("value") == here:
                return False
        return True

    def submit(self) -> None:
        """Sends a form that is filled in; what goes out is read and confirmed."""
        if self.look_over() and (confirmed := self.page.locator("form#confirm .form-actions button[type=submit]:not([name])")).count():
            self.press(confirmed)

    def look_over(self) -> bool:
        """Sends a form, and stops where what goes out is to be read."""
        if not self.go_on():
            return False
        self.press(self.page.locator("form#action .form-actions button[type=submit]").first)
        return True

    def approve(self, step: str) -> None:
        """Approves a prepared step from the matter's page; what goes out is read before."""
        read = self.page.get_by_role("link", name=f"核对后批准“{step}”")
        if read.count():
            self.press(read)
        self.press(self.page.get_by_role("button", name=f"批准“{step}”"))

    def take(self, matter: int, action: str, **fields: Any) -> bool:
        """Opens an action's form, fills it in and sends it; whether it was carried out."""
        self.go_to_form(matter, action)
        return self.send(action, **fields)

    def prepare(self, matter: int, action: str, **fields: Any) -> bool:
        """Fills in what another is to decide, and hands it in; whether it waits for that."""
        self.go_to_form(matter, action)
        for name, value in fields.items():
            self.fill(name, value)
        if self.go_on():
            self.press(self.page.locator('form#action .form-actions button[name="prepare"]'))
        return "done=preparation.prepare" in self.page.url

    def open(self, kind: str, action: str, organ: str, **fields: Any) -> bool:
        self.open_form(kind, action, organ)
        return self.send(action, **fields)

    def send(self, action: str, **fields: Any) -> bool:
        for name, value in fields.items():
            self.fill(name, value)
        self.submit()
        return f"done={action}" in self.page.url

    @property
    def refusals(self) -> str:
        """What the page says is in the way."""
        return " ".join(self.page.locator("main .callout, main .error-summary").all_inner_texts())

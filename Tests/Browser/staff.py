"""Who works in the county: people are signed in when a story first needs them."""

from playwright.sync_api import Browser

from county import County
from screens import Screens
from worker import Worker


class Colleague(Worker):
    """A worker whose pages can be photographed."""

    screens: Screens

    def shot(self, name: str) -> None:
        self.screens.take(self.page, name)


class Staff:
    def __init__(self, county: County, browser: Browser, screens: Screens) -> None:
        self.county, self.browser, self.screens = county, browser, screens
        self.signed_in: dict[str, Colleague] = {}

    def at(self, organ: str, role: str, place: int = 0) -> Colleague:
        """Whoever holds a post, the first or a later one."""
        return self.person(self.county.people(organ, role)[place])

    def person(self, login: str) -> Colleague:
        if login not in self.signed_in:
            worker = self.visitor(login)
            worker.sign_in()
            self.signed_in[login] = worker
        return self.signed_in[login]

    def sign_all_out(self) -> None:
        """Everybody comes back later, by signing in."""
        for worker in self.signed_in.values():
            worker.close()
        self.signed_in.clear()

    def visitor(self, login: str, **options: object) -> Colleague:
        """The same person at another browser, not signed in yet."""
        if login not in self.county.passwords:
            self.county.issue_password(login)
        worker = Colleague(self.county, self.browser, login, **options)
        worker.screens = self.screens
        return worker

"""Screenshots of pages, on the desk and on the phone."""

from pathlib import Path

from playwright.sync_api import Page

WIDTHS = (1280, 390)


class Screens:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, page: Page, name: str) -> None:
        size = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900 if width > 400 else 844})
            self.photograph(page, name, width)
        if size:
            page.set_viewport_size(size)

    def photograph(self, page: Page, name: str, width: int) -> None:
        page.screenshot(path=self.folder / f"{name}-{width}.png", full_page=True)

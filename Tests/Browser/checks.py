"""One line a check, as scripts/story.sh prints them."""

import sys
import time
import traceback
from typing import Callable


class Checks:
    def __init__(self) -> None:
        self.started = time.monotonic()

    def that(self, name: str, holds: object, detail: object = "") -> bool:
        """Says whether something holds; what was seen instead follows when it does not."""
        if holds:
            print(f"✓ {name}", flush=True)
            return True
        seen = " ".join(str(detail).split())[:400]
        print(f"✗ {name}" + (f"（{seen}）" if seen else ""), flush=True)
        return False

    def equal(self, name: str, seen: object, expected: object) -> bool:
        return self.that(name, seen == expected, f"应为{expected!r}，实为{seen!r}")

    def has(self, name: str, text: str, *parts: str) -> bool:
        missing = [part for part in parts if part not in text]
        return self.that(name, not missing, f"没有{'、'.join(missing)}：{text[:300]}")

    def story(self, title: str, tell: Callable[[], None]) -> None:
        """Tells one story; one that breaks off is a failed check, and the next is told all the same."""
        begun = time.monotonic()
        try:
            tell()
        except Exception as error:  # Whatever broke it off is the finding.
            lines = traceback.extract_tb(error.__traceback__)
            own = [f"{line.filename.rsplit('/', 1)[-1]}:{line.lineno}" for line in lines if "Tests/Browser" in line.filename]
            self.that(f"{title}：讲到底", False, f"{own[-1] if own else ''} {error}")
        print(f"    {title}用时{time.monotonic() - begun:.0f}秒", file=sys.stderr, flush=True)

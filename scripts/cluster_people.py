"""People at browsers before two nodes, for cluster-story.py: they fill in forms, and remember what they were told."""

import html.parser
import http.client
import itertools
import random
import re
import secrets
import threading
import time
import urllib.parse

# The day that the demonstration takes for today.
TODAY = "2021-01-18"
# Longer than any outage of the story: who has not got an answer by then has lost what was typed.
PATIENCE = 60


class Lost(Exception):
    """No answer: the connection was refused, cut off or silent."""


class Form(html.parser.HTMLParser):
    """What a browser would send of one form of a page if nothing were filled in."""

    def __init__(self, page, action):
        super().__init__()
        self.action, self.fields, self.is_inside, self.found = action, {}, False, False
        self.templates, self.text, self.select = 0, None, None
        self.feed(page)

    def handle_starttag(self, tag, pairs):
        given = dict(pairs)
        if tag == "form" and urllib.parse.urlsplit(given.get("action") or "").path == self.action:
            self.is_inside = self.found = True
        self.templates += tag == "template"
        name = given.get("name")
        if not self.is_inside or self.templates or "disabled" in given:
            return
        if tag == "option" and self.select and ("selected" in given or self.select not in self.fields):
            self.fields[self.select] = given.get("value", "")
        if not name:
            return
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.fields[name] = given.get("value") or ""
        elif tag == "select":
            self.select = name
        elif tag == "textarea":
            self.text, self.fields[name] = name, ""

    def handle_endtag(self, tag):
        self.templates -= tag == "template"
        if tag == "form":
            self.is_inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.text = None

    def handle_data(self, data):
        if self.text:
            self.fields[self.text] += data


class Answer:
    def __init__(self, node, status, headers, page):
        self.node, self.status, self.page = node, status, page
        self.location = headers.get("Location") or ""
        self.cookies = headers.get_all("Set-Cookie") or []

    def __str__(self):
        words = re.sub(r"<[^>]*>|\s+", " ", self.page.partition("<main")[2] or self.page)
        return f"{self.node} {self.status} {self.location} {' '.join(words.split())[:200]}"


class Browser:
    """One person's browser before a load balancer: the same cookies, whichever node answers."""

    def __init__(self, login, password=""):
        self.login, self.password, self.cookies, self.lines = login, password, {}, {}

    def send(self, node, method, path, fields=None, timeout=20):
        body = urllib.parse.urlencode(fields) if fields is not None else None
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = self.lines.setdefault(node.name, http.client.HTTPConnection("127.0.0.1", node.port))
        line.timeout, is_kept = timeout, line.sock is not None
        if is_kept:
            line.sock.settimeout(timeout)
        try:
            line.request(method, path, body, headers)
            response = line.getresponse()
            answer = Answer(node.name, response.status, response.headers, response.read().decode("utf-8", "replace"))
        except (OSError, http.client.HTTPException) as error:
            line.close()
            # As browsers do with a page when a connection that was kept open turns out to be closed.
            if method == "GET" and is_kept and isinstance(error, ConnectionError):
                return self.send(node, method, path, fields, timeout)
            raise Lost(f"{node.name} {type(error).__name__}") from error
        for cookie in answer.cookies:
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer

    def get(self, node, path, timeout=20):
        return self.send(node, "GET", path, timeout=timeout)

    def form(self, node, path):
        page = self.get(node, path)
        form = Form(page.page, urllib.parse.urlsplit(path).path)
        if page.status != 200 or not form.found:
            raise RuntimeError(f"没有得到表单 {path}：{page}")
        return form.fields

    def sign_in(self, node):
        """To the desk; the password that was issued is changed first, as the program demands."""
        answer = self.send(node, "POST", "/sign-in", {"login": self.login, "password": self.password, "next": "/desk"})
        if answer.status == 303 and answer.location.startswith("/account"):
            fields = Form(self.get(node, "/account").page, "/account/password").fields
            new = f"Yi-{secrets.token_hex(9)}"
            answer = self.send(node, "POST", "/account/password", fields | {"oldPassword": self.password, "password": new, "repeat": new})
            self.password = new
        if answer.status != 303 or not answer.location.startswith("/desk"):
            raise RuntimeError(f"{self.login}不能登录：{answer}")
        return self

    def sign_out(self, node):
        return self.send(node, "POST", "/sign-out", Form(self.get(node, "/desk").page, "/sign-out").fields)

    def figure(self, node, id, timeout=20):
        """The value of this year's figure of the organ that is shown first."""
        answer = self.get(node, f"/figures/{id}?year={TODAY[:4]}", timeout)
        found = re.search(r'class="big"><b>([^<]*)</b>', answer.page)
        if answer.status != 200 or not found:
            raise RuntimeError(f"没有得到指标：{answer}")
        return int(re.sub(r"\D", "", found[1]) or 0)


class Ledger:
    """What people were told had been done, and whatever else they were told."""

    def __init__(self):
        self.lock = threading.Lock()
        self.done = []
        # Faults: answers that nobody should get. Apologies: pages that ask to try again later.
        self.faults, self.apologies = [], {}

    def note(self, browser, fields, answer):
        """An answer that the form was carried out; the matter."""
        if not is_done(answer):
            raise RuntimeError(f"没有办成：{answer}")
        asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.location).query))
        found = re.match(r"/matter/(\d+)\?", answer.location)
        with self.lock:
            self.done.append({
                "request": f"web:{browser.login}:{fields['request'].upper()}", "login": browser.login, "action": asked["done"],
                "matter": int(found[1]), "entry": int(asked["entry"]), "node": answer.node, "at": time.monotonic()})
        return int(found[1])

    def fault(self, text):
        with self.lock:
            self.faults.append(str(text))

    def apology(self, answer):
        with self.lock:
            self.apologies.setdefault(answer.page, str(answer))

    def since(self, moment, node=None):
        with self.lock:
            return sum(one["at"] > moment and node in (None, one["node"]) for one in self.done)


def is_done(answer):
    return answer.status == 303 and "done=" in answer.location and answer.location.startswith("/matter/")


class Worker(threading.Thread):
    """Acts again and again, each request to whichever node comes; keeps on with a form until it is answered."""

    def __init__(self, browser, nodes, ledger, course):
        super().__init__(daemon=True)
        self.browser, self.nodes, self.ledger, self.course = browser, nodes, ledger, course
        self.leaving, self.given_up = threading.Event(), []

    def insist(self, what, send):
        """The first answer that is none of "not now", from whichever node gives it."""
        end = time.monotonic() + PATIENCE
        for turn in itertools.count(random.randrange(2)):
            if time.monotonic() > end:
                break
            try:
                answer = send(self.nodes[turn % 2])
            except Lost:
                time.sleep(0.2)
                continue
            if answer.status != 503:
                return answer
            self.ledger.apology(answer)
            time.sleep(0.5)
        self.given_up.append(what)
        return None

    def act(self, path, fields):
        """One form, filled in and sent until it is answered; the matter, or `None` when it was not done."""
        page = self.insist(path, lambda node: self.browser.get(node, path))
        form = page and Form(page.page, urllib.parse.urlsplit(path).path)
        if not page or page.status != 200 or not form.found:
            return self.ledger.fault(f"{self.browser.login} GET {path}：{page}")
        filled = form.fields | fields
        answer = self.insist(path, lambda node: self.browser.send(node, "POST", path, filled))
        if not answer or not is_done(answer):
            return self.ledger.fault(f"{self.browser.login} POST {path}：{answer}")
        return self.ledger.note(self.browser, filled, answer)

    def run(self):
        opening, fields, step, more = self.course
        while not self.leaving.is_set():
            try:
                matter = self.act(opening, fields)
                if matter:
                    self.act(f"/matter/{matter}/do/{step}", more)
            except Exception as error:  # A mistake of the story's own must not pass for silence.
                self.ledger.fault(f"{self.browser.login} {error!r}")
            time.sleep(random.uniform(0.02, 0.1))

#!/usr/bin/env python3
"""Attacks a server that runs on this machine, as an outsider and as a signed-in official, and looks how others fare meanwhile.

For each attack: how long /health/live and a signed-in person's /matters took while it lasted, and what became of it. Ends with 1 when a
bound is broken. Only for a server of one's own, with an account of its demonstration: the account may have to wait afterwards.

usage: attack.py PORT LOGIN PASSWORD [--opening PATH] [--clients 96] [--seconds 15] [--only NAME]
  --opening  a form that the person may open, such as /matters/mediation/open/apply?organ=430626100
"""
import argparse
import http.client
import re
import socket
import threading
import time
from urllib.parse import quote, urlencode

parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
parser.add_argument("port", type=int)
parser.add_argument("login")
parser.add_argument("password")
parser.add_argument("--opening", default="/matters/mediation/open/apply?organ=none")
parser.add_argument("--clients", type=int, default=96)
parser.add_argument("--seconds", type=float, default=15)
parser.add_argument("--only")
options = parser.parse_args()

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Milliseconds; a small machine with the attacker on it is slower than a server.
LIVE, PAGE, SIGN_IN = 500, 2_000, 5_000


def ask(method, path, body=None, headers=None, timeout=60):
    """One request on a connection of its own: status, headers, body; status 0 when the other side ended it."""
    connection = http.client.HTTPConnection("127.0.0.1", options.port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    except OSError:
        return 0, {}, b""
    finally:
        connection.close()


class Person:
    """A browser with its cookies."""

    def __init__(self):
        self.cookies = {}

    def ask(self, method, path, body=None, headers=None):
        cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        status, answer, text = ask(method, path, body, (headers or {}) | cookie)
        for line in answer.get_all("Set-Cookie", []) if status else []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return status, answer, text.decode("utf-8", "replace")

    def sign_in(self, next="/desk"):
        form = urlencode({"login": options.login, "password": options.password, "next": next})
        return self.ask("POST", "/sign-in", form, FORM)

    def token(self):
        return re.search(r'name="csrf" value="([^"]*)"', self.ask("GET", "/account")[2]).group(1)


class Watch:
    """Asks for a page again and again; remembers how long it took and what the status was."""

    def __init__(self, ask):
        self.times, self.statuses, self.stopped = [], {}, False
        self.thread = threading.Thread(target=self.run, args=(ask,), daemon=True)
        self.thread.start()

    def run(self, ask):
        while not self.stopped:
            began = time.monotonic()
            status = ask()[0]
            self.times.append((time.monotonic() - began) * 1_000)
            self.statuses[status] = self.statuses.get(status, 0) + 1
            time.sleep(0.02)

    def stop(self):
        self.stopped = True
        self.thread.join(70)
        times = sorted(self.times)
        return {"count": len(times), "p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)], "most": times[-1]}, self.statuses


def resident():
    """Resident MiB of whoever listens, as its own metrics tell; 0 where they do not."""
    found = re.search(r"^process_resident_memory_bytes (\S+)", ask("GET", "/metrics")[2].decode(), re.M)
    return float(found.group(1)) / 1_048_576 if found else 0


failures = []


def attack(name, work):
    if options.only and options.only != name:
        return
    person = Person()
    assert person.sign_in()[0] == 303, "the account cannot sign in: is it waiting, or must its password be changed?"
    watches = {"/health/live": Watch(lambda: ask("GET", "/health/live")), "/matters": Watch(lambda: person.ask("GET", "/matters"))}
    began = time.monotonic()
    said = work(person)
    lasted = time.monotonic() - began
    time.sleep(0.3)
    print(f"{name}: {lasted:.1f} s; {said}; {resident():.0f} MiB")
    for path, watch in watches.items():
        times, statuses = watch.stop()
        print(f"    {path:13} {times['count']:5} times, p50 {times['p50']:.0f} ms, p99 {times['p99']:.0f} ms, most {times['most']:.0f} ms, {statuses}")
        bound = LIVE if path == "/health/live" else PAGE
        if times["p99"] > bound or set(statuses) != {200}:
            failures.append(f"{name}: {path}")


def together(count, work):
    """Does the same from many clients at once; the statuses, counted."""
    counts, lock = {}, threading.Lock()

    def run(index):
        for status in work(index):
            with lock:
                counts[status] = counts.get(status, 0) + 1

    threads = [threading.Thread(target=run, args=(index,), daemon=True) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return counts


def rows(size):
    def work(person):
        token = person.token()
        body = f"csrf={quote(token)}&add=x"
        body += "".join(f"&x.{number}." for number in range((size - len(body)) // 10))
        return f"2 × {len(body) / 1e6:.1f} MB: {together(2, lambda _: [person.ask('POST', options.opening, body, FORM)[0]])}"

    return work


def fields(person):
    body = f"csrf={quote(person.token())}&" + "a&" * 30_000_000
    return f"{len(body) / 1e6:.0f} MB of fields: {person.ask('POST', options.opening, body, FORM)[0]}"


def just_allowed(person):
    """The largest forms that are read at all, over and over."""
    token = person.token()
    body = f"csrf={quote(token)}&add=x" + "".join(f"&x.{number}.{'n' * 40}={'v' * 400}" for number in range(1_990))
    end = time.monotonic() + options.seconds

    def run(_):
        while time.monotonic() < end:
            yield person.ask("POST", options.opening, body, FORM)[0]

    return f"8 × {len(body) / 1e6:.1f} MB for {options.seconds:.0f} s: {together(8, run)}"


def strangers(person):
    body = "a&" * 1_000_000
    return f"32 × 2 MB unsigned: {together(32, lambda _: [ask('POST', '/matter/1/do/x', body, FORM)[0]])}"


def hammer(person):
    """Wrong sign-ins from many clients; meanwhile the owner signs in from a known browser, over and over."""
    end = time.monotonic() + options.seconds
    times, refused = [], []

    def wrong(index):
        number = 0
        while time.monotonic() < end:
            number += 1
            login = options.login if index % 3 == 0 else f"nobody-{index}-{number}"
            yield ask("POST", "/sign-in", urlencode({"login": login, "password": "wrong"}), FORM)[0]

    def owner():
        while time.monotonic() < end:
            known = Person()
            known.cookies = {name: value for name, value in person.cookies.items() if "device" in name}
            began = time.monotonic()
            status = known.sign_in()[0]
            times.append((time.monotonic() - began) * 1_000)
            if status != 303:
                refused.append(status)
            time.sleep(0.1)

    thread = threading.Thread(target=owner)
    thread.start()
    counts = together(options.clients, wrong)
    thread.join()
    times.sort()
    if refused or times[-1] > SIGN_IN:
        failures.append("hammer: the owner's sign-in")
    return (
        f"{options.clients} clients: {counts}; the owner signed in {len(times)} times, p50 {times[len(times) // 2]:.0f} ms, "
        f"most {times[-1]:.0f} ms, refused {refused}"
    )


def exports(person):
    """Exports that nobody reads to their end."""

    def leave(_):
        for _ in range(6):
            connection = socket.create_connection(("127.0.0.1", options.port), timeout=30)
            cookie = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
            path = options.opening.split("/open/")[0] + "/export.csv"
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n".encode())
            yield connection.recv(64).split(b" ")[1].decode()
            connection.close()

    counts = together(8, leave)
    # All turns come back once the server has noticed.
    path = options.opening.split("/open/")[0] + "/export.csv"
    for _ in range(100):
        if person.ask("GET", path)[0] == 200:
            return f"48 exports left behind: {counts}"
        time.sleep(0.1)
    failures.append("exports: turns are not given back")
    return f"48 exports left behind: {counts}"


def addresses(person):
    wrong = []
    for next in ["/\t/evil.example", "//evil.example", "/\\evil.example", "/\n/evil.example", "/..//evil.example"]:
        location = Person().sign_in(next)[1].get("Location", "")
        if not location.startswith("/desk"):
            wrong.append(location)
    for path in ["/search?q=a%00b", "/matters/%00", "/matter/1%00", "/matters/mediation?number=%00"]:
        status = person.ask("GET", path)[0]
        if status != 400:
            wrong.append(f"{path} {status}")
    failures.extend(wrong)
    return f"tricks with addresses: {wrong or 'none worked'}"


attack("addresses", addresses)
attack("rows-2", rows(1_900_000))
attack("rows-3", rows(2_900_000))
attack("fields", fields)
attack("allowed", just_allowed)
attack("strangers", strangers)
attack("exports", exports)
attack("hammer", hammer)
print("broken: " + "; ".join(failures) if failures else "all bounds hold")
raise SystemExit(1 if failures else 0)

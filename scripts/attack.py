#!/usr/bin/env python3
"""Attacks a server that runs on this machine, as an outsider and as a signed-in official, and looks how others fare meanwhile.

For each attack: how long /health/live and a signed-in person's /matters took while it lasted, and what became of it. Ends with 1 when a
bound is broken. Only for a server of one's own, with an account of its demonstration: the account may have to wait afterwards.

usage: attack.py PORT LOGIN PASSWORD [--opening PATH] [--clients 96] [--seconds 15] [--only NAME]
  --opening  a form that the person may open, such as /matters/mediation/open/apply?organ=430626100
"""
import argparse
import socket
import threading
import time
from urllib.parse import urlencode

from attack_parts import FORM, Monitor, Person, Server, Watch, allowed_form, fields_form, rows_form

parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
parser.add_argument("port", type=int)
parser.add_argument("login")
parser.add_argument("password")
parser.add_argument("--opening", default="/matters/mediation/open/apply?organ=none")
parser.add_argument("--clients", type=int, default=96)
parser.add_argument("--seconds", type=float, default=15)
parser.add_argument("--only")
options = parser.parse_args()

server = Server(options.port)
# Milliseconds; a small machine with the attacker on it is slower than a server. Of /health/live all answers count, of pages 99 of 100.
LIVE, PAGE, SIGN_IN = 50, 2_000, 5_000

failures = []


def attack(name, work):
    if options.only and options.only != name:
        return
    person = Person(server)
    assert person.sign_in(options.login, options.password)[0] == 303, "the account cannot sign in: is it waiting, or must its password be changed?"
    watches = {"/health/live": Monitor(server), "/matters": Watch(lambda: person.ask("GET", "/matters"))}
    began = time.monotonic()
    said = work(person)
    lasted = time.monotonic() - began
    time.sleep(0.3)
    print(f"{name}: {lasted:.1f} s; {said}; {server.resident():.0f} MiB")
    for path, watch in watches.items():
        times, statuses = watch.stop()
        print(f"    {path:13} {times['count']:5} times, p50 {times['p50']:.0f} ms, p99 {times['p99']:.0f} ms, most {times['most']:.0f} ms, {statuses}")
        isLate = times["most"] > LIVE if path == "/health/live" else times["p99"] > PAGE
        if isLate or set(statuses) != {200}:
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
        body = rows_form(token, size)
        return f"2 × {len(body) / 1e6:.1f} MB: {together(2, lambda _: [person.ask('POST', options.opening, body, FORM)[0]])}"

    return work


def fields(person):
    body = fields_form(person.token(), 30_000_000)
    return f"{len(body) / 1e6:.0f} MB of fields: {person.ask('POST', options.opening, body, FORM)[0]}"


def just_allowed(person):
    """The largest forms that are read at all, over and over."""
    body = allowed_form(person.token())
    end = time.monotonic() + options.seconds

    def run(_):
        while time.monotonic() < end:
            yield person.ask("POST", options.opening, body, FORM)[0]

    return f"8 × {len(body) / 1e6:.1f} MB for {options.seconds:.0f} s: {together(8, run)}"


def strangers(person):
    body = "a&" * 1_000_000
    return f"32 × 2 MB unsigned: {together(32, lambda _: [server.ask('POST', '/matter/1/do/x', body, FORM)[0]])}"


def hammer(person):
    """Wrong sign-ins from many clients; meanwhile the owner signs in from a known browser, over and over.

    The owner signs out again each time: an account has eight sessions at most, and with one more the oldest ends, which is the onlooker's."""
    end = time.monotonic() + options.seconds
    times, refused = [], []

    def wrong(index):
        number = 0
        while time.monotonic() < end:
            number += 1
            login = options.login if index % 3 == 0 else f"nobody-{index}-{number}"
            yield server.ask("POST", "/sign-in", urlencode({"login": login, "password": "wrong"}), FORM)[0]

    def owner():
        while time.monotonic() < end:
            known = Person(server)
            known.cookies = {name: value for name, value in person.cookies.items() if "device" in name}
            began = time.monotonic()
            status = known.sign_in(options.login, options.password)[0]
            times.append((time.monotonic() - began) * 1_000)
            if status != 303:
                refused.append(status)
            elif (left := known.sign_out()) != 303:
                refused.append(f"sign-out {left}")
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
            path = options.opening.split("/open/")[0] + "/export.csv"
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {person.cookie}\r\n\r\n".encode())
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
        location = Person(server).sign_in(options.login, options.password, next)[1].get("Location", "")
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

#!/usr/bin/env python3
"""One attacker of each kind at once, for some minutes, on a server that runs on this machine, while officials click through their pages.

Prints how long pages and /health/live took, what became of the attacks and how much memory the server held, each beside its target; ends
with 1 when one is missed. Attackers are processes of their own and give way to the others (nice), for elsewhere they would have processors of
their own. Only for a server of one's own with a demonstration; the attacker's account may have to wait afterwards.

usage: mixed-load.py PORT LOGIN PASSWORD ATTACKER PASSWORD [--seconds 110] [--users 4] [--opening PATH] [--filling PATH CONTROL]
                     [--without NAME,…] [--nice 5]
  --opening  a form that both may open, such as /matters/mediation/open/apply?organ=430626100
  --filling  a form of the attacker's that takes files, and the name of the control that does, such as /matter/7/do/inquire f.evidence;
             one is looked for otherwise
"""
import argparse
import multiprocessing
import os
import random
import re
import socket
import time
from urllib.parse import urlencode

from attack_parts import FILES, FORM, KeptPerson, Monitor, Person, Server, allowed_form, fields_form, files_form, rows_form, tell

parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
parser.add_argument("port", type=int)
parser.add_argument("login")
parser.add_argument("password")
parser.add_argument("attacker")
parser.add_argument("attacker_password")
parser.add_argument("--opening", default="/matters/mediation/open/apply?organ=none")
parser.add_argument("--filling", nargs=2, metavar=("PATH", "CONTROL"))
parser.add_argument("--seconds", type=float, default=110)
parser.add_argument("--users", type=int, default=4)
parser.add_argument("--without", default="")
parser.add_argument("--nice", type=int, default=5)
options = parser.parse_args()

# Milliseconds and MiB. Memory is flat when the last quarter of the time holds no more than this above the first quarter after the start.
PAGE, LIVE, RESIDENT, GROWTH = 500, 50, 400, 40
LIST = options.opening.split("/open/")[0]
server = Server(options.port)


# What attackers do once; it is done over and over. Each gets the attacker's signed-in browser and says a status.


def rows(person, token):
    return person.ask("POST", options.opening, rows_form(token, 2_900_000), FORM)[0]


def fields(person, token):
    return person.ask("POST", options.opening, fields_form(token, 30_000_000), FORM)[0]


def allowed(person, token):
    return person.ask("POST", options.opening, allowed_form(token), FORM)[0]


def stranger(person, token):
    return server.ask("POST", "/matter/1/do/x", "a&" * 1_000_000, FORM)[0]


def guesser(person, token):
    login = random.choice([options.login, f"nobody-{random.randrange(1_000_000)}"])
    return server.ask("POST", "/sign-in", urlencode({"login": login, "password": "wrong"}), FORM)[0]


def leaver(person, token):
    """An export that is left behind."""
    with socket.create_connection(("127.0.0.1", options.port), timeout=30) as connection:
        connection.sendall(f"GET {LIST}/export.csv HTTP/1.1\r\nHost: localhost\r\nCookie: {person.cookie}\r\n\r\n".encode())
        return int(connection.recv(64).split(b" ")[1])


def searcher(person, token):
    return person.ask("GET", f"/search?{urlencode({'q': random.choice('的一在有人中县镇')})}")[0]


def drafter(person, token):
    place = f"/matter/{random.randrange(1, 400)}/do/x"
    body = urlencode({"csrf": token, "f.note": "v" * 380_000})
    return person.ask("POST", f"/drafts?{urlencode({'place': place})}", body, FORM)[0]


def uploader(person, token):
    """Many small files and a large one, until the quota is full, and after it."""
    path, control = options.filling
    mark = random.randbytes(8).hex()
    files = [(f"{index}.txt", f"{mark} {index}".encode()) for index in range(20)] + [("a.txt", mark.encode() * 1_000_000)]
    return person.ask("POST", path, files_form(token, control, files), FILES)[0]


def tricks(person, token):
    return person.ask("GET", random.choice(["/search?q=a%00b", "/matters/%00", "/matter/1%00", f"{LIST}?number=%00", "/matter/99999999999999999999"]))[0]


class Slow:
    """Half-open connections by the hundred, each fed a byte now and then."""

    def __init__(self):
        self.connections = []

    def __call__(self, person, token):
        for connection in self.connections[:]:
            try:
                connection.send(b"a")
            except OSError:
                self.connections.remove(connection)
        try:
            while len(self.connections) < 200:
                connection = socket.create_connection(("127.0.0.1", options.port), timeout=2)
                connection.setblocking(False)
                connection.send(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\nX-")
                self.connections.append(connection)
        except OSError:
            pass
        time.sleep(1)
        return f"{len(self.connections) // 50 * 50}+ open"


ATTACKS = {
    "rows": rows, "fields": fields, "allowed": allowed, "stranger": stranger, "guesser": guesser, "leaver": leaver, "searcher": searcher,
    "drafter": drafter, "tricks": tricks, "slow": Slow(),
    "uploader": uploader,
}


def fillable(person):
    """A form that takes files, among those that the attacker's matters offer; nothing when there is none."""
    forms = [options.opening]
    for page in ["/desk", LIST]:
        for matter in dict.fromkeys(re.findall(r'href="(/matter/\d+)"', person.ask("GET", page)[2])[:40]):
            forms += dict.fromkeys(re.findall(rf'href="({matter}/do/[^"]+)"', person.ask("GET", matter)[2]))
    for form in forms[:200]:
        control = re.search(r'<input type="file"[^>]* name="([^"]+)"', person.ask("GET", form.replace("&amp;", "&"))[2])
        if control and "__" not in control.group(1):
            return form.replace("&amp;", "&"), control.group(1)
    return None


def attack(name, cookies, token, end, answers):
    os.nice(options.nice)
    person = Person(server)
    person.cookies = dict(cookies)
    counts = {}
    while time.monotonic() < end:
        try:
            status = ATTACKS[name](person, token)
        except (OSError, ValueError, IndexError):
            status = "cut off"
        counts[status] = counts.get(status, 0) + 1
        # Nothing to wait for: what is refused at once is tried again at once, but not without end.
        time.sleep(0.005)
    answers.put(("attack", name, counts))


# What officials do.


def click(number, end, answers):
    """A browser: one page after another, with a moment to look at it."""
    person = KeptPerson(server)
    status = person.sign_in(options.login, options.password)[0]
    assert status == 303, f"the account cannot sign in: {status}"
    answers.put(("ready", number, None))
    found = re.findall(r'href="(/matter/\d+)"', person.ask("GET", LIST)[2]) or ["/desk"]
    times, statuses = {}, {}
    dice = random.Random(number)
    while time.monotonic() < end:
        pages = [
            ("desk", "/desk"), ("matters", "/matters"), ("list", LIST), ("matter", dice.choice(found)), ("matter", dice.choice(found)),
            ("form", options.opening), ("search", "/search?" + urlencode({"q": "纠纷"})), ("figures", "/figures"),
        ]
        for group, path in pages:
            began = time.monotonic()
            status = person.ask("GET", path)[0]
            if time.monotonic() >= end:
                break
            times.setdefault(group, []).append((time.monotonic() - began) * 1_000)
            statuses[status] = statuses.get(status, 0) + 1
            time.sleep(dice.uniform(0.1, 0.4))
    answers.put(("clicks", times, statuses))


def watch(began, end, answers):
    """Memory every five seconds; the first look right away."""
    seen = []
    while time.monotonic() < end:
        seen.append((time.monotonic() - began, server.resident()))
        time.sleep(min(5, max(0.1, end - time.monotonic())))
    seen.append((time.monotonic() - began, server.resident()))
    answers.put(("memory", seen, None))


def mean(numbers):
    return sum(numbers) / len(numbers) if numbers else 0


def main():
    attacker = Person(server)
    assert attacker.sign_in(options.attacker, options.attacker_password)[0] == 303, "the attacker's account cannot sign in"
    token = attacker.token()
    options.filling = options.filling or fillable(attacker)
    names = [name for name in ATTACKS if name not in options.without.split(",") and (name != "uploader" or options.filling)]
    answers = multiprocessing.Queue()
    began = time.monotonic()
    # Officials sign in first: the attack is on what they do then.
    settled = began + 3
    end = settled + options.seconds
    processes = [multiprocessing.Process(target=click, args=(number, end, answers), daemon=True) for number in range(options.users)]
    processes += [multiprocessing.Process(target=watch, args=(began, end, answers), daemon=True)]
    for process in processes:
        process.start()
    time.sleep(max(0, settled - time.monotonic()))
    monitor = Monitor(server)
    attackers = [multiprocessing.Process(target=attack, args=(name, attacker.cookies, token, end, answers), daemon=True) for name in names]
    for process in attackers:
        process.start()
    pages, statuses, attacks, memory = {}, {}, {}, []
    left = len(processes) + len(attackers)
    while left:
        kind, first, second = answers.get(timeout=options.seconds + 120)
        left -= kind != "ready"
        if kind == "clicks":
            for group, times in first.items():
                pages.setdefault(group, []).extend(times)
            for status, count in second.items():
                statuses[status] = statuses.get(status, 0) + count
        elif kind == "attack":
            attacks[first] = second
        elif kind == "memory":
            memory = first

    told, alive = monitor.stop()
    missed = []

    def check(holds, text):
        print(f"{'✓' if holds else '✗'} {text}")
        if not holds:
            missed.append(text)

    print(f"{options.seconds:.0f} s, {options.users} officials, attackers: {', '.join(names) or 'none'}")
    for name, counts in attacks.items():
        print(f"    {name:9} {sum(counts.values()):6} times, answered {counts}")
    print("    memory    " + ", ".join(f"{at:.0f} s {size:.0f}" for at, size in memory) + " MiB")
    for group, seen in [(group, tell(times)) for group, times in sorted(pages.items())] + [("/health/live", told)]:
        print(f"    {group:12} {seen['count']:6} times, p50 {seen['p50']:.0f} ms, p99 {seen['p99']:.0f} ms, most {seen['most']:.0f} ms")
    whole = tell([time for times in pages.values() for time in times])
    check(whole["p99"] < PAGE, f"pages: {whole['count']} times, p50 {whole['p50']:.0f} ms, p99 {whole['p99']:.0f} ms (under {PAGE}), most {whole['most']:.0f} ms")
    check(set(statuses) == {200}, f"pages answered {statuses}")
    check(told["p99"] < LIVE, f"/health/live: p99 {told['p99']:.0f} ms (under {LIVE}), most {told['most']:.0f} ms")
    check(set(alive) == {200}, f"/health/live answered {alive}")
    sizes = [size for _, size in memory]
    check(0 < max(sizes) < RESIDENT, f"memory: at most {max(sizes):.0f} MiB (under {RESIDENT})")
    # The first ten seconds fill caches and start threads.
    steady = [size for at, size in memory if at > 10] or sizes
    quarter = max(1, len(steady) // 4)
    growth = mean(steady[-quarter:]) - mean(steady[:quarter])
    check(growth <= GROWTH, f"memory flat: {growth:+.0f} MiB from the first quarter to the last (at most {GROWTH:+})")
    print("missed: " + "; ".join(missed) if missed else "all targets are met")
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()

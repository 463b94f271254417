#!/usr/bin/env python3
"""Measures a server's pages with wrk: latency alone, throughput with many, CPU time a request; see README.md beside this."""
import argparse
import json
import os
import platform
import random
import resource
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode, urlsplit

HERE = Path(__file__).resolve().parent
TICKS = os.sysconf("SC_CLK_TCK")


def family(pid):
    """The process and all below it."""
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            todo += map(int, task.read_text().split())
    return found


def cpu_seconds(pid):
    total = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def machine_seconds():
    """All CPU time of the machine that was not idle, and all there was."""
    fields = [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS, sum(fields) / TICKS


def wait_for_quiet(most):
    """Waits until the machine was idle for three seconds, at most so many seconds."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        busy, there = machine_seconds()
        time.sleep(3)
        busy_after, there_after = machine_seconds()
        if (busy_after - busy) / (there_after - there) < 0.05:
            return


def memory_mib(pid):
    """Resident memory, pages that processes share counted once: all of it, and that of no file."""
    total, own = 0, 0
    for one in family(pid):
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()[1:])
        total += int(lines["Pss"].split()[0])
        own += int(lines["Pss_Anon"].split()[0])
    return round(total / 1024), round(own / 1024)


class Workload:
    """One kind of request and the rows it is made from; rows of a changing request are used in order, each once or in turns."""

    def __init__(self, name, target, folder):
        self.name, self.target, self.spec = name, target, target["workloads"][name]
        lines = (folder / self.spec["rows"]).read_text("utf-8").splitlines()
        header = lines[0].split("\t")
        self.rows = [dict(zip(header, line.split("\t"))) for line in lines[1:]]
        self.is_random, self.is_repeatable = self.spec["order"] == "random", self.spec.get("again", False)

    def raw(self, row):
        session = self.target["sessions"][int(row.get("session", 0))]
        headers = {"Host": urlsplit(self.target["base"]).netloc, "Cookie": session["cookie"], **session.get("headers", {})}
        body = b""
        if self.spec["method"] == "POST":
            fields = {name: value.format_map(row) for name, value in self.spec["form"].items()}
            body = urlencode({**fields, **session.get("fields", {})}).encode()
            headers |= {"Origin": self.target["base"], "Content-Type": "application/x-www-form-urlencoded", "Content-Length": len(body)}
        head = f"{self.spec['method']} {self.spec['path'].format_map(row)} HTTP/1.1\r\n"
        return (head + "".join(f"{k}: {v}\r\n" for k, v in headers.items()) + "\r\n").encode() + body

    def stream(self, most):
        """The rows of the coming run; in turns, a row's version counts up."""
        if self.is_random or not self.is_repeatable:
            return self.rows[:most]
        return [
            {**row, "version": int(row["version"]) + turn} for turn in range(-(-most // max(1, len(self.rows)))) for row in self.rows][:most]

    def used(self, sent, connections):
        """Forgets what was sent: those not waited for at the end may have been done or not, so they leave the list."""
        if self.is_random:
            return
        if not self.is_repeatable:
            del self.rows[:sent]
            return
        doubtful, count = {(sent - 1 - i) % len(self.rows) for i in range(min(sent, 4 * connections))}, len(self.rows)
        later = []
        for i, row in enumerate(self.rows):
            done = sent // count + (i < sent % count)
            if i not in doubtful:
                later.append({**row, "version": int(row["version"]) + done})
        # Those not yet used come first.
        turn = sum(i not in doubtful for i in range(sent % count))
        self.rows = later[turn:] + later[:turn]


def check_changed(workload, rows):
    """Looks whether a sample of the changed matters is one version further; returns how many are not."""
    after = workload.spec.get("after")
    # A server under test signs for itself.
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    failed = 0
    for row in random.sample(rows, min(20, len(rows))) if after else []:
        moved = {**row, "version": int(row["version"]) + 1}
        session = workload.target["sessions"][int(row.get("session", 0))]
        request = urllib.request.Request(workload.target["base"] + after["path"].format_map(moved), headers={"Cookie": session["cookie"]})
        with urllib.request.urlopen(request, context=trusting) as answer:
            failed += after["contains"].format_map(moved) not in answer.read().decode()
    return failed


def run(workload, connections, seconds, pid, most):
    rows = workload.stream(most)
    if not rows:
        return None
    with tempfile.NamedTemporaryFile(delete=False) as file:
        for row in rows:
            raw = workload.raw(row)
            file.write(b"%d\n%b" % (len(raw), raw))
    spec = workload.spec
    environment = {
        **os.environ, "REQUESTS": file.name, "ORDER": spec["order"], "STATUS": " ".join(map(str, spec["status"])), "CONTAINS": spec.get("contains", ""),
        "LOCATION": spec.get("location", ""), "CONNECTIONS": str(connections), "SEED": str(random.randrange(1 << 30)),
    }
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", str(HERE / "requests.lua"), workload.target["base"]]
    own = resource.getrusage(resource.RUSAGE_CHILDREN)
    before, (busy, there) = cpu_seconds(pid) if pid else 0, machine_seconds()
    output = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=True).stdout
    cpu, (busy_after, there_after) = cpu_seconds(pid) - before if pid else 0, machine_seconds()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    generator = after.ru_utime + after.ru_stime - own.ru_utime - own.ru_stime
    others = (busy_after - busy - cpu - generator) / (there_after - there)
    os.unlink(file.name)
    words = next(line for line in output.splitlines() if line.startswith("RESULT ")).split()[1:]
    sent, good, wrong, broken, micros, p50, p99 = map(int, words)
    stale = check_changed(workload, rows[max(0, sent - len(workload.rows)) : max(0, sent - 4 * connections)])
    workload.used(sent, connections)
    for line in output.splitlines():
        if line.startswith("ODD "):
            print(f"  {workload.name}: not what it should be: {line[4:]}", file=sys.stderr)
    return {
        "workload": workload.name, "connections": connections, "good": good, "wrong": wrong + stale, "broken": broken,
        "rps": round(good / micros * 1e6, 1), "p50_ms": p50 / 1e3, "p99_ms": p99 / 1e3, "cpu_ms": round(cpu / max(1, good + wrong) * 1e3, 3),
        "generator_cpu_ms": round(generator / max(1, sent) * 1e3, 3), "others": round(max(0, others), 2),
        "memory_mib": memory_mib(pid) if pid else None,
    }


def table(results):
    lines = [
        "| workload | connections | requests/s | p50 ms | p99 ms | server CPU ms/request | memory MiB (of no file) | others' CPU | wrong |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for r in results:
        lines.append(
            f"| {r['workload']} | {r['connections']} | {r['rps']:,.0f} | {r['p50_ms']:.2f} | {r['p99_ms']:.2f} | {r['cpu_ms']:.2f}"
            f" | {'{} ({})'.format(*r['memory_mib']) if r['memory_mib'] else ''} | {r['others']:.0%} | {r['wrong'] + r['broken']} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, help="target.json, with the files of rows beside it")
    parser.add_argument("--pid", type=int, help="the server's process; those below it are counted too")
    parser.add_argument("--only", default="", help="workloads, separated by commas")
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--warm-up", type=int, default=3)
    parser.add_argument("--connections", default="1,32")
    parser.add_argument("--wait", type=int, default=0, help="wait before each run until the machine is idle, at most so many seconds")
    parser.add_argument("--tries", type=int, default=1, help="repeat a run that others disturbed, where it can be repeated")
    parser.add_argument("--most", type=int, default=60_000, help="how many requests are made ready for a run")
    parser.add_argument("--out", type=Path, help="where the results go as JSON; the table goes beside it")
    options = parser.parse_args()
    target = json.loads(options.target.read_text("utf-8"))
    results = []
    for name in options.only.split(",") if options.only else target["workloads"]:
        workload = Workload(name, target, options.target.parent)
        several = [int(number) for number in options.connections.split(",")]
        # What can be done only once is shared out among the runs, and a tenth of each share warms up.
        share = options.most if workload.is_random or workload.is_repeatable else len(workload.rows) // len(several)
        for connections in several:
            if options.warm_up:
                run(workload, connections, options.warm_up, options.pid, share // 10)
            result = None
            for _ in range(options.tries if share == options.most else 1):
                wait_for_quiet(options.wait)
                again = run(workload, connections, options.seconds, options.pid, share - share // 10)
                # Of several tries the one least disturbed.
                result = again if result is None or again["others"] < result["others"] else result
                if result is None or result["others"] < 0.05:
                    break
            if result is None:
                print(f"{name}, {connections} connections: no rows are left; make more ready", file=sys.stderr)
                continue
            results.append(result)
            print(json.dumps(result), flush=True)
    print(table(results))
    if options.out:
        about = {"target": target["name"], "machine": platform.processor() or platform.machine(), "cores": os.cpu_count(), "results": results}
        options.out.write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8")
        options.out.with_suffix(".md").write_text(table(results) + "\n", "utf-8")
    sys.exit(any(r["wrong"] + r["broken"] for r in results))


main()

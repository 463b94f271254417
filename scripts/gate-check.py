#!/usr/bin/env python3
"""Says of every condition (gate) and exclusion, and of every effect, whether a test would notice that it is gone.

The tests are built already. A first run notes which test meets which refusal; then, in rounds, each test runs again with one of its
refusals made nameless (Tests/AffairsTests/Support/Mutation.swift), and has noticed if it fails. A condition that no test names is listed.

With --effects the same of the steps and limits of each edition and of what steps write, issue, publish, withdraw, open and cause, as far as no
kept walk shows it: each test runs again with one of them lost.

    scripts/gate-check.py [--effects] [--kind penalty]… [--write docs/gates] [--least 97]
"""

import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build" / "tested" / "debug"


def failures(events):
    """The names of the tests with an issue, from the stream of events of one run."""
    failed = set()
    for line in events.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        payload = event.get("payload", {})
        if event.get("kind") == "event" and payload.get("kind") == "issueRecorded":
            failed.add(plain(payload.get("testID", "")))
    return failed


def plain(test):
    """`AffairsTests.Suite/test()`, without the place in the source."""
    return re.sub(r"/[^/]+\.swift:\d+:\d+$", "", test)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--effects", action="store_true", help="of effects instead of conditions")
    parser.add_argument("--kind", action="append", default=[], help="only these kinds")
    parser.add_argument("--write", type=pathlib.Path, help="folder for named.txt (what tests name) and unnoticed.md")
    parser.add_argument("--least", type=float, default=97.0, help="per cent that must be noticed")
    arguments = parser.parse_args()
    if arguments.effects:
        return effects(arguments)

    gates = json.loads(subprocess.run([str(BUILD / "plumbline"), "gates", "--format", "json"], capture_output=True, text=True, check=True).stdout)
    says = {}
    for gate in gates:
        if not arguments.kind or gate["kind"] in arguments.kind:
            says.setdefault(gate["id"], gate)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        events, seen = folder / "events", folder / "seen"
        print("第一遍：记下每项测试遇到的拒绝……", flush=True)
        broken = run([r"^AffairsTests\."], {"PLUMBLINE_TEST_REFUSALS": str(seen)}, events)
        if broken:
            sys.exit("测试本来就没有通过：" + "、".join(sorted(broken)))
        met = collections.defaultdict(set)
        for line in seen.read_text(encoding="utf-8").splitlines():
            gate, test = line.split("\t", 1)
            if gate in says:
                met[gate].add(test)
        noticed = rounds(met, "PLUMBLINE_TEST_NAMELESS", folder)

    # A kept walk names every reason of each attempt, and WalkTests fails when one is missing.
    walked = walks() & set(says)
    unmet = [gate for gate in says if gate not in met and gate not in walked]
    unnamed = [gate for gate in says if gate in met and gate not in noticed and gate not in walked]
    share = 100 * len(walked | set(noticed)) / len(says) if says else 0
    print(
        f"条件{len(says)}个：有测试指名{len(noticed)}个，保存的走查指名{len(walked)}个，合计{len(walked | set(noticed))}个（{share:.1f}%），"
        f"遇到而没有指名{len(unnamed)}个，从未被拒{len(unmet)}个。")
    for gate in walked:
        noticed[gate].add("WalkTests.KeptWalksTests")
    if arguments.write:
        write(arguments.write, says, noticed, unnamed, unmet)
    else:
        for gate in unnamed + unmet:
            print(f"{gate}：{says[gate]['says']}（{says[gate]['article']}）")
    sys.exit(0 if share >= arguments.least else 1)


def effects(arguments):
    """The same of what steps bring about."""
    shown = subprocess.run(
        [str(BUILD / "plumbline"), "explore", "--check", str(ROOT / "Tests" / "WalkTests" / "Walks")], capture_output=True, text=True, check=False
    ).stdout
    sorts = {"环节": "step", "期限": "limit", "写入": "writes", "文书": "issues", "公示": "publishes", "撤下": "withdraws", "开启": "opens", "引起": "causes"}
    counts = {sorts[name]: (int(seen), int(all_)) for name, seen, all_ in re.findall(r"^(\S+)：(\d+)/(\d+)（", shown, re.M) if name in sorts}
    missing = re.findall(r"^  没有：((?:step|limit|writes|issues|publishes|withdraws|opens|causes) .+)$", shown, re.M)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        seen = folder / "seen"
        print("第一遍：记下每项测试遇到的效果……", flush=True)
        broken = run([r"^AffairsTests\."], {"PLUMBLINE_TEST_EFFECTS": str(seen)}, folder / "events")
        if broken:
            sys.exit("测试本来就没有通过：" + "、".join(sorted(broken)))
        met = collections.defaultdict(set)
        for line in seen.read_text(encoding="utf-8").splitlines():
            effect, test = line.split("\t", 1)
            if effect in missing:
                met[effect].add(test)
        noticed = rounds(met, "PLUMBLINE_TEST_LOST", folder)
    lines = ["# 没有测试发现的效果", "", "由 `scripts/gate-check.py --effects` 得出：保存的走查没有走到，去掉以后测试仍然通过的。", ""]
    worst = 100.0
    for name, sort in sorts.items():
        walked, all_ = counts[sort]
        tested = [effect for effect in noticed if effect.startswith(sort + " ")]
        share = 100 * (walked + len(tested)) / all_ if all_ else 100.0
        worst = min(worst, share)
        print(f"{name}{all_}项：保存的走查发现{walked}项，另有测试发现{len(tested)}项，合计{share:.1f}%。")
        left = [effect for effect in missing if effect.startswith(sort + " ") and effect not in noticed]
        lines += [f"## {name}（{len(left)}，共{all_}项）", ""]
        lines += [f"- `{effect}`{'' if effect in met else '：没有测试办理'}" for effect in left] + [""]
    if arguments.write:
        (arguments.write / "effects.md").write_text("\n".join(lines), encoding="utf-8")
    else:
        print("\n".join(lines))
    sys.exit(0 if worst >= arguments.least else 1)


def rounds(met, variable, folder):
    """Runs each test again with one of what it met taken away; which tests noticed what."""
    noticed = collections.defaultdict(set)
    tries = collections.defaultdict(list)
    for item in sorted(met):
        for test in sorted(met[item]):
            tries[test].append(item)
    number = 0
    while any(tries.values()):
        chosen = {}
        for test, left in tries.items():
            # What another test has noticed already need not be tried again.
            while left and left[0] in noticed:
                left.pop(0)
            if left:
                chosen[test] = left.pop(0)
        if not chosen:
            break
        number += 1
        names = folder / "chosen"
        names.write_text("".join(f"{item}\t{test}\n" for test, item in chosen.items()), encoding="utf-8")
        failed = run(filters(chosen), {variable: str(names)}, folder / "events")
        for test, item in chosen.items():
            if test in failed:
                noticed[item].add(test)
        print(f"第{number}轮：{len(chosen)}项测试，已发现{len(noticed)}项", flush=True)
    return noticed


def walks():
    """What the kept walks are refused for."""
    named = set()
    for file in (ROOT / "Tests" / "WalkTests" / "Walks").glob("*.walks"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if '"refused":[' in line:
                named.update(json.loads(line)["refused"])
    return named


def run(names, environment, events):
    """Runs the tests of those patterns; the names of those that failed."""
    events.unlink(missing_ok=True)
    command = [str(BUILD / "plumblinePackageTests.xctest"), "--testing-library", "swift-testing"]
    command += ["--event-stream-output-path", str(events), "--event-stream-version", "0"]
    for item in names:
        command += ["--filter", item]
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, cwd=ROOT, check=False)
    if "Test run with" not in result.stdout + result.stderr:
        sys.exit("测试没有跑完：\n" + (result.stdout + result.stderr)[-2000:])
    return failures(events)


def filters(chosen):
    """One pattern for each suite, so that the command stays short."""
    suites = sorted({test.rsplit("/", 1)[0] for test in chosen})
    return ["^" + re.escape(suite) + "/" for suite in suites]


def write(folder, says, noticed, unnamed, unmet):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "named.txt").write_text("".join(f"{gate}\n" for gate in sorted(noticed)), encoding="utf-8")
    lines = ["# 没有测试指名的条件", "", "由 `scripts/gate-check.py` 得出：条件换成无名的，仍然通过的。", ""]
    for title, gates in [("遇到而没有指名", unnamed), ("从未被拒", unmet)]:
        lines += [f"## {title}（{len(gates)}）", ""]
        lines += [f"- `{gate}` {says[gate]['says']}（{says[gate]['article']}）" for gate in sorted(gates)] + [""]
    (folder / "unnoticed.md").write_text("\n".join(lines), encoding="utf-8")


main()

#!/usr/bin/env python3
"""Says of every condition (gate) and exclusion, and of every effect and limit, whether a test would notice that it is gone or otherwise.

The tests are built already. A first run notes which test meets which refusal and which effect; then, in rounds, each test, and each row of
a table by itself, runs again with one of its refusals made nameless or one of its effects lost (Tests/AffairsTests/Support/Mutation.swift),
and has noticed if it fails. A condition that no test names is listed.

Effects are the steps of each edition and what steps write, issue, publish, withdraw, open and cause, as far as no kept walk shows them, and
limits: gone, a day longer, a day shorter.

    scripts/gate-check.py [--conditions | --effects] [--kind penalty]… [--write docs/gates] [--least 97] [--build FOLDER]
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
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Where the built program and tests lie.
BUILD = ROOT / ".build" / "tested" / "debug"
WALKS = ROOT / "Tests" / "WalkTests" / "Walks"
# What `explore --check` calls them, and the word with which their names begin.
SORTS = {
    "环节": "step", "期限": "limit", "期限长一日": "longer", "期限短一日": "shorter", "写入": "writes", "文书": "issues", "公示": "publishes",
    "撤下": "withdraws", "开启": "opens", "引起": "causes",
}
# Which file tells the tests what is taken away.
NAMELESS, LOST = "PLUMBLINE_TEST_NAMELESS", "PLUMBLINE_TEST_LOST"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conditions", action="store_true", help="only of conditions")
    parser.add_argument("--effects", action="store_true", help="only of effects and limits")
    parser.add_argument("--kind", action="append", default=[], help="only these kinds")
    parser.add_argument("--write", type=pathlib.Path, help="folder for named.txt (what tests name), unnoticed.md and effects.md")
    parser.add_argument("--least", type=float, default=97.0, help="per cent of each sort that must be noticed")
    parser.add_argument("--build", type=pathlib.Path, default=BUILD, help="folder of the built program and tests")
    arguments = parser.parse_args()
    globals()["BUILD"] = arguments.build.resolve()
    both = arguments.conditions == arguments.effects

    began = time.monotonic()
    conditions = gates(arguments.kind) if both or arguments.conditions else {}
    counts, missing = shown(arguments.kind) if both or arguments.effects else ({}, set())
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        met, broken = first(folder, set(conditions), missing)
        noticed = rounds(met, set(conditions), folder)
    worst = 100.0
    if conditions:
        worst = min(worst, tell_conditions(arguments.write, conditions, met, noticed))
    if counts:
        worst = min(worst, tell_effects(arguments.write, counts, missing, met, noticed))
    print(f"用时{time.monotonic() - began:.0f}秒。")
    sys.exit(0 if worst >= arguments.least and not broken else 1)


# What there is, and what kept walks show of it.


def gates(kinds):
    """Every condition by its id."""
    told = json.loads(subprocess.run([str(BUILD / "plumbline"), "gates", "--format", "json"], capture_output=True, text=True, check=True).stdout)
    return {gate["id"]: gate for gate in reversed(told) if not kinds or gate["kind"] in kinds}


def shown(kinds):
    """How many of each sort there are, of these how many kept walks show, and what they do not."""
    done = subprocess.run([str(BUILD / "plumbline"), "explore", "--check", str(WALKS)], capture_output=True, text=True, check=False)
    told = done.stdout
    counts = {SORTS[name]: (int(seen), int(all_)) for name, seen, all_ in re.findall(r"^(\S+)：(\d+)/(\d+)（", told, re.M) if name in SORTS}
    if set(counts) != set(SORTS.values()):
        sys.exit("保存的走查没有走完：\n" + (told + done.stderr)[-2000:])
    missing = set(re.findall(rf"^  没有：((?:{'|'.join(SORTS.values())}) .+)$", told, re.M))
    return counts, {effect for effect in missing if not kinds or effect.split()[1] in kinds}


def walked():
    """What the kept walks are refused for: each names every reason of an attempt, and WalkTests fails when one is missing."""
    named = set()
    for file in WALKS.glob("*.walks"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if '"refused":[' in line:
                named.update(json.loads(line)["refused"])
    return named


# Running the tests.


def first(folder, conditions, missing):
    """Runs all tests once; which test, or which row of a table, met what of these, and which did not pass as it is: that shows nothing."""
    print("第一遍：记下每项测试遇到的拒绝和效果……", flush=True)
    began = time.monotonic()
    files = {"PLUMBLINE_TEST_REFUSALS": folder / "refusals"} if conditions else {}
    if missing:
        files["PLUMBLINE_TEST_EFFECTS"] = folder / "effects"
    broken = set(run([r"^AffairsTests\."], files, folder / "events"))
    if broken:
        print(f"有{len(broken)}项测试本来就没有通过，不计：\n" + "\n".join(sorted(broken)))
    met = collections.defaultdict(set)
    for file in files.values():
        for line in file.read_text(encoding="utf-8").splitlines():
            item, test = line.split("\t", 1)
            if (item in conditions or item in missing) and test.partition("#")[0] not in broken:
                met[item].add(test)
    print(f"遇到{len(met)}项，{time.monotonic() - began:.0f}秒", flush=True)
    return met, broken


def rounds(met, conditions, folder):
    """Runs tests again, each with one of what it met taken away, until all is noticed or tried; which tests noticed what."""
    noticed = collections.defaultdict(set)
    # A row of a table is there for the condition of its name.
    left = {item: sorted(tests, key=lambda test: (not test.endswith("#" + item), test)) for item, tests in met.items()}
    number = 0
    while left:
        chosen = choice(left)
        number += 1
        began = time.monotonic()
        files = {NAMELESS: folder / "nameless", LOST: folder / "lost"}
        for variable, file in files.items():
            lines = (f"{item}\t{test}\n" for test, item in chosen.items() if (item in conditions) == (variable == NAMELESS))
            file.write_text("".join(lines), encoding="utf-8")
        issues = run(filters(chosen), files, folder / "events")
        for test, item in chosen.items():
            if has_failed(test, issues):
                noticed[item].add(test)
        left = {item: tests for item, tests in left.items() if item not in noticed and tests}
        print(f"第{number}轮：{len(chosen)}项测试，已发现{len(noticed)}项，{time.monotonic() - began:.0f}秒", flush=True)
    return noticed


def choice(left):
    """What each test is to do without this time; taken off what is left. Each item goes to one test before any goes to a second."""
    chosen = {}
    rarest = sorted(left, key=lambda item: (len(left[item]), item))
    for again in (False, True):
        for item in rarest:
            for test in list(left[item]):
                if test not in chosen:
                    chosen[test] = item
                    left[item].remove(test)
                    if not again:
                        break
    return chosen


def run(names, files, events):
    """Runs the tests of those patterns; what was found wrong by the tests that failed."""
    events.unlink(missing_ok=True)
    command = [str(BUILD / "plumblinePackageTests.xctest"), "--testing-library", "swift-testing"]
    command += ["--event-stream-output-path", str(events), "--event-stream-version", "0"]
    for item in names:
        command += ["--filter", item]
    environment = {**os.environ, **{variable: str(file) for variable, file in files.items()}}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    if "Test run with" not in result.stdout + result.stderr:
        sys.exit("测试没有跑完：\n" + (result.stdout + result.stderr)[-2000:])
    issues = collections.defaultdict(list)
    for line in events.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        payload = event.get("payload", {})
        if event.get("kind") == "event" and payload.get("kind") == "issueRecorded":
            issues[plain(payload.get("testID", ""))].append(" ".join(message.get("text", "") for message in payload.get("messages", [])))
    return issues


def plain(test):
    """`AffairsTests.Suite/test()`, without the place in the source."""
    return re.sub(r"/[^/]+\.swift:\d+:\d+$", "", test)


def has_failed(test, issues):
    """Whether the test, or the row behind the `#`, is among those that failed: what is wrong with a row is told with its name."""
    name, _, row = test.partition("#")
    told = re.compile(rf"(?<![\w.-]){re.escape(row)}(?![\w.-])")
    return any(not row or told.search(text) for text in issues.get(name, []))


def filters(chosen):
    """One pattern for each suite, so that the command stays short."""
    suites = sorted({test.partition("#")[0].rsplit("/", 1)[0] for test in chosen})
    return ["^" + re.escape(suite) + "/" for suite in suites]


# What came of it.


def tell_conditions(folder, conditions, met, noticed):
    """Per cent of the conditions that a test or a kept walk names."""
    by_walks = walked() & set(conditions)
    by_tests = {gate for gate in noticed if gate in conditions}
    named = by_walks | by_tests
    unnamed = sorted(gate for gate in conditions if gate in met and gate not in named)
    unmet = sorted(gate for gate in conditions if gate not in met and gate not in named)
    share = 100 * len(named) / len(conditions)
    print(
        f"条件{len(conditions)}个：有测试指名{len(by_tests)}个（{100 * len(by_tests) / len(conditions):.1f}%），保存的走查指名{len(by_walks)}个，"
        f"合计{len(named)}个（{share:.1f}%），遇到而没有指名{len(unnamed)}个，从未被拒{len(unmet)}个。")
    only = sorted(by_walks - by_tests)
    lines = ["# 没有测试指名的条件", "", "由 `scripts/gate-check.py` 得出：条件换成无名的，仍然通过的。", ""]
    for title, ids in [("遇到而没有指名", unnamed), ("从未被拒", unmet), ("只有保存的走查指名", only)]:
        lines += [f"## {title}（{len(ids)}）", ""]
        lines += [f"- `{gate}` {conditions[gate]['says']}（{conditions[gate]['article']}）" for gate in ids] + [""]
    tell(folder, "unnoticed.md", lines)
    if folder:
        (folder / "named.txt").write_text("".join(f"{gate}\n" for gate in sorted(named)), encoding="utf-8")
    return share


def tell_effects(folder, counts, missing, met, noticed):
    """The lowest share, over the sorts of effects, that a test or a kept walk notices."""
    lines = ["# 没有测试发现的效果", "", "由 `scripts/gate-check.py` 得出：保存的走查没有走到，去掉（期限：长一日、短一日）以后测试仍然通过的。", ""]
    worst = 100.0
    for name, sort in SORTS.items():
        by_walks, all_ = counts[sort]
        by_tests = [effect for effect in noticed if effect.startswith(sort + " ")]
        share = 100 * (by_walks + len(by_tests)) / all_ if all_ else 100.0
        worst = min(worst, share)
        print(f"{name}{all_}项：保存的走查发现{by_walks}项，另有测试发现{len(by_tests)}项，合计{share:.1f}%。")
        left = sorted(effect for effect in missing if effect.startswith(sort + " ") and effect not in noticed)
        lines += [f"## {name}（{len(left)}，共{all_}项）", ""]
        lines += [f"- `{effect}`{'' if effect in met else '：没有测试办理'}" for effect in left] + [""]
    tell(folder, "effects.md", lines)
    return worst


def tell(folder, name, lines):
    """Writes them into the folder, or prints them where there is none."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()

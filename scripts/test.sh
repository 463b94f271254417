#!/usr/bin/env bash
# Runs everything and ends with a plain count: unit and engine tests, then the program as its user runs it.
set -uo pipefail
cd "$(dirname "$0")/.."

# How long each part took, for whoever wants it to take less.
took() { echo "（$1：$((SECONDS - began)) 秒）"; began=$SECONDS; }
began=$SECONDS

log=$(mktemp)
trap 'rm -f "$log"' EXIT
scripts/build-tested.sh 2>&1 | grep -vE '^\[[0-9]+/[0-9]+\]'
if [ "${PIPESTATUS[0]}" -ne 0 ]; then
    echo "没有构建成，什么也没有测试。"
    echo "0 passed, 1 failed"
    exit 1
fi
took '构建'
tests="$PWD/.build/tested/debug/plumblinePackageTests.xctest"
run() { "$tests" --testing-library swift-testing "$@"; }
run 2>&1 | tee "$log" | grep -E '✘|error:|Test run with|recorded an issue' || true
summary=$(grep -E 'Test run with [0-9]+ tests' "$log" | tail -1)
total=$(sed -nE 's/.*Test run with ([0-9]+) tests?.*/\1/p' <<<"$summary")
total=${total:-0}
failed=$(grep -cE '^✘ Test .* failed after' "$log")
if ! grep -qE 'Test run with [0-9]+ tests?.* passed' "$log" && [ "$failed" -eq 0 ]; then
    echo "测试没有跑完："
    tail -20 "$log"
    failed=1
fi
passed=$((total - failed))
took '测试'

# The same tests of everything that touches a database, on a PostgreSQL server that they start and stop.
echo "── 同样的测试，在 PostgreSQL 上 ──"
PLUMBLINE_TEST_DATABASE=postgres run --filter '^(StorageTests|EngineTests|IdentityTests|ReportingTests|CommandTests)\.' 2>&1 |
    tee "$log" | grep -E '✘|error:|Test run with|recorded an issue' || true
again=$(sed -nE 's/.*Test run with ([0-9]+) tests?.*/\1/p' "$log" | tail -1)
again=${again:-0}
again_failed=$(grep -cE '^✘ Test .* failed after' "$log")
if ! grep -qE 'Test run with [0-9]+ tests?.* passed' "$log" && [ "$again_failed" -eq 0 ]; then
    echo "测试没有跑完："
    tail -20 "$log"
    again_failed=1
fi
[ "$again" -gt 200 ] || { echo "✗ 在 PostgreSQL 上只跑了${again}项"; again_failed=$((again_failed + 1)); }
took 'PostgreSQL'
passed=$((passed + again - again_failed))
failed=$((failed + again_failed))

# A few new walks through every kind, beside the kept ones that the tests take again: no dead end, no way past a hard gate, no other fault.
echo "── 随机走查 ──"
if .build/tested/debug/plumbline explore --all --walks 12 --tries 3000 --seed 1 2>/dev/null >"$log"; then
    grep -E '^共' "$log"
    passed=$((passed + 1))
else
    grep -vE '^没有' "$log"
    echo "✗ 随机走查发现了死路、被绕过的硬门槛或者差错"
    failed=$((failed + 1))
fi

took '走查'

echo "── 像使用者那样运行 ──"
story_log=$(mktemp)
scripts/story.sh .build/tested/debug/plumbline 2>&1 | tee "$story_log"
story_passed=$(grep -c '^✓' "$story_log")
story_failed=$(grep -c '^✗' "$story_log")
grep -q '^故事结束$' "$story_log" || story_failed=$((story_failed + 1))
rm -f "$story_log"
took '故事'

passed=$((passed + story_passed))
failed=$((failed + story_failed))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

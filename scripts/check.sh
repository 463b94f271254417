#!/usr/bin/env bash
# The house rules that a machine can check: format, file length, words we do not use, definitions without findings.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
complain() { echo "✗ $*"; failed=1; }

swift format lint --strict --recursive Sources Tests Benchmarks Package.swift || complain "格式不合（make fmt 可以修正）"

while read -r file; do
    lines=$(wc -l <"$file")
    limit=400
    case "$file" in Tests/*) limit=500 ;; esac
    [ "$lines" -gt "$limit" ] && complain "$file 有 $lines 行，超过 $limit 行"
done < <(git ls-files '*.swift')

grep -rnE '(class|struct|enum|protocol) [A-Za-z]*(Manager|Helper|Util|Utils|Impl)\b' Sources && complain "类型名不用 Manager、Helper、Util、Impl"
grep -rnE '\.(class|struct|enum|extension|protocol)\(' Sources && complain "成员不取类型关键字为名"
grep -rnE '(TODO|FIXME|XXX)' Sources Tests scripts --include='*.swift' && complain "不留没有编号的待办"
grep -rnE 'try!' Sources && complain "不用 try!"
grep -rnE 'static let [A-Za-z]+ = [A-Za-z.]+[({]' Sources | grep -vE 'static let [A-Za-z]+: ' && complain "保存的静态属性要写明类型"
grep -rnE 'import (GRDB|Foundation)' Sources/Kernel Sources/Affairs && complain "Kernel 和 Affairs 不引用外部库"

swift build --product plumbline >/dev/null && .build/debug/plumbline check || complain "定义有问题"
[ "$failed" -eq 0 ] && echo "检查通过。"
exit "$failed"

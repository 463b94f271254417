#!/usr/bin/env bash
# The program as its user runs it, at full size: the replay cut off by kill -9, the report, every figure, tampering, bad input.
# One line a check: ✓ or ✗. usage: story.sh [PROGRAM]; without one the release build, since whole counties are replayed.
set -uo pipefail
cd "$(dirname "$0")/.."

if [ $# -eq 0 ]; then
    swift build -c release --product plumbline 2>&1 | grep -E 'error:|Compiling plumbline|complete'
    set -- .build/release/plumbline
fi
program=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Each county in a folder of its own, named as its scenario.
data="$folder/all/pingjiang-2020"

. scripts/checks.sh
sql() { sqlite3 "$1" "$2"; }

# Parts that know nothing of each other are told side by side, on two cores; what each printed comes whole, and how long it took.
timed() { # name, command…
    local began=$SECONDS
    "${@:2}"
    echo "（$1：$((SECONDS - began)) 秒）"
}
beside=()
aside() { # name, command…; told by `told`
    timed "$@" >"$folder/told-${#beside[@]}" 2>&1 &
    beside+=($!)
}
told() {
    for index in "${!beside[@]}"; do
        wait "${beside[$index]}"
        cat "$folder/told-$index"
    done
    beside=()
}

# Four more counties, three provinces, two editions of most laws: each figure of their own reports.
counties() {
    for county in gansu-2020 guannan-2020 suining-2022 yunxi-2019; do
        check "演练 $county，勾稽关系无不符" 0 '，0项不符' "$program" demo --scenario "$county" --data "$folder/all/$county" --no-serve
        check "$county 核验相符" 0 '全部相符' "$program" verify --data "$folder/all/$county"
    done
}
aside '四个县' counties

pingjiang() {
    # Cut off in the middle, twice, without warning; then to the end.
    for seconds in 15 12; do
        "$program" demo --data "$data" --no-serve >"$folder/log" 2>&1 &
        pid=$!
        sleep "$seconds"
        kill -9 "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
        check "演练中被 kill -9（第${seconds}秒），已提交的部分核验相符" 0 '全部相符' "$program" verify --data "$data"
    done
    check '再次运行，从中断处继续到底' 0 '此前已办理' "$program" demo --data "$data" --no-serve
    check '整年核验相符' 0 '全部相符' "$program" verify --data "$data"
    check '环节不多也不少' 0 '^0$' sql "$data/plumbline.sqlite" \
        "SELECT COUNT(*) FROM (SELECT request FROM journal WHERE request IS NOT NULL GROUP BY request HAVING COUNT(*) > 1)"

    # Every figure of the county's own report.
    "$program" figures --data "$data" --organ 430626 --year 2020 --format json >"$folder/figures.json"
    check '报告数字与县里的报告一致，其余属于以后的事项' 0 '14/14' python3 - "$folder/figures.json" Scenarios/pingjiang-2020/figures.csv <<'PYTHON'
import csv, json, sys
figures = {figure["id"]: figure for figure in json.load(open(sys.argv[1]))}
rows = [row for row in csv.DictReader(open(sys.argv[2], encoding="utf-8")) if row["figure_id"] != "later"]
equal = []
for row in rows:
    ours, printed = figures[row["figure_id"]]["value"], float(row["report_value"])
    if ours is not None and (ours >= printed if row["relation"] == "at-least" else ours == printed):
        equal.append(row)
print(f"{len(equal)}/{len(rows)}")
PYTHON
    check '数字的记录条数与数字相等' 0 '^57386$' bash -c "'$program' records --data '$data' --organ 430626 --year 2020 --figure penalty.decided | wc -l"
    check '勾稽关系无不符' 0 '，0项不符' "$program" report --data "$data" --year 2020 --on 2021-01-18
    check '报告有 HTML、Markdown 和数据' 0 'ok' bash -c "cd '$data/reports/430626-2020' && test -s report.html && test -s report.md && test -s figures.json && echo ok"
    check '截至第100条记录时还没有处罚案件' 0 '"id":"penalty.decided","name":"[^"]*","value":0,' \
        "$program" figures --data "$data" --year 2020 --as-of-entry 100 --format json
    check '定义没有问题' 0 '没有发现问题' "$program" check
    check '程序文本可以输出' 0 '行政处罚案件（penalty）' "$program" procedures penalty

    check '仓库中的程序文本与程序一致' 0 '^一致$' bash -c "'$program' procedures --write '$folder/procedures' >/dev/null && diff -r docs/procedures '$folder/procedures' && echo 一致"
}
timed '平江' pingjiang
told
"$program" figures --check Scenarios --data "$folder/all" >"$folder/compared"
tail -1 "$folder/compared"
check '五个县的报告共163个数字，没有不一致的' 0 '^共163项：一致[0-9]+，以后[0-9]+，不一致0。$' "$program" figures --check Scenarios --data "$folder/all"

# Two servers on one PostgreSQL with a replica: killed, cut off, the primary gone and back.
# From a copy: what the commands do meanwhile leaves traces in the audit trail, and both sides are compared.
cp -r --reflink=auto "$data" "$folder/gathered"
cluster() { python3 scripts/cluster-story.py "$program" "$folder/gathered" || echo '✗ 集群的故事没有讲成'; }
aside '集群' cluster

commands() {
    # The draw: exported, checked by the program and by a script that knows nothing of it; one secret changed.
    drawn=$(sql "$folder/all/yunxi-2019/plumbline.sqlite" "SELECT id FROM matter WHERE kind = 'draw' AND stage = 'drawn' ORDER BY id LIMIT 1")
    "$program" draw export "$drawn" --data "$folder/all/yunxi-2019" >"$folder/draw.json"
    check '抽取可以由导出的文件核验' 0 '核验相符' "$program" draw verify "$folder/draw.json"
    check '抽取可以由独立的脚本核验' 0 '^agrees$' python3 docs/draws/verify.py "$folder/draw.json"
    sed '0,/"secret" : "/s//"secret" : "x/' "$folder/draw.json" >"$folder/draw-changed.json"
    check '改动一方的密数，程序指出不符' 1 '与其承诺不符' "$program" draw verify "$folder/draw-changed.json"
    check '改动一方的密数，脚本指出不符' 1 '^differs: commitment of' python3 docs/draws/verify.py "$folder/draw-changed.json"
    check '不是抽取的文件' 1 'draw.file' "$program" draw verify Scenarios/pingjiang-2020/scenario.json

    # What rests on what has fallen, and what goes by law that has been replaced.
    check '法律修订以后，列出仍依旧法办理的事项' 0 '仍依旧法办理：行政处罚案件（2017年修正的行政处罚法）' "$program" cautions --data "$data" --on 2021-08-02
    check '一万行不合规则的导入逐行被拒，不留下任何内容' 0 'nothing left behind' python3 scripts/import-check.py "$program" "$data" 430626 2020-12-31

    # Refusals and bad input: what, where, and what to do; exit codes 2 and 1.
    clue=$(sql "$data/plumbline.sqlite" "SELECT id FROM matter WHERE kind = 'penalty' AND stage = 'reviewing' ORDER BY id LIMIT 1")
    head=$(sql "$data/plumbline.sqlite" "SELECT p.person FROM post p JOIN matter m ON m.organ = p.organ WHERE m.id = $clue AND p.role = 'head' LIMIT 1")
    check '查看事项及各环节尚缺的条件' 0 '可办理的环节' "$program" show "$clue" --data "$data" --on 2020-12-31
    check '未经告知和法制审核不得作出处罚决定，一次列出全部条件' 2 '未告知拟处罚内容' \
        "$program" perform --data "$data" --matter "$clue" --action penalise --as "$head" --on 2020-12-31
    mediator=$(sql "$data/plumbline.sqlite" "SELECT person FROM post WHERE organ = '430626100' AND role = 'mediator' LIMIT 1")
    check '没有的环节' 1 '没有环节“fly”' "$program" perform --data "$data" --matter "$clue" --action fly --as "$head" --on 2020-12-31
    check '没有的字段' 2 '没有这个字段' "$program" perform --data "$data" --matter "$clue" --action notify --as "$head" --on 2020-12-31 --fill nope=1
    check '没有的账号' 1 '没有账号' "$program" perform --data "$data" --matter "$clue" --action notify --as nobody --on 2020-12-31
    check '没有的机关' 1 '没有代码为' "$program" figures --data "$data" --organ 999999 --year 2020
    check '没有的数字' 1 'report.noFigure' "$program" records --data "$data" --year 2020 --figure nope
    check '没有的日子' 1 '不是确有其日的日期' "$program" due --start 2020-02-30 --term 7wd
    check "三位小数的金额" 2 "最多两位小数" "$program" perform --data "$data" --open mediation --organ 430626100 --action screen --as "$mediator" --on 2020-12-31 \
        --fill amountInDispute=12.345
    check '七个工作日跨春节' 0 '^2020-02-06$' "$program" due --start 2020-01-20 --term 7wd
    check '行政处罚法的七日是工作日' 0 '^2021-10-12$' "$program" due --start 2021-09-27 --term 7d --law 行政处罚法
    check '批量计算' 0 '^2020-02-06$' bash -c "echo 2020-01-20,7wd | '$program' due --batch"

    # Files that are not what they should be.
    mkdir -p "$folder/bad"
    cp -r Scenarios/pingjiang-2020 "$folder/bad/wrong"
    sed -i '1s/short/shrot/' "$folder/bad/wrong/organs.csv"
    check '情景文件的列名不对' 1 '缺少列：short' "$program" demo --scenarios "$folder/bad" --scenario wrong --data "$folder/wrong" --no-serve
    cp "$data/plumbline.sqlite" "$folder/newer.sqlite" && mkdir -p "$folder/newer" && mv "$folder/newer.sqlite" "$folder/newer/plumbline.sqlite"
    sql "$folder/newer/plumbline.sqlite" "INSERT INTO schema_migration (id, checksum, applied_at) VALUES ('2099-01-01 later: x', 'x', 0)"
    check '较新版本的数据库' 1 'storage.newerVersion' "$program" figures --data "$folder/newer" --year 2020
    echo occupied >"$folder/file"
    check '不能写入的数据文件夹' 1 '不能写入' "$program" demo --data "$folder/file/county" --no-serve
    check '没有数据库的文件夹' 1 'folder.empty' "$program" figures --data "$folder/nothing" --year 2020
    if mkdir -p "$folder/small" && mount -t tmpfs -o size=3m tmpfs "$folder/small" 2>/dev/null; then
        check '磁盘已满' 1 'storage.full' "$program" demo --data "$folder/small/county" --no-serve
        umount "$folder/small"
    fi
    check '备份' 0 '已备份' "$program" backup --data "$data" "$folder/backup"
    check '备份不覆盖已有的文件' 1 'storage.exists' "$program" backup --data "$data" "$folder/backup"

    # One byte changed with the sqlite3 shell: body, journal entry, fact.
    tamper() { # name, sql, pattern
        rm -rf "$folder/tampered" && mkdir -p "$folder/tampered" && cp "$folder/backup/plumbline.sqlite" "$folder/tampered/plumbline.sqlite" && cp -r "$data/keys" "$folder/tampered/"
        sql "$folder/tampered/plumbline.sqlite" "$2"
        check "$1" 1 "$3" "$program" verify --data "$folder/tampered"
}
tamper '改动一件事项内容的一个字，核验指出是哪一件' "UPDATE matter SET body = replace(body, '当场', '当埸') WHERE id = (SELECT MIN(id) FROM matter WHERE body LIKE '%当场%')" '事项第[0-9]+条：事项[0-9]+'
tamper '改动一条记录的一个字，核验指出是哪一条' "DROP TRIGGER journal_update; UPDATE journal SET content = replace(content, '2020', '2021') WHERE entry = 100000" '第100000条'
tamper '改动一个统计事实，核验指出来自哪一条' "DROP TRIGGER fact_update; UPDATE fact SET value = 2 WHERE measure = 'penalty.decided' AND entry = (SELECT MIN(entry) FROM fact WHERE measure = 'penalty.decided')" '统计事实第[0-9]+条'
}
timed '命令' commands

# Nothing is lost: backup and restore under kill -9, a running copy, a cut-off log, spoilt pages, the drill.
keeping() {
    check '恢复演练' 0 '恢复演练合格' "$program" drill --data "$data" --from "$folder/backup" --no-record
    python3 scripts/keep-story.py "$program" || echo '✗ 数据保管的故事没有讲成'
}
timed '数据保管' keeping
told

# The web application: served over real sockets, and walked by people in a real browser.
web() { cp -r --reflink=auto "$data" "$folder/served" && scripts/serve-check.sh "$program" "$folder/served" || echo '✗ 网页服务的检查没有做完'; }
browser() { Tests/Browser/run.sh "$program" "$data" || echo '✗ 浏览器中的故事没有讲成'; }
aside '网页服务' web
timed '浏览器' browser
told

# The package, as far as it can be known without a release build.
timed '安装包' scripts/dist-check.sh "$program"
echo '故事结束'

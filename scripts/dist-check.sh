#!/usr/bin/env bash
# What can be known of the package without its release build: packed with a small program in the place of ours. One line a check: ✓ or ✗.
# usage: dist-check.sh [PROGRAM]   PROGRAM, built for the tests, needs Swift's libraries and must be refused
set -uo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. scripts/checks.sh

mkdir -p "$folder/built/plumbline_Design.resources"
cp "$(type -P true)" "$folder/built/plumbline"
echo '/* */' >"$folder/built/plumbline_Design.resources/style.css"
mkdir -p "$folder/built/plumbline_WalkTests.resources"
check '打包' 0 '_[a-z0-9]+\.deb$' env OUT="$folder/one" scripts/dist.sh "$folder/built"
check '同样的来源再打一次，每个文件都相同' 0 '^same$' sh -c "OUT='$folder/two' scripts/dist.sh '$folder/built' >/dev/null && diff -r '$folder/one' '$folder/two' && echo same"
check '摘要相符' 0 'OK$' sh -c "cd '$folder/one' && sha256sum -c SHA256SUMS"
dpkg-deb -R "$folder"/one/*.deb "$folder/root"
mkdir "$folder/tar" && tar -xzf "$folder"/one/*.tar.gz -C "$folder/tar"
check 'tar.gz 与 .deb 内容相同' 0 '^same$' sh -c "diff -r --no-dereference -x DEBIAN '$folder/root' '$folder'/tar/plumbline-* && echo same"
check '程序从 /usr/bin 找得到' 0 '^../lib/plumbline/plumbline$' readlink "$folder/root/usr/bin/plumbline"
check '资源在程序旁边，测试的不在' 0 '^plumbline_Design.resources$' sh -c "cd '$folder/root/usr/lib/plumbline' && ls -d *.resources"
check '单元文件启动的都在包里' 0 '^6 of 6$' sh -c "cd '$folder/root' && sed -nE 's#^ExecStart=([^ ]+).*#\1#p' usr/lib/systemd/system/*.service >'$folder/starts' &&
    for p in \$(cat '$folder/starts') /usr/lib/plumbline/plumbline-restore-drill /usr/lib/plumbline/plumbline-archive-wal; do [ -x .\$p ] && echo \$p; done | wc -l | sed 's/\$/ of 6/'"
check '没有留下手工安装的路径' 1 '^$' grep -rl /usr/local/lib/plumbline "$folder/root/usr/lib" "$folder/root/usr/share/doc/plumbline/examples"
check '安装前后的脚本没有语法错误' 0 '^$' sh -c "for f in postinst prerm postrm; do sh -n '$folder/root/DEBIAN/'\$f || exit 1; done"
check '说明中指到的文件都在' 0 '^$' sh -c "cd '$folder/root/usr/share/doc/plumbline' && for f in operator.md operations.md threat-model.md decisions examples components.cdx.json licences copyright; do [ -e \$f ] || echo \$f; done"

components() { python3 - "$folder"/one/*.cdx.json "$folder/root/usr/share/doc/plumbline/licences" <<'PYTHON'
import json, os, sys
bom = json.load(open(sys.argv[1], encoding="utf-8"))
assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.5"), "not CycloneDX 1.5"
listed = {component["name"]: component for component in bom["components"]}
pins = json.load(open("Package.resolved"))["pins"]
for pin in pins:
    component = listed[pin["identity"]]
    assert component["version"] == pin["state"].get("version", pin["state"]["revision"]), pin
    assert {"name": "revision", "value": pin["state"]["revision"]} in component["properties"], pin
for component in bom["components"]:
    [licence] = component["licenses"]
    assert licence.get("expression") or licence["license"]["id"], component
    carried = component.get("description", "").removeprefix("carried along by ").replace("Foundation", "swift")
    is_system = component["purl"].startswith("pkg:deb/")
    text = f"{carried}/{component['name']}.txt" if component["purl"].startswith("pkg:generic/") else f"{component['name']}/LICENSE.txt"
    assert is_system or os.path.getsize(f"{sys.argv[2]}/{text}") > 500, text
references = [component["bom-ref"] for component in bom["components"]]
assert len(set(references)) == len(references) and bom["dependencies"] == [{"ref": "plumbline", "dependsOn": references}]
assert {"boringssl", "llhttp", "swift", "icu", "libc6"} <= set(listed), "carried along, runtime and system"
print(f"{len(pins)} packages, {len(references)} components")
PYTHON
}
check '组成清单：每个依赖的版本、出处、许可，许可全文在包里' 0 '^[1-9][0-9]+ packages' components

mkdir "$folder/sources"
for source in "$PWD"/.build/tested/checkouts/*; do ln -s "$source" "$folder/sources/"; done
rm "$folder/sources/SwiftCSV"
mkdir "$folder/sources/SwiftCSV" && echo 'All rights reserved.' >"$folder/sources/SwiftCSV/LICENSE"
check '许可不明的，不打包' 1 'swiftcsv: licence not known' python3 scripts/components.py 1 "$folder/built/plumbline" --checkouts "$folder/sources"
rm "$folder/sources/SwiftCSV/LICENSE"
check '没有许可全文的，不打包' 1 'swiftcsv: no text' python3 scripts/components.py 1 "$folder/built/plumbline" --checkouts "$folder/sources"
[ $# -eq 0 ] || check '还需要 Swift 的程序，不打包' 1 'libswiftCore' env OUT="$folder/three" scripts/dist.sh "$(dirname "$1")"

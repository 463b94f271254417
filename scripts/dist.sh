#!/usr/bin/env bash
# Makes the package: a .deb and a .tar.gz that need no Swift on the machine, with checksums and the list of what is in them. Into dist/, or $OUT.
#   dist.sh [PROGRAM-FOLDER]    with a folder, packs the program and *.resources that lie there; else makes the release build first
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022

number=$(sed -nE 's/.*version: "([0-9.]+)".*/\1/p' Sources/plumbline/Plumbline.swift | head -1)
arch=$(dpkg --print-architecture)
# Files carry the time of the commit, so that the same source gives the same package.
commit=$(git log -1 --format=%ct 2>/dev/null || true)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-${commit:-$(date +%s)}}
# What is packed on the way to a version comes before it and in the order of its commits, so that each upgrades the one before.
version=$number
git describe --tags --exact-match --match "v$number" >/dev/null 2>&1 || version=$number~$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M%S)

built=${1:-}
if [ -z "$built" ]; then
    # The runtime and Foundation are linked in; what stays outside are the C library, SQLite and libpq, which the system keeps patched.
    swift build -c release --product plumbline --static-swift-stdlib
    built=$(swift build -c release --static-swift-stdlib --show-bin-path)
fi
[ -x "$built/plumbline" ] || { echo "dist.sh: no program in $built" >&2; exit 1; }
if ldd "$built/plumbline" | grep -E 'libswift|libFoundation|not found' >&2; then
    echo "dist.sh: the program needs the libraries above; build with --static-swift-stdlib" >&2
    exit 1
fi

out=${OUT:-$PWD/dist}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
rm -rf "$out" && mkdir -p "$out"

# ── What is installed ──
lib=$root/usr/lib/plumbline
doc=$root/usr/share/doc/plumbline
mkdir -p "$lib" "$root/usr/bin" "$root/usr/lib/systemd/system" "$root/usr/lib/sysusers.d" "$doc/examples" "$root/etc/plumbline"
install -m 0755 "$built/plumbline" "$lib/plumbline"
strip --strip-debug "$lib/plumbline"
for resources in "$built"/plumbline_*.resources; do
    case $(basename "$resources") in *Tests.resources) ;; *) cp -R "$resources" "$lib/" ;; esac
done
ln -s ../lib/plumbline/plumbline "$root/usr/bin/plumbline"
install -m 0755 deploy/libexec/* "$lib/"
install -m 0644 deploy/systemd/*.service deploy/systemd/*.timer "$root/usr/lib/systemd/system/"
install -m 0644 deploy/systemd/plumbline.sysusers.conf "$root/usr/lib/sysusers.d/plumbline.conf"
cp -R deploy/postgresql deploy/haproxy.cfg deploy/systemd/node.env.example "$doc/examples/"
cp deploy/package/README.md docs/operator.md docs/operations.md docs/legal-officer.md docs/threat-model*.md "$doc/"
cp -R docs/decisions "$doc/"
sed -i 's#\.\./deploy/package/README\.md#README.md#g' "$doc"/*.md
# By hand things are put to /usr/local; a package has /usr.
find "$lib"/plumbline-* "$root/usr/lib/systemd" "$doc/examples" -type f -exec sed -i 's#/usr/local/lib/plumbline#/usr/lib/plumbline#g' {} +

# ── What it is made of, from what the build resolved and what the program is linked to ──
python3 scripts/components.py "$version" "$lib/plumbline" --licences "$doc/licences" >"$doc/components.cdx.json"
cp "$doc/components.cdx.json" "$out/plumbline-$version.cdx.json"
cp deploy/package/copyright "$doc/copyright"

# ── tar.gz: the same tree, under a folder of its own ──
find "$root" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime "@$SOURCE_DATE_EPOCH" --transform "s#^\./#plumbline-$version/#;s#^\.\$#plumbline-$version#" \
    -C "$root" -c . | gzip -n >"$out/plumbline-$version-$arch.tar.gz"

# ── .deb ──
mkdir -p "$root/DEBIAN" "$work/debian"
# Which packages, from which version on, hold the libraries that are linked to.
printf 'Source: plumbline\n\nPackage: plumbline\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O -e"$lib/plumbline" 2>"$work/log" | sed -nE 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { cat "$work/log" >&2; echo "dist.sh: no packages found for the libraries" >&2; exit 1; }
size=$(find "$root" -path "$root/DEBIAN" -prune -o -type f -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')
cat >"$root/DEBIAN/control" <<CONTROL
Package: plumbline
Version: $version
Architecture: $arch
Maintainer: Plumbline <plumbline@localhost>
Installed-Size: $size
Depends: $depends, passwd, tzdata, ca-certificates
Recommends: systemd
Section: misc
Priority: optional
Description: a county's law-based government: matters, procedures, the annual report (准绳)
 Every matter passes through its statutory procedure, and the annual report comes out of the records: each figure can be opened,
 recomputed and verified. Data lies in /var/lib/plumbline and is never removed by the package.
CONTROL
install -m 0755 deploy/package/postinst deploy/package/prerm deploy/package/postrm "$root/DEBIAN/"
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
find "$root" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
# One thread: the same bytes on every machine.
dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$root" "$out/plumbline_${version}_$arch.deb" >/dev/null

(cd "$out" && sha256sum -- * >SHA256SUMS)
ls -l "$out"
cat "$out/SHA256SUMS"

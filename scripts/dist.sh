#!/usr/bin/env bash
# Makes the package: a .deb and a .tar.gz that need no Swift on the machine, with checksums and the list of what is in them. Into dist/.
#   dist.sh [PROGRAM-FOLDER]    with a folder, packs the program and *.resources that lie there; else makes the release build first
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022

version=$(sed -nE 's/.*version: "([0-9.]+)".*/\1/p' Sources/plumbline/Plumbline.swift | head -1)
arch=$(dpkg --print-architecture)
built=${1:-}
if [ -z "$built" ]; then
    # The runtime and Foundation are linked in; what stays outside are the C library, SQLite and libpq, which the system keeps patched.
    swift build -c release --product plumbline -Xswiftc -static-stdlib --static-swift-stdlib
    built=$(swift build -c release --show-bin-path)
fi
[ -x "$built/plumbline" ] || { echo "dist.sh: no program in $built" >&2; exit 1; }
if ldd "$built/plumbline" | grep -E 'libswift|libFoundation|not found' >&2; then
    echo "dist.sh: the program needs the libraries above; build with -static-stdlib" >&2
    exit 1
fi

# Files carry the time of the commit, so that the same source gives the same package.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
out=$PWD/dist
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
rm -rf "$out" && mkdir -p "$out"

# ── What is installed ──
lib=$root/usr/lib/plumbline
mkdir -p "$lib" "$root/usr/bin" "$root/usr/lib/systemd/system" "$root/usr/lib/sysusers.d" "$root/usr/share/doc/plumbline/examples" "$root/etc/plumbline"
install -m 0755 "$built/plumbline" "$lib/plumbline"
strip --strip-debug "$lib/plumbline"
for resources in "$built"/*.resources; do
    case $(basename "$resources") in *Tests.resources) ;; *) cp -R "$resources" "$lib/" ;; esac
done
install -m 0755 deploy/libexec/* "$lib/"
ln -s ../lib/plumbline/plumbline "$root/usr/bin/plumbline"
for unit in deploy/systemd/*.service deploy/systemd/*.timer; do
    sed 's#/usr/local/lib/plumbline#/usr/lib/plumbline#g' "$unit" >"$root/usr/lib/systemd/system/$(basename "$unit")"
done
install -m 0644 deploy/systemd/plumbline.sysusers.conf "$root/usr/lib/sysusers.d/plumbline.conf"
sed -i 's#/usr/local/lib/plumbline#/usr/lib/plumbline#g' "$lib"/plumbline-*
cp -R deploy/postgresql deploy/haproxy.cfg deploy/systemd/node.env.example "$root/usr/share/doc/plumbline/examples/"
cp docs/operator.md docs/operations.md docs/threat-model.md README.md "$root/usr/share/doc/plumbline/"
cp -R docs/decisions "$root/usr/share/doc/plumbline/"

# ── What it is made of: CycloneDX 1.5, from what the build resolved and what the program is linked to ──
python3 scripts/components.py "$version" "$lib/plumbline" >"$root/usr/share/doc/plumbline/components.cdx.json"
cp "$root/usr/share/doc/plumbline/components.cdx.json" "$out/plumbline-$version.cdx.json"

# ── tar.gz: the same tree ──
find "$root" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime "@$SOURCE_DATE_EPOCH" -C "$root" -c usr etc | gzip -n9 >"$out/plumbline-$version-$arch.tar.gz"

# ── .deb ──
mkdir -p "$root/DEBIAN"
# Which packages hold the libraries that are linked to.
depends=$(ldd "$lib/plumbline" | sed -nE 's/.*=> (\/[^ ]+) .*/\1/p' | xargs -r -n1 readlink -f | xargs -r -n1 dpkg -S 2>/dev/null |
    sed -nE 's/^([^:]+):.*/\1/p' | sort -u | grep -E '^(libc6|libsqlite3-0|libpq5|libgcc-s1|libstdc\+\+6)$' | paste -sd, - | sed 's/,/, /g')
size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
cat >"$root/DEBIAN/control" <<CONTROL
Package: plumbline
Version: $version
Architecture: $arch
Maintainer: Plumbline <plumbline@localhost>
Installed-Size: $size
Depends: ${depends:-libc6, libsqlite3-0, libpq5}, tzdata, ca-certificates
Recommends: systemd
Section: misc
Priority: optional
Description: a county's law-based government: matters, procedures, the annual report (准绳)
 Every matter passes through its statutory procedure, and the annual report comes out of the records: each figure can be opened,
 recomputed and verified. Data lies in /var/lib/plumbline and is never removed by the package.
CONTROL

cat >"$root/DEBIAN/preinst" <<'HOOK'
#!/bin/sh
# Before an upgrade: which counties were being served, so that they are again afterwards.
set -e
if [ "$1" = upgrade ] && [ -d /run/systemd/system ]; then
    systemctl list-units --plain --no-legend --state=active 'plumbline@*.service' | cut -d' ' -f1 >/run/plumbline.served || true
fi
HOOK

cat >"$root/DEBIAN/postinst" <<'HOOK'
#!/bin/sh
set -e
[ "$1" = configure ] || exit 0
if ! getent passwd plumbline >/dev/null; then
    if command -v systemd-sysusers >/dev/null; then
        systemd-sysusers /usr/lib/sysusers.d/plumbline.conf
    elif command -v useradd >/dev/null; then
        useradd --system --user-group --home-dir /var/lib/plumbline --no-create-home --shell /usr/sbin/nologin plumbline
    else
        echo "plumbline: no way to make the user plumbline (systemd-sysusers, useradd)" >&2
        exit 1
    fi
fi
for folder in /var/lib/plumbline /var/backups/plumbline; do
    [ -d "$folder" ] || install -d -m 0700 -o plumbline -g plumbline "$folder"
done
chown root:plumbline /etc/plumbline && chmod 0750 /etc/plumbline
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    if [ -s /run/plumbline.served ]; then
        # Tables are changed by somebody who has made a backup, not by a package: a county whose tables are old says so and stays down.
        xargs -r systemctl try-restart </run/plumbline.served ||
            echo "plumbline: a county did not start again. If it needs its tables changed: plumbline backup, then plumbline migrate, both with --data" >&2
    fi
fi
rm -f /run/plumbline.served
HOOK

cat >"$root/DEBIAN/prerm" <<'HOOK'
#!/bin/sh
set -e
# At an upgrade counties go on with the program that is loaded until postinst starts them anew.
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
    systemctl stop 'plumbline@*.service' 'plumbline-backup@*.timer' 'plumbline-basebackup.timer' || true
fi
HOOK

cat >"$root/DEBIAN/postrm" <<'HOOK'
#!/bin/sh
# Records are never removed by a package, not even by a purge: not the data, not the keys, not the backups, nor the user they belong to.
set -e
[ ! -d /run/systemd/system ] || systemctl daemon-reload
if [ "$1" = purge ]; then
    rmdir --ignore-fail-on-non-empty /etc/plumbline 2>/dev/null || true
    echo "plumbline: /var/lib/plumbline and /var/backups/plumbline stay" >&2
fi
HOOK
chmod 0755 "$root"/DEBIAN/{preinst,postinst,prerm,postrm}
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
find "$root" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$root" "$out/plumbline_${version}_$arch.deb" >/dev/null

(cd "$out" && sha256sum -- * >SHA256SUMS)
ls -l "$out"
cat "$out/SHA256SUMS"

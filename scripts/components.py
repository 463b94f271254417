#!/usr/bin/env python3
"""The list of components and licences, CycloneDX 1.5, on standard output: the Swift packages as the build resolved them, what those carry along
of others, Swift's runtime, and the system's libraries that the program is linked to.

usage: components.py VERSION PROGRAM [--licences FOLDER] [--checkouts FOLDER]
  --licences   puts every text that has to go with what is linked in into this folder
  --checkouts  where the packages' sources are; .build/checkouts or .build/tested/checkouts unless given

A component whose licence is not known, or whose text is not there, ends it with 1: somebody has to look.
"""
import argparse
import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
EXCEPTION = "Apache-2.0 WITH Swift-exception"

# Words by which a licence's text is told. The exception stands at the end of the same text, so it is looked for first.
WORDS = [("Runtime Library Exception", EXCEPTION), ("Apache License", "Apache-2.0"), ("Permission is hereby granted, free of charge", "MIT")]

# What packages carry along of others: package, folder, name, licence, where it comes from, where its revision stands, and where the text.
CARRIED = [
    ("swift-nio-ssl", "Sources/CNIOBoringSSL", "boringssl", "Apache-2.0", "https://boringssl.googlesource.com/boringssl", "hash.txt", "/LICENSE.txt"),
    ("swift-crypto", "Sources/CCryptoBoringSSL", "boringssl", "Apache-2.0", "https://boringssl.googlesource.com/boringssl", "hash.txt", "/LICENSE.txt"),
    ("swift-crypto", "Sources/CXKCP", "xkcp", "CC0-1.0 AND Brian-Gladman-3-Clause", "https://github.com/XKCP/XKCP", "vendored-sources.txt",
     "FIPS202-opt64/brg_endian.h"),
    ("swift-nio", "Sources/CNIOLLHTTP", "llhttp", "MIT", "https://github.com/nodejs/llhttp", "include/c_nio_llhttp.h", "LICENSE"),
    ("swift-nio", "Sources/CNIOSHA1", "kame-sha1", "BSD-3-Clause", "https://github.com/kame/kame", "c_nio_sha1.c", "c_nio_sha1.c"),
]

# The system's libraries; their texts are the system's, in /usr/share/doc.
SYSTEM = {
    "libc6": "LGPL-2.1-or-later", "libsqlite3-0": "blessing", "libpq5": "PostgreSQL", "zlib1g": "Zlib",
    "libgcc-s1": "GPL-3.0-or-later WITH GCC-exception-3.1", "libstdc++6": "GPL-3.0-or-later WITH GCC-exception-3.1",
}

parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
parser.add_argument("version")
parser.add_argument("program")
parser.add_argument("--licences")
parser.add_argument("--checkouts")
options = parser.parse_args()
complaints = []


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def output(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def keep(text, name, file):
    """Puts a text to those that go with the program."""
    if not text.strip():
        complaints.append(f"{name}: no text of its licence")
    elif options.licences:
        os.makedirs(f"{options.licences}/{name}", exist_ok=True)
        with open(f"{options.licences}/{name}/{file}", "w", encoding="utf-8") as to:
            to.write(text)


def component(name, version, purl, licence, **more):
    if not licence:
        complaints.append(f"{name}: licence not known")
        licence = "NONE"
    stated = {"expression": licence} if " " in licence else {"license": {"id": licence}}
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "licenses": [stated], "purl": purl, **more}


def sources():
    folders = [options.checkouts] if options.checkouts else [f"{ROOT}/.build/checkouts", f"{ROOT}/.build/tested/checkouts"]
    folder = next((folder for folder in folders if folder and os.path.isdir(folder)), "")
    return {name.lower(): f"{folder}/{name}" for name in os.listdir(folder)} if folder else {}


def packages():
    folders = sources()
    pins = json.loads(read(f"{ROOT}/Package.resolved") or '{"pins": []}')["pins"]
    if not pins:
        complaints.append("Package.resolved: no packages; build first")
    for pin in sorted(pins, key=lambda pin: pin["identity"]):
        name, place, state = pin["identity"], pin["location"].removesuffix(".git"), pin["state"]
        folder = folders.get(os.path.basename(place).lower(), "")
        files = sorted(os.listdir(folder)) if folder else []
        texts = {file: read(f"{folder}/{file}") for file in files if re.match(r"(LICEN[SC]E|NOTICE)", file)}
        text = next((text for file, text in texts.items() if file.startswith("LICEN")), "")
        keep(text, name, "LICENSE.txt")
        for file, notice in texts.items():
            if file.startswith("NOTICE"):
                keep(notice, name, "NOTICE.txt")
        number = state.get("version") or state["revision"]
        purl = f"pkg:swift/{re.sub('^https?://', '', place)}@{number}"
        yield component(
            name, number, purl, next((licence for words, licence in WORDS if words in text), None),
            externalReferences=[{"type": "vcs", "url": place}], properties=[{"name": "revision", "value": state["revision"]}])
        for owner, inner, carried, licence, origin, noted, held in CARRIED:
            if owner == name:
                yield carry(name, folder, inner, carried, licence, origin, noted, held)


def carry(owner, folder, inner, name, licence, origin, noted, held):
    place = f"{folder}/{inner}"
    note = read(f"{place}/{noted}")
    if not os.path.isdir(place):
        complaints.append(f"{owner}: {inner} is not there any more")
    revision = re.search(r"\b[0-9a-f]{40}\b", note) or re.search(r"-g([0-9a-f]{7,})", note) or re.search(r",v ([0-9.]+)", note)
    numbers = [re.search(rf"VERSION_{part} (\d+)", note) for part in ("MAJOR", "MINOR", "PATCH")]
    version = revision[revision.lastindex or 0] if revision else ".".join(number[1] for number in numbers if number) or "unknown"
    text = read(folder + held if held.startswith("/") else f"{place}/{held}")
    # Of a source the comment at its head.
    keep(re.split(r"(?m)^#", text)[0] if held.endswith((".c", ".h")) else text, owner, f"{name}.txt")
    purl = f"pkg:generic/{name}@{version}?carried_by={owner}"
    return component(
        name, version, purl, licence, description=f"carried along by {owner}", externalReferences=[{"type": "website", "url": origin}])


def runtime():
    """The standard library and Foundation, linked in, with the ICU that is part of Foundation."""
    try:
        target = json.loads(output("swiftc", "-print-target-info"))
        home, version = target["paths"]["runtimeResourcePath"], re.search(r"Swift version ([0-9.]+)", target["compilerVersion"])[1]
    except (OSError, ValueError, KeyError, TypeError):
        complaints.append("swiftc does not say where its runtime is")
        return
    keep(read(f"{home}/../../share/swift/LICENSE.txt"), "swift", "LICENSE.txt")
    yield component("swift", version, f"pkg:github/swiftlang/swift@{version}", EXCEPTION, description="standard library and Foundation")
    icu = re.search(r'U_ICU_VERSION "([0-9.]+)"', read(f"{home}_static/_foundation_unicode/uvernum.h"))
    keep(read(f"{ROOT}/deploy/package/unicode-3.0.txt"), "swift", "icu.txt")
    number = icu[1] if icu else "unknown"
    yield component(
        "icu", number, f"pkg:generic/icu@{number}?carried_by=swift", "Unicode-3.0", description="carried along by Foundation",
        externalReferences=[{"type": "website", "url": "https://icu.unicode.org"}])


def owner_of(path):
    """The system's package that a library belongs to; on a system whose /lib is /usr/lib the package may know it by either name."""
    real = os.path.realpath(path)
    for place in (path, real, real.removeprefix("/usr")):
        owner = output("dpkg", "-S", place).split(":")[0]
        if owner:
            return owner
    return None


def system():
    needed = set(re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", options.program)))
    owners = set()
    for name, path in sorted(re.findall(r"^\s*(\S+) => (/\S+) ", output("ldd", options.program), re.MULTILINE)):
        # Swift's own lie beside each other in the toolchain, where the program is one for the tests.
        if name not in needed or "/swift/linux/" in path:
            continue
        owner = owner_of(path)
        if owner is None:
            complaints.append(f"{name}: no package has it")
        else:
            owners.add(owner)
    for owner in sorted(owners):
        number = output("dpkg-query", "-W", "-f", "${Version}", owner)
        yield component(
            owner, number, f"pkg:deb/debian/{owner}@{number}", SYSTEM.get(owner),
            description="the system's, looked for when the program starts; the version is that of the build")


if options.licences:
    shutil.rmtree(options.licences, ignore_errors=True)
components = [*packages(), *runtime(), *system()]
if complaints:
    sys.exit("\n".join(f"components.py: {complaint}" for complaint in complaints))
with open(options.program, "rb") as file:
    digest = hashlib.file_digest(file, "sha256").hexdigest()
moment = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", 0)) or datetime.datetime.now().timestamp(), datetime.timezone.utc)
print(json.dumps({
    "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
    "metadata": {
        "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "component": {
            "type": "application", "bom-ref": "plumbline", "name": "plumbline", "version": options.version,
            "hashes": [{"alg": "SHA-256", "content": digest}]}},
    "components": components,
    "dependencies": [{"ref": "plumbline", "dependsOn": [component["bom-ref"] for component in components]}],
}, ensure_ascii=False, indent=1))

#!/usr/bin/env python3
"""The list of components and licences, CycloneDX 1.5: components.py VERSION PROGRAM. Swift packages as the build resolved them, and the system's
libraries that the program is linked to."""
import hashlib, json, os, re, subprocess, sys

version, program = sys.argv[1:3]
root = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
NAMES = [
    ("Apache License", "Apache-2.0"), ("Permission is hereby granted, free of charge", "MIT"), ("Mozilla Public License", "MPL-2.0"),
    ("Redistribution and use in source and binary forms", "BSD-3-Clause"), ("The PostgreSQL License", "PostgreSQL"), ("public domain", "blessing"),
]


def licence(text):
    # Swift's own packages add an exception for what the compiler puts into programs.
    if "Runtime Library Exception" in text:
        return "Apache-2.0 WITH Swift-exception"
    return next((name for words, name in NAMES if words in text), None)


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def stated(name):
    if not name:
        return {}
    return {"licenses": [{"expression": name}] if " " in name else [{"license": {"id": name}}]}


def checkout(identity):
    for scratch in (".build", ".build/tested"):
        folder = f"{root}/{scratch}/checkouts"
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            if name.lower() == identity.lower():
                return f"{folder}/{name}"
    return ""


components = []
pins = json.loads(read(f"{root}/Package.resolved") or '{"pins": []}')["pins"]
for pin in sorted(pins, key=lambda pin: pin["identity"]):
    folder = checkout(os.path.basename(pin["location"]).removesuffix(".git"))
    text = next((text for name in ("LICENSE.txt", "LICENSE", "LICENSE.md") if (text := read(f"{folder}/{name}"))), "")
    number = pin["state"].get("version") or pin["state"]["revision"]
    place = re.sub(r"^https?://|\.git$", "", pin["location"])
    components.append({
        "type": "library", "name": pin["identity"], "version": number, "purl": f"pkg:swift/{place}@{number}",
        "externalReferences": [{"type": "vcs", "url": pin["location"]}],
        "properties": [{"name": "revision", "value": pin["state"]["revision"]}], **stated(licence(text)),
    })

compiler = re.search(r"Swift version ([0-9.]+)", subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout)
if compiler:
    components.append({
        "type": "library", "name": "swift-runtime", "version": compiler[1], "description": "standard library and Foundation, linked in",
        **stated("Apache-2.0 WITH Swift-exception"),
    })

linked = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
seen = set()
for path in sorted(set(re.findall(r"=> (/\S+) ", linked))):
    owner = subprocess.run(["dpkg", "-S", os.path.realpath(path)], capture_output=True, text=True).stdout.split(":")[0]
    if not owner or owner in seen:
        continue
    seen.add(owner)
    number = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", owner], capture_output=True, text=True).stdout
    components.append({
        "type": "library", "name": owner, "version": number, "purl": f"pkg:deb/debian/{owner}@{number}",
        "description": "of the system, linked when the program starts", **stated(licence(read(f"/usr/share/doc/{owner}/copyright"))),
    })

with open(program, "rb") as file:
    digest = hashlib.file_digest(file, "sha256").hexdigest()
print(json.dumps({
    "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
    "metadata": {"component": {
        "type": "application", "name": "plumbline", "version": version, "hashes": [{"alg": "SHA-256", "content": digest}]}},
    "components": components,
}, ensure_ascii=False, indent=1))

#!/usr/bin/env python3
"""Checks an exported draw with nothing of Plumbline's: python3 verify.py FILE"""
import hashlib, json, sys

def sha(text): return hashlib.sha256(text.encode()).hexdigest()
def order(text): return text.encode()

draw = json.load(open(sys.argv[1], encoding="utf-8"))
rows = sorted(draw["candidates"], key=lambda row: order(row["id"]))
text = f"plumbline-draw-1\t{draw['purpose']}\t{draw['count']}\n"
text += "".join(f"{row['id']}\t{row['weight']}\t{row['exclusion']}\n" for row in rows)
digest = sha(text)
faults = [] if digest == draw["digest"] else ["list digest"]

parts = sorted(draw["parts"], key=lambda part: order(part["party"]))
for part in parts:
    if sha(f"plumbline-commit-1\n{part['party']}\n{part['secret']}\n") != part["commitment"]:
        faults.append(f"commitment of {part['party']}")
shown = "".join(f"{part['party']}={part['secret']}\n" for part in parts)
seed = sha(f"plumbline-seed-1\n{digest}\n{shown}{draw['beacon']}\n")
if seed != draw["seed"]: faults.append("seed")

left = [row for row in rows if not row["exclusion"]]
chosen, turn = [], 0
while len(chosen) < draw["count"] and left:
    total = sum(row["weight"] for row in left)
    while True:
        number = int(sha(f"{seed}:{turn}")[:16], 16)
        turn += 1
        if number < 2**64 - 2**64 % total: break
    place = number % total
    for index, row in enumerate(left):
        if place < row["weight"]: break
        place -= row["weight"]
    chosen.append(left.pop(index)["id"])
if chosen != draw["selected"]: faults.append(f"result should be {chosen}")

print("agrees" if not faults else "differs: " + ", ".join(faults))
sys.exit(1 if faults else 0)

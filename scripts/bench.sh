#!/usr/bin/env bash
# Builds and runs the benchmarks; takes half an hour and more and wants the machine for itself.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product plumbline-bench
.build/release/plumbline-bench Scenarios/pingjiang-2020

# The large proof by walking: 2,000 walks through every kind, with docs/walks.md for its result.
swift build -c release --product plumbline
time .build/release/plumbline explore --all --walks 2000 --tries 160000 --seed 1 --write docs/walks.md

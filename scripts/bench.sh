#!/usr/bin/env bash
# Builds and runs the benchmarks; takes some minutes and wants the machine for itself.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product plumbline-bench
.build/release/plumbline-bench Scenarios/pingjiang-2020

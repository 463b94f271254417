#!/usr/bin/env bash
# Builds the program and all tests once, for everything that `make test` runs: our own code optimised, since the stories replay whole counties,
# the tests and the libraries not. Where: .build/tested/debug.
set -euo pipefail
cd "$(dirname "$0")/.."
PLUMBLINE_OPTIMISE=1 swift build --build-tests --scratch-path .build/tested -debug-info-format none

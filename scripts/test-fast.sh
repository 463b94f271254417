#!/usr/bin/env bash
# What can be known within minutes while writing: everything that needs no browser, no release program and no second server.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --build-tests 2>&1 | grep -vE '^\[[0-9]+/[0-9]+\]'
swift test --skip-build --filter '^(KernelTests|HTMLTests|DesignTests|ProofTests|AlmanacTests|AffairsTests|StorageTests|EngineTests|ReportingTests)\.' |
    grep -E '✘|error:|Test run with|recorded an issue'

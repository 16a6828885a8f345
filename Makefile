# `make` alone prints this list. A target is one line that calls a tool.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check format lint types arrows guards sqlite matrix on-postgres browser bench drill fix lock docs
SHELL := /bin/sh
bin := .venv/bin
home := $(CURDIR)/.demo
# What is compiled is kept: a hundred processes would each compile the program anew.
unexport PYTHONDONTWRITEBYTECODE
kept := $(wildcard tests/records tests/actions tests/cli tests/contracts tests/journeys)

help: ## 列出所有指令 · this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: .venv/base.stamp ## 建立 .venv · hash-locked, pip only

.venv/base.stamp: requirements/base.txt pyproject.toml tools/set_up
	@tools/set_up base

.venv/dev.stamp: requirements/dev.txt .venv/base.stamp
	@tools/set_up dev

.venv/spark.stamp: requirements/spark.txt .venv/base.stamp
	@tools/set_up spark

demo: .venv/base.stamp ## 示範縣政府人事處：匯入範例檔、列出達成率、開啟網站 · ARGS=--no-serve ends before the site
	@rm -rf $(home) && ZHICAI_HOME=$(home) $(bin)/zhicai demo $(ARGS)

test: check sqlite matrix on-postgres browser ## 全部檢查與測試 · all checks, then SQLite, PostgreSQL, Chromium

check: format lint types arrows guards ## 格式、型別、依賴方向、家規 · the fast part of make test

format: .venv/dev.stamp
	@$(bin)/ruff format --check .

lint: .venv/dev.stamp
	@$(bin)/ruff check .

types: .venv/dev.stamp
	@$(bin)/mypy

arrows: .venv/dev.stamp
	@$(bin)/lint-imports

guards: .venv/dev.stamp
	@$(bin)/pytest -q -n 2 tests/guards

sqlite: .venv/dev.stamp
	@$(bin)/pytest -q -n 2 --dist worksteal --ignore=tests/guards --ignore=tests/matrix --ignore=tests/browser

matrix: .venv/dev.stamp
	@$(bin)/pytest -q -n 2 --dist worksteal tests/matrix

on-postgres: .venv/dev.stamp
	@$(bin)/python tools/on_postgres.py $(bin)/pytest -q -n 2 --dist worksteal $(kept)

browser: .venv/dev.stamp
	@$(bin)/python tools/with_chromium.py $(bin)/pytest -q -n 2 --dist loadfile tests/browser

bench: .venv/dev.stamp ## 效能比較 · time and memory beside the peers
	@$(bin)/python -m benchmarks $(ARGS)

drill: .venv/dev.stamp .venv/spark.stamp ## 大量與第二引擎測試 · the long counts, and PySpark (Java 17)
	@$(bin)/pytest -q -m drill $(ARGS)

fix: .venv/dev.stamp ## 自動排版與修正
	@$(bin)/ruff check --fix . ; $(bin)/ruff format .

lock: .venv/dev.stamp ## 重新鎖定相依套件 · requirements/*.txt from *.in
	@for name in base postgres spark dev; do $(bin)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt || exit 1; done

docs: .venv/dev.stamp ## 由程式重寫 docs/formats 與訊息代碼頁
	@for each in tools/write_*.py; do $(bin)/python $$each || exit 1; done

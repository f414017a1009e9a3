# The targets that people call are the ones that CI calls. GNU make 4.3, POSIX sh.
# records/ and tests/ are folders too: without .PHONY their checks would never run.
.PHONY: help report check lint types test records bench lock wheel runtime dev clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
UV ?= uv
VENV ?= .venv
HALF ?= 1
BENCH ?= --quick

# Windows keeps the programs of a virtual environment in Scripts.
ifeq ($(OS),Windows_NT)
bin := $(VENV)/Scripts
else
bin := $(VENV)/bin
endif
py := $(bin)/python
# pip says only what went wrong. --require-hashes: nothing that the lock does not name.
quiet_pip := -m pip --disable-pip-version-check --no-input -qq
pip := $(py) $(quiet_pip)
locked := install --require-hashes --only-binary :all: -r
export PIP_ROOT_USER_ACTION := ignore

runtime_stamp := $(VENV)/.runtime
dev_stamp := $(VENV)/.dev

help:  ## danh sách các lệnh này
	@printf 'Các lệnh:\n'
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

report: $(runtime_stamp)  ## xuất báo cáo 6 tháng đầu năm (HALF=2: 6 tháng cuối năm)
	$(py) -m ngocha_kh report --half $(HALF)

# The tests come last: their summary is what one looks for at the end of a long run.
check: lint types records test  ## mọi phép kiểm tra mà CI chạy

lint: $(dev_stamp)  ## kiểm tra cách viết mã và thứ tự các tầng
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/lint-imports --no-cache

types: $(dev_stamp)  ## kiểm tra kiểu (mypy --strict)
	$(bin)/mypy ngocha_kh tests

test: $(dev_stamp)  ## chạy bộ kiểm thử trên mọi nhân
	$(bin)/pytest -n auto

records: $(runtime_stamp)  ## đối chiếu hồ sơ với lược đồ và quy tắc
	$(py) -m ngocha_kh validate

bench: $(dev_stamp)  ## đo tốc độ (BENCH='--size 10000': bảng đầy đủ)
	PYTHONPATH=tests $(py) -m bench.run $(BENCH)

lock:  ## giải lại các thư viện phụ thuộc (cần uv)
	@command -v $(UV) >/dev/null || { echo 'make lock cần có chương trình uv' >&2; exit 1; }
	$(UV) pip compile $(lock_options) --extra build --output-file requirements.lock pyproject.toml
	$(UV) pip compile $(lock_options) --constraint requirements.lock --extra dev \
	    --output-file requirements-dev.lock pyproject.toml

# One resolution for Linux and Windows, 3.11 and later; no name of a machine in the header.
lock_options := --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
    --no-emit-index-url --no-emit-find-links --annotation-style line \
    --custom-compile-command 'make lock'

# In a folder of its own: outside this repository, so that nothing is found in the work tree.
wheel: $(dev_stamp)  ## đóng gói và chạy thử gói trong môi trường trống
	rm -rf dist
	$(pip) wheel --no-deps --no-build-isolation --no-index --wheel-dir dist .
	@set -eu; trial=$$(mktemp -d); trap 'rm -rf "$$trial"' EXIT; \
	$(PYTHON) -m venv "$$trial/venv"; \
	alone="$$trial/venv/$(notdir $(bin))"; \
	"$$alone/python" $(quiet_pip) $(locked) requirements.lock; \
	"$$alone/python" $(quiet_pip) install --no-deps --no-index dist/*.whl; \
	cd "$$trial"; set -x; \
	"$$alone/nkh" --version; "$$alone/nkh" init demo; \
	cd demo; "$$alone/nkh" validate; "$$alone/nkh" report --half 1

runtime: $(runtime_stamp)  ## chuẩn bị môi trường để chạy nkh
dev: $(dev_stamp)  ## chuẩn bị môi trường để phát triển nkh

clean:  ## xóa mọi thứ do make tạo ra
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find ngocha_kh tests -type d -name __pycache__ -prune -exec rm -rf {} +

# Without isolation the backend comes from the lock too, and pip fetches nothing else.
$(runtime_stamp): requirements.lock pyproject.toml
	@echo 'Đang chuẩn bị môi trường trong $(VENV) …' >&2
	@test -x $(py) || $(PYTHON) -m venv $(VENV)
	@$(pip) $(locked) requirements.lock
	@$(pip) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(dev_stamp): requirements-dev.lock pyproject.toml $(runtime_stamp)
	@$(pip) $(locked) requirements-dev.lock
	@touch $@

# Thin on purpose: the work is done by tools/bootstrap.py, which also runs without make:
#   python3 tools/bootstrap.py report        (Windows: py tools/bootstrap.py report)
#
# make report CORPUS=path/to/folder   another corpus
# make PYTHON=python3.12 test         another interpreter

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python py; do \
	command -v $$p && break; done 2>/dev/null)
CORPUS ?=

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help report check test bench clean

help report check test bench clean:
	@$(if $(PYTHON),,echo "Python 3.11 or newer is needed, and no python is on the PATH." >&2; exit 2;) \
	"$(PYTHON)" tools/bootstrap.py $@ $(if $(filter report check,$@),$(if $(CORPUS),"$(CORPUS)"))

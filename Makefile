# hedgerow: who sees what.  `make help` lists the targets.

CC ?= cc
BUILD ?= .build
PREFIX ?= /usr/local
DESTDIR ?=
DATADIR = $(PREFIX)/share/hedgerow
MANDIR = $(PREFIX)/share/man/man1

PKGS = libxml-2.0 jansson libcgraph igraph libarchive icu-uc icu-i18n \
	libpsl inih libseccomp
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wcast-qual -Wvla -Wformat=2 \
	-Wundef -Wswitch-enum
CFLAGS ?= -O2 -g
HARDEN = -D_FORTIFY_SOURCE=2 -fstack-protector-strong
SAN =
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null | \
	sed 's/-I/-isystem /g')
PKG_LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
ALL_CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -iquote src \
	-DDATADIR='"$(DATADIR)"' $(WARN) $(CFLAGS) $(HARDEN) $(SAN) \
	$(PKG_CFLAGS) -MMD -MP

SRCS := $(wildcard src/*.c src/*/*.c importers/*.c)
OBJS := $(SRCS:%.c=$(BUILD)/%.o)
LIB_OBJS := $(filter-out $(BUILD)/src/main.o,$(OBJS))
UNITS := $(patsubst tests/unit/test_%.c,%,$(wildcard tests/unit/test_*.c))
UNIT_HELP := $(filter-out $(wildcard tests/unit/test_*.c),$(wildcard tests/unit/*.c))
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

# The checked build: sanitizers on, in a folder of its own.
SANBUILD = .build/san
CHECKED = $(MAKE) --no-print-directory BUILD=$(SANBUILD) HARDEN= \
	SAN='-fsanitize=address,undefined -fno-sanitize-recover=undefined'

# V=1 shows the commands.
Q = $(if $(V),,@)
SAY = $(if $(V),@:,@printf '  %-4s %s\n')
JOBS := -j$(shell nproc 2>/dev/null || echo 1)

all: hedgerow	## the program, ./hedgerow

hedgerow: $(BUILD)/hedgerow
	@ln -f $< $@ 2>/dev/null || cp $< $@

$(BUILD)/hedgerow: $(BUILD)/src/main.o $(BUILD)/lib.a
	$(SAY) LD $@
	$(Q)$(CC) $(CFLAGS) $(SAN) -o $@ $^ $(PKG_LIBS) -lm
	@ln -sfn "$(CURDIR)/templates" $(@D)/templates

$(BUILD)/lib.a: $(LIB_OBJS)
	@rm -f $@ && ar rcs $@ $^

$(BUILD)/%.o: %.c | have-packages
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

have-packages:
	@pkg-config --exists $(PKGS) || { echo 'hedgerow needs the packages' \
	    'that tests/packages.sh lists; make deps installs them' >&2; \
	    exit 1; }

deps:	## install the Debian packages that are missing (root or sudo)
	@sh tests/packages.sh build

demo:	## install what is missing, build, plan the sample exports into out/
	@sh tests/packages.sh build
	@$(MAKE) --no-print-directory $(JOBS) hedgerow sample
	./hedgerow --now 2026-01-05 $(SAMPLE)
	@echo "The picture alone is out/graph.svg.  Your own exports next:" \
	    "./hedgerow facebook.zip linkedin.zip contacts.vcf"

SAMPLE_DIR = .build/sample
SAMPLE = $(SAMPLE_DIR)/facebook-robinharper.zip \
	$(SAMPLE_DIR)/Complete_LinkedInDataExport.zip \
	$(SAMPLE_DIR)/contacts.vcf

sample: $(BUILD)/tests/gen/sample	## write the sample exports to .build/sample
	@mkdir -p $(SAMPLE_DIR)
	@TZ=UTC $(BUILD)/tests/gen/sample $(SAMPLE_DIR)

$(BUILD)/tests/gen/%: tests/gen/%.c | have-packages
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $(filter %.c %.a,$^) \
	    $(PKG_LIBS) -lm

$(BUILD)/tests/gen/apply: $(BUILD)/lib.a
$(BUILD)/tests/gen/big: $(wildcard tests/gen/big*.[ch])

check:	## all tests under the sanitizers; ends with "N passed, N failed"
	@sh tests/packages.sh check
	@$(CHECKED) $(JOBS) checked
	@sh tests/run.sh $(SANBUILD)

checked: $(BUILD)/hedgerow $(UNITS:%=$(BUILD)/tests/unit/test_%) \
	$(BUILD)/tests/gen/pack $(BUILD)/tests/gen/sample \
	$(BUILD)/tests/gen/apply

# One unit test under the sanitizers: make unit-json
unit-%:
	@$(CHECKED) $(SANBUILD)/tests/unit/test_$*
	TZ=UTC LC_ALL=C $(SANBUILD)/tests/unit/test_$*

$(BUILD)/tests/unit/test_%: $(BUILD)/tests/unit/test_%.o \
    $(UNIT_HELP:%.c=$(BUILD)/%.o) $(BUILD)/lib.a
	$(SAY) LD $@
	$(Q)$(CC) $(CFLAGS) $(SAN) -o $@ $^ $(PKG_LIBS) -lcmocka -lm
	@ln -sfn "$(CURDIR)/templates" $(@D)/templates

check-headers:	## every header compiles alone, twice
	@sh tests/checks/headers.sh '$(CC)' '$(PKG_CFLAGS)'
check-layers:	## includes keep to the layers
	@sh tests/checks/layers.sh
check-format:	## clang-format agrees (skipped without clang-format 14)
	@sh tests/checks/format.sh
check-docs:	## options, formats and files are documented
	@sh tests/checks/docs.sh ./hedgerow

FUZZ_SECONDS ?= 60
fuzz:	## every fuzz target for FUZZ_SECONDS each (clang, libFuzzer)
	@sh tests/fuzz/run.sh '$(PKG_CFLAGS)' '$(PKG_LIBS)' $(FUZZ_SECONDS)

valgrind: hedgerow sample	## the sample under valgrind
	valgrind -q --error-exitcode=9 --leak-check=no ./hedgerow -q \
	    --now 2026-01-05 -o .build/valgrind-out $(SAMPLE)

$(BUILD)/tests/bench/link $(BUILD)/tests/bench/plan: \
    $(BUILD)/tests/bench/%: tests/bench/%.c tests/bench/invent.c \
    tests/bench/invent.h $(BUILD)/lib.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -D_XOPEN_SOURCE=700 -o $@ \
	    $(filter %.c %.a,$^) $(PKG_LIBS) -lm
	@ln -sfn "$(CURDIR)/templates" $(@D)/templates

bench: hedgerow	## throughput and memory, as ratios
	@sh tests/bench/run.sh

$(BUILD)/tests/bench/circles: $(BUILD)/tests/bench/circles.o $(BUILD)/lib.a
	$(SAY) LD $@
	$(Q)$(CC) $(CFLAGS) $(SAN) -o $@ $^ $(PKG_LIBS) -lm

# NETWORKS: a folder of N.edges or N.graphml with N.circles beside them.
NETWORKS ?= .build/networks
bench-circles: $(BUILD)/tests/bench/circles $(BUILD)/tests/gen/networks	## how well circles are found, in NETWORKS=DIR
	@sh tests/bench/circles.sh $(BUILD) '$(NETWORKS)'

# Apart from make check: it needs a browser, and takes longer than all others.
browser: hedgerow sample	## the review page in headless Chromium (installs it)
	@sh tests/browser/run.sh

cover:	## lines run by the tests (gcov), a line per folder
	@$(MAKE) --no-print-directory BUILD=.build/cover HARDEN= \
	    CFLAGS='-O0 -g --coverage -DCOVERAGE' SAN= checked
	@sh tests/run.sh .build/cover
	@sh tests/checks/cover.sh .build/cover

format:	## clang-format everything
	clang-format -i src/*.[ch] src/*/*.[ch] importers/*.[ch] \
	    tests/unit/*.[ch] tests/gen/*.[ch] tests/fuzz/*.c tests/bench/*.c

install: hedgerow	## under PREFIX (default /usr/local), DESTDIR honoured
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(MANDIR)
	install -m 755 hedgerow $(DESTDIR)$(PREFIX)/bin/
	install -m 644 hedgerow.1 $(DESTDIR)$(MANDIR)/
	cd templates && find . -type f -exec \
	    install -D -m 644 {} $(abspath $(DESTDIR)$(DATADIR))/{} \;

uninstall:	## what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/hedgerow $(DESTDIR)$(MANDIR)/hedgerow.1
	rm -rf $(DESTDIR)$(DATADIR)

clean:	## .build/ and ./hedgerow; never your results in out/
	rm -rf .build hedgerow

help:	## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## */\1\t/p' Makefile | \
	    awk -F'\t' '{ printf "  %-14s %s\n", $$1, $$2 }'

.PHONY: all have-packages deps demo sample check checked check-headers \
	check-layers check-format check-docs fuzz valgrind bench bench-circles \
	browser cover format install uninstall clean help
.PRECIOUS: $(BUILD)/%.o
-include $(OBJS:.o=.d) $(wildcard $(BUILD)/tests/unit/*.d)

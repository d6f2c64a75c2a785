# hedgerow: who sees what.  `make help` lists the targets.

CC ?= cc
BUILD ?= .build
PREFIX ?= /usr/local
PKGS = libxml-2.0 jansson libcgraph igraph libarchive icu-uc icu-i18n \
	libpsl inih libseccomp
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wcast-qual -Wvla -Wformat=2 \
	-Wundef -Wswitch-enum
CFLAGS ?= -O2 -g
HARDEN = -fstack-protector-strong
SAN =
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
ALL_CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -iquote src $(WARN) $(CFLAGS) \
	$(HARDEN) $(SAN) $(PKG_CFLAGS) -MMD -MP
SRCS := $(wildcard src/*.c src/*/*.c importers/*.c)
OBJS := $(SRCS:%.c=$(BUILD)/%.o)
LIB_OBJS := $(filter-out $(BUILD)/src/main.o,$(OBJS))
UNITS := $(patsubst tests/unit/test_%.c,%,$(wildcard tests/unit/test_*.c))

hedgerow: $(OBJS)
	$(CC) $(CFLAGS) $(SAN) -o $@ $(OBJS) $(PKG_LIBS) -lm

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# One unit test under the sanitizers: make unit-json
unit-%:
	@$(MAKE) --no-print-directory BUILD=.build/san \
	    SAN='-fsanitize=address,undefined -fno-sanitize-recover=undefined' \
	    .build/san/tests/unit/test_$*
	TZ=UTC LC_ALL=C .build/san/tests/unit/test_$*

# Linked with an archive, so that a test needs only what it uses.
$(BUILD)/lib.a: $(LIB_OBJS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/tests/unit/test_%: $(BUILD)/tests/unit/test_%.o $(BUILD)/lib.a
	$(CC) $(CFLAGS) $(SAN) -o $@ $^ $(PKG_LIBS) -lcmocka -lm

.PRECIOUS: $(BUILD)/%.o
-include $(OBJS:.o=.d)

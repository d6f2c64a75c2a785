#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { DIAG_SHOW_MAX = 5, DETAIL_MAX = 512 };

static const struct {
	const char *name;
	enum level level;
	const char *text;
} messages[] = {
#define DIAG(n, l, t) [DIAG_##n] = { .name = #n, .level = l, .text = t },
#include "base/diag.def"
#undef DIAG
};

static const char *const levels[] = {
	[LV_NOTE] = "note",
	[LV_WARNING] = "warning",
	[LV_ERROR] = "error",
	[LV_FATAL] = "fatal",
};

struct diag {
	struct arena *arena;
	FILE *to;
	enum level least, worst;
	uint32_t all[DIAG__COUNT];
	struct str file, member; /* of the messages counted in `here` */
	uint32_t here[DIAG__COUNT];
	bool muted;
};

struct diag *
diag_make(struct arena *a, FILE *to, enum level least)
{
	struct diag *d = arena_new(a, struct diag);

	d->arena = a;
	d->to = to;
	d->least = least;
	return d;
}

struct str
place_text(struct arena *a, const struct place *w)
{
	const char *colon = w->file.n > 0 && w->member.n > 0 ? ":" : "";
	struct str s = str_fmt(
	    a, "%.*s%s%.*s", STR_ARG(w->file), colon, STR_ARG(w->member));

	if (w->path.n > 0)
		return str_fmt(a, "%.*s:%.*s", STR_ARG(s), STR_ARG(w->path));
	if (w->line == 0)
		return s;
	if (w->col == 0)
		return str_fmt(a, "%.*s:%u", STR_ARG(s), w->line);
	return str_fmt(a, "%.*s:%u:%u", STR_ARG(s), w->line, w->col);
}

void
diag_put(FILE *to, struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		bool turns = c == 0x061C || c == 0x200E || c == 0x200F ||
		             (c >= 0x202A && c <= 0x202E) ||
		             (c >= 0x2066 && c <= 0x2069);

		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
		    c == 0x2028 || c == 0x2029 || turns)
			putc('?', to);
		else
			fwrite(s.p + from, 1, at - from, to);
	}
}

static void
told(struct diag *d)
{
	for (int i = 0; i < DIAG__COUNT; i++) {
		if (d->here[i] > DIAG_SHOW_MAX &&
		    messages[i].level >= d->least) {
			struct place w = { .file = d->file,
				.member = d->member };

			diag_put(d->to, place_text(d->arena, &w));
			fprintf(d->to, ": %s: %u more of these [%s]\n",
			    levels[messages[i].level],
			    d->here[i] - DIAG_SHOW_MAX, messages[i].name);
		}
		d->here[i] = 0;
	}
}

void
diag_say(struct diag *d, enum diag_code code, const struct place *where,
    const char *fmt, ...)
{
	static const struct place nowhere;
	char detail[DETAIL_MAX];
	va_list ap;

	if (d->muted)
		return;
	if (where == NULL)
		where = &nowhere;
	if (!str_eq(where->file, d->file) ||
	    !str_eq(where->member, d->member)) {
		told(d);
		d->file = str_copy(d->arena, where->file);
		d->member = str_copy(d->arena, where->member);
	}
	d->all[code]++;
	if (messages[code].level > d->worst)
		d->worst = messages[code].level;
	if (messages[code].level < d->least || ++d->here[code] > DIAG_SHOW_MAX)
		return;
	va_start(ap, fmt);
	vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	if (where->file.n + where->member.n > 0)
		diag_put(d->to, place_text(d->arena, where));
	else
		fputs("hedgerow", d->to);
	fprintf(d->to, ": %s: %s", levels[messages[code].level],
	    messages[code].text);
	if (detail[0] != '\0') {
		fputs(": ", d->to);
		diag_put(d->to, str_of(detail));
	}
	fprintf(d->to, " [%s]\n", messages[code].name);
}

void
diag_mute(struct diag *d, bool muted)
{
	d->muted = muted;
}

void
diag_end(struct diag *d)
{
	told(d);
}

enum level
diag_worst(const struct diag *d)
{
	return d->worst;
}

uint32_t
diag_count(const struct diag *d, enum diag_code code)
{
	return d->all[code];
}

#include "intake.h"

#include "base/arena.h"
#include "base/map.h"
#include "import.h"
#include "limit.h"
#include "read/member.h"

enum {
	UNKNOWN_TOLD = 50, /* unknown members and fields named in the plan */
	SMALL = 5,         /* lines that may be a header and a preamble only */
	SMALL_PAGE = 1000  /* bytes of text that may be a title and a footer */
};

/* Pictures, films, sounds, fonts: never opened.  A place where people stand
 * is always text. */
static const char *const media[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp",
	".heic", ".bmp", ".svg", ".ico", ".mp4", ".mov", ".avi", ".mkv",
	".webm", ".3gp", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".wav",
	".pdf", ".ttf", ".woff", ".woff2", ".css", ".srt", ".zip", ".exe",
	".docx", ".xlsx", ".pptx" };

struct taking {
	struct arena *arena, *scratch;
	struct intake *to;
	struct sink *sink;
	struct diag *diag;
	struct members *members;
	const struct config *config;
	/* By argument: the members in which something was found, to tell the
	 * parts of a split export from two exports; whether it is one file. */
	struct strs *paths;
	bool *loose;
	uint32_t *kinds;   /* bit per importer that read something of it */
	struct str *names; /* of these kinds, joined by '+' */
	bool later;        /* what is left for the second round */
};

static bool
is_media(struct str path)
{
	for (size_t i = 0; i < sizeof(media) / sizeof(media[0]); i++)
		if (str_ends_nocase(path, str_of(media[i])))
			return true;
	return false;
}

static const struct importer *
who_claims(struct taking *t, const struct member *m)
{
	const struct importer *best = NULL, *tied = NULL;
	int most = 0;

	for (uint32_t i = 0; i < importers_n; i++) {
		int bits = importers[i]->probe(m);

		if (bits > most) {
			best = importers[i];
			tied = NULL;
			most = bits;
		} else if (bits > 0 && bits == most) {
			tied = importers[i];
		}
	}
	if (tied != NULL) {
		struct place w = { .file = m->export, .member = m->path };

		diag_say(t->diag, DIAG_AMBIGUOUS, &w, "%s and %s", best->name,
		    tied->name);
		return NULL;
	}
	return best;
}

/* The words of a page, but for its styles, in bytes. */
static size_t
words_of_page(struct str s)
{
	size_t n = 0, head = str_find(s, STR("<body"));
	bool inside = false;

	s = str_sub(s, head == SIZE_MAX ? 0 : head, SIZE_MAX);
	for (size_t i = 0; i < s.n; i++) {
		inside = s.p[i] == '<' || (inside && s.p[i] != '>');
		n += !inside;
	}
	return n;
}

/* Whether there was nothing to be read: an empty list in JSON, a header
 * without rows, a page with little more than a title. */
static bool
looks_empty(struct str bytes)
{
	struct str s = str_trim(bytes);
	uint32_t quotes = 0, lines = 1;

	for (size_t i = 0; i < s.n; i++) {
		quotes += s.p[i] == '"';
		lines += s.p[i] == '\n';
	}
	if (s.n > 0 && (s.p[0] == '{' || s.p[0] == '['))
		return quotes <= 2;
	if (s.n > 0 && s.p[0] == '<')
		return words_of_page(s) <= SMALL_PAGE;
	return lines <= SMALL;
}

/* Whether nothing in it could be read, for all that is said of why: records
 * without a name, or without what deleted accounts have in its place, among
 * fields that nobody knows, tell of a format that has changed. */
static bool
is_lost(const struct tally *t, struct str bytes)
{
	uint32_t lost = t->skipped[SKIP_UNREADABLE] + t->skipped[SKIP_NO_NAME];

	if (t->seen == 0)
		return !looks_empty(bytes);
	if (t->unknown.n > 0)
		lost += t->skipped[SKIP_DELETED];
	return lost == t->seen;
}

static void
account_for(struct taking *t, const struct member *m, const struct importer *by,
    const struct import *in, enum status status)
{
	struct input *row = &t->to->inputs.v[m->number];
	const struct tally *tally = &in->tally;
	struct place w = { .file = m->export, .member = m->path };
	uint32_t skipped = 0;

	for (int i = 0; i < SKIP__COUNT; i++) {
		skipped += tally->skipped[i];
		row->skips[i] += tally->skipped[i];
	}
	row->read++;
	row->seen += tally->seen;
	row->used += tally->used;
	t->to->used += tally->used;
	if (tally->seen != tally->used + skipped)
		diag_say(t->diag, DIAG_COUNT_OFF, &w, "%u, %u and %u by %s",
		    tally->seen, tally->used, skipped, by->name);
	if (status == ST_OK && tally->used == 0 && is_lost(tally, m->bytes))
		diag_say(t->diag, DIAG_NO_RECORDS, &w, "read as %s", by->name);
	for (uint32_t i = 0; i < tally->unknown.n; i++)
		if (row->unknown_fields.n < UNKNOWN_TOLD &&
		    !strs_has(&row->unknown_fields, tally->unknown.v[i]))
			strs_add(t->arena, &row->unknown_fields,
			    str_copy(t->arena, tally->unknown.v[i]));
}

static void
keep_row(struct taking *t, const struct member *m, const struct importer *by,
    const char *skipped, const struct import *in, enum status status)
{
	struct intake_row row = { .input = m->number,
		.skipped = skipped,
		.importer = by == NULL ? NULL : by->name,
		.status = status };

	if (!t->to->keep_rows)
		return;
	row.path = str_copy(t->arena, m->path);
	if (in != NULL) {
		row.seen = in->tally.seen;
		row.used = in->tally.used;
	}
	vec_add(t->arena, &t->to->rows) = row;
}

static void
read_with(struct taking *t, struct member *m, const struct importer *by)
{
	struct import in = {
		.in = m, .scratch = t->scratch, .to = t->sink, .diag = t->diag
	};
	enum status status;

	if (!member_load(t->members, m)) {
		t->to->inputs.v[m->number].skipped++;
		return;
	}
	if (m->number >= t->config->exports.n)
		in.members_of =
		    t->config->members.v[m->number - t->config->exports.n]
			.group;
	sink_input(t->sink, m->number);
	status = by->read(&in);
	account_for(t, m, by, &in, status);
	keep_row(t, m, by, NULL, &in, status);
	for (uint32_t i = 0; i < importers_n; i++)
		if (importers[i] == by && in.tally.seen > 0)
			t->kinds[m->number] |= 1u << i % 32;
	if (in.tally.seen > 0)
		strs_add(t->arena, &t->paths[m->number],
		    str_copy(t->arena, m->path));
	arena_reset(t->scratch);
}

static void
take_one(struct taking *t, struct member *m)
{
	struct input *row = &t->to->inputs.v[m->number];
	const struct importer *by;

	t->loose[m->number] = m->loose;
	if (is_media(m->path)) {
		row->skipped++;
		keep_row(t, m, NULL, "media", NULL, ST_OK);
		return;
	}
	if (m->size == 0 || !member_peek(t->members, m)) {
		row->skipped++;
		keep_row(t, m, NULL, m->size == 0 ? "empty" : "unreadable",
		    NULL, ST_OK);
		return;
	}
	by = who_claims(t, m);
	if (by != NULL && by->later != NULL && by->later(m)) {
		t->later = true;
		return;
	}
	if (by != NULL) {
		read_with(t, m, by);
		return;
	}
	row->unknown++;
	if (row->unknown_members.n < UNKNOWN_TOLD)
		strs_add(t->arena, &row->unknown_members,
		    str_copy(t->arena, m->path));
	keep_row(t, m, NULL, NULL, NULL, ST_OK);
	diag_say(t->diag, DIAG_NOT_RECOGNIZED,
	    &(struct place){ .file = m->export, .member = m->path }, "%s", "");
}

/* The second round: what was left in the first.  All that there is to say of
 * the others was said then. */
static void
take_later(struct taking *t, struct member *m)
{
	const struct importer *by = NULL;

	if (!is_media(m->path) && m->size != 0 && member_peek(t->members, m))
		by = who_claims(t, m);
	if (by == NULL || by->later == NULL || !by->later(m))
		return;
	diag_mute(t->diag, false);
	read_with(t, m, by);
	diag_mute(t->diag, true);
}

static void
each_member(struct taking *t, const char *const *paths, uint32_t n,
    void (*take)(struct taking *, struct member *))
{
	struct member *m;
	int64_t told = -1; /* megabytes of progress */

	t->members = members_open(t->arena, t->diag, paths, n);
	while ((m = members_next(t->members)) != NULL) {
		take(t, m);
		if (t->config->progress &&
		    members_done(t->members) >> 20 > told) {
			told = members_done(t->members) >> 20;
			fprintf(stderr, "\r%lld MB read ", (long long)told);
		}
	}
	if (t->config->progress)
		fputs("\r                    \r", stderr);
	members_close(t->members);
}

static struct str
kinds_of(struct taking *t, uint32_t number)
{
	struct strs kinds = { 0 };
	struct str all = STR_NONE;

	for (uint32_t i = 0; i < importers_n; i++) {
		struct str kind = str_of(importers[i]->kind);

		if ((t->kinds[number] >> i % 32 & 1) != 0 &&
		    !strs_has(&kinds, kind))
			strs_add(t->arena, &kinds, kind);
	}
	for (uint32_t i = 0; i < kinds.n; i++)
		all = str_fmt(t->arena, "%.*s%s%.*s", STR_ARG(all),
		    i > 0 ? "+" : "", STR_ARG(kinds.v[i]));
	return all.n > 0 ? all : STR("unknown");
}

/* Parts of a split export are one tree cut up: of one kind, and no path in
 * both.  Loose files and customer lists are never parts. */
static bool
is_part_of(struct taking *t, uint32_t a, uint32_t b)
{
	struct map *in_a = map_make(t->scratch);

	if (t->kinds[a] == 0 || t->loose[a] || t->loose[b] ||
	    b >= t->config->exports.n || !str_eq(t->names[a], t->names[b]))
		return false;
	for (uint32_t i = 0; i < t->paths[a].n; i++)
		*map_at(in_a, t->paths[a].v[i]) = 1;
	for (uint32_t i = 0; i < t->paths[b].n; i++)
		if (map_get(in_a, t->paths[b].v[i]) > 0)
			return false;
	return true;
}

static void
join_rows(struct arena *a, struct input *to, const struct input *part)
{
	if (to->parts.n == 0)
		strs_add(a, &to->parts, to->path);
	strs_add(a, &to->parts, part->path);
	to->read += part->read;
	to->skipped += part->skipped;
	to->unknown += part->unknown;
	to->seen += part->seen;
	to->used += part->used;
	for (int i = 0; i < SKIP__COUNT; i++)
		to->skips[i] += part->skips[i];
	for (uint32_t i = 0; i < part->unknown_members.n; i++)
		strs_add(a, &to->unknown_members, part->unknown_members.v[i]);
	for (uint32_t i = 0; i < part->unknown_fields.n; i++)
		if (!strs_has(&to->unknown_fields, part->unknown_fields.v[i]))
			strs_add(
			    a, &to->unknown_fields, part->unknown_fields.v[i]);
}

static void
join_parts(struct taking *t)
{
	struct intake *to = t->to;
	uint32_t n = 0, *at = arena_array(t->arena, uint32_t, to->inputs.n);

	t->names = arena_array(t->arena, struct str, to->inputs.n);
	for (uint32_t i = 0; i < to->inputs.n; i++)
		to->inputs.v[i].kind = t->names[i] = kinds_of(t, i);
	for (uint32_t i = 0; i < to->inputs.n; i++) {
		uint32_t k;

		for (k = 0; k < n; k++)
			if (is_part_of(t, at[k], i))
				break;
		arena_reset(t->scratch);
		if (k < n) {
			join_rows(t->arena, &to->inputs.v[k], &to->inputs.v[i]);
			continue;
		}
		at[n] = i;
		to->inputs.v[n++] = to->inputs.v[i];
	}
	to->inputs.n = n;
}

/* Whatever the user gave and got nothing from is told: a list that does not
 * count leaves clients open. */
static void
tell_empty(const struct taking *t)
{
	for (uint32_t i = 0; i < t->to->inputs.n; i++) {
		const struct input *in = &t->to->inputs.v[i];
		const struct place at = { .file = in->path };

		if (i >= t->config->exports.n && in->used == 0)
			diag_say(t->diag, DIAG_NOBODY_IN_LIST, &at, "%s", "");
		else if (in->read == 0 && in->unknown > 0)
			diag_say(t->diag, DIAG_NOT_AN_EXPORT, &at, "%s", "");
	}
}

void
intake_read(struct arena *a, const struct config *c, struct sink *sink,
    struct diag *d, struct intake *to)
{
	uint32_t n = c->exports.n + c->members.n;
	const char **paths = arena_array(a, const char *, n);
	struct taking t = {
		.arena = a, .to = to, .sink = sink, .diag = d, .config = c
	};

	for (uint32_t i = 0; i < n; i++) {
		paths[i] = i < c->exports.n
		               ? c->exports.v[i]
		               : c->members.v[i - c->exports.n].path;
		vec_add(a, &to->inputs) =
		    (struct input){ .path = str_of(paths[i]) };
	}
	t.scratch = arena_make("reading one member");
	t.paths = arena_array(a, struct strs, n);
	t.loose = arena_array(a, bool, n);
	t.kinds = arena_array(a, uint32_t, n);
	each_member(&t, paths, n, take_one);
	if (t.later) {
		diag_mute(d, true);
		each_member(&t, paths, n, take_later);
		diag_mute(d, false);
	}
	sink_threads_end(sink);
	if (sink_was_crowded(sink))
		diag_say(d, DIAG_CUT_GATHERING, NULL, "%s", "");
	if (sink_was_cut(sink))
		diag_say(d, DIAG_CUT_CONTACT, NULL, "%s", "");
	tell_empty(&t);
	join_parts(&t);
	arena_free(t.scratch);
}

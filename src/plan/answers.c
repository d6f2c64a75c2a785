/*
 * answers.csv: what the owner has answered so far.
 */
#include "base/arena.h"
#include "plan/policy.h"
#include "read/csv.h"

static bool
about_many(struct str key)
{
	return str_starts(key, STR("org:")) ||
	       str_starts(key, STR("thread:")) ||
	       str_starts(key, STR("circle:"));
}

/* What is wrong with it, or NULL. */
static const char *
parse_answer(
    struct arena *a, const struct groups *g, struct str text, struct answer *to)
{
	if (str_starts(text, STR("same:")) ||
	    str_starts(text, STR("different:"))) {
		to->kind = text.p[0] == 's' ? ANSWER_SAME : ANSWER_DIFFERENT;
		str_cut(&text, ':');
		to->other = str_copy(a, str_trim(text));
		return to->other.n == 0 ? "same: and different: need a key"
		                        : NULL;
	}
	if (str_starts(text, STR("met:"))) {
		to->kind = ANSWER_MET;
		to->yes = str_eq(text, STR("met:yes"));
		return to->yes || str_eq(text, STR("met:no"))
		           ? NULL
		           : "met:yes or met:no";
	}
	if (str_eq(text, STR("mixed"))) {
		to->kind = ANSWER_MIXED;
		return to->many ? NULL : "'mixed' is for many people at once";
	}
	to->kind = ANSWER_GROUPS;
	while (text.n > 0) {
		int group = groups_find(g, str_trim(str_cut(&text, '+')));

		if (group < 0)
			return "no such group";
		vec_add(a, &to->groups) = group;
	}
	return to->many && to->groups.n > 1 ? "one group for many people"
	                                    : NULL;
}

/* A field as CSV: quoted where it has to be. */
static struct str
quote(struct arena *a, struct str s)
{
	struct str out = STR("\"");
	bool needs = false;

	for (size_t i = 0; i < s.n; i++)
		needs |= s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' ||
		         s.p[i] == '\r' || s.p[i] == ';';
	if (!needs)
		return s;
	while (s.n > 0) {
		size_t before = s.n;
		struct str piece = str_cut(&s, '"');

		out = str_fmt(a, "%.*s%.*s%s", STR_ARG(out), STR_ARG(piece),
		    piece.n < before ? "\"\"" : "");
	}
	return str_fmt(a, "%.*s\"", STR_ARG(out));
}

static struct str
row_of(struct arena *a, struct csv *c)
{
	static const char *const columns[] = { "key", "answer", "kind", "other",
		"id", "text" };
	struct str row = STR_NONE;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct str field = quote(a, csv_get(c, columns[i]));

		row = str_fmt(a, "%.*s%s%.*s", STR_ARG(row), i > 0 ? "," : "",
		    STR_ARG(field));
	}
	return row;
}

bool
answers_parse(struct arena *a, struct str file_name, struct str bytes,
    const struct groups *g, struct answers *to, struct diag *d)
{
	struct csv *c = csv_open(a, bytes);
	struct place where = { .file = str_copy(a, file_name) };

	if (str_trim(bytes).n == 0)
		return true;
	if (!csv_header(c, (const char *const[]){ "key", "answer", NULL })) {
		where.line = 1;
		diag_say(d, DIAG_NO_HEADER, &where,
		    "an answers file has the columns key and answer");
		return false;
	}
	while (csv_row(c)) {
		struct str key = csv_get(c, "key");
		struct str text = csv_get(c, "answer");
		struct answer one = { .many = about_many(key) };
		const char *fault;

		where.line = csv_line(c);
		if (text.n == 0)
			continue;
		one.key = str_copy(a, key);
		one.place = where;
		fault = key.n == 0 ? "no key" : parse_answer(a, g, text, &one);
		/* What can't be used is told, and kept as it was written. */
		strs_add(a, &to->rows, row_of(a, c));
		if (fault != NULL)
			diag_say(d, DIAG_BAD_ANSWER, &where, "%s", fault);
		else
			vec_add(a, &to->v) = one;
	}
	return true;
}

/*
 * answers.csv: what the owner has answered so far.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "plan/policy.h"
#include "read/csv.h"

static bool
about_many(struct str key)
{
	return str_starts(key, STR("org:")) ||
	       str_starts(key, STR("thread:")) ||
	       str_starts(key, STR("circle:"));
}

static bool
is_called(struct arena *a, struct str name, struct str folded)
{
	return str_eq(utf8_fold(a, name), folded);
}

struct str
answer_id(struct arena *a, const struct groups *g, struct str word)
{
	struct str folded = utf8_fold(a, word), id = STR_NONE;

	if (str_eq(word, STR("mixed")) || groups_find(g, word) >= 0)
		return word;
	if (folded.n == 0)
		return STR_NONE;
	if (is_called(a, STR("mixed"), folded) ||
	    is_called(a, g->mixed, folded))
		id = STR("mixed");
	for (uint32_t i = 0; i < g->n; i++) {
		const struct group_info *one = &g->v[i];

		if (!is_called(a, one->id, folded) &&
		    !is_called(a, one->one, folded) &&
		    !is_called(a, one->many, folded))
			continue;
		if (id.n > 0)
			return STR_NONE;
		id = one->id;
	}
	return id;
}

/* The answer with ids for what the owner calls the groups; as it is where
 * one of them is none. */
static struct str
with_ids(struct arena *a, const struct groups *g, struct str text)
{
	struct str out = STR_NONE, rest = text;

	while (rest.n > 0) {
		struct str id = answer_id(a, g, str_trim(str_cut(&rest, '+')));

		if (id.n == 0)
			return text;
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out),
		    out.n > 0 ? "+" : "", STR_ARG(id));
	}
	return out;
}

/* What is wrong with it, or NULL; then the answer has ids. */
static const char *
parse_answer(struct arena *a, const struct groups *g, struct str *answer,
    struct answer *to)
{
	struct str text = *answer;

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
	text = *answer = with_ids(a, g, text);
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

static const char *const columns[] = { "key", "answer", "kind", "other", "id",
	"text" };

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static struct str
line_of(struct arena *a, const struct str *fields)
{
	struct str line = STR_NONE;

	for (size_t i = 0; i < COLUMNS; i++)
		line = str_fmt(a, "%.*s%s%.*s", STR_ARG(line), i > 0 ? "," : "",
		    STR_ARG(quote(a, fields[i])));
	return line;
}

/* The row with this answer. */
static struct str
row_of(struct arena *a, struct csv *c, struct str answer)
{
	struct str fields[COLUMNS];

	for (size_t i = 0; i < COLUMNS; i++)
		fields[i] = csv_get(c, columns[i]);
	fields[1] = answer;
	return line_of(a, fields);
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
		struct str ids = text;
		const char *fault;

		where.line = csv_line(c);
		if (text.n == 0)
			continue;
		one.key = str_copy(a, key);
		one.place = where;
		fault = key.n == 0 ? "no key" : parse_answer(a, g, &ids, &one);
		/* What can't be used is told, and kept as it was written. */
		strs_add(
		    a, &to->rows, row_of(a, c, fault == NULL ? ids : text));
		if (fault != NULL)
			diag_say(d, DIAG_BAD_ANSWER, &where, "%s", fault);
		else
			vec_add(a, &to->v) = one;
	}
	return true;
}

/* The key of a field, behind "same:" and its like. */
static void
rename_in(struct arena *a, struct str *field, struct str from, struct str to)
{
	static const struct str before[] = { STR_INIT(""), STR_INIT("same:"),
		STR_INIT("different:") };

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (str_starts(*field, before[i]) &&
		    str_eq(str_trim(str_sub(*field, before[i].n, field->n)),
			from)) {
			*field = str_fmt(
			    a, "%.*s%.*s", STR_ARG(before[i]), STR_ARG(to));
			return;
		}
}

/* The row with its keys renamed. */
static struct str
rename_row(struct arena *a, struct str row, struct str from, struct str to)
{
	struct csv *c = csv_open(a, row);
	struct str fields[COLUMNS];

	if (!csv_row(c))
		return row;
	for (uint32_t i = 0; i < COLUMNS; i++) {
		fields[i] = csv_at(c, i);
		rename_in(a, &fields[i], from, to);
	}
	return line_of(a, fields);
}

void
answers_rename(
    struct arena *a, struct answers *answers, struct str from, struct str to)
{
	for (uint32_t i = 0; i < answers->v.n; i++)
		if (str_eq(answers->v.v[i].key, to))
			return;
	for (uint32_t i = 0; i < answers->v.n; i++) {
		rename_in(a, &answers->v.v[i].key, from, to);
		rename_in(a, &answers->v.v[i].other, from, to);
	}
	for (uint32_t i = 0; i < answers->rows.n; i++)
		if (str_has(answers->rows.v[i], quote(a, from)) ||
		    str_has(answers->rows.v[i], from))
			answers->rows.v[i] =
			    rename_row(a, answers->rows.v[i], from, to);
}

#include "ask.h"

#include "ask_parts.h"
#include "base/arena.h"
#include "emit/out.h"

enum {
	LINE_MAX_READ = 512,
	HINT_AFTER = 25 /* questions, by when most of what they open is open */
};

/* Numbers of questions change from plan to plan, these do not. */
struct str
ask_identity(struct arena *a, const struct question *q)
{
	return str_fmt(a, "%d %.*s %.*s", (int)q->kind, STR_ARG(q->key),
	    STR_ARG(q->other));
}

static const struct question *
next_question(struct asking *k)
{
	const struct question *name = k->names_first ? ask_names_next(k) : NULL;

	if (name != NULL)
		return name;
	k->names_first = false;
	for (uint32_t i = 0; i < k->plan->questions.n; i++) {
		const struct question *q = &k->plan->questions.v[i];

		if (map_get(k->skipped, ask_identity(k->round, q)) == 0)
			return q;
	}
	return ask_names_next(k);
}

/* What was typed, without its end; false at the end of the input.  What is
 * too long for an answer is read and cut. */
static bool
read_line(struct asking *k, struct str *to)
{
	char *line = arena_take(k->round, LINE_MAX_READ);
	size_t n = 0;
	int c;

	fputs("> ", k->to);
	fflush(k->to);
	while ((c = getc(k->in)) != EOF && c != '\n')
		if (n < LINE_MAX_READ)
			line[n++] = (char)c;
	*to = str_trim((struct str){ line, n });
	return c != EOF || n > 0;
}

/* The choice meant by "3", "clients" or "client", or STR_NONE. */
static struct str
choice(struct asking *k, const struct question *q, struct str word)
{
	int64_t n;

	if (str_to_int(word, &n))
		return n >= 1 && n <= q->choices.n ? q->choices.v[n - 1]
		                                   : STR_NONE;
	word = answer_id(k->round, &k->plan->groups, word);
	for (uint32_t i = 0; i < q->choices.n; i++)
		if (str_eq(q->choices.v[i], word))
			return q->choices.v[i];
	return STR_NONE;
}

/* The answer as answers.csv has it, or STR_NONE where it is none. */
static struct str
answer_of(struct asking *k, const struct question *q, struct str line)
{
	bool yes = str_eq(line, STR("y")) || str_eq(line, STR("yes")) ||
	           str_eq(line, STR("j")) || str_eq(line, STR("ja"));
	bool no = str_eq(line, STR("n")) || str_eq(line, STR("no")) ||
	          str_eq(line, STR("nein"));
	struct str out = STR_NONE;

	if (ask_takes_yes(q) && !yes && !no)
		return STR_NONE;
	if (q->kind == ASK_SAME)
		return str_fmt(k->round, "%s:%.*s", yes ? "same" : "different",
		    STR_ARG(q->other));
	if (q->kind == ASK_MET)
		return yes ? STR("met:yes") : STR("met:no");
	while (line.n > 0) {
		struct str one = choice(k, q, str_trim(str_cut(&line, '+')));

		if (one.n == 0)
			return STR_NONE;
		out = str_fmt(k->round, "%.*s%s%.*s", STR_ARG(out),
		    out.n > 0 ? "+" : "", STR_ARG(one));
	}
	return out;
}

/* Adds it the way it would be read from the file, so that it means the same
 * in the next run; false where it is no answer to this question. */
static bool
add_answer(struct asking *k, const struct question *q, struct str answer)
{
	struct file *f = file_memory(k->arena);
	const struct str fields[] = { q->key, answer,
		question_kind_name(q->kind), q->other, q->id,
		q == &k->name ? k->plan->people->persons.v[q->about.n].name
			      : q->text };
	struct answers one = { 0 };
	struct place nowhere = { .file = STR("answers.csv") };
	struct diag *quiet = diag_make(k->round, stderr, LV_FATAL);

	file_text(f, STR("key,answer,kind,other,id,text\n"));
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (i > 0)
			file_text(f, STR(","));
		file_csv(f, fields[i]);
	}
	file_text(f, STR("\n"));
	if (!answers_parse(k->arena, nowhere.file, file_bytes(f),
		&k->plan->groups, &one, quiet) ||
	    one.v.n != 1)
		return false;
	vec_add(k->arena, &k->ask->answers->v) = one.v.v[0];
	strs_add(k->arena, &k->ask->answers->rows, one.rows.v[0]);
	return true;
}

/* Who is sorted or shown otherwise than before. */
static uint32_t
moved(struct arena *a, const struct plan *from, const struct plan *to)
{
	struct map *at = map_make(a);
	uint32_t n = 0;

	for (uint32_t i = 1; i < from->people->persons.n; i++)
		*map_at(at, from->people->persons.v[i].key) = i;
	for (uint32_t i = 1; i < to->people->persons.n; i++) {
		uint32_t old = map_get(at, to->people->persons.v[i].key);
		const struct placing *x = &from->placings[old];
		const struct placing *y = &to->placings[i];

		n += old == 0 || x->primary != y->primary ||
		     x->treated_as != y->treated_as ||
		     x->standing != y->standing;
	}
	return n;
}

/* Of a name it goes without saying that one person is sorted anew. */
static void
tell_changes(struct asking *k, const struct plan *before, bool named)
{
	uint32_t n = moved(k->round, before, k->plan);

	if (named && n <= 1 && k->plan->questions.n == before->questions.n)
		return;
	ask_put(k, PHRASE(ASK_CHANGED, ask_put_number(k, n),
		       ask_put_number(k, k->plan->questions.n)));
}

/* Under the answers as they are now; tells what that changes.  `named`: what
 * changed is an answer about a name. */
static bool
plan_anew(struct asking *k, bool named)
{
	struct arena *round = arena_make("the questions");
	const struct plan *before = k->plan;

	k->plan = k->ask->plan(k->ask->ctx, round);
	if (k->plan != NULL && before != NULL)
		tell_changes(k, before, named);
	arena_free(k->round);
	k->round = round;
	return k->plan != NULL;
}

static bool
save(struct asking *k, const struct question *answered)
{
	bool ours = answered == &k->name;

	return k->ask->save(k->ask->ctx, k->plan, ours ? NULL : answered);
}

static void
remember(struct asking *k, const struct question *q, bool skipped)
{
	struct turn s = { ask_identity(k->arena, q), skipped, q == &k->name };

	vec_add(k->arena, &k->turns) = s;
	if (skipped)
		*map_at(k->skipped, s.identity) = 1;
}

/* False where it cannot be saved. */
static bool
take_back(struct asking *k)
{
	const struct turn *s;

	if (k->turns.n == 0) {
		ask_put(k, PHRASE0(ASK_NO_BACK));
		return true;
	}
	s = &k->turns.v[--k->turns.n];
	k->names_first = s->named;
	if (s->skipped) {
		*map_at(k->skipped, s->identity) = 0;
		return true;
	}
	k->ask->answers->v.n--;
	k->ask->answers->rows.n--;
	return plan_anew(k, s->named) && save(k, NULL);
}

static void
take_offer(struct asking *k, bool yes)
{
	k->by_name = yes;
	if (yes)
		ask_put(k, PHRASE0(ASK_NAMES_HOW));
	else
		remember(k, &k->offer, true);
}

/* To the names, or back to the questions. */
static void
turn_list(struct asking *k)
{
	k->listed = false;
	if (k->names_first)
		k->names_first = false;
	else if (ask_names_left(k) == 0)
		ask_put(k, PHRASE0(ASK_NO_NAMES));
	else {
		k->by_name = k->names_first = true;
		ask_put(k, PHRASE0(ASK_NAMES_HOW));
	}
}

/* Tells once, on the way, how to come to the names. */
static void
hint(struct asking *k)
{
	uint32_t names;

	if (k->hinted || k->by_name || k->turns.n < HINT_AFTER)
		return;
	k->hinted = true;
	names = ask_names_left(k);
	if (names > 0)
		ask_put(k, PHRASE(ASK_NAMES_HINT, ask_put_number(k, names)));
}

/* A line that is one of the letters of the help. */
static bool
is_command(struct str line, const char *letter, const char *word)
{
	return str_eq(line, str_of(letter)) || str_eq(line, str_of(word));
}

/* One line of the owner's; false ends the conversation. */
static bool
heed(struct asking *k, const struct question *q, struct str line, bool *good)
{
	struct str answer;

	if (is_command(line, "q", "quit"))
		return false;
	if (is_command(line, "u", "undo")) {
		*good = take_back(k);
		return *good;
	}
	if (is_command(line, "s", "skip")) {
		remember(k, q, true);
		return true;
	}
	if (is_command(line, "l", "list")) {
		turn_list(k);
		return true;
	}
	answer = answer_of(k, q, line);
	if (q == &k->offer && answer.n > 0) {
		take_offer(k, str_eq(answer, STR("met:yes")));
		return true;
	}
	if (answer.n == 0 || !add_answer(k, q, answer)) {
		k->listed = false;
		ask_put(k, ask_takes_yes(q)      ? PHRASE0(ASK_YES_NO)
			   : q->kind == ASK_MANY ? PHRASE0(ASK_ONE)
						 : PHRASE0(ASK_WHICH));
		return true;
	}
	remember(k, q, false);
	/* Saved before anything else: planning takes a moment. */
	*good = save(k, q) && plan_anew(k, q == &k->name);
	return *good;
}

static void
begin(struct asking *k)
{
	uint32_t names = ask_names_left(k);

	ask_put(k, PHRASE(ASK_BEGIN, ask_put_number(k, k->plan->questions.n)));
	if (names > 0)
		ask_put(k, PHRASE(ASK_LIST, ask_put_number(k, names)));
}

/* How it went, at the end. */
static void
sum_up(struct asking *k)
{
	uint32_t skipped = 0, names = ask_names_left(k);

	for (uint32_t i = 0; i < k->turns.n; i++)
		skipped += k->turns.v[i].skipped;
	putc('\n', k->to);
	ask_put(k, PHRASE(ASK_END, ask_put_number(k, k->turns.n - skipped),
		       ask_put_number(k, k->plan->questions.n)));
	if (names > 0)
		ask_put(k, PHRASE(ASK_NAMES_LEFT, ask_put_number(k, names)));
}

bool
ask_questions(struct arena *a, struct ask *ask, FILE *in, FILE *to)
{
	struct asking k = {
		.ask = ask,
		.arena = a,
		.in = in,
		.to = to,
		.skipped = map_make(a),
	};
	const struct question *q;
	struct str line;
	bool good, goes_on = true;

	good = plan_anew(&k, false);
	if (good && k.plan->questions.n > 0)
		begin(&k);
	while (good && goes_on && (q = next_question(&k)) != NULL) {
		ask_put_question(&k, q);
		goes_on = read_line(&k, &line) && heed(&k, q, line, &good);
		if (good && goes_on)
			hint(&k);
	}
	if (good)
		sum_up(&k);
	fflush(to);
	arena_free(k.round);
	return good;
}

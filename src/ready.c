/* realpath(3) belongs to the X/Open part. */
#define _XOPEN_SOURCE 700

#include "ready.h"

#include <limits.h>
#include <stdlib.h>

#include "base/arena.h"
#include "read/member.h"
#include "sandbox.h"

static bool
read_policy(
    struct arena *a, const struct config *c, struct ready *r, struct diag *d)
{
	struct place w = { .file = str_of(c->policy) };
	struct str bytes;

	if (c->policy == NULL)
		return true;
	if (!member_slurp(a, c->policy, &bytes)) {
		diag_say(d, DIAG_BAD_POLICY, &w, "cannot be read");
		return false;
	}
	return policy_parse(a, w.file, bytes, &r->groups, &r->policy, d);
}

/* An answers file that was asked for has to be there; the one in the output
 * folder may be. */
static bool
read_answers(
    struct arena *a, const struct config *c, struct ready *r, struct diag *d)
{
	struct str own = str_fmt(a, "%s/answers.csv", c->out);
	const char *path = c->answers != NULL ? c->answers : own.p;

	r->answers_at.file = str_of(path);
	r->answers_seen = seen_look(own.p);
	if (member_slurp(a, path, &r->answers_text))
		return true;
	r->answers_text = STR_NONE;
	if (c->answers == NULL && !r->answers_seen.there)
		return true;
	diag_say(
	    d, DIAG_BAD_OPTION, &r->answers_at, "the answers cannot be read");
	return false;
}

/* A file of the output folder, which need not be there. */
static bool
slurp_own(struct arena *a, const struct config *c, const char *name,
    struct seen_file *seen, struct str *bytes)
{
	struct str path = str_fmt(a, "%s/%s", c->out, name);

	*seen = seen_look(path.p);
	return !seen->there || member_slurp(a, path.p, bytes);
}

/* The plan before: the one asked for, else the one in the output folder; and
 * what is ticked there.  A redacted run goes back to neither. */
static bool
find_before(
    struct arena *a, const struct config *c, struct ready *r, struct diag *d)
{
	struct seen_file seen;

	if (c->previous == NULL)
		r->before_at.file = str_fmt(a, "%s/plan.json", c->out);
	if (!c->redact && (!slurp_own(a, c, "plan.json", &seen, &r->own_text) ||
			      !slurp_own(a, c, "plan.md", &r->done_seen[0],
				  &r->done.markdown) ||
			      !slurp_own(a, c, "applied.csv", &r->done_seen[1],
				  &r->done.csv)))
		diag_say(d, DIAG_BAD_PREVIOUS, &r->before_at,
		    "the output folder cannot be read");
	if (c->previous == NULL || str_eq(str_of(c->previous), STR("none")))
		return true;
	r->before_at.file = str_of(c->previous);
	if (member_slurp(a, c->previous, &r->before_text))
		return true;
	diag_say(d, DIAG_BAD_OPTION, &r->before_at, "cannot be read");
	return false;
}

void
ready_look(struct ready *r)
{
	r->answers_seen = seen_look(r->answers_seen.path);
	for (int i = 0; i < 2; i++)
		if (r->done_seen[i].path != NULL)
			r->done_seen[i] = seen_look(r->done_seen[i].path);
}

static bool
read_lexicon(struct arena *a, struct ready *r, struct diag *d)
{
	r->lexicon = lexicon_make(a);
	for (int i = 0; i < LEX__COUNT; i++) {
		struct str name = lexicon_file((enum lexicon_kind)i), bytes;

		if (!templates_need(&r->dirs, name.p, &bytes, d) ||
		    !lexicon_load(
			r->lexicon, (enum lexicon_kind)i, name, bytes, d))
			return false;
	}
	return true;
}

typedef bool facts_fn(
    struct arena *, struct str, struct str, struct facts *, struct diag *);

static bool
read_words(struct arena *a, struct ready *r, struct diag *d)
{
	r->words = words_make(a);
	for (int i = 0; i < WORDS__COUNT; i++) {
		struct str name = words_file((enum words_kind)i), bytes;

		if (!templates_need(&r->dirs, name.p, &bytes, d) ||
		    !words_load(r->words, (enum words_kind)i, name, bytes, d))
			return false;
	}
	return true;
}

static bool
read_facts(struct arena *a, struct ready *r, struct diag *d)
{
	static const struct {
		const char *name;
		facts_fn *parse;
	} files[] = {
		{ "facts/settings.csv", facts_parse },
		{ "facts/lists.csv", facts_parse_lists },
		{ "facts/rules.csv", facts_parse_rules },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct str bytes;

		if (!templates_need(&r->dirs, files[i].name, &bytes, d) ||
		    !files[i].parse(
			a, str_of(files[i].name), bytes, &r->facts, d))
			return false;
	}
	return true;
}

static bool
read_strategy(
    struct arena *a, const struct config *c, struct ready *r, struct diag *d)
{
	struct str name =
	    str_fmt(a, "strategies/%.*s.ini", STR_ARG(c->strategy));
	struct str bytes = templates_get(&r->dirs, name.p);

	if (bytes.n == 0) {
		diag_say(d, DIAG_BAD_OPTION, NULL,
		    "no strategy '%.*s': separate, balanced or open",
		    STR_ARG(c->strategy));
		return false;
	}
	return strategy_parse(a, name, bytes, &r->groups, &r->strategy, d);
}

/* Lists may be for a group of the policy's own, so they are checked last. */
static bool
check_members(const struct config *c, const struct ready *r, struct diag *d)
{
	for (uint32_t i = 0; i < c->members.n; i++)
		if (groups_find(&r->groups, c->members.v[i].group) < 0) {
			diag_say(d, DIAG_BAD_OPTION, NULL, "no group '%.*s'",
			    STR_ARG(c->members.v[i].group));
			return false;
		}
	return true;
}

bool
ready_make(
    struct arena *a, const struct config *c, struct ready *r, struct diag *d)
{
	*r = (struct ready){ .status = EXIT_WRONG_USE };
	groups_init(&r->groups);
	if (!templates_find(a, c->templates, &r->dirs, d)) {
		r->status = EXIT_FAULT;
		return false;
	}
	if (!phrasebook_make(&r->dirs, &r->book, d))
		return false;
	if (c->lang.n > 0 && !phrasebook_has(&r->dirs, c->lang)) {
		diag_say(d, DIAG_BAD_OPTION, NULL, "no language '%.*s'",
		    STR_ARG(c->lang));
		return false;
	}
	return read_policy(a, c, r, d) && check_members(c, r, d) &&
	       read_facts(a, r, d) && read_strategy(a, c, r, d) &&
	       read_lexicon(a, r, d) && read_words(a, r, d) &&
	       (c->mode == MODE_SETTINGS ||
		   (read_answers(a, c, r, d) && find_before(a, c, r, d)));
}

bool
ready_before(
    struct arena *a, const struct config *c, struct ready *r, struct diag *d)
{
	const char *fault = NULL;

	r->before = r->own = (struct before){ .there = false };
	if (r->own_text.n > 0)
		fault = before_parse(a, r->own_text, &r->own);
	if (c->previous == NULL) {
		r->before = r->own;
		if (fault != NULL && !r->own.redacted)
			diag_say(
			    d, DIAG_BAD_PREVIOUS, &r->before_at, "%s", fault);
		return true;
	}
	if (r->before_at.file.n == 0)
		return true;
	fault = before_parse(a, r->before_text, &r->before);
	if (fault != NULL)
		diag_say(d, DIAG_BAD_OPTION, &r->before_at, "%s", fault);
	return fault == NULL;
}

bool
ready_language(
    struct ready *r, const struct config *c, struct str owners, struct diag *d)
{
	struct str code = c->lang;
	bool good = true;

	if (r->spoken)
		return true;
	r->spoken = true;
	if (code.n == 0 && owners.n > 0 && phrasebook_has(&r->dirs, owners))
		code = owners;
	if (code.n > 0)
		good = phrasebook_turn(&r->dirs, &r->book, code, d);
	groups_speak(&r->groups, r->book.phrases);
	return good;
}

bool
ready_answers(struct arena *a, struct ready *r, struct diag *d)
{
	return answers_parse(
	    a, r->answers_at.file, r->answers_text, &r->groups, &r->answers, d);
}

void
ready_table(const struct ready *r, classes table[GROUP_MAX])
{
	for (uint32_t i = 0; i < r->groups.n; i++)
		table[i] = r->policy.sees_set[i] ? r->policy.sees[i]
		                                 : r->strategy.sees[i];
	/* Whatever a policy says: unsure means closed. */
	table[GROUP_UNSORTED] &= ~CLASS_BIT(CLASS_EVERYDAY);
}

void
ready_lock(struct arena *a, const struct config *c, const struct ready *r,
    struct diag *d)
{
	/* Shared libraries load tables of their own at need; the sanitizers
	 * look at /proc/self. */
	static const char *const always[] = { "/usr/lib", "/lib", "/proc/self",
		"/dev/null" };
	enum { ALWAYS = sizeof(always) / sizeof(always[0]) };
	uint32_t n = 0;
	const char **read = arena_array(
	    a, const char *, c->exports.n + c->members.n + ALWAYS + 2);
	struct str parent, name;
	char real[PATH_MAX];
	struct sandbox box = { .read = read };
	int in_force;

	for (uint32_t i = 0; i < c->exports.n; i++)
		read[n++] = c->exports.v[i];
	for (uint32_t i = 0; i < c->members.n; i++)
		read[n++] = c->members.v[i].path;
	for (int i = 0; i < ALWAYS; i++)
		read[n++] = always[i];
	read[n++] = r->dirs.built;
	if (r->dirs.own != NULL)
		read[n++] = r->dirs.own;
	box.read_n = n;
	/* The output may be a link to a folder that lies elsewhere. */
	parent = str_of(realpath(c->out, real) != NULL ? real : c->out);
	while (parent.n > 1 && parent.p[parent.n - 1] == '/')
		parent.n--;
	name = str_after_last(parent, '/');
	parent = str_sub(parent, 0, parent.n - name.n);
	if (c->mode == MODE_PLAN)
		box.write = parent.n == 0 ? "." : str_copy(a, parent).p;
	in_force = sandbox_enter(&box);
	if ((in_force & SANDBOX_SYSCALLS) == 0)
		diag_say(d, DIAG_NO_SANDBOX, NULL, "network and programs");
	if ((in_force & SANDBOX_FILES) == 0)
		diag_say(d, DIAG_NO_SANDBOX, NULL, "files");
}

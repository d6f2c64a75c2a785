#include "config.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/when.h"
#include "model/group.h"

enum option {
#define OPTION(name, word, letter, arg, help) OPT_##name,
#include "options.def"
#undef OPTION
	OPT__COUNT
};

static const struct {
	const char *word;
	char letter;
	const char *arg, *help;
} options[] = {
#define OPTION(n, w, l, a, h) \
	[OPT_##n] = { .word = w, .letter = l, .arg = a, .help = h },
#include "options.def"
#undef OPTION
};

/* The command line while it is read. */
struct reading {
	struct arena *arena;
	struct config *config;
	struct diag *diag;
	char *const *argv;
	int argc, at;
};

static bool
wrong(struct reading *r, const char *what, const char *about)
{
	diag_say(r->diag, DIAG_BAD_OPTION, NULL, "%s '%s' (see --help)", what,
	    about);
	return false;
}

/* "2026-11-24"; anything else is wrong. */
static int64_t
parse_day(struct str s)
{
	struct date d = { 0 };
	struct str y = str_cut(&s, '-'), m = str_cut(&s, '-');
	int64_t n[3];

	if (y.n != 4 || m.n != 2 || s.n != 2 || !str_to_int(y, &n[0]) ||
	    !str_to_int(m, &n[1]) || !str_to_int(s, &n[2]))
		return WHEN_NONE;
	d.year = (int)n[0];
	d.month = (int)n[1];
	d.day = (int)n[2];
	return when_of(&d);
}

static bool
add_members(struct reading *r, struct str group, const char *path)
{
	vec_add(r->arena, &r->config->members) =
	    (struct members_file){ .group = group, .path = path };
	return true;
}

static bool
take_members(struct reading *r, const char *value)
{
	struct str path = str_of(value);
	struct str group = str_cut(&path, '=');

	if (group.n == 0 || path.n == 0)
		return wrong(r, "--members takes GROUP=FILE, not", value);
	return add_members(r, group, path.p);
}

/* Options that choose what to do exclude each other. */
static bool
choose(struct reading *r, enum mode mode, const char *word)
{
	if (r->config->mode != MODE_PLAN && r->config->mode != mode)
		return wrong(
		    r, "cannot be combined with what came before:", word);
	r->config->mode = mode;
	return true;
}

static bool
take_strategy(struct reading *r, const char *value)
{
	r->config->strategy = str_of(value);
	for (const char *p = value; *p != '\0'; p++)
		if (!(*p >= 'a' && *p <= 'z') && *p != '_' && *p != '-')
			return wrong(r, "no strategy", value);
	return *value != '\0' || wrong(r, "no strategy", value);
}

/* A code of two or three letters; whether there is a file for it is seen
 * later. */
static bool
take_lang(struct reading *r, const char *value)
{
	struct str code = str_of(value);

	r->config->lang = code;
	for (size_t i = 0; i < code.n; i++)
		if (code.p[i] < 'a' || code.p[i] > 'z')
			return wrong(r, "no language", value);
	return code.n == 2 || code.n == 3 || wrong(r, "no language", value);
}

static bool
take_now(struct reading *r, const char *value)
{
	r->config->now = parse_day(str_of(value));
	return r->config->now != WHEN_NONE ||
	       wrong(r, "--now takes YYYY-MM-DD, not", value);
}

static bool
take(struct reading *r, enum option o, const char *value)
{
	struct config *c = r->config;

	switch (o) {
	case OPT_OUT:
		c->out = value;
		c->out_given = true;
		return *value != '\0' || wrong(r, "no folder", value);
	case OPT_POLICY: c->policy = value; return true;
	case OPT_STRATEGY: return take_strategy(r, value);
	case OPT_ANSWERS: c->answers = value; return true;
	case OPT_ASK: c->ask = true; return true;
	case OPT_PREVIOUS:
		c->previous = value;
		return *value != '\0' || wrong(r, "no earlier plan", value);
	case OPT_MEMBERS: return take_members(r, value);
	case OPT_VIEW_AS:
		c->who = str_of(value);
		return choose(r, MODE_VIEW_AS, "--view-as");
	case OPT_EXPLAIN:
		c->who = str_of(value);
		return choose(r, MODE_EXPLAIN, "--explain");
	case OPT_INSPECT: return choose(r, MODE_INSPECT, "--inspect");
	case OPT_REDACT: c->redact = true; return true;
	case OPT_TEMPLATES: c->templates = value; return true;
	case OPT_ME: c->me = str_of(value); return true;
	case OPT_LANG: return take_lang(r, value);
	case OPT_NOW: return take_now(r, value);
	case OPT_FORMATS: return choose(r, MODE_FORMATS, "--formats");
	case OPT_EMITTERS: return choose(r, MODE_EMITTERS, "--emitters");
	case OPT_SETTINGS: return choose(r, MODE_SETTINGS, "--settings");
	case OPT_QUIET: c->least = LV_ERROR; return true;
	case OPT_VERBOSE: c->least = LV_NOTE; return true;
	case OPT_NO_PROGRESS: c->progress = false; return true;
	case OPT_HELP: c->mode = MODE_HELP; return true;
	case OPT_VERSION: c->mode = MODE_VERSION; return true;
	case OPT__COUNT: break;
	}
	return false;
}

/* The argument of an option: behind '=', or the next word. */
static const char *
argument(struct reading *r, const char *inline_value)
{
	if (inline_value != NULL)
		return inline_value;
	return r->at + 1 < r->argc ? r->argv[++r->at] : NULL;
}

/* --clients FILE and its siblings: any word that is a group's id. */
static bool
take_group(struct reading *r, struct str word, const char *inline_value)
{
	struct groups g;
	const char *value;
	int group;

	groups_init(&g);
	group = groups_find(&g, word);
	if (group < 0 || group == GROUP_UNSORTED)
		return wrong(r, "no option", r->argv[r->at]);
	value = argument(r, inline_value);
	if (value == NULL)
		return wrong(r, "a file is missing behind", r->argv[r->at]);
	return add_members(r, str_copy(r->arena, word), value);
}

static bool
take_long(struct reading *r, const char *text)
{
	struct str value = str_of(text);
	struct str word = str_cut(&value, '=');
	const char *given = strchr(text, '=') == NULL ? NULL : value.p;

	for (int i = 0; i < OPT__COUNT; i++) {
		if (!str_eq(word, str_of(options[i].word)))
			continue;
		if (options[i].arg == NULL)
			return given == NULL
			           ? take(r, (enum option)i, NULL)
			           : wrong(r, "takes no argument:", text);
		given = argument(r, given);
		return given != NULL
		           ? take(r, (enum option)i, given)
		           : wrong(r, "an argument is missing behind", text);
	}
	return take_group(r, word, given);
}

/* "-qv", "-oDIR", "-o DIR". */
static bool
take_short(struct reading *r, const char *letters)
{
	for (; *letters != '\0'; letters++) {
		int i;

		for (i = 0; i < OPT__COUNT; i++)
			if (options[i].letter == *letters)
				break;
		if (i == OPT__COUNT)
			return wrong(r, "no option", letters);
		if (options[i].arg != NULL) {
			const char *value = argument(
			    r, letters[1] != '\0' ? letters + 1 : NULL);

			return value != NULL
			           ? take(r, (enum option)i, value)
			           : wrong(r, "an argument is missing behind",
					 letters);
		}
		if (!take(r, (enum option)i, NULL))
			return false;
	}
	return true;
}

static bool
check(struct reading *r)
{
	const struct config *c = r->config;
	bool asks = c->mode <= MODE_INSPECT;

	if (asks && c->exports.n == 0)
		return wrong(r,
		    "give the exports you downloaded:", "hedgerow EXPORT...");
	if (c->redact && !c->out_given && c->mode == MODE_PLAN)
		return wrong(
		    r, "--redact needs a folder of its own:", "-o DIR");
	if (c->ask && (c->redact || c->mode != MODE_PLAN))
		return wrong(r, "--ask goes with a whole plan, not with",
		    c->redact ? "--redact" : "an option that only prints");
	return true;
}

bool
config_parse(struct arena *a, int argc, char *const argv[], struct config *c,
    struct diag *d)
{
	struct reading r = {
		.arena = a, .config = c, .diag = d, .argv = argv, .argc = argc
	};
	bool only_args = false;
	time_t now = time(NULL);

	*c = (struct config){ .out = "out",
		.strategy = STR("balanced"),
		.now = (int64_t)now - (int64_t)now % DAY_SECONDS,
		.least = LV_WARNING,
		.progress = isatty(2) == 1 };
	for (r.at = 1; r.at < argc; r.at++) {
		const char *word = argv[r.at];

		if (only_args || word[0] != '-' || word[1] == '\0')
			vec_add(a, &c->exports) = word;
		else if (strcmp(word, "--") == 0)
			only_args = true;
		else if (!(word[1] == '-' ? take_long(&r, word + 2)
					  : take_short(&r, word + 1)))
			return false;
	}
	return c->mode == MODE_HELP || c->mode == MODE_VERSION || check(&r);
}

void
config_help(FILE *to)
{
	struct groups g;

	fputs("usage: hedgerow [OPTION]... EXPORT...\n\n"
	      "Sorts the people in the exports you downloaded into audience "
	      "groups and writes\nthe privacy lists and settings to apply by "
	      "hand.  Nothing leaves this machine.\n\n",
	    to);
	for (int i = 0; i < OPT__COUNT; i++) {
		const char *arg = options[i].arg == NULL ? "" : options[i].arg;
		int used;

		if (options[i].letter != 0)
			used = fprintf(to, "  -%c, --%s %s", options[i].letter,
			    options[i].word, arg);
		else
			used =
			    fprintf(to, "      --%s %s", options[i].word, arg);
		fprintf(to, "%*s%s\n", used < 29 ? 29 - used : 1, "",
		    options[i].help);
	}
	groups_init(&g);
	fputs("\nA list of people of one group, CSV or vCard:\n", to);
	for (int i = 0; i < GROUP_UNSORTED; i++)
		fprintf(to, "%s--%.*s FILE", i % 3 == 0 ? "\n  " : ", ",
		    STR_ARG(g.v[i].id));
	fputs("\n\nExit status: 0 the plan is written; 1 the plan is written, "
	      "some input was\ndamaged; 2 no plan; 64 wrong usage; 73 the "
	      "output could not be written;\n70 an internal fault.\n",
	    to);
}

/*
 * Facebook HTML: the owner's profile, a table of labels and values.
 *
 * The labels are in the language of the account.  What matters most is read
 * by form: the first row is the name; a value with '@' is an address; items
 * "Ann Example (Sister)" are family; items of several lines are jobs (name,
 * title, date), or schools under that label; a value "Married - Ann Example",
 * with a dash between spaces, is the partner.  Only schools, the city and
 * former names need their label.
 */
#include "facebook_html.h"

#include "base/utf8.h"

static const struct {
	const char *word; /* lower case, anywhere in the label */
	enum owner_kind kind;
} labels[] = {
	{ .word = "education", .kind = OWNER_SCHOOL },
	{ .word = "ausbildung", .kind = OWNER_SCHOOL },
	{ .word = "formation", .kind = OWNER_SCHOOL },
	{ .word = "formaci", .kind = OWNER_SCHOOL },
	{ .word = "forma\303\247\303\243o", .kind = OWNER_SCHOOL },
	{ .word = "istruzione", .kind = OWNER_SCHOOL },
	{ .word = "opleiding", .kind = OWNER_SCHOOL },
	{ .word = "wykszta", .kind = OWNER_SCHOOL },
	{ .word = "current city", .kind = OWNER_CITY },
	{ .word = "aktueller wohnort", .kind = OWNER_CITY },
	{ .word = "ville actuelle", .kind = OWNER_CITY },
	{ .word = "ciudad actual", .kind = OWNER_CITY },
	{ .word = "cidade atual", .kind = OWNER_CITY },
	{ .word = "citt\303\240 attuale", .kind = OWNER_CITY },
	{ .word = "huidige woonplaats", .kind = OWNER_CITY },
	{ .word = "obecne miasto", .kind = OWNER_CITY },
	{ .word = "previous name", .kind = OWNER_FORMER_NAME },
	{ .word = "former name", .kind = OWNER_FORMER_NAME },
	{ .word = "other name", .kind = OWNER_FORMER_NAME },
	{ .word = "here namen", .kind = OWNER_FORMER_NAME },
	{ .word = "andere namen", .kind = OWNER_FORMER_NAME },
	{ .word = "anciens noms", .kind = OWNER_FORMER_NAME },
	{ .word = "autres noms", .kind = OWNER_FORMER_NAME },
	{ .word = "nomi precedenti", .kind = OWNER_FORMER_NAME },
	{ .word = "altri nomi", .kind = OWNER_FORMER_NAME },
	{ .word = "nombres anteriores", .kind = OWNER_FORMER_NAME },
	{ .word = "otros nombres", .kind = OWNER_FORMER_NAME },
	{ .word = "nomes anteriores", .kind = OWNER_FORMER_NAME },
	{ .word = "eerdere namen", .kind = OWNER_FORMER_NAME },
	{ .word = "poprzednie", .kind = OWNER_FORMER_NAME },
};

struct profile {
	struct import *in;
	const struct fb_page *page;
	struct place place;
	struct str label;
	uint32_t values; /* met so far */
};

static void
say(struct profile *p, enum owner_kind kind, struct str text)
{
	import_seen(p->in);
	sink_owner(p->in->to, &(struct owner_fact){ .kind = kind,
				  .platform = PF_FACEBOOK,
				  .text = text,
				  .from = WHEN_NONE,
				  .to = WHEN_NONE,
				  .place = p->place });
	import_used(p->in);
}

static void
relate(struct profile *p, struct str name, struct str word)
{
	enum skip why;

	import_seen(p->in);
	if (!fb_named(name, &why)) {
		import_skipped(p->in, why);
		return;
	}
	sink_label(p->in->to,
	    &(struct label){ .who = fb_mention(p->in, name, STR_NONE),
		.kind = LABEL_RELATION,
		.text = word,
		.place = p->place });
	import_used(p->in);
}

/* "Acme\nEngineer\nMar 7, 2011 - Sep 21, 2012": title and dates may lack.  A
 * school is told likewise. */
static void
send_job(struct profile *p, enum owner_kind kind, struct str text)
{
	struct str rest = text;
	struct owner_fact job = { .kind = kind,
		.platform = PF_FACEBOOK,
		.text = str_trim(str_cut(&rest, '\n')),
		.from = WHEN_NONE,
		.to = WHEN_NONE,
		.place = p->place };

	while (rest.n > 0) {
		struct str line = str_trim(str_cut(&rest, '\n'));
		size_t dash = str_find(line, STR(" - "));
		struct str from = str_sub(line, 0, dash);
		int64_t when = date_parse(from, p->page->order);

		if (when == WHEN_NONE) {
			if (job.title.n == 0)
				job.title = line;
			continue;
		}
		job.from = when;
		if (dash != SIZE_MAX)
			job.to = date_parse(
			    str_sub(line, dash + 3, SIZE_MAX), p->page->order);
	}
	import_seen(p->in);
	sink_owner(p->in->to, &job);
	import_used(p->in);
}

/* The kind that the label tells; false if it tells none. */
static bool
label_kind(struct profile *p, enum owner_kind *kind)
{
	struct str low = utf8_lower(p->in->scratch, p->label);

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (str_has(low, str_of(labels[i].word))) {
			*kind = labels[i].kind;
			return true;
		}
	return false;
}

static void
skip(struct profile *p)
{
	import_seen(p->in);
	import_skipped(p->in, SKIP_NOT_NEEDED);
}

static void
read_item(struct profile *p, struct str text)
{
	size_t open = str_find(text, STR(" ("));
	enum owner_kind kind;
	bool labelled = label_kind(p, &kind);

	if (str_has(text, STR("\n")))
		send_job(p,
		    labelled && kind == OWNER_SCHOOL ? kind : OWNER_EMPLOYER,
		    text);
	else if (labelled)
		say(p, kind, text);
	else if (open != SIZE_MAX && str_ends(text, STR(")")))
		relate(p, str_sub(text, 0, open),
		    str_sub(text, open + 2, text.n - open - 3));
	else
		skip(p);
}

static void
read_value(struct profile *p, struct str text)
{
	static const struct str dash = { " \342\200\223 ", 5 };
	size_t at = str_find(text, dash);
	enum owner_kind kind;

	if (p->values++ == 0)
		say(p, OWNER_NAME, text);
	else if (str_has(text, STR("@")))
		while (text.n > 0)
			say(p, OWNER_EMAIL, str_trim(str_cut(&text, '\n')));
	else if (label_kind(p, &kind))
		say(p, kind, text);
	else if (at != SIZE_MAX)
		relate(p, str_sub(text, at + dash.n, SIZE_MAX),
		    str_sub(text, 0, at));
	else
		skip(p);
}

void
fb_html_profile(struct import *in, const struct fb_page *page)
{
	struct profile p = { .in = in, .page = page };

	for (uint32_t i = 0; i < page->rows.n; i++) {
		const struct fb_row *row = &page->rows.v[i];

		p.place = import_line(in, row->line);
		for (uint32_t k = 0; k < row->body.n; k++) {
			const struct fb_block *b = &row->body.v[k];

			if (b->kind == FB_LABEL)
				p.label = b->text;
			else if (b->kind == FB_VALUE)
				read_value(&p, b->text);
			else if (b->kind == FB_ITEM)
				read_item(&p, b->text);
		}
	}
}

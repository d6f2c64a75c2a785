/*
 * Facebook HTML: favourites, people seen less, profiles that were looked at.
 *
 * No public sample has these pages whole.  Two readings can be told apart: a
 * row is a section, with its entries as links to their profiles; or a row is
 * an entry, with its name and perhaps a link.  Of feed.html only the first
 * tells favourites from people seen less, so the second is left out there.
 */
#include "facebook_html.h"

struct sections {
	struct import *in;
	struct telling *visits;
	int what;
};

static void
send(struct sections *s, struct str name, struct str url, enum label_kind kind,
    struct str section, const struct fb_page *page, const struct fb_row *row)
{
	struct import *in = s->in;
	enum skip why;

	import_seen(in);
	if (!fb_named(name, &why))
		import_skipped(in, why);
	else if (!fb_is_profile(url))
		import_skipped(in, SKIP_NOT_A_PERSON);
	else if (kind == LABEL_VISITED &&
		 !telling_is_new(s->visits, fb_row_when(page, row)))
		import_skipped(in, SKIP_DUPLICATE);
	else if (!sink_label(
		     in->to, &(struct label){ .who = fb_mention(in, name, url),
				 .kind = kind,
				 .text = section,
				 .place = import_line(in, row->line) }))
		import_skipped(in, SKIP_DUPLICATE);
	else
		import_used(in);
}

/* Which label the entries of the row get; false for none. */
static bool
kind_of(
    struct sections *s, uint32_t number, struct str name, enum label_kind *kind)
{
	bool less = fb_says_less(s->in->scratch, name);

	*kind = LABEL_VISITED;
	switch ((enum fb_sections)s->what) {
	case FB_FEED:
		*kind = number == 0 && !less ? LABEL_FAVOURITE : LABEL_LESS;
		return true;
	case FB_LESS: *kind = LABEL_LESS; return true;
	case FB_CONTROLS: *kind = LABEL_LESS; return less;
	case FB_PEOPLE: return true;
	case FB_VISITED: return fb_says_profile(s->in->scratch, name);
	}
	return false;
}

void
fb_html_sections(struct import *in, const struct fb_page *page, int what)
{
	struct sections s = { .in = in,
		.visits = fb_telling(in,
		    what == FB_VISITED ? "visits" : "people met", TOLD_LOCAL),
		.what = what };

	for (uint32_t i = 0; i < page->rows.n; i++) {
		const struct fb_row *row = &page->rows.v[i];
		bool section = row->links.n > 0 &&
		               !str_eq(row->links.v[0].text, row->name);
		enum label_kind kind;
		bool people = kind_of(&s, i, row->name, &kind);

		if (!section && (what == FB_LESS || what == FB_PEOPLE)) {
			send(&s, row->name,
			    row->links.n > 0 ? row->links.v[0].url : STR_NONE,
			    kind, STR_NONE, page, row);
		} else if (!section || !people) {
			import_seen(in);
			import_skipped(in, SKIP_NOT_A_PERSON);
		} else {
			for (uint32_t k = 0; k < row->links.n; k++)
				send(&s, row->links.v[k].text,
				    row->links.v[k].url, kind, row->name, page,
				    row);
		}
	}
}

#include "network.h"

#include <stdlib.h>

#include "base/map.h"

enum { NUMBER_MAX = 32 };

void
network_open(struct network *net, struct import *in)
{
	*net = (struct network){ .in = in, .at = map_make(in->scratch) };
}

void
network_node(struct network *net, struct str id, struct str label,
    const struct place *where)
{
	struct account a = { .platform = PF_GRAPH,
		.relation = REL_FRIEND,
		.name = label.n > 0 ? label : id,
		.id = id,
		.since = WHEN_NONE,
		.place = *where };
	uint32_t *who;

	import_seen(net->in);
	if (id.n == 0) {
		import_skipped(net->in, SKIP_NO_NAME);
		return;
	}
	who = map_at(net->at, str_copy(net->in->scratch, id));
	if (*who > 0) {
		import_skipped(net->in, SKIP_DUPLICATE);
		return;
	}
	*who = sink_account(net->in->to, &a, NULL).n;
	import_used(net->in);
}

void
network_edge(struct network *net, struct str a, struct str b, double weight,
    const struct place *where)
{
	struct arena *scratch = net->in->scratch;

	vec_add(scratch, &net->ties) = (struct network_tie){
		.a = str_copy(scratch, a),
		.b = str_copy(scratch, b),
		.weight = weight,
		.place = *where,
	};
}

static void
send(struct network *net, const struct network_tie *t)
{
	struct tie_said tie = { .a = { map_get(net->at, t->a) },
		.b = { map_get(net->at, t->b) },
		.weight = t->weight,
		.place = t->place };

	import_seen(net->in);
	if (tie.a.n == 0 || tie.b.n == 0) {
		import_skipped(net->in, SKIP_NOBODY_THERE);
	} else if (tie.a.n == tie.b.n || !(tie.weight > 0)) {
		import_skipped(net->in, SKIP_NOT_NEEDED);
	} else {
		sink_tie(net->in->to, &tie);
		import_used(net->in);
	}
}

void
network_end(struct network *net)
{
	for (uint32_t i = 0; i < net->ties.n; i++)
		send(net, &net->ties.v[i]);
}

double
network_weight(struct str s)
{
	char text[NUMBER_MAX], *end = text;
	double w;

	s = str_trim(s);
	if (s.n == 0 || s.n >= sizeof(text))
		return 1;
	for (size_t i = 0; i < s.n; i++)
		text[i] = s.p[i];
	text[s.n] = '\0';
	w = strtod(text, &end);
	return *end == '\0' ? w : 1;
}

bool
network_is_label(struct str name)
{
	static const char *const names[] = { "label", "name", "full_name",
		"fullname", "display_name" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return true;
	return false;
}

void
network_attribute(struct import *in, struct str name)
{
	static const char *const known[] = { "id", "sex", "locale", "agerank",
		"like_count", "post_count", "post_like_count",
		"post_comment_count", "post_engagement_count", "posts",
		"groupid", "weight", "directed", "color", "colour", "r", "g",
		"b", "x", "y", "z", "size", "width", "height", "style",
		"visible", "labelvisible", "fixed", "shape", "edgelabel",
		"modularity class", "modularity_class", "degree", "indegree",
		"outdegree", "eccentricity", "closnesscentrality",
		"closenesscentrality", "betweenesscentrality",
		"betweennesscentrality", "pageranks", "clustering", "source",
		"target", "node1", "node2", "nodegraphics", "edgegraphics" };

	if (network_is_label(name))
		return;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_eq_nocase(name, str_of(known[i])))
			return;
	import_unknown(in, name);
}

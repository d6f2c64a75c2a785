/*
 * circles NETWORK TRUTH [NETWORK TRUTH]...: how well circles are found.
 *
 * NETWORK is a list of edges, "a b" a line, or GraphML (*.graphml); TRUTH has
 * a circle a line, its name and its members; an id is a word, in GraphML that
 * of the node.  For each method a row: means over all networks of
 *
 *	best       for each true circle the F1 of the found one that is most
 *	           like it, averaged; the same the other way round; the mean
 *	           of both (Yang and Leskovec, 2013)
 *	Hungarian  the sum of F1 of the best one-to-one matching, divided by
 *	           the number of circles on the side that has more
 *	ONMI       overlapping normalised mutual information, of McDaid, Greene
 *	           and Hurley (2011), divided by the larger entropy
 *	groups     how many were found
 *
 * Groups and circles of fewer than three do not count.  "hedgerow" is what the
 * program finds; the other rows are igraph's methods with the same seed.
 */
#include <igraph/igraph.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#undef STR /* igraph has one too */
#include "base/arena.h"
#include "base/map.h"
#include "graph/graph.h"

enum { SIZE_MIN = 3, SEED = 20090301, TRIALS = 10 };

typedef VEC(uint32_t) set; /* vertices from 1, ascending */
struct cover {
	VEC(set) v;
};

struct network {
	struct arena *arena;
	struct map *by_id; /* vertex from 1 */
	uint32_t vertices;
	VEC(uint32_t) ends;
	igraph_t graph;
	struct cover truth;
};

struct score {
	double best, hungarian, onmi, groups, seconds;
};

static void
fail(const char *what, const char *path)
{
	fprintf(stderr, "circles: %s %s\n", what, path);
	exit(1);
}

static struct str
slurp(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	struct str all;
	char *p;
	long n;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0)
		fail("cannot read", path);
	rewind(f);
	p = arena_take(a, (size_t)n + 1);
	all = (struct str){ p, fread(p, 1, (size_t)n, f) };
	fclose(f);
	return all;
}

static struct str
word(struct str *line)
{
	struct str w = { line->p, 0 };

	while (line->n > 0 && (line->p[0] == ' ' || line->p[0] == '\t' ||
				  line->p[0] == ',' || line->p[0] == '\r'))
		*line = str_sub(*line, 1, SIZE_MAX);
	w.p = line->p;
	while (line->n > 0 && line->p[0] != ' ' && line->p[0] != '\t' &&
	       line->p[0] != ',' && line->p[0] != '\r') {
		*line = str_sub(*line, 1, SIZE_MAX);
		w.n++;
	}
	return w;
}

static uint32_t
vertex(struct network *n, struct str id)
{
	uint32_t *at = map_at(n->by_id, id);

	if (*at == 0)
		*at = ++n->vertices;
	return *at;
}

static void
add_edge(struct network *n, struct str a, struct str b)
{
	vec_add(n->arena, &n->ends) = vertex(n, a);
	vec_add(n->arena, &n->ends) = vertex(n, b);
}

static void
read_edges(struct network *n, const char *path)
{
	struct str all = slurp(n->arena, path);

	while (all.n > 0) {
		struct str line = str_cut(&all, '\n');
		struct str a = word(&line), b = word(&line);

		if (b.n > 0 && a.p[0] != '#')
			add_edge(n, a, b);
	}
}

static void
read_graphml(struct network *n, const char *path)
{
	FILE *f = fopen(path, "rb");
	igraph_t g;

	if (f == NULL || igraph_read_graph_graphml(&g, f, 0) != IGRAPH_SUCCESS)
		fail("cannot read", path);
	fclose(f);
	for (igraph_integer_t e = 0; e < igraph_ecount(&g); e++)
		add_edge(n,
		    str_copy(n->arena, str_of(igraph_cattribute_VAS(
					   &g, "id", IGRAPH_FROM(&g, e)))),
		    str_copy(n->arena, str_of(igraph_cattribute_VAS(
					   &g, "id", IGRAPH_TO(&g, e)))));
	igraph_destroy(&g);
}

static int
by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

/* Sorted, each member once; small ones are left out. */
static void
add_set(struct network *n, struct cover *to, set s)
{
	uint32_t k = 0;

	if (s.n > 0)
		qsort(s.v, s.n, sizeof(*s.v), by_number);
	for (uint32_t i = 0; i < s.n; i++)
		if (k == 0 || s.v[k - 1] != s.v[i])
			s.v[k++] = s.v[i];
	s.n = k;
	if (s.n >= SIZE_MIN)
		vec_add(n->arena, &to->v) = s;
}

/* Who has no tie is in no network: no method could find them. */
static void
read_truth(struct network *n, const char *path)
{
	struct str all = slurp(n->arena, path);

	while (all.n > 0) {
		struct str line = str_cut(&all, '\n'), id;
		set s = { 0 };

		word(&line);
		while ((id = word(&line)).n > 0)
			if (map_get(n->by_id, id) > 0)
				vec_add(n->arena, &s) = map_get(n->by_id, id);
		add_set(n, &n->truth, s);
	}
	if (n->truth.v.n == 0)
		fail("no circles of the network in", path);
}

/* Edges come once, whichever way and however often a file has them. */
static void
make_graph(struct network *n)
{
	igraph_vector_int_t ends;

	igraph_vector_int_init(&ends, n->ends.n);
	for (uint32_t i = 0; i < n->ends.n; i++)
		VECTOR(ends)[i] = n->ends.v[i] - 1;
	igraph_create(&n->graph, &ends, n->vertices, IGRAPH_UNDIRECTED);
	igraph_simplify(&n->graph, true, true, NULL);
	igraph_vector_int_destroy(&ends);
}

/* ------------------------------------------------------------ methods */

typedef void method(const igraph_t *, igraph_vector_int_t *membership);

static void
louvain(const igraph_t *g, igraph_vector_int_t *to)
{
	igraph_community_multilevel(g, NULL, 1, to, NULL);
}

static void
leiden(const igraph_t *g, igraph_vector_int_t *to)
{
	igraph_vector_int_t degree;
	igraph_vector_t weight;

	igraph_vector_int_init(&degree, 0);
	igraph_degree(g, &degree, igraph_vss_all(), IGRAPH_ALL, true);
	igraph_vector_init(&weight, igraph_vcount(g));
	for (igraph_integer_t i = 0; i < igraph_vcount(g); i++)
		VECTOR(weight)[i] = (double)VECTOR(degree)[i];
	igraph_community_leiden(g, NULL, &weight,
	    1 / (2.0 * (double)igraph_ecount(g)), 0.01, false, 10, to, NULL,
	    NULL);
	igraph_vector_int_destroy(&degree);
	igraph_vector_destroy(&weight);
}

static void
infomap(const igraph_t *g, igraph_vector_int_t *to)
{
	igraph_real_t length;

	igraph_community_infomap(g, NULL, NULL, TRIALS, to, &length);
}

static void
walktrap(const igraph_t *g, igraph_vector_int_t *to)
{
	igraph_matrix_int_t merges;
	igraph_vector_t modularity;

	igraph_matrix_int_init(&merges, 0, 0);
	igraph_vector_init(&modularity, 0);
	igraph_community_walktrap(g, NULL, 4, &merges, &modularity, to);
	igraph_matrix_int_destroy(&merges);
	igraph_vector_destroy(&modularity);
}

static struct cover
apply(struct network *n, method *fn)
{
	igraph_vector_int_t membership;
	struct cover found = { 0 };
	set *groups = arena_array(n->arena, set, n->vertices);

	igraph_vector_int_init(&membership, 0);
	igraph_rng_seed(igraph_rng_default(), SEED);
	fn(&n->graph, &membership);
	for (uint32_t i = 0; i < n->vertices; i++)
		vec_add(n->arena, &groups[VECTOR(membership)[i]]) = i + 1;
	for (uint32_t i = 0; i < n->vertices; i++)
		add_set(n, &found, groups[i]);
	igraph_vector_int_destroy(&membership);
	return found;
}

/* What the program makes of the same ties. */
static struct cover
hedgerow(struct network *n)
{
	struct records r = { 0 };
	struct people p = { 0 };
	struct cover found = { 0 };
	const struct graph *g;

	p.of = arena_array(n->arena, person_id, n->vertices + 1);
	for (uint32_t i = 0; i <= n->vertices; i++) {
		vec_add(n->arena, &r.whos) = (struct who){ .input = 0 };
		vec_add(n->arena, &p.persons) =
		    (struct person){ .name = str_fmt(n->arena, "%u", i) };
		p.of[i].n = i;
	}
	for (igraph_integer_t e = 0; e < igraph_ecount(&n->graph); e++)
		vec_add(n->arena, &r.ties) = (struct tie_said){
			.a = { (uint32_t)IGRAPH_FROM(&n->graph, e) + 1 },
			.b = { (uint32_t)IGRAPH_TO(&n->graph, e) + 1 },
			.weight = 1,
		};
	g = graph_make(n->arena, &r, &p, NULL);
	for (uint32_t c = 0; c < g->circles.n; c++) {
		set s = { 0 };

		for (uint32_t i = 0; i < g->circles.v[c].members.n; i++)
			vec_add(n->arena, &s) = g->circles.v[c].members.v[i].n;
		add_set(n, &found, s);
	}
	return found;
}

/* ------------------------------------------------------------ scores */

static double
common(const set *a, const set *b)
{
	uint32_t i = 0, k = 0, both = 0;

	while (i < a->n && k < b->n) {
		both += a->v[i] == b->v[k];
		if (a->v[i] < b->v[k])
			i++;
		else
			k++;
	}
	return both;
}

static double
f1(const set *a, const set *b)
{
	return 2 * common(a, b) / (a->n + b->n);
}

static double
best_one_way(const struct cover *from, const struct cover *to)
{
	double sum = 0;

	for (uint32_t i = 0; i < from->v.n; i++) {
		double best = 0;

		for (uint32_t k = 0; k < to->v.n; k++)
			best = fmax(best, f1(&from->v.v[i], &to->v.v[k]));
		sum += best;
	}
	return from->v.n > 0 ? sum / from->v.n : 0;
}

static double
hungarian(const struct cover *x, const struct cover *y)
{
	igraph_integer_t n = x->v.n > y->v.n ? x->v.n : y->v.n;
	igraph_matrix_t cost;
	igraph_vector_int_t match;
	double sum = 0;

	igraph_matrix_init(&cost, n, n);
	igraph_matrix_fill(&cost, 1);
	for (uint32_t i = 0; i < x->v.n; i++)
		for (uint32_t k = 0; k < y->v.n; k++)
			MATRIX(cost, i, k) = 1 - f1(&x->v.v[i], &y->v.v[k]);
	igraph_vector_int_init(&match, 0);
	igraph_solve_lsap(&cost, n, &match);
	for (uint32_t i = 0; i < x->v.n; i++)
		if (VECTOR(match)[i] < y->v.n)
			sum += f1(&x->v.v[i], &y->v.v[VECTOR(match)[i]]);
	igraph_matrix_destroy(&cost);
	igraph_vector_int_destroy(&match);
	return sum / (double)n;
}

static double
h(double p)
{
	return p > 0 ? -p * log2(p) : 0;
}

static double
entropy(const set *s, double n)
{
	return h(s->n / n) + h(1 - s->n / n);
}

/* H(X|Y) of two sets, or H(X) where Y tells nothing but the opposite. */
static double
given(const set *x, const set *y, double n)
{
	double d = common(x, y), c = x->n - d, b = y->n - d, a = n - b - c - d;

	if (h(a / n) + h(d / n) < h(b / n) + h(c / n))
		return entropy(x, n);
	return h(a / n) + h(b / n) + h(c / n) + h(d / n) - entropy(y, n);
}

static double
information(
    const struct cover *x, const struct cover *y, double n, double *total)
{
	double left = 0;

	*total = 0;
	for (uint32_t i = 0; i < x->v.n; i++) {
		double least = entropy(&x->v.v[i], n);

		*total += least;
		for (uint32_t k = 0; k < y->v.n; k++)
			least = fmin(least, given(&x->v.v[i], &y->v.v[k], n));
		left += least;
	}
	return *total - left;
}

static double
onmi(const struct cover *x, const struct cover *y, double n)
{
	double hx, hy, ix = information(x, y, n, &hx),
		       iy = information(y, x, n, &hy);

	return fmax(hx, hy) > 0 ? (ix + iy) / 2 / fmax(hx, hy) : 0;
}

static void
add_score(struct score *to, const struct network *n, const struct cover *found,
    clock_t took)
{
	to->best +=
	    (best_one_way(&n->truth, found) + best_one_way(found, &n->truth)) /
	    2;
	to->hungarian += hungarian(found, &n->truth);
	to->onmi += onmi(found, &n->truth, n->vertices);
	to->groups += found->v.n;
	to->seconds += (double)took / CLOCKS_PER_SEC;
}

int
main(int argc, char *argv[])
{
	static const struct {
		const char *name;
		method *fn; /* NULL: the program's own */
	} methods[] = { { "Louvain", louvain }, { "Leiden", leiden },
		{ "Infomap", infomap }, { "Walktrap", walktrap },
		{ "hedgerow", NULL } };
	enum { METHODS = sizeof(methods) / sizeof(methods[0]) };
	struct score scores[METHODS] = { 0 };
	int networks = (argc - 1) / 2;

	if (argc < 3 || argc % 2 == 0) {
		fputs("usage: circles NETWORK TRUTH...\n", stderr);
		return 64;
	}
	igraph_set_attribute_table(&igraph_cattribute_table);
	for (int i = 0; i < networks; i++) {
		struct arena *a = arena_make("a network");
		struct network n = { .arena = a, .by_id = map_make(a) };
		const char *path = argv[1 + 2 * i];

		if (str_ends(str_of(path), STR(".graphml")))
			read_graphml(&n, path);
		else
			read_edges(&n, path);
		read_truth(&n, argv[2 + 2 * i]);
		make_graph(&n);
		for (int m = 0; m < METHODS; m++) {
			clock_t before = clock();
			struct cover found = methods[m].fn != NULL
			                         ? apply(&n, methods[m].fn)
			                         : hedgerow(&n);

			add_score(&scores[m], &n, &found, clock() - before);
		}
		igraph_destroy(&n.graph);
		arena_free(a);
	}
	printf("%-10s %9s %9s %9s %9s %9s\n", "method", "best", "Hungarian",
	    "ONMI", "groups", "seconds");
	for (int m = 0; m < METHODS; m++) {
		const struct score *s = &scores[m];

		printf("%-10s %9.3f %9.3f %9.3f %9.1f %9.3f\n", methods[m].name,
		    s->best / networks, s->hungarian / networks,
		    s->onmi / networks, s->groups / networks,
		    s->seconds / networks);
	}
	return 0;
}

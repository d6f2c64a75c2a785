/*
 * Friend networks: people and the ties between them, as drawing programs and
 * the network downloads of 2010 to 2015 write them.  What the importers of
 * such files share, and nobody else includes.
 *
 *	struct network net;
 *	network_open(&net, in);
 *	network_node(&net, STR("409895"), STR("Ann Example"), place);
 *	network_edge(&net, STR("409895"), STR("2524813"), 1, place);
 *	network_end(&net);
 *
 * Edges may come before the people they tie.  Nodes are the owner's friends:
 * networks of that kind hold nobody else, and the owner is no node of them.
 */
#ifndef NETWORK_H
#define NETWORK_H

#include "import.h"

struct map;

struct network {
	struct import *in;
	struct map *at; /* id of a node -> who_id */
	VEC(struct network_tie) ties;
};

struct network_tie {
	struct str a, b;
	double weight;
	struct place place;
};

void network_open(struct network *, struct import *);
/* One node, counted.  Without a label it goes by its id. */
void network_node(
    struct network *, struct str id, struct str label, const struct place *);
/* One edge, counted by network_end.  The ids are copied. */
void network_edge(struct network *, struct str a, struct str b, double weight,
    const struct place *);
/* Sends the ties; those to nodes that are nowhere, and of somebody to
 * themselves, are skipped. */
void network_end(struct network *);

/* "0.25"; 1 where it is empty or no number. */
double network_weight(struct str);
/* Whether a column or attribute of that name holds what people are called. */
bool network_is_label(struct str name);
/* Counts a column or attribute as unknown unless it is one of those that
 * drawing programs write and that say nothing of people. */
void network_attribute(struct import *, struct str name);

#endif

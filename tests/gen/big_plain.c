/*
 * Large exports that are plain text: WhatsApp chats, and networks of friends
 * in which everybody has TIES ties on average.
 */
#include "big.h"

enum { PER_CHAT = 40000, TIES = 40 };

/* Chats as Android exports them, in one zip. */
void
big_whatsapp(uint32_t messages)
{
	for (uint32_t i = 0; i < messages; i++) {
		uint32_t chat = i / PER_CHAT;
		struct name n = name_of(chat);

		put_time("%d/%m/%Y, %H:%M - ",
		    start + (int64_t)(i % PER_CHAT) * 1800);
		if (mix(i) % 2 == 0)
			put(OWNER ": ");
		else
			put("%s %s: ", n.given, n.family);
		put_words(i, put_plain);
		put("\n");
		if ((i + 1) % PER_CHAT == 0 || i + 1 == messages)
			add_file(
			    "WhatsApp Chat with %s %s.txt", n.given, n.family);
	}
}

/* A tie of `a`: mostly to those of one circle. */
static uint32_t
tied_to(uint32_t a, uint32_t i, uint32_t people)
{
	uint32_t r = mix(a * TIES + i);

	return r % 8 == 0 ? r / 8 % people
	                  : (a / 50 * 50 + r / 8 % 50) % people;
}

static void
put_ties(uint32_t people, const char *before, const char *between,
    const char *behind)
{
	for (uint32_t a = 0; a < people; a++)
		for (uint32_t i = 0; i < TIES / 2; i++)
			put("%s%u%s%u%s", before, a + 1, between,
			    tied_to(a, i, people) + 1, behind);
}

/* As Netvizz wrote it. */
void
big_network_gdf(uint32_t people)
{
	put("nodedef>name VARCHAR,label VARCHAR,sex VARCHAR,locale VARCHAR,"
	    "agerank INT\n");
	for (uint32_t i = 0; i < people; i++)
		put("%u,%s %s,female,en_US,%u\n", i + 1, name_of(i).given,
		    name_of(i).family, people - i);
	put("edgedef>node1 VARCHAR,node2 VARCHAR\n");
	put_ties(people, "", ",", "\n");
	add_file("friends.gdf");
}

/* As Gephi writes GraphML. */
void
big_network_xml(uint32_t people)
{
	put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml>\n"
	    "<key attr.name=\"label\" attr.type=\"string\" for=\"node\" "
	    "id=\"d0\"/>\n<graph edgedefault=\"undirected\">\n");
	for (uint32_t i = 0; i < people; i++)
		put("<node id=\"%u\">\n<data key=\"d0\">%s %s</data>\n"
		    "</node>\n",
		    i + 1, name_of(i).given, name_of(i).family);
	put_ties(people, "<edge source=\"", "\" target=\"", "\"/>\n");
	put("</graph>\n</graphml>\n");
	add_file("friends.graphml");
}

void
big_network_gml(uint32_t people)
{
	put("Creator \"NameGenWeb\"\ngraph [\n  directed 0\n");
	for (uint32_t i = 0; i < people; i++)
		put("  node [\n    id %u\n    label \"%s %s\"\n  ]\n", i + 1,
		    name_of(i).given, name_of(i).family);
	put_ties(people, "  edge [\n    source ", "\n    target ", "\n  ]\n");
	put("]\n");
	add_file("friends.gml");
}

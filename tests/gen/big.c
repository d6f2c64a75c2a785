/*
 * big ZIP KIND SIZE: writes a large export for measuring, real-shaped and
 * invented, the same bytes every time.  KIND is an importer's name; SIZE is how
 * many messages, posts or people there are in it.
 */
#include "big.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	void (*make)(uint32_t size);
} kinds[] = {
	{ "facebook-json", big_facebook_json },
	{ "facebook-html", big_facebook_html },
	{ "linkedin", big_linkedin },
	{ "vcard", big_vcard },
	{ "contacts-csv", big_contacts_csv },
	{ "members-csv", big_members_csv },
	{ "x", big_x },
	{ "instagram", big_instagram_json },
	{ "instagram-html", big_instagram_html },
	{ "mastodon", big_mastodon },
	{ "google-plus", big_google_plus },
	{ "whatsapp", big_whatsapp },
	{ "network-gdf", big_network_gdf },
	{ "network-xml", big_network_xml },
	{ "network-gml", big_network_gml },
};

int
main(int argc, char *argv[])
{
	for (size_t i = 0; argc == 4 && i < sizeof(kinds) / sizeof(kinds[0]);
	     i++) {
		if (strcmp(argv[2], kinds[i].name) != 0)
			continue;
		open_zip(argv[1]);
		kinds[i].make((uint32_t)strtoul(argv[3], NULL, 10));
		close_zip();
		return 0;
	}
	fputs("usage: big ZIP KIND SIZE, KIND one of\n", stderr);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		fprintf(stderr, "\t%s\n", kinds[i].name);
	return 64;
}

#include "audience/effort.h"

enum { CLICK_SECONDS = 3, NAME_SECONDS = 8 };

uint32_t
effort_path(struct str path)
{
	uint32_t clicks = 2; /* the last word of the path, and the value */

	for (size_t i = 0; i < path.n; i++)
		clicks += path.p[i] == '>';
	return clicks;
}

uint32_t
effort_seconds(uint32_t clicks, uint32_t names)
{
	return clicks * CLICK_SECONDS + names * NAME_SECONDS;
}

uint32_t
effort_minutes(uint32_t clicks, uint32_t names)
{
	uint32_t minutes = (effort_seconds(clicks, names) + 59) / 60;

	return minutes > 0 ? minutes : 1;
}

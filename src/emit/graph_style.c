#include "emit/graph_style.h"

enum { GREY, VERMILLION, ORANGE, BLUE, SKY, PINK, GREEN, YELLOW };

static const char *const colours[HUES] = {
	[GREY] = "#7d8590",
	[VERMILLION] = "#d55e00",
	[ORANGE] = "#e69f00",
	[BLUE] = "#0072b2",
	[SKY] = "#56b4e9",
	[PINK] = "#cc79a7",
	[GREEN] = "#009e73",
	[YELLOW] = "#c9b200",
};

static const int hues[GROUP__COUNT] = {
	[GROUP_CLIENTS] = VERMILLION,
	[GROUP_VENDORS] = ORANGE,
	[GROUP_INVESTORS] = ORANGE,
	[GROUP_COMPETITORS] = ORANGE,
	[GROUP_MANAGERS] = BLUE,
	[GROUP_COWORKERS] = BLUE,
	[GROUP_FORMER_COWORKERS] = SKY,
	[GROUP_INDUSTRY] = SKY,
	[GROUP_FAMILY] = PINK,
	[GROUP_CLOSE_FRIENDS] = GREEN,
	[GROUP_FRIENDS] = GREEN,
	[GROUP_ACQUAINTANCES] = YELLOW,
	[GROUP_UNSORTED] = GREY,
};

int
graph_style_hue(const struct plan *plan, int group)
{
	static const int own[3][2] = {
		[SIDE_NONE] = { GREY, GREY },
		[SIDE_WORK] = { ORANGE, SKY },
		[SIDE_PERSONAL] = { PINK, YELLOW },
	};

	if (group < GROUP__COUNT)
		return hues[group];
	return own[plan->groups.v[group].side][group % 2];
}

const char *
graph_style_colour(int hue)
{
	return colours[hue];
}

struct str
graph_style_sheet(void)
{
	return STR("@media screen and (prefers-color-scheme:dark){"
		   ".hedgerow .hr-paper{fill:#12161b}"
		   ".hedgerow .hr-ink{fill:#e6eaee}"
		   ".hedgerow .hr-soft{fill:#a2adb8}"
		   ".hedgerow .hr-halo{stroke:#12161b}"
		   ".hedgerow .hr-hedge{fill:#1d2a22}"
		   ".hedgerow .hr-band{stroke:#5a6673}"
		   ".hedgerow .hr-edge{stroke:#12161b}"
		   ".hedgerow .hr-lead{stroke:#a2adb8}"
		   ".hedgerow .hr-hub{stroke:#e6eaee}"
		   ".hedgerow .f3{fill:#3d9bd9}.hedgerow .s3{stroke:#3d9bd9}"
		   ".hedgerow .f6{fill:#1fbf92}.hedgerow .s6{stroke:#1fbf92}"
		   ".hedgerow .f7{fill:#f0e442}.hedgerow .s7{stroke:#f0e442}"
		   "}");
}

/*
 * networks DIR COUNT: writes friend networks with known circles, invented, the
 * same every time: DIR/N.edges ("a b" a line) and DIR/N.circles ("name a b
 * c…" a line), for measuring the search for circles.
 *
 * They are made like what people draw on their own networks (and unlike neat
 * partitions): sizes follow a power law; circles lie within and across one
 * another; a third of the groups that people live in was not drawn; one in
 * eight members has been left out by who drew; ties within circles grow
 * scarcer with size, some people have many more than others, and strangers
 * know each other.
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE_MAX = 1000, CIRCLES_MAX = 64 };

struct network {
	uint32_t people, circles;
	double zeal[PEOPLE_MAX]; /* how readily one makes friends */
	uint8_t in[CIRCLES_MAX][PEOPLE_MAX];
	uint8_t drawn[CIRCLES_MAX];
	uint8_t tied[PEOPLE_MAX][PEOPLE_MAX];
};

/* xorshift64* (Vigna, 2016). */
static uint64_t state = 88172645463325252U;

static double
chance(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (double)((state * 2685821657736338717U) >> 11) /
	       9007199254740992.0;
}

static uint32_t
below(uint32_t n)
{
	return (uint32_t)(chance() * n);
}

/* Between `least` and `most`, by a power law of exponent 2. */
static uint32_t
size(double least, double most)
{
	double u = chance();

	return (uint32_t)(1 / (1 / least - u * (1 / least - 1 / most)));
}

/* Homes side by side, as far as people last. */
static void
draw_homes(struct network *n)
{
	uint32_t next = 0;

	while (next < n->people && n->circles < CIRCLES_MAX / 3) {
		uint32_t s = size(12, n->people / 3.0);

		for (uint32_t i = 0; i < s && next < n->people; i++)
			n->in[n->circles][next++] = 1;
		n->drawn[n->circles++] = chance() < 2.0 / 3;
	}
}

/* Of one circle a part, or of two a few of each. */
static void
draw_others(struct network *n)
{
	uint32_t homes = n->circles, more = homes * 3 / 2;

	for (uint32_t i = 0; i < more; i++) {
		uint32_t x = below(homes), y = below(homes);
		double share = 0.15 + chance() / 2;
		bool within = chance() < 0.6;

		for (uint32_t p = 0; p < n->people; p++)
			n->in[n->circles][p] =
			    (n->in[x][p] && chance() < share) ||
			    (!within && n->in[y][p] && chance() < share);
		n->drawn[n->circles++] = 1;
	}
}

static void
tie(struct network *n, uint32_t a, uint32_t b)
{
	if (a != b)
		n->tied[a < b ? a : b][a < b ? b : a] = 1;
}

/* About 3 × size^0.5 friends within each circle. */
static void
tie_circle(struct network *n, const uint8_t *in)
{
	double s = 0, p;

	for (uint32_t i = 0; i < n->people; i++)
		s += in[i];
	p = fmin(0.9, 3 * sqrt(s) / fmax(s - 1, 1));
	for (uint32_t a = 0; a < n->people; a++)
		for (uint32_t b = a + 1; b < n->people; b++)
			if (in[a] && in[b] &&
			    chance() < p * n->zeal[a] * n->zeal[b])
				tie(n, a, b);
}

static void
draw(struct network *n)
{
	memset(n, 0, sizeof(*n));
	n->people = 60 + below(PEOPLE_MAX - 60);
	for (uint32_t i = 0; i < n->people; i++)
		n->zeal[i] = 0.4 + 1.2 * chance();
	draw_homes(n);
	draw_others(n);
	for (uint32_t c = 0; c < n->circles; c++)
		tie_circle(n, n->in[c]);
	for (uint32_t i = 0; i < n->people * 2; i++)
		tie(n, below(n->people), below(n->people));
}

static FILE *
create(const char *dir, uint32_t number, const char *kind)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%u.%s", dir, number, kind);
	f = fopen(path, "w");
	if (f == NULL) {
		perror(path);
		exit(73);
	}
	return f;
}

static void
write_edges(const struct network *n, FILE *to)
{
	for (uint32_t a = 0; a < n->people; a++)
		for (uint32_t b = a + 1; b < n->people; b++)
			if (n->tied[a][b])
				fprintf(to, "%u %u\n", a + 1, b + 1);
}

static void
write_circles(const struct network *n, FILE *to)
{
	for (uint32_t c = 0; c < n->circles; c++) {
		if (!n->drawn[c])
			continue;
		fprintf(to, "circle%u", c);
		for (uint32_t p = 0; p < n->people; p++)
			if (n->in[c][p] && chance() > 1.0 / 8)
				fprintf(to, "\t%u", p + 1);
		fputc('\n', to);
	}
}

int
main(int argc, char *argv[])
{
	static struct network n;
	uint32_t count = argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;

	if (count == 0) {
		fputs("usage: networks DIR COUNT\n", stderr);
		return 64;
	}
	for (uint32_t i = 1; i <= count; i++) {
		FILE *edges = create(argv[1], i, "edges");
		FILE *circles = create(argv[1], i, "circles");

		draw(&n);
		write_edges(&n, edges);
		write_circles(&n, circles);
		if (fclose(edges) != 0 || fclose(circles) != 0)
			return 73;
	}
	return 0;
}

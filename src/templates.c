#include "templates.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "read/member.h"

#ifndef DATADIR
#define DATADIR "/usr/local/share/hedgerow"
#endif

enum { EXE_MAX = 4096 };

static bool
holds_templates(struct arena *a, const char *dir)
{
	return access(str_fmt(a, "%s/facts/settings.csv", dir).p, R_OK) == 0;
}

/* A folder beside the program itself: "templates" in the source tree,
 * "../share/hedgerow" wherever it was installed or moved to. */
static const char *
beside_program(struct arena *a, const char *folder)
{
	char *exe = arena_take(a, EXE_MAX);
	ssize_t n = readlink("/proc/self/exe", exe, EXE_MAX - 1);
	char *slash;

	if (n <= 0)
		return NULL;
	slash = strrchr(exe, '/');
	if (slash == NULL)
		return NULL;
	*slash = '\0';
	return str_fmt(a, "%s/%s", exe, folder).p;
}

bool
templates_find(
    struct arena *a, const char *own, struct template_dirs *t, struct diag *d)
{
	const char *places[] = { beside_program(a, "templates"),
		beside_program(a, "../share/hedgerow"), DATADIR };

	*t = (struct template_dirs){ .arena = a, .own = own };
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (t->built == NULL && places[i] != NULL &&
		    holds_templates(a, places[i]))
			t->built = places[i];
	if (t->built == NULL)
		diag_say(d, DIAG_BAD_TEMPLATE, NULL,
		    "no templates beside the program or in %s", DATADIR);
	return t->built != NULL;
}

struct str
templates_get(void *template_dirs, const char *name)
{
	struct template_dirs *t = template_dirs;
	const char *dirs[] = { t->own, t->built };
	struct str bytes;

	if (strstr(name, "..") != NULL || name[0] == '/')
		return STR_NONE;
	for (size_t i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++)
		if (dirs[i] != NULL &&
		    member_slurp(t->arena,
			str_fmt(t->arena, "%s/%s", dirs[i], name).p, &bytes))
			return bytes;
	return STR_NONE;
}

bool
templates_need(
    struct template_dirs *t, const char *name, struct str *to, struct diag *d)
{
	*to = templates_get(t, name);
	if (to->n == 0)
		diag_say(d, DIAG_BAD_TEMPLATE,
		    &(struct place){ .file = str_of(name) }, "not found");
	return to->n > 0;
}

/*
 * What is known of Instagram's threads only when everything is read: whose they
 * are, as Facebook's look the same, and which account is behind the name in
 * one, as accounts are user names and threads have display names.
 */
#include "base/arena.h"
#include "base/map.h"
#include "model/sink.h"

#define SEVERAL UINT32_MAX

void
sink_tree(struct sink *s, enum platform p, struct str file, struct str folder)
{
	for (uint32_t i = 0; i < s->trees.n; i++)
		if (str_eq(s->trees.v[i].folder, folder) &&
		    str_eq(s->trees.v[i].file, file))
			return;
	vec_add(s->arena, &s->trees) = (struct tree){ .platform = p,
		.file = str_copy(s->arena, file),
		.folder = str_copy(s->arena, folder) };
}

static bool
lies_in(const struct place *w, const struct tree *t)
{
	return str_eq(w->file, t->file) && str_starts(w->member, t->folder);
}

/* Whether a friend or a request of Facebook's stands below it. */
static bool
has_facebook(const struct sink *s, const struct tree *t)
{
	for (uint32_t i = 1; i < s->records.whos.n; i++) {
		const struct account *a = &s->records.whos.v[i].account;

		if (a->platform == PF_FACEBOOK && a->relation != REL_NONE &&
		    lies_in(&a->place, t))
			return true;
	}
	return false;
}

static void
give(struct sink *s, struct thread *t, enum platform p)
{
	t->platform = p;
	for (uint32_t i = 0; i < t->voices.n; i++) {
		struct str name =
		    s->records.whos.v[t->voices.v[i].who.n].account.name;

		t->voices.v[i].who =
		    sink_mention(s, p, name, STR_NONE, STR_NONE);
	}
}

void
sink_settle_trees(struct sink *s)
{
	for (uint32_t i = 0; i < s->trees.n; i++) {
		const struct tree *tree = &s->trees.v[i];
		bool mixed = has_facebook(s, tree);

		for (uint32_t k = 0; k < s->threads.n && !mixed; k++) {
			struct thread *t = s->threads.v[k];

			if (t->platform == PF_FACEBOOK &&
			    lies_in(&t->place, tree) &&
			    str_starts(str_sub(t->place.member, tree->folder.n,
					   SIZE_MAX),
				STR("messages/")))
				give(s, t, tree->platform);
		}
	}
}

/* Folders have letters and digits alone. */
static struct str
plain(struct arena *a, struct str user)
{
	char *to = arena_take(a, user.n);
	size_t n = 0;

	user = str_lower(a, user);
	for (size_t i = 0; i < user.n; i++)
		if (user.p[i] != '.' && user.p[i] != '_')
			to[n++] = user.p[i];
	return (struct str){ .p = to, .n = n };
}

struct map *
sink_handles(struct sink *s)
{
	struct map *handles = map_make(s->arena);

	for (uint32_t i = 1; i < s->records.whos.n; i++) {
		const struct account *a = &s->records.whos.v[i].account;
		uint32_t *at;

		if (a->platform != PF_INSTAGRAM || a->relation == REL_NONE ||
		    a->id.n == 0)
			continue;
		at = map_at(handles, plain(s->arena, a->id));
		*at = *at == 0 ? i : SEVERAL;
	}
	return handles;
}

who_id
sink_by_handle(struct sink *s, struct map *handles, const struct thread *t)
{
	struct str number = str_after_last(t->key, '_'), user;
	uint32_t who;

	if (number.n == t->key.n || number.n == 0)
		return (who_id){ 0 };
	user = str_sub(t->key, 0, t->key.n - number.n - 1);
	who = map_get(handles, plain(s->scratch, user));
	return (who_id){ who == SEVERAL ? 0 : who };
}

#include "base/arena.h"
#include "base/map.h"
#include "changes/changes.h"

enum sign { BY_ID, BY_URL, BY_EMAIL, BY_PHONE, BY_SINCE, SIGN__COUNT };

#define TWICE UINT32_MAX

struct pairing {
	struct arena *arena;
	VEC(struct before_account) was, is;
	VEC(bool) taken; /* by index into is */
};

/* A moment to the second that is no midnight: nobody else shares it. */
static bool
exact(int64_t when)
{
	return when != WHEN_NONE && when % DAY_SECONDS != 0;
}

typedef void sign_fn(void *ctx, struct str sign);

/* Two accounts of different platforms are never one. */
static void
sign(struct arena *a, const struct before_account *x, struct str value,
    sign_fn *fn, void *ctx)
{
	if (value.n > 0)
		fn(ctx,
		    str_fmt(a, "%.*s %.*s", STR_ARG(platform_name(x->platform)),
			STR_ARG(value)));
}

/* Calls fn with each sign of that kind. */
static void
signs(struct arena *a, const struct before_account *x, enum sign kind,
    sign_fn *fn, void *ctx)
{
	switch (kind) {
	case BY_ID: sign(a, x, x->id, fn, ctx); break;
	case BY_URL: sign(a, x, x->url, fn, ctx); break;
	case BY_EMAIL:
		for (uint32_t i = 0; i < x->emails.n; i++)
			sign(a, x, record_email(a, x->emails.v[i]), fn, ctx);
		break;
	case BY_PHONE:
		for (uint32_t i = 0; i < x->phones.n; i++)
			sign(a, x, x->phones.v[i], fn, ctx);
		break;
	case BY_SINCE:
		if (exact(x->since))
			sign(a, x, when_iso(a, x->since), fn, ctx);
		break;
	case SIGN__COUNT: break;
	}
}

struct noting {
	struct map *by;
	uint32_t index;
};

static void
note(void *ctx, struct str sign)
{
	struct noting *n = ctx;
	uint32_t *at = map_at(n->by, sign);

	*at = *at == 0 || *at == n->index + 1 ? n->index + 1 : TWICE;
}

static struct map *
all_signs(
    struct arena *a, const struct before_account *v, uint32_t n, enum sign kind)
{
	struct noting to = { .by = map_make(a) };

	for (to.index = 0; to.index < n; to.index++)
		signs(a, &v[to.index], kind, note, &to);
	return to.by;
}

struct meeting {
	const struct map *was, *is;
	uint32_t index; /* into was */
	uint32_t found; /* index into is, + 1 */
};

static void
meet(void *ctx, struct str sign)
{
	struct meeting *m = ctx;
	uint32_t is = map_get(m->is, sign);

	if (m->found == 0 && is != TWICE &&
	    map_get(m->was, sign) == m->index + 1)
		m->found = is;
}

static struct before_account
account_now(struct arena *a, const struct account *x)
{
	return (struct before_account){ .platform = x->platform,
		.relation = x->relation,
		.key = record_key(a, x),
		.name = x->name,
		.id = x->id,
		.url = x->url,
		.emails = x->emails,
		.phones = x->phones,
		.since = x->since };
}

/* Who is not on the other side under the same key. */
static void
find_sides(struct pairing *p, const struct before *b, const struct records *r)
{
	struct map *then = map_make(p->arena), *now = map_make(p->arena);

	for (uint32_t i = 0; i < b->accounts.n; i++)
		*map_at(then, b->accounts.v[i].key) = 1;
	for (uint32_t i = 1; i < r->whos.n; i++) {
		struct before_account a =
		    account_now(p->arena, &r->whos.v[i].account);

		if (a.relation == REL_NONE)
			continue;
		*map_at(now, a.key) = 1;
		if (map_get(then, a.key) == 0) {
			vec_add(p->arena, &p->is) = a;
			vec_add(p->arena, &p->taken) = false;
		}
	}
	for (uint32_t i = 0; i < b->accounts.n; i++)
		if (map_get(now, b->accounts.v[i].key) == 0)
			vec_add(p->arena, &p->was) = b->accounts.v[i];
}

void
renames_find(struct arena *a, const struct before *b, const struct records *r,
    struct renames *to)
{
	struct arena *scratch = arena_make("renames");
	struct pairing p = { .arena = scratch };
	bool *done;

	if (b->there)
		find_sides(&p, b, r);
	done = arena_array(scratch, bool, p.was.n);
	for (int kind = 0; kind < SIGN__COUNT && p.is.n > 0; kind++) {
		struct meeting m = { .was = all_signs(scratch, p.was.v, p.was.n,
					 (enum sign)kind),
			.is = all_signs(
			    scratch, p.is.v, p.is.n, (enum sign)kind) };

		for (m.index = 0; m.index < p.was.n; m.index++) {
			m.found = 0;
			if (!done[m.index])
				signs(scratch, &p.was.v[m.index],
				    (enum sign)kind, meet, &m);
			if (m.found == 0 || p.taken.v[m.found - 1])
				continue;
			done[m.index] = p.taken.v[m.found - 1] = true;
			vec_add(a, &to->v) =
			    (struct rename){ p.was.v[m.index].key,
				    str_copy(a, p.is.v[m.found - 1].key) };
		}
	}
	arena_free(scratch);
}

/*
 * What can be said of address books only when all of them are read: which
 * country numbers without a country code are in, who of the chats is in none
 * of them, and who may have an address that stands under several names as a
 * key.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/sink.h"

/* Countries by calling code, of ITU-T E.164: 1 and 7 are whole zones, these
 * have two digits, all others three. */
static bool
two_digits(struct str digits)
{
	static const char *const codes =
	    " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 "
	    "54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 "
	    "95 98 ";
	const char code[] = { ' ', digits.p[0], digits.p[1], ' ', '\0' };

	return strstr(codes, code) != NULL;
}

/* The calling code of "+49171…", or 0 where the number has none. */
static uint32_t
calling_code(struct str phone)
{
	struct str digits = str_sub(phone, 1, SIZE_MAX);
	size_t n = 3;
	int64_t code;

	if (!str_starts(phone, STR("+")) || digits.n < n)
		return 0;
	if (digits.p[0] == '1' || digits.p[0] == '7')
		n = 1;
	else if (two_digits(digits))
		n = 2;
	return str_to_int(str_sub(digits, 0, n), &code) ? (uint32_t)code : 0;
}

enum { CODES = 1000 };

static struct str
most_frequent(struct arena *a, const uint32_t *count)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < CODES; i++)
		if (count[i] > count[best])
			best = i;
	return best == 0 ? STR_NONE : str_fmt(a, "%u", best);
}

struct str
record_country(struct arena *a, const struct records *r)
{
	struct arena *scratch = arena_make("looking for the country");
	uint32_t count[CODES] = { 0 };
	struct str country;

	for (uint32_t i = 0; i < r->owner.n; i++)
		if (r->owner.v[i].kind == OWNER_PHONE)
			count[calling_code(record_phone(
			    scratch, r->owner.v[i].text, STR_NONE))]++;
	count[0] = 0;
	country = most_frequent(a, count);
	for (uint32_t i = 1; country.n == 0 && i < r->whos.n; i++) {
		const struct strs *p = &r->whos.v[i].account.phones;

		for (uint32_t k = 0; k < p->n; k++)
			count[calling_code(
			    record_phone(scratch, p->v[k], STR_NONE))]++;
		arena_reset(scratch);
	}
	count[0] = 0;
	if (country.n == 0)
		country = most_frequent(a, count);
	arena_free(scratch);
	return country;
}

/* All numbers the way they are dialled from abroad; those that are none stay
 * as they are. */
void
sink_settle_phones(struct sink *s)
{
	struct str country = record_country(s->arena, &s->records);

	for (uint32_t i = 1; i < s->records.whos.n; i++) {
		struct strs *p = &s->records.whos.v[i].account.phones;
		uint32_t kept = 0;

		arena_reset(s->scratch);
		for (uint32_t k = 0; k < p->n; k++) {
			struct str e =
			    record_phone(s->scratch, p->v[k], country);
			struct strs before = { .v = p->v, .n = kept };

			if (!str_starts(e, STR("+")))
				e = p->v[k];
			if (!strs_has(&before, e))
				p->v[kept++] = pool_keep(s->pool, e);
		}
		p->n = kept;
	}
}

struct map *
sink_books(struct sink *s)
{
	struct map *books = map_make(s->arena);

	for (uint32_t i = 1; i < s->records.whos.n; i++) {
		const struct account *a = &s->records.whos.v[i].account;

		if (!record_is_book(a->platform) || a->platform == PF_CRM ||
		    a->relation == REL_NONE)
			continue;
		if (a->name.n > 0)
			*map_at(books, utf8_fold(s->arena, a->name)) = 1;
		for (uint32_t k = 0; k < a->phones.n; k++)
			*map_at(books, a->phones.v[k]) = 1;
	}
	return books;
}

/* Whoever a book has stays a mention, which the linker gives to that entry. */
void
sink_settle_partner(struct sink *s, struct map *books, who_id who)
{
	struct account *a = &s->records.whos.v[who.n].account;
	struct str name = utf8_fold(s->scratch, a->name);

	if (a->relation != REL_NONE || (name.n > 0 && map_get(books, name) > 0))
		return;
	for (uint32_t k = 0; k < a->phones.n; k++)
		if (map_get(books, a->phones.v[k]) > 0)
			return;
	a->relation = REL_CONTACT;
}

/* An address-book entry that wants a key. */
struct claim {
	struct str name; /* folded */
	uint32_t who;
};

static int
by_name(const void *x, const void *y)
{
	const struct claim *a = x, *b = y;
	int c = str_cmp(a->name, b->name);

	return c != 0 ? c : (a->who > b->who) - (a->who < b->who);
}

/* True where nobody of another name has the key. */
static bool
take_key(struct sink *s, struct map *taken, uint32_t name, struct str key)
{
	uint32_t *at = map_at(taken, pool_keep(s->pool, key));

	if (*at == 0)
		*at = name;
	return *at == name;
}

/* An e-mail, else a number, else the name.  `name` is the number of the
 * folded name, from 1. */
static void
settle_key(struct sink *s, struct map *taken, uint32_t name, uint32_t who)
{
	struct account *to = &s->records.whos.v[who].account;
	struct account less = *to;
	struct str key = record_key(s->arena, &less);

	if (!take_key(s, taken, name, key)) {
		less.emails.n = 0;
		key = record_key(s->arena, &less);
	}
	if (!take_key(s, taken, name, key)) {
		less.phones.n = 0;
		sink_number_twin(s, &less);
		key = record_key(s->arena, &less);
	}
	to->key = key;
}

void
sink_settle_keys(struct sink *s)
{
	struct map *taken = map_make(s->arena);
	VEC(struct claim) claims = { 0 };
	uint32_t name = 0;

	for (uint32_t i = 1; i < s->records.whos.n; i++) {
		const struct account *a = &s->records.whos.v[i].account;

		if (record_is_book(a->platform) && a->relation != REL_NONE)
			vec_add(s->arena, &claims) = (struct claim){
				.name = utf8_fold(s->arena, a->name), .who = i
			};
	}
	if (claims.n > 0)
		qsort(claims.v, claims.n, sizeof(claims.v[0]), by_name);
	for (uint32_t i = 0; i < claims.n; i++) {
		if (i == 0 || !str_eq(claims.v[i].name, claims.v[i - 1].name))
			name++;
		settle_key(s, taken, name, claims.v[i].who);
	}
}

/*
 * Flat JSON objects, of which a few values are wanted.
 */
#include "fields.h"

void
fields_take(struct json *j, const struct field *fields, size_t n)
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		size_t i = 0;

		while (i < n && !str_eq(key, str_of(fields[i].key)))
			i++;
		if (i == n)
			json_skip(j);
		else if (fields[i].text)
			*fields[i].text = json_str(j);
		else
			json_number(j, fields[i].number);
	}
}

struct strs
fields_texts(struct json *j, struct arena *a)
{
	struct strs all = { 0 };

	if (!json_enter(j, '['))
		return all;
	while (json_item(j)) {
		struct str one = json_str(j);

		if (one.n > 0)
			strs_add(a, &all, one);
	}
	return all;
}

enum status
fields_end(struct import *in, struct json *j)
{
	struct place at;

	if (!json_bad(j))
		return ST_OK;
	at = import_line(in, json_line(j));
	diag_say(in->diag, DIAG_BAD_JSON, &at, "%s", "");
	return ST_PART;
}

#include <jansson.h>
#include <string.h>

#include "json_oracle.h"

static json_t *
load(struct str s, json_error_t *e)
{
	return json_loadb(
	    s.n > 0 ? s.p : "", s.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, e);
}

/* What jansson refuses and the reader takes, as read/json.h says. */
static bool
excused(const json_error_t *e)
{
	enum json_error_code code = json_error_code(e);

	return code == json_error_invalid_utf8 ||
	       code == json_error_numeric_overflow ||
	       code == json_error_null_character ||
	       code == json_error_null_byte_in_key ||
	       strstr(e->text, "invalid Unicode") != NULL;
}

enum oracle_says
json_oracle_compare(struct str document, struct str echo)
{
	json_error_t e;
	json_t *theirs = load(document, &e), *ours;
	enum oracle_says says;

	if (theirs == NULL)
		return excused(&e) ? ORACLE_EXCUSED : ORACLE_REFUSES;
	ours = load(echo, &e);
	says = ours != NULL && json_equal(ours, theirs) ? ORACLE_SAME
	                                                : ORACLE_OTHER;
	json_decref(ours);
	json_decref(theirs);
	return says;
}

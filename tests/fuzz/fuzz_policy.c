/* The owner's policy; the lines after one of "%%" are a text that its rules
 * are held against. */
#include "base/arena.h"
#include "plan/policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static FILE *quiet;
	struct arena *a = arena_make("fuzz");
	struct str s = { (const char *)data, n }, text = STR("Ann Example");
	struct diag *d;
	struct groups groups;
	struct policy p = { 0 };
	size_t end = str_find(s, STR("\n%%\n"));

	if (quiet == NULL)
		quiet = fopen("/dev/null", "w");
	d = diag_make(a, quiet, LV_FATAL);
	if (end != SIZE_MAX) {
		text = str_sub(s, end + 4, SIZE_MAX);
		s = str_sub(s, 0, end);
	}
	groups_init(&groups);
	policy_parse(a, STR("policy.ini"), s, &groups, &p, d);
	for (uint32_t i = 0; i < p.rules.n; i++)
		policy_matches(a, p.rules.v[i].pattern, text);
	arena_free(a);
	return 0;
}

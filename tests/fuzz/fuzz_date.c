/* A date of any text is none, or one between the years -1 and 10000 (a zone
 * may lead a day out). */
#include <stdlib.h>

#include "read/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = { (const char *)data, n };

	for (int order = DATE_UNKNOWN; order <= DATE_YMD; order++) {
		enum date_order learned = DATE_UNKNOWN;
		int64_t when = date_parse(s, (enum date_order)order);

		date_learn(s, &learned);
		if (when != WHEN_NONE &&
		    (when_date(when).year < -1 || when_date(when).year > 10000))
			abort();
	}
	return 0;
}

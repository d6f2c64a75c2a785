/*
 * What is printed instead of written: --explain, --view-as, --inspect,
 * --formats, --emitters, --settings.  Nothing an export said reaches the
 * terminal with its control bytes.
 */
#ifndef TELL_H
#define TELL_H

#include <stdio.h>

#include "audience/audience.h"
#include "intake.h"

/* Both false where nobody is meant by `who` (a name in any spelling, a key,
 * for view-as also group:ID or stranger). */
bool tell_explain(FILE *, struct arena *, const struct plan *, struct str who);
bool tell_view_as(FILE *, struct arena *, const struct plan *, struct str who);

/* After a plan was written: the numbers, and which file to open. */
void tell_result(
    FILE *, struct arena *, const struct config *, const struct plan *);
/* Where nothing can be planned, for this reason: what to download, and
 * where. */
void tell_nothing(FILE *, struct diag *, enum diag_code);

void tell_inspect(FILE *, const struct intake *, const struct config *);
void tell_formats(FILE *);
void tell_emitters(FILE *);
/* The facts are told as they stand in their files, in English. */
void tell_settings(FILE *, struct arena *, const struct phrases *,
    const struct facts *, int64_t now);

#endif

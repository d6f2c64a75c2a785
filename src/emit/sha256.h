/*
 * SHA-256 (FIPS 180-4), for the page's content security policy: none of the
 * libraries that are linked gives it away.
 */
#ifndef EMIT_SHA256_H
#define EMIT_SHA256_H

#include "base/str.h"

/* The digest in base 64, as browsers want it. */
struct str sha256_base64(struct arena *, struct str);

#endif

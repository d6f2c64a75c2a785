/*
 * A date taken apart: numbers, words it knows, and the signs between them.
 */
#ifndef READ_DATE_PARTS_H
#define READ_DATE_PARTS_H

#include "base/str.h"

enum part_kind {
	PART_NUMBER,
	PART_MONTH, /* `value` is its number */
	PART_HALF,  /* of the day: `value` is 0 or 12 */
	PART_HOUR,  /* the word for "hours": "13h05", "13 Uhr" */
	PART_ZONE,  /* UTC, GMT or Z */
	PART_OTHER_ZONE,
	PART_FILL, /* "at", "klo", "de": says nothing */
	PART_WORD, /* any other */
	PART_SIGN  /* `value` is the character */
};

struct part {
	enum part_kind kind;
	int value;
	int digits;  /* of a number; more than 9 are counted, not read */
	bool spaced; /* white space stands before it */
	int after;   /* the sign right behind it, or 0 */
	char unit;   /* of a number, if written: 'y', 'd' */
};

enum { PARTS_MAX = 32 };

struct parts {
	struct part v[PARTS_MAX];
	uint32_t n;
};

/* False where there are too many parts, or characters that are in no date. */
bool date_parts(struct str, struct parts *);

#endif

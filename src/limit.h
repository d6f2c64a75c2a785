/*
 * Every cap of the program, in one place.  Reaching one is a named message,
 * never silence.
 */
#ifndef LIMIT_H
#define LIMIT_H

enum {
	LIMIT_MEMBERS = 2000000, /* members of one archive or folder */
	LIMIT_DEPTH = 64,        /* folders in folders; brackets in JSON */
	LIMIT_PATH = 4096,       /* bytes of a member's path */
	LIMIT_FIELDS = 4096,     /* columns of a CSV row */
	LIMIT_CONTACT = 256,     /* addresses of a kind, and labels, of one */
	LIMIT_NAME = 256,        /* code points of a name that are kept */
	LIMIT_TEXT = 65536,      /* bytes of a post or a note that are kept */
	LIMIT_MARKUP_DEPTH = 256,
	LIMIT_ATTRIBUTES = 256, /* of one element, where words count as such */
	LIMIT_GATHERING = 5000  /* people in one thread, event or photo */
};

/* Bytes of one member that are unpacked. */
#define LIMIT_MEMBER ((int64_t)1 << 30)
/* Bytes that an archive may unpack to, whatever its size, and how many times
 * its size beyond that; texts shrink to a tenth, bombs to a thousandth. */
#define LIMIT_UNPACKED ((int64_t)512 << 20)
#define LIMIT_RATIO 200
/* Bytes that all members together may unpack to. */
#define LIMIT_TOTAL ((int64_t)64 << 30)

#endif

/*
 * The output folder: whole or not at all.
 *
 * Files are written to a folder of their own beside DIR (0700, files 0600).
 * out_commit() makes all of it durable and exchanges the two folders in one
 * step (renameat2 RENAME_EXCHANGE; where the file system can't, two renames),
 * so that a run that fails or is killed leaves the old DIR as it was.  Files
 * in DIR that hedgerow did not write are carried over.  A DIR that is not
 * empty and not ours is refused; two runs at once are kept apart by a lock.
 *
 * What an export said reaches a file only through an escaping function; the
 * one that does not escape is out_text, for our own words.
 */
#ifndef EMIT_OUT_H
#define EMIT_OUT_H

#include "base/diag.h"
#include "base/str.h"

struct out;  /* the folder */
struct file; /* one file in it */

/* NULL and said where DIR is refused or cannot be made.  `redacted`: DIR may
 * not hold a plan that is not.  Puts right what a killed run left. */
struct out *out_open(
    struct arena *, const char *dir, bool redacted, struct diag *);
/*
 * A file of DIR that the run reads and writes anew ("answers.csv"), as it was
 * when it was read: if it is changed by somebody else from then until the
 * commit, the commit fails.
 */
struct seen_file {
	const char *path; /* NULL: not guarded */
	bool there;
	int64_t size, seconds, nanoseconds;
	uint64_t inode;
};

/* Call before reading it.  The path is not copied. */
struct seen_file seen_look(const char *path);
void out_guard(struct out *, const struct seen_file *);
/* Writes this file alone, whole or not at all, in a DIR that is there: only if
 * it is as it was when `seen` was taken, which then tells how it is now.
 * False and said if not. */
bool out_replace(
    struct arena *, struct seen_file *seen, struct str bytes, struct diag *);

/* False and said where anything could not be written; then DIR is untouched.
 * Either way the out is closed. */
bool out_commit(struct out *);
/* Throws away what was written. */
void out_drop(struct out *);

/*
 * A file by its path below DIR ("lists/facebook/Hazel.txt"); folders are made
 * as needed.  After the first failed write every later one does nothing, and
 * out_commit tells.  Names hold no "..", and bytes outside [A-Za-z0-9 ._-]
 * and UTF-8 letters become '_'.
 */
struct file *out_file(struct out *, struct str path);
void file_close(struct file *);

/* A file in memory: for a part that is put into another file, and for tests.
 * The bytes stand until the next write. */
struct file *file_memory(struct arena *);
struct str file_bytes(const struct file *);

void file_text(struct file *, struct str); /* as it is: ours, never input */
void file_fmt(struct file *, const char *fmt, ...) /* numbers and our words */
    __attribute__((format(printf, 2, 3)));
void file_xml(struct file *, struct str);   /* XML and HTML text, attributes;
                                               characters XML forbids vanish */
void file_csv(struct file *, struct str);   /* one field, quoted where needed;
                                               a leading = + - @ tab CR gets a
                                               ' before it, numbers do not */
void file_md(struct file *, struct str);    /* Markdown text: one line, with
                                               its signs escaped */
void file_vcard(struct file *, struct str); /* a value of a vCard */
void file_line(struct file *, struct str);  /* one line of plain text: control
                                               characters become spaces */

#endif

#ifndef EMIT_SWAP_H
#define EMIT_SWAP_H

#include <stdbool.h>

/*
 * Exchanges two folders of one parent in one step.  False with errno; ENOSYS
 * where the system or the file system has no such step.
 */
bool swap_folders(int parent, const char *a, const char *b);

#endif

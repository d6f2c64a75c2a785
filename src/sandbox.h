/*
 * The sandbox: before the first byte of an export is read, the program gives
 * up the network, starting other programs, and all files but the ones named.
 *
 * seccomp refuses socket, connect, bind, execve and their kin;
 * Landlock (where the kernel has it) allows reading below the paths given
 * and writing below `write` alone.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

struct sandbox {
	const char *const *read; /* files and folders; missing ones are fine */
	uint32_t read_n;
	const char *write; /* a folder, or NULL for none */
};

/* What is in force afterwards, as bits.  Never fails: where a kernel lacks
 * one of them the caller says so, and the run goes on. */
enum { SANDBOX_SYSCALLS = 1, SANDBOX_FILES = 2 };
int sandbox_enter(const struct sandbox *);

#endif

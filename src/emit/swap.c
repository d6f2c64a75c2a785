/*
 * renameat2(2) is Linux's own, so it is called by its number: no header of
 * POSIX declares it.
 */
#define _DEFAULT_SOURCE
#include "emit/swap.h"

#include <errno.h>
#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

bool
swap_folders(int parent, const char *a, const char *b)
{
#ifdef SYS_renameat2
	enum { EXCHANGE = 2 }; /* RENAME_EXCHANGE of linux/fs.h */

	if (syscall(SYS_renameat2, parent, a, parent, b, EXCHANGE) == 0)
		return true;
	if (errno == EINVAL || errno == EOPNOTSUPP)
		errno = ENOSYS;
	return false;
#else
	(void)parent, (void)a, (void)b;
	errno = ENOSYS;
	return false;
#endif
}

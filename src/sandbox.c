/* syscall(2) and O_PATH are no part of POSIX. */
#define _GNU_SOURCE

#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* gcov writes its counts beside the objects as the program ends, so in the
 * build for `make cover`, and in no other, files stay open. */
#ifdef COVERAGE
enum { LOCK_FILES = false };
#else
enum { LOCK_FILES = true };
#endif

static bool
refuse_syscalls(void)
{
	static const int refused[] = {
		SCMP_SYS(socket),
		SCMP_SYS(socketpair),
		SCMP_SYS(connect),
		SCMP_SYS(bind),
		SCMP_SYS(listen),
		SCMP_SYS(accept),
		SCMP_SYS(accept4),
		SCMP_SYS(sendto),
		SCMP_SYS(sendmsg),
		SCMP_SYS(execve),
		SCMP_SYS(execveat),
		SCMP_SYS(io_uring_setup),
	};
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ALLOW);
	bool good = ctx != NULL;

	for (size_t i = 0; good && i < sizeof(refused) / sizeof(refused[0]);
	     i++)
		good = seccomp_rule_add(
			   ctx, SCMP_ACT_ERRNO(EPERM), refused[i], 0) == 0;
	good = good && seccomp_load(ctx) == 0;
	if (ctx != NULL)
		seccomp_release(ctx);
	return good;
}

#define READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE                                                              \
	(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |   \
	    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR | \
	    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SYM)

static bool
allow(int ruleset, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = access };
	struct stat st;
	bool good;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return errno == ENOENT;
	if (fstat(rule.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.allowed_access &= LANDLOCK_ACCESS_FS_READ_FILE |
		                       LANDLOCK_ACCESS_FS_WRITE_FILE;
	good = syscall(SYS_landlock_add_rule, ruleset,
		   LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
	close(rule.parent_fd);
	return good;
}

/* Where the kernel knows it, moving between folders has to be allowed too:
 * the output is exchanged with what was there (version 2 of Landlock). */
static uint64_t
moving(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);

	return version >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0;
}

static bool
refuse_files(const struct sandbox *s)
{
	uint64_t all = READ | WRITE | moving();
	struct landlock_ruleset_attr attr = { .handled_access_fs = all };
	int ruleset =
	    (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
	bool good = ruleset >= 0;

	for (uint32_t i = 0; good && i < s->read_n; i++)
		good = allow(ruleset, s->read[i], READ);
	if (good && s->write != NULL)
		good = allow(ruleset, s->write, all);
	good = good && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	if (ruleset >= 0)
		close(ruleset);
	return good;
}

int
sandbox_enter(const struct sandbox *s)
{
	int in_force = 0;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return 0;
	if (LOCK_FILES && refuse_files(s))
		in_force |= SANDBOX_FILES;
	if (refuse_syscalls())
		in_force |= SANDBOX_SYSCALLS;
	return in_force;
}

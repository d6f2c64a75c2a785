/*
 * The sandbox: after entering it there is no network, no other program and
 * no file but the ones named.  Each test enters it in a child of its own.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "sandbox.h"

static char top[] = "/tmp/hedgerow-sandbox-XXXXXX";
static char listed[64], other[64], sub[64], made[80];

static void
write_file(const char *path)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs("content\n", f);
	assert_int_equal(fclose(f), 0);
}

static int
setup(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(top));
	snprintf(listed, sizeof(listed), "%s/listed", top);
	snprintf(other, sizeof(other), "%s/other", top);
	snprintf(sub, sizeof(sub), "%s/out", top);
	snprintf(made, sizeof(made), "%s/made", sub);
	write_file(listed);
	write_file(other);
	assert_int_equal(mkdir(sub, 0700), 0);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(listed);
	unlink(other);
	unlink(made);
	rmdir(sub);
	return rmdir(top);
}

/* What a child in the sandbox finds: its exit status. */
static int
in_sandbox(int (*look)(int in_force), bool write)
{
	const char *const read[] = { listed, "/nowhere/at/all" };
	struct sandbox box = {
		.read = read, .read_n = 2, .write = write ? sub : NULL
	};
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0)
		_exit(look(sandbox_enter(&box)));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Whether the call failed for want of permission. */
static bool
refused(int result)
{
	return result < 0 && (errno == EPERM || errno == EACCES);
}

static int
look_network(int in_force)
{
	static const int families[] = { AF_INET, AF_INET6, AF_UNIX };
	int pair[2];

	if ((in_force & SANDBOX_SYSCALLS) == 0)
		return 1;
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (socket(families[i], SOCK_STREAM, 0) >= 0 || errno != EPERM)
			return 2;
	return refused(socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) ? 0 : 3;
}

static void
no_network(void **state)
{
	(void)state;
	assert_int_equal(in_sandbox(look_network, false), 0);
}

static int
look_program(int in_force)
{
	char *const argv[] = { (char[]){ "true" }, NULL };
	char *const envp[] = { NULL };

	(void)in_force;
	return refused(execve("/bin/true", argv, envp)) ? 0 : 1;
}

static void
no_program(void **state)
{
	(void)state;
	assert_int_equal(in_sandbox(look_program, false), 0);
}

enum { NO_LANDLOCK = 77 };

static int
look_files(int in_force)
{
	if (open(listed, O_RDONLY) < 0)
		return 1;
	if ((in_force & SANDBOX_FILES) == 0)
		return NO_LANDLOCK;
	if (!refused(open(other, O_RDONLY)))
		return 2;
	if (!refused(open(listed, O_WRONLY)))
		return 3;
	return refused(open(made, O_WRONLY | O_CREAT, 0600)) ? 0 : 4;
}

static void
files_listed_only(void **state)
{
	int found = in_sandbox(look_files, false);

	(void)state;
	if (found == NO_LANDLOCK)
		skip(); /* an older kernel; the program says so with -v */
	assert_int_equal(found, 0);
}

static int
look_writing(int in_force)
{
	int fd = open(made, O_WRONLY | O_CREAT, 0600);

	if (fd < 0 || write(fd, "x", 1) != 1 || close(fd) != 0)
		return 1;
	if (unlink(made) != 0)
		return 2;
	if ((in_force & SANDBOX_FILES) == 0)
		return NO_LANDLOCK;
	return refused(open(other, O_WRONLY)) ? 0 : 3;
}

static void
writes_below_one_folder(void **state)
{
	int found = in_sandbox(look_writing, true);

	(void)state;
	if (found == NO_LANDLOCK)
		skip();
	assert_int_equal(found, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_network),
		cmocka_unit_test(no_program),
		cmocka_unit_test(files_listed_only),
		cmocka_unit_test(writes_below_one_folder),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}

/*
 * The output folder where the file system can't exchange two folders: this
 * program has a swap_folders of its own, which takes the place of the real
 * one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "emit/out.h"
#include "emit/swap.h"
#include "emit/tree.h"

static int asked; /* how often */

bool
swap_folders(int parent, const char *a, const char *b)
{
	(void)parent, (void)a, (void)b;
	asked++;
	errno = ENOSYS;
	return false;
}

static bool
write_generation(struct arena *a, const char *dir, int generation)
{
	struct out *o = out_open(a, dir, false, diag_make(a, stderr, LV_NOTE));
	char path[32];

	for (int i = 0; o != NULL && i < 3; i++) {
		struct file *f;

		snprintf(path, sizeof(path), "lists/%d.txt", i);
		f = out_file(o, str_of(path));
		file_fmt(f, "%d", generation);
		file_close(f);
	}
	return o != NULL && out_commit(o);
}

static void
read_file(const char *dir, const char *name, char text[32])
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "r");
	if (f == NULL)
		fail_msg("no file '%s'", name);
	text[fread(text, 1, 31, f)] = '\0';
	fclose(f);
}

static void
write_until_killed(const char *dir)
{
	for (int i = 1;; i++) {
		struct arena *a = arena_make("test");

		if (!write_generation(a, dir, i))
			_exit(1);
		arena_free(a);
	}
}

static void
killed(void **state)
{
	char home[] = "/tmp/hedgerow-test-XXXXXX";
	struct arena *a = arena_make("test");
	char dir[64], own[80], text[32], first[32];
	FILE *f;
	int fd;

	(void)state;
	assert_non_null(mkdtemp(home));
	snprintf(dir, sizeof(dir), "%s/out", home);
	snprintf(own, sizeof(own), "%s/notes.txt", dir);
	assert_true(write_generation(a, dir, 1));
	f = fopen(own, "w");
	assert_non_null(f);
	fputs("mine", f);
	fclose(f);
	for (int round = 0; round < 30; round++) {
		struct timespec wait = { .tv_nsec = 500000 + round * 777777 };
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			write_until_killed(dir);
		nanosleep(&wait, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		/* What was left is put right by the next run to open it. */
		out_drop(
		    out_open(a, dir, false, diag_make(a, stderr, LV_NOTE)));
		read_file(dir, "lists/0.txt", first);
		read_file(dir, "lists/2.txt", text);
		assert_string_equal(text, first);
		read_file(dir, "notes.txt", text);
		assert_string_equal(text, "mine");
	}
	assert_true(write_generation(a, dir, 7));
	assert_true(asked > 0);
	fd = open(home, O_RDONLY | O_DIRECTORY);
	assert_true(tree_remove(a, fd));
	close(fd);
	assert_int_equal(rmdir(home), 0);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(killed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

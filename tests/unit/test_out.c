/*
 * The output folder: whole or not at all, and nobody else's.
 */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "emit/out.h"
#include "emit/tree.h"

static char home[] = "/tmp/hedgerow-test-XXXXXX";

/* What a test has: its folder is the current one and empty. */
struct test {
	struct arena *arena;
	struct diag *diag;
	FILE *to;
	char *said;
	size_t said_n;
};

static int
set_up(void **state)
{
	struct test *t = calloc(1, sizeof(*t));

	memcpy(home + strlen(home) - 6, "XXXXXX", 6);
	assert_non_null(mkdtemp(home));
	assert_int_equal(chdir(home), 0);
	t->arena = arena_make("test");
	t->to = open_memstream(&t->said, &t->said_n);
	t->diag = diag_make(t->arena, t->to, LV_NOTE);
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	struct test *t = *state;
	int fd = open(home, O_RDONLY | O_DIRECTORY);

	assert_int_equal(chdir("/"), 0);
	assert_true(tree_remove(t->arena, fd));
	close(fd);
	fclose(t->to);
	free(t->said);
	arena_free(t->arena);
	free(t);
	return rmdir(home);
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
holds(const char *path, const char *text)
{
	char buf[4096] = "";
	FILE *f = fopen(path, "r");

	if (f == NULL)
		fail_msg("no file '%s'", path);
	buf[fread(buf, 1, sizeof(buf) - 1, f)] = '\0';
	fclose(f);
	assert_string_equal(buf, text);
}

static uint32_t
entries(const char *dir)
{
	DIR *d = opendir(dir);
	uint32_t n = 0;

	assert_non_null(d);
	for (struct dirent *e = readdir(d); e != NULL; e = readdir(d))
		n +=
		    strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	closedir(d);
	return n;
}

static int
mode(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

static void
add(struct out *o, const char *path, const char *text)
{
	struct file *f = out_file(o, str_of(path));

	file_text(f, str_of(text));
	file_close(f);
}

/* A whole run that writes one file. */
static bool
write_one(struct test *t, const char *dir, const char *path, const char *text)
{
	struct out *o = out_open(t->arena, dir, false, t->diag);

	if (o == NULL)
		return false;
	add(o, path, text);
	return out_commit(o);
}

static void
refused(struct test *t, const char *dir, enum diag_code why)
{
	uint32_t before = diag_count(t->diag, why);

	assert_null(out_open(t->arena, dir, false, t->diag));
	assert_int_equal(diag_count(t->diag, why), before + 1);
}

static void
first_run(void **state)
{
	umask(0);
	assert_true(
	    write_one(*state, "out", "lists/facebook/Hazel.txt", "Ann"));
	umask(022);
	holds("out/lists/facebook/Hazel.txt", "Ann");
	holds("out/.hedgerow", "hedgerow output 1\nlists/facebook/Hazel.txt\n");
	assert_int_equal(mode("out"), 0700);
	assert_int_equal(mode("out/lists"), 0700);
	assert_int_equal(mode("out/lists/facebook/Hazel.txt"), 0600);
	assert_int_equal(mode("out/.hedgerow"), 0600);
	assert_int_equal(entries("."), 1);
}

static void
second_run_replaces(void **state)
{
	assert_true(write_one(*state, "out", "lists/x/Old.txt", "1"));
	assert_true(write_one(*state, "out/", "plan.md", "2"));
	holds("out/plan.md", "2");
	assert_int_equal(entries("out"), 2);
	assert_int_equal(entries("."), 1);
}

static void
own_files_stay(void **state)
{
	struct stat st;

	assert_true(write_one(*state, "out", "lists/x/Old.txt", "1"));
	put("out/notes.txt", "mine");
	put("out/lists/x/mine.txt", "mine too");
	assert_int_equal(mkdir("out/empty", 0755), 0);
	assert_int_equal(symlink("notes.txt", "out/link"), 0);
	assert_true(write_one(*state, "out", "plan.md", "2"));
	holds("out/notes.txt", "mine");
	holds("out/lists/x/mine.txt", "mine too");
	assert_int_not_equal(access("out/lists/x/Old.txt", F_OK), 0);
	assert_int_equal(access("out/empty", F_OK), 0);
	assert_int_equal(lstat("out/link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(entries("."), 1);
}

/* A file of the owner's own where one of ours belongs. */
static void
own_file_in_the_way(void **state)
{
	struct test *t = *state;

	assert_true(write_one(t, "out", "plan.md", "1"));
	put("out/undo.md", "mine");
	assert_false(write_one(t, "out", "undo.md", "ours"));
	assert_int_equal(diag_count(t->diag, DIAG_OUT_FAILED), 1);
	holds("out/undo.md", "mine");
	holds("out/plan.md", "1");
	assert_int_equal(entries("."), 1);
}

static void
foreign_folder(void **state)
{
	assert_int_equal(mkdir("photos", 0755), 0);
	put("photos/a.txt", "a");
	refused(*state, "photos", DIAG_NOT_OURS);
	put("photos/.hedgerow", "something else\n");
	refused(*state, "photos", DIAG_NOT_OURS);
	assert_int_equal(mkfifo("photos/plan.json", 0600), 0);
	refused(*state, "photos", DIAG_NOT_OURS);
	assert_int_equal(entries("photos"), 3);
	assert_int_equal(entries("."), 1);
}

static void
empty_folder(void **state)
{
	assert_int_equal(mkdir("out", 0755), 0);
	assert_true(write_one(*state, "out", "plan.md", "1"));
	assert_int_equal(mode("out"), 0700);
	assert_int_equal(entries("."), 1);
}

/* The marker was lost, but the plan tells. */
static void
known_by_its_plan(void **state)
{
	assert_int_equal(mkdir("out", 0755), 0);
	put("out/plan.json", "{\n \"format\": \"hedgerow-plan/1\",\n");
	put("out/other.txt", "?");
	assert_true(write_one(*state, "out", "plan.json", "{}"));
	holds("out/plan.json", "{}");
	holds("out/other.txt", "?");
}

static void
bad_places(void **state)
{
	put("file", "x");
	assert_int_equal(symlink("nowhere/at/all", "dangling"), 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	refused(*state, ".", DIAG_OUT_FAILED);
	refused(*state, "..", DIAG_OUT_FAILED);
	refused(*state, "/", DIAG_OUT_FAILED);
	refused(*state, "", DIAG_OUT_FAILED);
	refused(*state, "no/such/folder", DIAG_OUT_FAILED);
	refused(*state, "dangling", DIAG_OUT_FAILED);
	refused(*state, "loop", DIAG_OUT_FAILED);
	refused(*state, "file", DIAG_OUT_FAILED);
	assert_int_equal(entries("."), 3);
}

static void
link_to_folder(void **state)
{
	struct stat st;

	assert_int_equal(mkdir("real", 0755), 0);
	assert_int_equal(symlink("real", "out"), 0);
	assert_true(write_one(*state, "out", "plan.md", "1"));
	holds("real/plan.md", "1");
	assert_int_equal(lstat("out", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(entries("."), 2);
}

static void
two_runs(void **state)
{
	struct test *t = *state;
	struct out *o;

	assert_true(write_one(t, "out", "plan.md", "1"));
	o = out_open(t->arena, "out", false, t->diag);
	assert_non_null(o);
	add(o, "plan.md", "2");
	refused(t, "out", DIAG_OUT_BUSY);
	assert_true(out_commit(o));
	holds("out/plan.md", "2");
	assert_true(write_one(t, "out", "plan.md", "3"));
	assert_int_equal(entries("."), 1);
}

static void
what_a_killed_run_left(void **state)
{
	assert_int_equal(mkdir(".out.hedgerow-new", 0700), 0);
	assert_int_equal(mkdir(".out.hedgerow-new/lists", 0500), 0);
	put(".out.hedgerow-new/plan.md", "half");
	assert_true(write_one(*state, "out", "undo.md", "1"));
	assert_int_equal(entries("out"), 2);
	/* Killed between the two renames: there is no DIR. */
	assert_int_equal(rename("out", ".out.hedgerow-old"), 0);
	put(".out.hedgerow-old/mine.txt", "mine");
	assert_true(write_one(*state, "out", "undo.md", "2"));
	holds("out/mine.txt", "mine");
	/* Killed after them. */
	assert_int_equal(mkdir(".out.hedgerow-old", 0700), 0);
	put(".out.hedgerow-old/undo.md", "1");
	assert_true(write_one(*state, "out", "undo.md", "3"));
	holds("out/undo.md", "3");
	assert_int_equal(entries("."), 1);
}

static void
answers_saved_meanwhile(void **state)
{
	struct test *t = *state;
	struct seen_file seen;
	struct out *o;

	assert_true(write_one(t, "out", "answers.csv", "key,answer\n"));
	seen = seen_look("out/answers.csv");
	o = out_open(t->arena, "out", false, t->diag);
	out_guard(o, &seen);
	add(o, "answers.csv", "new");
	put("out/answers.csv", "key,answer\nx,y\n");
	assert_false(out_commit(o));
	assert_int_equal(diag_count(t->diag, DIAG_OUT_CHANGED), 1);
	holds("out/answers.csv", "key,answer\nx,y\n");
	seen = seen_look("out/answers.csv");
	o = out_open(t->arena, "out", false, t->diag);
	out_guard(o, &seen);
	add(o, "answers.csv", "new");
	assert_true(out_commit(o));
	holds("out/answers.csv", "new");
	assert_int_equal(entries("."), 1);
}

static void
redacted(void **state)
{
	struct test *t = *state;
	struct out *o;

	assert_true(write_one(t, "out", "plan.md", "names"));
	assert_null(out_open(t->arena, "out", true, t->diag));
	assert_int_equal(diag_count(t->diag, DIAG_NOT_REDACTED), 1);
	for (int i = 0; i < 2; i++) {
		o = out_open(t->arena, "safe", true, t->diag);
		assert_non_null(o);
		add(o, "plan.md", "none");
		assert_true(out_commit(o));
	}
	assert_int_equal(entries("."), 2);
}

static void
hostile_names(void **state)
{
	struct test *t = *state;
	struct out *o = out_open(t->arena, "out", false, t->diag);
	char longer[600];

	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	add(o, "lists/../../evil.txt", "1");
	add(o, "lists/.hidden", "2");
	add(o, "lists/a\nb:c*\xE2\x80\xAE.txt", "3");
	add(o, "lists/Zo\xC3\xAB.txt", "4");
	add(o, longer, "5");
	assert_true(out_commit(o));
	holds("out/lists/_./_./evil.txt", "1");
	holds("out/lists/_hidden", "2");
	holds("out/lists/a_b_c__.txt", "3");
	holds("out/lists/Zo\xC3\xAB.txt", "4");
	assert_int_equal(entries("."), 1);
}

/* A file that can't be written: here, one that was written before. */
static void
failure_leaves_all(void **state)
{
	struct test *t = *state;
	struct out *o;

	assert_true(write_one(t, "out", "plan.md", "old"));
	o = out_open(t->arena, "out", false, t->diag);
	add(o, "plan.md", "new");
	add(o, "plan.md", "again");
	add(o, "undo.md", "new");
	assert_false(out_commit(o));
	assert_int_equal(diag_count(t->diag, DIAG_OUT_FAILED), 1);
	holds("out/plan.md", "old");
	assert_int_equal(entries("out"), 2);
	assert_int_equal(entries("."), 1);
}

static void
full_disk(void **state)
{
	struct test *t = *state;
	struct out *o;
	struct file *f;
	int full = open("/dev/full", O_WRONLY), taken = -1;

	if (full < 0)
		skip();
	assert_true(write_one(t, "out", "plan.md", "old"));
	o = out_open(t->arena, "out", false, t->diag);
	f = out_file(o, STR("plan.md"));
	/* The last descriptor opened is the file's. */
	taken = dup(full) - 1;
	assert_int_equal(dup2(full, taken), taken);
	close(taken + 1);
	for (int i = 0; i < 5000; i++)
		file_fmt(f, "%d of many lines\n", i);
	file_close(f);
	assert_false(out_commit(o));
	assert_int_equal(diag_count(t->diag, DIAG_OUT_FAILED), 1);
	holds("out/plan.md", "old");
	close(full);
	assert_int_equal(entries("."), 1);
}

static void
write_generation(struct test *t, int generation)
{
	struct out *o = out_open(t->arena, "out", false, t->diag);
	char text[32], path[32];

	if (o == NULL)
		_exit(1);
	snprintf(text, sizeof(text), "%d", generation);
	for (int i = 0; i < 5; i++) {
		snprintf(path, sizeof(path), "lists/%d.txt", i);
		add(o, path, text);
	}
	if (!out_commit(o))
		_exit(1);
}

/* Whatever moment a writer is killed in, all files are of one run. */
static void
killed(void **state)
{
	struct test *t = *state;

	write_generation(t, 0);
	put("out/notes.txt", "mine");
	for (int round = 0; round < 40; round++) {
		pid_t child = fork();
		char first[32] = "", path[64];
		FILE *f;

		assert_true(child >= 0);
		if (child == 0)
			for (int i = 1;; i++)
				write_generation(t, round * 1000 + i);
		usleep((useconds_t)(500 + (round * 7919) % 20000));
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		f = fopen("out/lists/0.txt", "r");
		assert_non_null(f);
		assert_non_null(fgets(first, sizeof(first), f));
		fclose(f);
		for (int i = 1; i < 5; i++) {
			snprintf(path, sizeof(path), "out/lists/%d.txt", i);
			holds(path, first);
		}
		holds("out/notes.txt", "mine");
	}
	write_generation(t, 1);
	assert_int_equal(entries("."), 1);
	assert_int_equal(entries("out"), 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(first_run),
		TEST(second_run_replaces),
		TEST(own_files_stay),
		TEST(own_file_in_the_way),
		TEST(foreign_folder),
		TEST(empty_folder),
		TEST(known_by_its_plan),
		TEST(bad_places),
		TEST(link_to_folder),
		TEST(two_runs),
		TEST(what_a_killed_run_left),
		TEST(answers_saved_meanwhile),
		TEST(redacted),
		TEST(hostile_names),
		TEST(failure_leaves_all),
		TEST(full_disk),
		TEST(killed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

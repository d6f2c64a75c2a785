/*
 * pack ARCHIVE DIR [PASSWORD]: packs a folder for the tests, sorted, with
 * fixed times; .zip, with 64-bit sizes where the name has "64", or .tgz.
 */
#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void
fail(const char *what)
{
	fprintf(stderr, "pack: %s\n", what);
	exit(73);
}

static void
add(struct archive *a, const char *path, const char *name)
{
	static char bytes[1 << 24];
	struct archive_entry *e = archive_entry_new();
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		fail(path);
	n = fread(bytes, 1, sizeof(bytes), f);
	fclose(f);
	archive_entry_set_pathname(e, name);
	archive_entry_set_size(e, (int64_t)n);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_mtime(e, 1767225600, 0);
	if (archive_write_header(a, e) != ARCHIVE_OK ||
	    archive_write_data(a, bytes, n) != (la_ssize_t)n)
		fail(archive_error_string(a));
	archive_entry_free(e);
}

static int
is_inside(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

static void
walk(struct archive *a, const char *dir, const char *inside)
{
	struct dirent **list;
	int n = scandir(dir, &list, is_inside, alphasort);

	for (int i = 0; i < n; i++) {
		char path[4096], name[4096];
		struct stat st;

		snprintf(path, sizeof(path), "%s/%s", dir, list[i]->d_name);
		snprintf(name, sizeof(name), "%s%s", inside, list[i]->d_name);
		free(list[i]);
		if (stat(path, &st) != 0)
			fail(path);
		if (S_ISDIR(st.st_mode)) {
			strncat(name, "/", sizeof(name) - strlen(name) - 1);
			walk(a, path, name);
		} else {
			add(a, path, name);
		}
	}
	free(list);
}

int
main(int argc, char *argv[])
{
	struct archive *a = archive_write_new();

	if (argc < 3)
		fail("usage: pack ARCHIVE DIR [PASSWORD]");
	if (strstr(argv[1], ".tgz") != NULL) {
		archive_write_set_format_pax_restricted(a);
		archive_write_add_filter_gzip(a);
	} else {
		archive_write_set_format_zip(a);
	}
	if (strstr(argv[1], "64.zip") != NULL &&
	    archive_write_set_options(a, "zip:zip64") != ARCHIVE_OK)
		fail(archive_error_string(a));
	if (argc > 3 &&
	    (archive_write_set_options(a, "zip:encryption=traditional") !=
		    ARCHIVE_OK ||
		archive_write_set_passphrase(a, argv[3]) != ARCHIVE_OK))
		fail(archive_error_string(a));
	if (archive_write_open_filename(a, argv[1]) != ARCHIVE_OK)
		fail(archive_error_string(a));
	walk(a, argv[2], "");
	if (archive_write_close(a) != ARCHIVE_OK)
		fail(archive_error_string(a));
	archive_write_free(a);
	return 0;
}

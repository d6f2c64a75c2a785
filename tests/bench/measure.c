/*
 * measure TIMES COMMAND...: runs a command that many times, its output thrown
 * away, and prints the least processor time in seconds (which other programs
 * disturb less than they do the wall's clock), that run's wall time, the peak
 * of memory in MB, and the exit status.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Not in POSIX, but in every libc that has getrusage(). */
pid_t wait4(pid_t, int *, int, struct rusage *);

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
become(char *argv[])
{
	int null = open("/dev/null", O_WRONLY);

	if (null >= 0 && dup2(null, STDOUT_FILENO) >= 0 &&
	    dup2(null, STDERR_FILENO) >= 0)
		execvp(argv[0], argv);
	_exit(127);
}

int
main(int argc, char *argv[])
{
	double best = 0, wall = 0;
	long peak = 0;
	int status = 0;

	if (argc < 3) {
		fputs("usage: measure TIMES COMMAND...\n", stderr);
		return 64;
	}
	for (long i = strtol(argv[1], NULL, 10); i > 0; i--) {
		struct rusage used;
		double from = now(), took;
		pid_t child = fork();

		if (child == 0)
			become(argv + 2);
		if (child < 0 || wait4(child, &status, 0, &used) < 0)
			return 70;
		took = seconds(used.ru_utime) + seconds(used.ru_stime);
		if (best <= 0 || took < best) {
			best = took;
			wall = now() - from;
		}
		if (used.ru_maxrss > peak)
			peak = used.ru_maxrss;
	}
	printf("%.3f %.3f %.1f %d\n", best, wall, (double)peak / 1024,
	    WIFEXITED(status) ? WEXITSTATUS(status) : 128);
	return 0;
}

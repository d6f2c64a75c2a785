# lib.sh: what the cases share; `.` it from cmd.

# The program on a fixed day.
plan() {
	hedgerow --now 2026-01-05 "$@"
}

# A line per person of the plan in out/, or in the folder given.
people() {
	awk -f "$TOP/tests/cases/people.awk" "${1:-out}/plan.json"
}

# The exports of the case "whole", packed: facebook.zip, linkedin.zip and
# contacts.vcf.
whole() {
	cp -R "$TOP/tests/cases/whole/in/." .
	pack facebook.zip fb
	pack linkedin.zip li
}

# Runs a command that may fail and prints its status.
status() {
	"$@" && s=0 || s=$?
	echo "status $s"
}

# --explain without likelihoods and weights, which are tuned from time to time:
# who they are, where they went, for which reasons and from which places.
explain() {
	plan --explain "$@" >explained
	sed -E 's/^( +[-+])[0-9]+\.[0-9] /\1 /
	    s/^(  (Put under|Eingeordnet als): [^(]*) \([^)]*\)/\1/' explained
}

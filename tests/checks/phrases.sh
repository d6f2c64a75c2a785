#!/bin/sh
# phrases.sh: every language has exactly the phrases of English, with the same
# marks for arguments, so that no plan is in two languages; and the sections
# that templates name phrases of have what they name, and nothing else.
set -u
bad=0

# names FILE: "section.name marks" of each phrase, sorted.
names() {
	awk '
		/^[;#]/ || /^$/ { next }
		/^\[/ { section = substr($0, 2, index($0, "]") - 2); next }
		/^[^ \t]/ {
			id = section "." $1
			ids[++n] = id
			sub(/^[^=]*=/, "")
		}
		{
			text = $0
			while (match(text, /\{[1-9]/)) {
				marks[id, substr(text, RSTART + 1, 1)] = 1
				text = substr(text, RSTART + 2)
			}
		}
		END {
			for (i = 1; i <= n; i++) {
				line = ids[i]
				for (k = 1; k <= 9; k++)
					if ((ids[i], k) in marks)
						line = line " {" k "}"
				print line
			}
		}' "$1" | sort
}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
names templates/phrases/en.ini >"$tmp/en"
[ -s "$tmp/en" ] || { echo "no English phrases"; exit 1; }
for f in templates/phrases/*.ini; do
	names "$f" >"$tmp/other"
	if ! diff "$tmp/en" "$tmp/other" >"$tmp/diff"; then
		echo "$f differs from English:"
		cat "$tmp/diff"
		bad=1
	fi
done

grep -rhoE '\{\{> *[a-z]+\.[a-z_0-9]+ *\}\}' templates --include='*.mustache' |
    sed 's/{{> *//; s/ *}}//' | sort -u >"$tmp/used"
sections=$(cut -d. -f1 "$tmp/used" | sort -u | paste -sd'|')
sed 's/ .*//' "$tmp/en" | grep -E "^($sections)\." | sort -u >"$tmp/told"
if ! diff "$tmp/used" "$tmp/told" >"$tmp/diff"; then
	echo "what templates name (<) and templates/phrases has (>):"
	cat "$tmp/diff"
	bad=1
fi
exit $bad

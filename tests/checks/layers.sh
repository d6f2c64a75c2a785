#!/bin/sh
# One direction: who may include what.  base < read < import.h < importers;
# base < model < link, graph, plan, audience, audit, emit.  The pure codecs
# csv.h, lines.h, text.h and date.h may be used by every stage; what opens files
# (member.h) and what reads exports (json.h, markup.h) may not, but for changes,
# which reads our own plan.json.
set -u
bad=0

# allow FOLDER PATTERN: includes of the folder must match.
allow() {
	found=$(grep -nE '^#include "' "$1"/*.[ch] /dev/null |
	    grep -vE "#include \"($2)" || true)
	if [ -n "$found" ]; then
		echo "$1 reaches beyond its layer:"
		echo "$found"
		bad=1
	fi
}

codec='read/csv|read/lines|read/date|read/ini|read/text'
stage='base/|model/|limit.h'
allow src/base 'base/'
allow src/read "base/|read/|limit.h"
allow src/model "$stage"
allow src/link "$stage|link/|read/csv"
allow src/graph "$stage|graph/"
allow src/plan "$stage|plan/|link/link.h|$codec"
allow src/audience "$stage|audience/|$codec"
allow src/changes "$stage|changes/|read/json|$codec"
allow src/audit "$stage|audit/|plan/lexicon.h|plan/policy.h|plan/hours.h"
allow src/emit "$stage|emit/"
allow importers "base/|model/record.h|read/json|read/markup|$codec|import.h|limit.h|[a-z_]*\.(h|def)\""
exit $bad

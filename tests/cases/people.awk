# people.awk: a line per person of plan.json, for the cases:
# name | platforms | primary | treated_as | status | what Facebook shows
# Relies on the indent of one blank per level that plan.json has.
function text(line) {
	sub(/^[^:]*: /, "", line)
	gsub(/^"|",?$/, "", line)
	return line
}
/^ "people": \[/ { inside = 1; next }
/^ [^ ]/ { inside = 0 }
!inside { next }
/^   "/ { part = $1 }
/^   "name"/ { name = text($0) }
/^   "primary"/ { primary = text($0) }
/^   "treated_as"/ { treated = text($0) }
/^   "status"/ { status = text($0) }
/^     "platform"/ && part == "\"accounts\":" { where = where " " text($0) }
/^    "/ && part == "\"sees\":" { on = $1 }
/^     "/ && part == "\"sees\":" && on == "\"facebook\":" {
	gsub(/[^a-z_]/, "")
	sees = sees " " $0
}
/^  }/ {
	print name " |" where " | " primary " | " treated " | " status " |" sees
	where = sees = on = ""
}

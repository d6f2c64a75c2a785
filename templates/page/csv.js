// Comma-separated values, as answers.csv has them.

function readCsv(text) {
	const rows = [];
	let row = [], field = "", quoted = false;
	const end = () => {
		row.push(field);
		field = "";
	};
	for (let i = 0; i < text.length; i++) {
		const c = text[i];
		if (quoted) {
			if (c !== '"')
				field += c;
			else if (text[i + 1] === '"')
				field += text[++i];
			else
				quoted = false;
		} else if (c === '"' && field === "") {
			quoted = true;
		} else if (c === ",") {
			end();
		} else if (c === "\n") {
			end();
			rows.push(row);
			row = [];
		} else if (c !== "\r") {
			field += c;
		}
	}
	if (field !== "" || row.length > 0) {
		end();
		rows.push(row);
	}
	return rows.filter((r) => r.some((f) => f !== ""));
}

// Rows with a header as objects; null where a column is missing.
function readTable(text, ...columns) {
	const [head, ...rows] = readCsv(text.replace(/^\uFEFF/, ""));
	if (!head || !columns.every((c) => head.includes(c)))
		return null;
	return rows.map((r) => Object.fromEntries(
		head.map((name, i) => [name, r[i] ?? ""])));
}

// A spreadsheet must not take a name for a formula.
function csvField(s) {
	const safe = /^[=+\-@\t\r]/.test(s) ? "'" + s : s;
	return /[",;\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}

const csvRow = (fields) => fields.map(csvField).join(",") + "\n";

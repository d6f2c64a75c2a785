/*
 * answers.csv: the open questions, with room for the answer, and every answer
 * given so far.
 */
#include "emit/emit.h"

static void
write_question(struct file *f, const struct question *q)
{
	const struct str fields[] = { q->key, STR_NONE,
		question_kind_name(q->kind), q->other, q->id, q->text };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (i > 0)
			file_text(f, STR(","));
		file_csv(f, fields[i]);
	}
	file_text(f, STR("\n"));
}

void
answers_put(struct file *f, const struct plan *plan, const struct strs *rows,
    const struct question *but)
{
	file_text(f, STR("key,answer,kind,other,id,text\n"));
	for (uint32_t i = 0; i < plan->questions.n; i++)
		if (&plan->questions.v[i] != but)
			write_question(f, &plan->questions.v[i]);
	/* The owner's own rows; they were CSV when they were read. */
	for (uint32_t i = 0; i < rows->n; i++) {
		file_text(f, rows->v[i]);
		file_text(f, STR("\n"));
	}
}

static bool
write_answers(struct emit *e)
{
	struct file *f = out_file(e->out, STR("answers.csv"));

	answers_put(f, e->plan, &e->plan->answers_kept, NULL);
	file_close(f);
	return true;
}

const struct emitter emitter_answers_csv = {
	.name = "answers.csv",
	.about = "the questions to answer, and the answers given so far",
	.write = write_answers,
};

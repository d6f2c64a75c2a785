#include "emit/emit.h"

#include "base/arena.h"
#include "emit/template.h"
#include "emit/view.h"

#define EMITTER(name) extern const struct emitter emitter_##name;
#include "emit/emitters.def"
#undef EMITTER

const struct emitter *const emitters[] = {
#define EMITTER(name) &emitter_##name,
#include "emit/emitters.def"
#undef EMITTER
};

const uint32_t emitters_n = sizeof(emitters) / sizeof(emitters[0]);

json_t *
emit_view(struct emit *e)
{
	if (e->view == NULL)
		e->view = view_plan(e->scratch, e->plan);
	return e->view;
}

struct str
emit_partial(void *emit, const char *name)
{
	const struct emit *e = emit;
	struct str phrase = phrases_get(e->plan->phrases, str_of(name));

	return phrase.n > 0 ? phrase
	                    : e->templates->get(e->templates->ctx, name);
}

bool
emit_markdown(
    struct emit *e, const char *template_name, json_t *data, const char *path)
{
	const struct template_job job = { .scratch = e->scratch,
		.source = e->templates->get(e->templates->ctx, template_name),
		.name = template_name,
		.partial = emit_partial,
		.partial_ctx = e,
		.escape = file_md,
		.diag = e->diag };
	const struct place where = { .file = str_of(template_name) };
	struct file *f;
	bool good;

	if (job.source.n == 0) {
		diag_say(e->diag, DIAG_BAD_TEMPLATE, &where, "not found");
		return false;
	}
	f = out_file(e->out, str_of(path));
	good = template_render(&job, data, f);
	file_close(f);
	return good;
}

bool
emit_all(struct emit *e)
{
	bool good = true;

	for (uint32_t i = 0; good && i < emitters_n; i++) {
		good = emitters[i]->write(e);
		arena_reset(e->scratch);
	}
	json_decref(e->view);
	e->view = NULL;
	return good;
}

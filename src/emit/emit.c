#include "emit/emit.h"

#include "base/arena.h"
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

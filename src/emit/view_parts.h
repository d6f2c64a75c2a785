/*
 * The parts of view_plan, and what they share.  Private to view*.c and to
 * emitters that add to a view.  All values are new references, stolen by
 * view_put and view_add.
 */
#ifndef EMIT_VIEW_PARTS_H
#define EMIT_VIEW_PARTS_H

#include "emit/view.h"

struct view {
	struct arena *scratch;
	const struct plan *plan;
};

json_t *view_object(void);
json_t *view_array(void);
/* Bytes that are no UTF-8 (a path as the user typed it) become U+FFFD. */
json_t *view_text(const struct view *, struct str);
/* The empty string is null. */
json_t *view_text_or_null(const struct view *, struct str);
json_t *view_int(int64_t);
/* Rounded to four decimals, so that no two machines differ. */
json_t *view_real(double);
json_t *view_texts(const struct view *, const struct strs *);
json_t *view_person_id(const struct view *, person_id);
/* Ids of those of whom the plan speaks. */
json_t *view_person_ids(const struct view *, const person_id *, uint32_t n);
json_t *view_group_id(const struct view *, int group);
/* The id of the contract, and the name as the platform writes it. */
json_t *view_platform(const struct view *, enum platform);
struct str view_platform_name(const struct view *, enum platform);
json_t *view_platform_words(const struct view *, enum platform);
json_t *view_classes(const struct view *, classes);
/* In words: "professional news, everyday posts". */
json_t *view_class_list(const struct view *, classes);
json_t *view_account(const struct view *, const struct account *);

void view_put(json_t *object, const char *key, json_t *value);
void view_add(json_t *array, json_t *value);

/* The advice on a request, as one says it. */
struct str view_advice_words(const struct view *, struct str advice);

/* Whether the plan speaks of them: not the owner, not the dummy. */
bool view_has(const struct view *, person_id);
/* Whether a group is told beside the one that counts. */
bool view_also(const struct placing *, const struct share *);

json_t *view_owner(const struct view *);
json_t *view_inputs(const struct view *);
json_t *view_people(const struct view *);
json_t *view_joins(const struct view *);
json_t *view_doubts(const struct view *);
json_t *view_circles(const struct view *);
json_t *view_questions(const struct view *);
json_t *view_lists(const struct view *);
json_t *view_audiences(const struct view *);
json_t *view_settings(const struct view *);
json_t *view_steps(const struct view *);
/* The settings of a step that has several: name, value, what is usual. */
json_t *view_step_settings(const struct view *, const struct step *);
json_t *view_exposure(const struct view *);
json_t *view_vent(const struct view *);
json_t *view_requests(const struct view *);
json_t *view_audit(const struct view *);
json_t *view_done(const struct view *);
json_t *view_changes(const struct view *);
json_t *view_wishes(const struct view *);
json_t *view_groups(const struct view *);
/* Numbers for headlines. */
json_t *view_summary(const struct view *);

#endif

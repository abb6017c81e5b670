/* page-work.h - one piece of work for a worker: which cards of which map, and how they are put on paper.
 *
 * Made in the main thread and not changed afterwards; counted, so that a preview, a print job and an export can share it.
 */
#pragma once

#include "model/filter.h"
#include "shell/fair-copy.h"
#include "shell/page-choice.h"

G_BEGIN_DECLS

typedef struct _ParcoursPageWork ParcoursPageWork;

/* `filter` and `ids` (a set of strings) say which cards `choice->which` means by shown and selected; either may be NULL: all of them. */
ParcoursPageWork *parcours_page_work_new (ParcoursFairCopy *copy, const ParcoursPageChoice *choice, ParcoursFilter *filter,
                                          GHashTable *ids);
ParcoursPageWork *parcours_page_work_ref (ParcoursPageWork *self);
void parcours_page_work_unref (ParcoursPageWork *self);

ParcoursFairCopy *parcours_page_work_get_copy (ParcoursPageWork *self);
const ParcoursPageChoice *parcours_page_work_get_choice (ParcoursPageWork *self);

/* Everything but progress; what it borrows lives as long as `self`. FALSE with PARCOURS_ERROR_INVALID as parcours_page_choice_fill(). */
gboolean parcours_page_work_fill (ParcoursPageWork *self, ParcoursExportOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursPageWork, parcours_page_work_unref)

G_END_DECLS

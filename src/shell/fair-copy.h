/* fair-copy.h - a copy of the open map for workers that export, print and preview, with its text as it was shaped last.
 *
 * The document keeps the one it gave last: as long as the map is not edited everybody gets the same, so a second export does not shape
 * the words again. Counted; made in the main thread. The map and the text are used between lock() and unlock(), in a worker: it waits
 * while another one has them, and the window must not.
 */
#pragma once

#include "layout/text.h"
#include "model/map.h"

G_BEGIN_DECLS

typedef struct _ParcoursFairCopy ParcoursFairCopy;

/* Copies `map` as it is now. */
ParcoursFairCopy *parcours_fair_copy_new (ParcoursMap *map);
ParcoursFairCopy *parcours_fair_copy_ref (ParcoursFairCopy *self);
void parcours_fair_copy_unref (ParcoursFairCopy *self);

/* TRUE if `map` is the one that was copied and nothing has changed since. */
gboolean parcours_fair_copy_is_of (ParcoursFairCopy *self, ParcoursMap *map);

void parcours_fair_copy_lock (ParcoursFairCopy *self);
void parcours_fair_copy_unlock (ParcoursFairCopy *self);

/* Borrowed. The pointers themselves need no lock, only what is done with them. */
ParcoursMap *parcours_fair_copy_get_map (ParcoursFairCopy *self);
ParcoursText *parcours_fair_copy_get_text (ParcoursFairCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursFairCopy, parcours_fair_copy_unref)

G_END_DECLS

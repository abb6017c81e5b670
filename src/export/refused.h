/* refused.h - the pictures of a map that could not be painted: damaged, too large, or missing. What stands in their place is a sign.
 *
 * Known once the map was painted; what nobody tried to paint (pictures on notes that are too small for them) is not counted.
 */
#pragma once

#include "export/export.h"

G_BEGIN_DECLS

/* `record` is a card or persona that shows it, `problem` a translated sentence. */
typedef void (*ParcoursRefusedFunc) (ParcoursElement *record, const char *problem, gpointer data);

/* Calls `func` (may be NULL) for each record that `options` show. Returns how many pictures there are: several records may share one. */
guint parcours_refused_foreach (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursRefusedFunc func, gpointer data);

G_END_DECLS

/* bulk.h - one change made to many cards at once: one transaction, so one step of undo, whose label counts them.
 *
 * With one record these are the everyday operations (operations.h) and carry their labels. Typing merges for many as for one.
 */
#pragma once

#include "model/operations.h"

G_BEGIN_DECLS

/* Sets a field of all `records` from text a person typed. FALSE with the reason, and nothing changed, if it is no value. */
gboolean parcours_map_set_all (ParcoursMap *map, GPtrArray *records, ParcoursFieldId field, const char *text, GError **error);

/* Adds `value` to the list of each record (CHOICES, TAGS, IDS), or takes it out. A record that has it keeps it where it stands. */
gboolean parcours_map_change_lists (ParcoursMap *map, GPtrArray *records, ParcoursFieldId field, const char *value, gboolean add,
                                    GError **error);

/* Adds a copy of the detached `child`, with an id of its own, below each of the records. */
void parcours_map_add_to_all (ParcoursMap *map, GPtrArray *records, ParcoursElement *child);

/* How many of the records have `value` (NULL: none): as the field's value, or in its list. */
guint parcours_bulk_count (GPtrArray *records, ParcoursFieldId field, const char *value);

/* The values that are in the list of at least one record, in the order they are first met. The caller owns the array of strings. */
GPtrArray *parcours_bulk_list (GPtrArray *records, ParcoursFieldId field);

/* “Change Effort of 8 Cards”. The caller owns it. */
char *parcours_bulk_dup_label (ParcoursFieldId field, guint n);

G_END_DECLS

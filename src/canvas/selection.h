/* selection.h - which records are selected: ids, an anchor and a current one.
 *
 * One object per window, shared by the wall, the tray, the inspector and whatever else lists records. It holds cards
 * or headers (stages, steps, lanes, personas): selecting a header makes it the only one. It follows its map: removed
 * records leave it.
 *
 * Signal
 *   changed ()     the set, the anchor or the current record differ: once per call, once per transaction for removed records
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_SELECTION (parcours_selection_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSelection, parcours_selection, PARCOURS, SELECTION, GObject)

ParcoursSelection *parcours_selection_new (void);

/* The map whose records it names (NULL: none). Clears the selection if it is another one. */
void parcours_selection_set_map (ParcoursSelection *self, ParcoursMap *map);
ParcoursMap *parcours_selection_get_map (ParcoursSelection *self);

guint parcours_selection_get_n (ParcoursSelection *self);
gboolean parcours_selection_contains (ParcoursSelection *self, const char *id);

/* The record the keyboard is at, and the one a range started from. NULL if nothing is selected. Borrowed. */
const char *parcours_selection_get_current (ParcoursSelection *self);
const char *parcours_selection_get_anchor (ParcoursSelection *self);

/* The current record itself, or NULL. Borrowed. */
ParcoursElement *parcours_selection_get_element (ParcoursSelection *self);

/* The selected records of one kind (PARCOURS_KIND_NONE: of any), in the order they were selected. The caller owns the
 * array, which holds references; never NULL. */
GPtrArray *parcours_selection_dup_elements (ParcoursSelection *self, ParcoursKind kind);

/* Selects this one alone (NULL: nothing); it becomes anchor and current. */
void parcours_selection_select (ParcoursSelection *self, const char *id);

/* Adds to the set, or takes out. An added record becomes current and anchor. */
void parcours_selection_add (ParcoursSelection *self, const char *id);
void parcours_selection_remove (ParcoursSelection *self, const char *id);
void parcours_selection_toggle (ParcoursSelection *self, const char *id);

/* Replaces the set by these records (`ids` may be empty). The anchor stays if it is among them, else it is the first;
 * `current` NULL is the last. */
void parcours_selection_set (ParcoursSelection *self, const char *const *ids, guint n, const char *current);

void parcours_selection_clear (ParcoursSelection *self);

G_END_DECLS

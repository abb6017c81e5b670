/* inspector.h - the panel beside the wall that edits what is selected: cards, a stage, step, lane or persona, or the
 * map itself.
 *
 * Built from the table (model/schema.h): every field of the record's kind has an editor, so a new field appears by
 * itself. Each edit is a set in a transaction of its own; what changes elsewhere (undo, a drag) is followed without
 * touching text that is being typed.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_INSPECTOR_WIDTH 304

#define PARCOURS_TYPE_INSPECTOR (parcours_inspector_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursInspector, parcours_inspector, PARCOURS, INSPECTOR, GtkWidget)

ParcoursInspector *parcours_inspector_new (void);

/* The map that is edited (NULL: none). Shows the map itself until elements are set. */
void parcours_inspector_set_map (ParcoursInspector *self, ParcoursMap *map);

/* What is selected: an array of ids (char *). None (NULL or empty): the map itself. One: that record, of any kind.
 * Several: what their kind has in common; records of another kind than the last are left out. */
void parcours_inspector_set_elements (ParcoursInspector *self, GPtrArray *ids);

/* Puts the cursor into the title of what is shown. */
void parcours_inspector_focus_title (ParcoursInspector *self);

G_END_DECLS

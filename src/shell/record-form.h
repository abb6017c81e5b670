/* record-form.h - editors for all fields of a record, and lists of the records it holds, in sensible groups.
 *
 * The groups name what people look for together; whatever of the table no group names stands in the last one, so a
 * new field or kind appears by itself. Groups below the first are folded until opened, and built only then.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_RECORD_FORM (parcours_record_form_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursRecordForm, parcours_record_form, PARCOURS, RECORD_FORM, GtkBox)

/* For one record of `kind`, or for `several` at once: then only what makes sense in common. */
ParcoursRecordForm *parcours_record_form_new (ParcoursKind kind, gboolean several);

void parcours_record_form_set_records (ParcoursRecordForm *self, ParcoursMap *map, GPtrArray *records);
void parcours_record_form_refresh (ParcoursRecordForm *self);

/* Puts the cursor into the first editor. */
void parcours_record_form_focus (ParcoursRecordForm *self);

G_END_DECLS

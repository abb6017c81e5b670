/* field-editor.h - the widget that edits one field of one or several records of a kind.
 *
 * What it looks like follows from the field's row in the table: text, faces, steps, a list to choose from, chips, a
 * colour, a switch. It writes with parcours_map_set() and follows the map when told to refresh.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/operations.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_FIELD_EDITOR (parcours_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (ParcoursFieldEditor, parcours_field_editor, PARCOURS, FIELD_EDITOR, GtkBox)

struct _ParcoursFieldEditorClass
{
  GtkBoxClass parent_class;

  /* Builds the widgets; the field is known. */
  void (*build) (ParcoursFieldEditor *self);

  /* Makes them show `value` (canonical text; NULL: unset). `mixed`: the records differ, and `value` is NULL.
   * `fresh`: they are other records than before, so nothing that was being typed counts. Called after every change
   * of the map: cheap where nothing differs. */
  void (*show) (ParcoursFieldEditor *self, const char *value, gboolean mixed, gboolean fresh);
};

/* The editor of a field, floating. NULL for fields that nobody edits by hand (order keys, data, what a reader did
 * not understand). */
GtkWidget *parcours_field_editor_new (ParcoursFieldId field);

/* What it edits: at least one record of the field's kind in `map`. */
void parcours_field_editor_set_records (ParcoursFieldEditor *self, ParcoursMap *map, GPtrArray *records);

/* Follows the map. */
void parcours_field_editor_refresh (ParcoursFieldEditor *self);

/* TRUE if the field makes sense for several records at once: not for titles, which tell them apart. */
gboolean parcours_field_is_common (const ParcoursField *field);

/* Hides the label above: for a title, which says itself what it is. Assistive technology hears it all the same. */
void parcours_field_editor_set_label_visible (ParcoursFieldEditor *self, gboolean visible);

/* For the editors themselves */
const ParcoursField *parcours_field_editor_get_field (ParcoursFieldEditor *self);
ParcoursMap *parcours_field_editor_get_map (ParcoursFieldEditor *self);
GPtrArray *parcours_field_editor_get_records (ParcoursFieldEditor *self);

/* Writes what a person entered into all records, as one step of undo. FALSE, and the reason shown below the editor,
 * if it is no value. */
gboolean parcours_field_editor_commit (ParcoursFieldEditor *self, const char *text);

/* “in 3 of 8 cards”; NULL if all records have `value`, or none. The caller owns it. */
char *parcours_field_editor_dup_share (ParcoursFieldEditor *self, const char *value);

/* Shows or (NULL) takes away what is wrong with what was entered. */
void parcours_field_editor_set_error (ParcoursFieldEditor *self, const char *message);

/* The words at the right of the label; NULL: none. */
void parcours_field_editor_set_summary (ParcoursFieldEditor *self, const char *summary);

/* Names `widget` after the field for assistive technology. */
void parcours_field_editor_label_widget (ParcoursFieldEditor *self, GtkWidget *widget);

/* Ends merging of typed text when the focus leaves `widget`. */
void parcours_field_editor_seal_on_leave (ParcoursFieldEditor *self, GtkWidget *widget);

/* The kinds of editors, one file each */
GType parcours_field_text_get_type (void);
GType parcours_field_steps_get_type (void);
GType parcours_field_choice_get_type (void);
GType parcours_field_chips_get_type (void);
GType parcours_field_colour_get_type (void);
GType parcours_field_yes_get_type (void);
GType parcours_field_picture_get_type (void);

G_END_DECLS

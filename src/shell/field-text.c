/* field-text.c - what is typed: a line in an entry, prose in a text area, a number with steps, a date with a
 * calendar.
 *
 * Each change is written as it is typed, and merged into one step of undo by the map. What is no value (half a date)
 * stays in the widget with the reason below it, and is not written. */
#include "config.h"

#include "shell/field-editor.h"

#include <glib/gi18n-lib.h>

#include "shell/entry-keys.h"
#include "shell/grow-text.h"
#include "shell/icon-button.h"

#define PARCOURS_TYPE_FIELD_TEXT (parcours_field_text_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursFieldText, parcours_field_text, PARCOURS, FIELD_TEXT, ParcoursFieldEditor)

struct _ParcoursFieldText
{
  ParcoursFieldEditor parent_instance;

  GtkWidget *entry;             /* of one line, or NULL */
  GtkTextBuffer *buffer;        /* of prose, or NULL */
  GtkWidget *view;              /* of the buffer */
  GtkWidget *steps[2];          /* one less and one more of a number, or NULL */
  GtkWidget *calendar;          /* of a date, or NULL */
  char *seen;                   /* the value the widgets were last in step with */

  guint filling : 1;            /* the text changes by our own hand */
};

G_DEFINE_FINAL_TYPE (ParcoursFieldText, parcours_field_text, parcours_field_editor_get_type ())

static gboolean
is_prose (const ParcoursField *field)
{
  return field->type == PARCOURS_TYPE_TITLE || field->type == PARCOURS_TYPE_PROSE;
}

static char *
dup_text (ParcoursFieldText *self)
{
  GtkTextIter start, end;

  if (self->buffer == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* Puts the map's value into the widget. Its own undo starts anew: it must not bring back text of another record. */
static void
fill (ParcoursFieldText *self, const char *text)
{
  self->filling = TRUE;
  if (self->buffer != NULL)
    {
      gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
      gtk_text_buffer_set_text (self->buffer, text, -1);
      gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
    }
  else
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
    }
  self->filling = FALSE;
}

static void
set_placeholder (ParcoursFieldText *self, gboolean mixed)
{
  const ParcoursField *field = parcours_field_editor_get_field (PARCOURS_FIELD_EDITOR (self));
  const char *words = "";

  if (mixed)
    words = _("Several values");
  else if (field->type == PARCOURS_TYPE_DATE)
    words = _("YYYY-MM-DD");
  else if (field->type == PARCOURS_TYPE_TITLE)
    words = _(field->label);

  if (self->buffer != NULL)
    parcours_grow_text_set_placeholder (PARCOURS_GROW_TEXT (self->view), words);
  else
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), words);
}

/* Prose that differs is what people wrote card by card: a key pressed here must not replace it all. Nor is there one more or less of
 * numbers that differ. */
static void
show_usable (ParcoursFieldText *self, gboolean mixed)
{
  if (self->view != NULL)
    {
      gtk_widget_set_sensitive (self->view, !mixed);
      parcours_field_editor_set_summary (PARCOURS_FIELD_EDITOR (self), mixed ? _("differs: change it card by card") : NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->steps) && self->steps[i] != NULL; i++)
    gtk_widget_set_sensitive (self->steps[i], !mixed);
}

static void
parcours_field_text_show (ParcoursFieldEditor *editor, const char *value, gboolean mixed, gboolean fresh)
{
  ParcoursFieldText *self = PARCOURS_FIELD_TEXT (editor);
  g_autofree char *shown = NULL;
  g_autofree char *parsed = NULL;

  set_placeholder (self, mixed);
  show_usable (self, mixed);
  if (!fresh && g_strcmp0 (value, self->seen) == 0)
    return;

  g_free (self->seen);
  self->seen = g_strdup (value);
  shown = dup_text (self);
  parsed = parcours_field_parse (parcours_field_editor_get_field (editor)->id, shown, NULL);
  /* The same value in other words, perhaps with a space at the end because the next word is on its way: leave it to
   * the typist. */
  if (!fresh && g_strcmp0 (parsed, value) == 0)
    return;
  fill (self, value != NULL ? value : "");
  parcours_field_editor_set_error (editor, NULL);
}

static void
on_typed (ParcoursFieldText *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = dup_text (self);
  parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), text);
}

/* What was written is the value: show it so, once nobody types in it. */
static void
on_leave (ParcoursFieldText *self)
{
  const ParcoursField *field = parcours_field_editor_get_field (PARCOURS_FIELD_EDITOR (self));
  g_autofree char *text = dup_text (self);
  g_autofree char *parsed = parcours_field_parse (field->id, text, NULL);

  if (parsed != NULL && g_strcmp0 (parsed, self->seen) == 0 && g_strcmp0 (parsed, text) != 0)
    fill (self, parsed);
}

static void
watch_leave (ParcoursFieldText *self, GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (controller, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, controller);
  parcours_field_editor_seal_on_leave (PARCOURS_FIELD_EDITOR (self), widget);
}

static void
build_prose (ParcoursFieldText *self, const ParcoursField *field)
{
  self->view = parcours_grow_text_new ();
  gtk_widget_add_css_class (self->view, "field-area");
  gtk_widget_add_css_class (self->view, field->type == PARCOURS_TYPE_TITLE ? "line" : "prose");
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  parcours_field_editor_label_widget (PARCOURS_FIELD_EDITOR (self), self->view);
  watch_leave (self, self->view);
  gtk_box_append (GTK_BOX (self), self->view);
}

static void
step_by (ParcoursFieldText *self, int by)
{
  const ParcoursField *field = parcours_field_editor_get_field (PARCOURS_FIELD_EDITOR (self));
  gint64 value = field->min > 0 ? (gint64) field->min : 0;
  g_autofree char *text = NULL;

  if (self->seen != NULL)
    value = CLAMP (g_ascii_strtoll (self->seen, NULL, 10) + by, (gint64) field->min, (gint64) field->max);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), text);
}

static void
on_less (ParcoursFieldText *self)
{
  step_by (self, -1);
}

static void
on_more (ParcoursFieldText *self)
{
  step_by (self, 1);
}

static void
on_day_selected (ParcoursFieldText *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (!self->filling)
    parcours_field_editor_commit (PARCOURS_FIELD_EDITOR (self), text);
}

/* The calendar opens at the date that is set. */
static void
on_calendar_shown (ParcoursFieldText *self)
{
  g_auto (GStrv) parts = g_strsplit (self->seen != NULL ? self->seen : "", "-", 3);
  g_autoptr (GDateTime) day = NULL;

  if (g_strv_length (parts) == 3)
    day = g_date_time_new_local (atoi (parts[0]), atoi (parts[1]), atoi (parts[2]), 12, 0, 0);
  if (day == NULL)
    return;
  self->filling = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  self->filling = FALSE;
}

static void
add_calendar (ParcoursFieldText *self, GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a day"), -1);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_calendar_shown), self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_step (GtkWidget *row, GtkWidget *button)
{
  gtk_button_set_has_frame (GTK_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_FILL);
  gtk_widget_remove_css_class (button, "small-button");
  gtk_box_append (GTK_BOX (row), button);
}

static void
build_line (ParcoursFieldText *self, const ParcoursField *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_box_append (GTK_BOX (row), self->entry);
  if (field->type == PARCOURS_TYPE_LINK)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_URL);
  if (field->type == PARCOURS_TYPE_DECIMAL)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  if (field->type == PARCOURS_TYPE_INT)
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
      self->steps[0] = parcours_icon_button_new ("list-remove-symbolic", _("One less"), G_CALLBACK (on_less), self);
      self->steps[1] = parcours_icon_button_new ("list-add-symbolic", _("One more"), G_CALLBACK (on_more), self);
      add_step (row, self->steps[0]);
      add_step (row, self->steps[1]);
    }
  if (field->type == PARCOURS_TYPE_DATE)
    add_calendar (self, row);
  if (field->type == PARCOURS_TYPE_INT || field->type == PARCOURS_TYPE_DATE)
    gtk_widget_add_css_class (row, "linked");

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  parcours_field_editor_label_widget (PARCOURS_FIELD_EDITOR (self), self->entry);
  watch_leave (self, self->entry);
  gtk_box_append (GTK_BOX (self), row);
}

static void
parcours_field_text_build (ParcoursFieldEditor *editor)
{
  ParcoursFieldText *self = PARCOURS_FIELD_TEXT (editor);
  const ParcoursField *field = parcours_field_editor_get_field (editor);

  if (is_prose (field))
    build_prose (self, field);
  else
    build_line (self, field);
}

static void
parcours_field_text_finalize (GObject *object)
{
  g_free (PARCOURS_FIELD_TEXT (object)->seen);

  G_OBJECT_CLASS (parcours_field_text_parent_class)->finalize (object);
}

static void
parcours_field_text_class_init (ParcoursFieldTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_field_text_finalize;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->build = parcours_field_text_build;
  PARCOURS_FIELD_EDITOR_CLASS (klass)->show = parcours_field_text_show;
  parcours_entry_keys_keep (GTK_WIDGET_CLASS (klass));
}

static void
parcours_field_text_init (ParcoursFieldText *self)
{
}

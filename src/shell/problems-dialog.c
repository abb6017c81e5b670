/* problems-dialog.c - see problems-dialog.h. */
#include "config.h"

#include "shell/problems-dialog.h"

#include <glib/gi18n.h>

#include "model/check.h"

/* Rows are widgets: a file with ten thousand warnings says enough with the first of them. */
#define MAX_ROWS 200

static GtkWidget *
new_row (const ParcoursProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (problem->line > 0)
    {
      line = g_strdup_printf (_("Line %d"), problem->line);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
    }
  return row;
}

void
parcours_problems_dialog_show (GtkWindow *parent, GPtrArray *problems)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/problems-dialog.ui");
  GtkWindow *dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  GtkListBox *list = GTK_LIST_BOX (gtk_builder_get_object (builder, "list"));
  GtkLabel *more = GTK_LABEL (gtk_builder_get_object (builder, "more"));

  for (guint i = 0; i < MIN (problems->len, MAX_ROWS); i++)
    gtk_list_box_append (list, new_row (g_ptr_array_index (problems, i)));
  if (problems->len > MAX_ROWS)
    {
      guint n = problems->len - MAX_ROWS;
      g_autofree char *text = g_strdup_printf (ngettext ("And %u more.", "And %u more.", n), n);

      gtk_label_set_label (more, text);
      gtk_widget_set_visible (GTK_WIDGET (more), TRUE);
    }
  gtk_window_set_transient_for (dialog, parent);
  gtk_window_present (dialog);
}

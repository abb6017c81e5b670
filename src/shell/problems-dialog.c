/* problems-dialog.c - see problems-dialog.h. */
#include "config.h"

#include "shell/problems-dialog.h"

#include <glib/gi18n.h>

#include "model/check.h"
#include "shell/boxed-list.h"

static GtkWidget *
new_row (gconstpointer item)
{
  const ParcoursProblem *problem = item;
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
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *dialog;

  g_type_ensure (PARCOURS_TYPE_BOXED_LIST);
  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/problems-dialog.ui");
  dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  parcours_boxed_list_show (PARCOURS_BOXED_LIST (gtk_builder_get_object (builder, "list")), problems, new_row);
  gtk_window_set_transient_for (dialog, parent);
  gtk_window_present (dialog);
}

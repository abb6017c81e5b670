/* compare-dialog.c - see compare-dialog.h. */
#include "config.h"

#include "shell/compare-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "shell/change-list.h"

void
parcours_compare_dialog_show (GtkWindow *parent, const char *heading, ParcoursMap *from, ParcoursMap *to)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *count = NULL;
  GtkWindow *dialog;
  AdwWindowTitle *title;
  ParcoursChangeList *list;
  guint n;

  g_return_if_fail (heading != NULL && PARCOURS_IS_MAP (from) && PARCOURS_IS_MAP (to));

  g_type_ensure (PARCOURS_TYPE_CHANGE_LIST);
  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/compare-dialog.ui");
  dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));
  title = ADW_WINDOW_TITLE (gtk_builder_get_object (builder, "title"));
  list = PARCOURS_CHANGE_LIST (gtk_builder_get_object (builder, "list"));

  parcours_change_list_set_maps (list, from, to);
  n = parcours_change_list_get_n_changes (list);
  count = n > 0 ? g_strdup_printf (ngettext ("%u difference", "%u differences", n), n) : g_strdup ("");
  gtk_window_set_title (dialog, heading);
  adw_window_title_set_title (title, heading);
  adw_window_title_set_subtitle (title, count);
  gtk_window_set_transient_for (dialog, parent);
  gtk_window_present (dialog);
}

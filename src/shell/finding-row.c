/* finding-row.c - see finding-row.h. */
#include "config.h"

#include "shell/finding-row.h"

#include <glib/gi18n.h>

#include "export/legibility.h"

GtkWidget *
parcours_finding_row_new (gconstpointer item)
{
  static const char *const icons[] = {
    [PARCOURS_FINDING_FACT] = "object-select-symbolic",
    [PARCOURS_FINDING_ADVICE] = "dialog-information-symbolic",
    [PARCOURS_FINDING_WARNING] = "dialog-warning-symbolic",
  };
  const ParcoursFinding *finding = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[finding->severity]);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (finding->severity == PARCOURS_FINDING_WARNING)
    gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (finding->id == NULL)
    return row;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_tooltip_text (row, _("Show it on the wall"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", finding->id);
  return row;
}

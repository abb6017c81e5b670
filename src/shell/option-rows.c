/* option-rows.c - see option-rows.h. */
#include "config.h"

#include "shell/option-rows.h"

void
parcours_option_row_set_items (AdwComboRow *row, const char *const *items, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (items);

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

AdwComboRow *
parcours_option_row_new_choice (const char *title, const char *const *items, GCallback changed, gpointer object)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  parcours_option_row_set_items (ADW_COMBO_ROW (row), items, 0);
  g_signal_connect_object (row, "notify::selected", changed, object, G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
new_row (const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

GtkWidget *
parcours_option_row_new_switch (const char *title, const char *subtitle, GtkSwitch **out, GCallback changed, gpointer object)
{
  GtkWidget *control = gtk_switch_new ();
  GtkWidget *row = new_row (title, subtitle, control);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  g_signal_connect_object (control, "notify::active", changed, object, G_CONNECT_SWAPPED);
  *out = GTK_SWITCH (control);
  return row;
}

GtkWidget *
parcours_option_row_new_number (const char *title, const char *subtitle, const char *unit, double least, double most, double step,
                                guint digits, GtkSpinButton **out, GCallback changed, gpointer object)
{
  GtkWidget *control = gtk_spin_button_new_with_range (least, most, step);
  GtkWidget *row = new_row (title, subtitle, control);
  GtkWidget *label = gtk_label_new (unit);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (control), digits);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (control), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_signal_connect_object (control, "value-changed", changed, object, G_CONNECT_SWAPPED);
  *out = GTK_SPIN_BUTTON (control);
  return row;
}

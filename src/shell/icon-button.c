#include "config.h"

#include "shell/icon-button.h"

void
parcours_icon_button_set (GtkWidget *button, const char *icon, const char *words)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

GtkWidget *
parcours_icon_button_new (const char *icon, const char *words, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new ();

  parcours_icon_button_set (button, icon, words);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small-button");
  g_signal_connect_swapped (button, "clicked", callback, data);

  return button;
}

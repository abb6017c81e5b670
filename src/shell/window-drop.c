/* window-drop.c - files dropped on a window are opened. */
#include "config.h"

#include "shell/window-private.h"

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    parcours_window_open_file (data, l->data);
  return files != NULL;
}

void
_parcours_window_accept_drops (ParcoursWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
  _parcours_window_exchange_cards (self);
}

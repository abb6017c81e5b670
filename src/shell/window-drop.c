/* window-drop.c - files dropped on a window: maps are opened, pictures go onto the wall (window-picture.c). */
#include "config.h"

#include "shell/window-private.h"

static GtkWidget *
get_widget (GtkDropTarget *target)
{
  return gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GSList *files = g_value_get_boxed (value);

  if (_parcours_window_drop_pictures (data, get_widget (target), files, x, y))
    return TRUE;
  for (GSList *l = files; l != NULL; l = l->next)
    parcours_window_open_file (data, l->data);
  return files != NULL;
}

/* What it would be is known as soon as the files are. */
static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, gpointer data)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (value != NULL)
    _parcours_window_aim_pictures (data, get_widget (target), g_value_get_boxed (value), x, y);
  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target, gpointer data)
{
  parcours_canvas_stop_aiming (((ParcoursWindow *) data)->canvas);
}

void
_parcours_window_accept_drops (ParcoursWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
  _parcours_window_exchange_cards (self);
}

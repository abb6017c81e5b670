/* window-drop.c - files dropped on a window: maps are opened, also those that a picture carries; other pictures go onto the wall. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "shell/picture-source.h"

static gboolean
is_over (GtkWidget *widget, GtkWidget *from, double x, double y, double *inside_x, double *inside_y)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_translate_coordinates (from, widget, x, y, inside_x, inside_y) &&
         gtk_widget_contains (widget, *inside_x, *inside_y);
}

static gboolean
has_picture (GSList *files)
{
  for (GSList *l = files; l != NULL; l = l->next)
    if (parcours_picture_source_is (l->data))
      return TRUE;
  return FALSE;
}

/* The card under the point, or where a new one would be. FALSE if neither. */
static gboolean
find_target (ParcoursWindow *self, GtkWidget *from, double x, double y, ParcoursElement **card, ParcoursArrival *landing)
{
  GPtrArray *parked;
  double wx, wy;

  *card = NULL;
  if (is_over (GTK_WIDGET (self->canvas), from, x, y, &wx, &wy))
    {
      *card = parcours_canvas_get_card_at (self->canvas, wx, wy);
      if (*card == NULL)
        return parcours_canvas_aim (self->canvas, wx, wy, landing);
      parcours_canvas_stop_aiming (self->canvas);
      return TRUE;
    }
  parcours_canvas_stop_aiming (self->canvas);
  if (!is_over (GTK_WIDGET (self->tray), from, x, y, &wx, &wy))
    return FALSE;
  parked = parcours_layout_get_parked (parcours_canvas_get_layout (self->canvas));
  *landing = (ParcoursArrival) { .exact = TRUE };
  if (parked->len > 0)
    landing->after = g_ptr_array_index (parked, parked->len - 1);
  return TRUE;
}

static void
aim_pictures (ParcoursWindow *self, GtkWidget *from, GSList *files, double x, double y)
{
  ParcoursArrival landing;
  ParcoursElement *card;

  if (has_picture (files) && _parcours_window_get_editable (self) != NULL)
    find_target (self, from, x, y, &card, &landing);
}

/* Where pictures were dropped. Which of them are maps is not known at once, and the map may change meanwhile. */
typedef struct
{
  ParcoursWindow *window;
  gboolean found;
  ParcoursElement *card;        /* NULL: a new one in `landing`; all with a reference */
  ParcoursArrival landing;
} Drop;

static void
drop_free (Drop *drop)
{
  g_object_unref (drop->window);
  g_clear_object (&drop->card);
  g_clear_object (&drop->landing.stage);
  g_clear_object (&drop->landing.step);
  g_clear_object (&drop->landing.lane);
  g_clear_object (&drop->landing.after);
  g_free (drop);
}

static void
keep (ParcoursElement **element)
{
  if (*element != NULL)
    g_object_ref (*element);
}

static Drop *
drop_new (ParcoursWindow *self, GtkWidget *from, double x, double y)
{
  Drop *drop = g_new0 (Drop, 1);

  drop->window = g_object_ref (self);
  drop->found = find_target (self, from, x, y, &drop->card, &drop->landing);
  if (!drop->found || drop->card != NULL)
    drop->landing = (ParcoursArrival) { .exact = FALSE };
  keep (&drop->card);
  keep (&drop->landing.stage);
  keep (&drop->landing.step);
  keep (&drop->landing.lane);
  keep (&drop->landing.after);
  return drop;
}

static gboolean
is_gone (ParcoursMap *map, ParcoursElement *element)
{
  return element != NULL && parcours_map_find (map, parcours_element_get_id (element)) != element;
}

/* The first goes onto the card, if there is one; the others become cards beside it. */
static void
set_down (ParcoursWindow *self, ParcoursMap *map, GSList *pictures, ParcoursElement *card, ParcoursArrival landing)
{
  for (GSList *l = pictures; l != NULL; l = l->next)
    if (card == NULL)
      _parcours_window_add_picture_card (self, l->data, &landing);
    else
      {
        g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

        g_ptr_array_add (records, g_object_ref (card));
        parcours_window_illustrate (self, l->data, records, PARCOURS_CARD_PICTURE);
        landing = (ParcoursArrival) { .after = card, .exact = TRUE };
        parcours_map_card_place (map, card, &landing.stage, &landing.step, &landing.lane);
        card = NULL;
      }
}

static void
set_down_pictures (Drop *drop, GSList *pictures)
{
  ParcoursMap *map = _parcours_window_get_editable (drop->window);
  const ParcoursArrival *landing = &drop->landing;

  if (map == NULL)
    _parcours_window_say (drop->window, _("This map cannot be changed, so nothing can be put into it."));
  else if (!drop->found)
    _parcours_window_say (drop->window, _("Drop a picture on a card, into a cell, or on the tray."));
  else if (is_gone (map, drop->card) || is_gone (map, landing->stage) || is_gone (map, landing->step) || is_gone (map, landing->lane) ||
           is_gone (map, landing->after))
    _parcours_window_say (drop->window, _("What the picture was for is not in the map any more. Nothing was changed."));
  else
    set_down (drop->window, map, pictures, drop->card, *landing);
}

static void
on_looked (GObject *object, GAsyncResult *result, gpointer data)
{
  Drop *drop = data;
  ParcoursWindow *self = drop->window;
  GSList *maps, *pictures;

  parcours_picture_source_look_finish (result, &maps, &pictures);
  /* not if the window was closed meanwhile */
  if (self->document != NULL)
    {
      _parcours_window_add_busy (self, -1);
      if (pictures != NULL)
        set_down_pictures (drop, pictures);
      for (GSList *l = maps; l != NULL; l = l->next)
        parcours_window_open_file (self, l->data);
    }
  g_slist_free_full (maps, g_object_unref);
  g_slist_free_full (pictures, g_object_unref);
  drop_free (drop);
}

static gboolean
drop_pictures (ParcoursWindow *self, GtkWidget *from, GSList *files, double x, double y)
{
  Drop *drop;

  if (!has_picture (files) || parcours_document_get_map (self->document) == NULL)
    return FALSE;
  drop = drop_new (self, from, x, y);
  parcours_canvas_stop_aiming (self->canvas);
  _parcours_window_add_busy (self, 1);
  parcours_picture_source_look_async (files, NULL, on_looked, drop);
  return TRUE;
}

static GtkWidget *
get_widget (GtkDropTarget *target)
{
  return gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GSList *files = g_value_get_boxed (value);

  if (drop_pictures (data, get_widget (target), files, x, y))
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
    aim_pictures (data, get_widget (target), g_value_get_boxed (value), x, y);
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

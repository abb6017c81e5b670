/* window-exchange.c - cards that go from window to window or to other programs, and what other programs drop on the wall or
 * the tray. Files that are dropped are opened: window-drop.c. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "model/operations.h"
#include "shell/outgoing.h"

/* --- out --- */

static GdkContentProvider *
on_carry (ParcoursWindow *self, GPtrArray *cards)
{
  return parcours_outgoing_new (parcours_document_get_map (self->document), cards);
}

/* They are in another map now. A program that reads no maps got words or a picture, whatever it calls that: the cards stay. */
static void
on_carried_off (ParcoursWindow *self, char **ids, GdkContentProvider *content)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autofree char *sentence = NULL;
  guint n = 0;

  if (map == NULL || !parcours_outgoing_get_taken (PARCOURS_OUTGOING (content)))
    return;
  parcours_map_begin (map, _("Move to Another Map"));
  for (; ids[n] != NULL; n++)
    {
      ParcoursElement *card = parcours_map_find_kind (map, ids[n], PARCOURS_KIND_CARD);

      if (card != NULL)
        parcours_map_remove (map, card);
    }
  parcours_map_end (map);
  sentence = g_strdup_printf (ngettext ("%u card moved to another map.", "%u cards moved to another map.", n), n);
  _parcours_window_say_undoable (self, sentence);
}

/* --- in --- */

/* A drop that is being read. */
typedef struct
{
  ParcoursWindow *window;
  GdkDrop *drop;
  GdkDragAction action;
  char *stage, *step, *lane, *after;    /* ids: the map may change meanwhile */
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_object_unref (arrival->window);
  g_object_unref (arrival->drop);
  g_free (arrival->stage);
  g_free (arrival->step);
  g_free (arrival->lane);
  g_free (arrival->after);
  g_free (arrival);
}

static void
arrival_end (Arrival *arrival, gboolean taken, const char *problem)
{
  if (problem != NULL)
    _parcours_window_say (arrival->window, problem);
  gdk_drop_finish (arrival->drop, taken ? arrival->action : 0);
  arrival_free (arrival);
}

static void
on_incoming (GObject *source, GAsyncResult *result, gpointer data)
{
  Arrival *arrival = data;
  ParcoursMap *map = parcours_document_get_map (arrival->window->document);
  g_autoptr (ParcoursIncoming) incoming = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursArrival landing = { .exact = TRUE };

  incoming = parcours_incoming_read_finish (G_INPUT_STREAM (source), result, &error);
  if (incoming == NULL || map == NULL)
    {
      arrival_end (arrival, FALSE, error != NULL ? error->message : NULL);
      return;
    }
  landing.stage = parcours_map_find_kind (map, arrival->stage, PARCOURS_KIND_STAGE);
  landing.step = parcours_map_find_kind (map, arrival->step, PARCOURS_KIND_STEP);
  landing.lane = parcours_map_find_kind (map, arrival->lane, PARCOURS_KIND_LANE);
  landing.after = parcours_map_find_kind (map, arrival->after, PARCOURS_KIND_CARD);
  arrival_end (arrival, _parcours_window_take_in (arrival->window, incoming, &landing, _("Drop")), NULL);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer data)
{
  Arrival *arrival = data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;

  stream = gdk_drop_read_finish (GDK_DROP (source), result, &type, &error);
  if (stream == NULL)
    arrival_end (arrival, FALSE, _("What was dropped could not be read. Copy and paste it instead."));
  else
    parcours_incoming_read_async (stream, type, _("what was dropped"), NULL, on_incoming, arrival);
}

/* Moving is for our own cards; words of another program stay there too. */
static GdkDragAction
choose_action (GdkDrop *drop)
{
  GdkDragAction actions = gdk_drop_get_actions (drop);
  gboolean ours = gdk_content_formats_contain_mime_type (gdk_drop_get_formats (drop), PARCOURS_FORMAT_MIME);

  if (ours && (actions & GDK_ACTION_MOVE) != 0)
    return GDK_ACTION_MOVE;
  return (actions & GDK_ACTION_COPY) != 0 ? GDK_ACTION_COPY : 0;
}

/* Files are for the window, which opens them. */
static gboolean
on_accept (GtkDropTargetAsync *target, GdkDrop *drop, gpointer data)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  if (gdk_content_formats_contain_mime_type (formats, "text/uri-list") || gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || _parcours_window_get_editable (data) == NULL)
    return FALSE;
  for (guint i = 0; parcours_incoming_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, parcours_incoming_types[i]))
      return TRUE;
  return FALSE;
}

/* Where it would land: a slot of the wall, or the end of the tray. */
static gboolean
find_landing (ParcoursWindow *self, GtkDropTargetAsync *target, double x, double y, ParcoursArrival *landing)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GPtrArray *parked;

  if (widget == GTK_WIDGET (self->canvas))
    return parcours_canvas_aim (self->canvas, x, y, landing);
  parked = parcours_layout_get_parked (parcours_canvas_get_layout (self->canvas));
  *landing = (ParcoursArrival) { .exact = TRUE };
  if (parked->len > 0)
    landing->after = g_ptr_array_index (parked, parked->len - 1);
  return TRUE;
}

static GdkDragAction
on_motion (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer data)
{
  ParcoursArrival landing;

  return find_landing (data, target, x, y, &landing) ? choose_action (drop) : 0;
}

static void
on_leave (GtkDropTargetAsync *target, GdkDrop *drop, gpointer data)
{
  parcours_canvas_stop_aiming (((ParcoursWindow *) data)->canvas);
}

static char *
dup_id (ParcoursElement *element)
{
  return element != NULL ? g_strdup (parcours_element_get_id (element)) : NULL;
}

static gboolean
on_drop (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer data)
{
  ParcoursWindow *self = data;
  GdkDragAction action = choose_action (drop);
  ParcoursArrival landing;
  Arrival *arrival;
  gboolean found = find_landing (self, target, x, y, &landing);

  parcours_canvas_stop_aiming (self->canvas);
  if (!found || action == 0)
    {
      _parcours_window_say (self, _("Nothing can be dropped there. Add a stage and a lane first, or use the tray."));
      return FALSE;
    }
  if (parcours_canvas_land_own (self->canvas, drop, &landing))
    {
      gdk_drop_finish (drop, GDK_ACTION_MOVE);
      return TRUE;
    }
  arrival = g_new0 (Arrival, 1);
  arrival->window = g_object_ref (self);
  arrival->drop = g_object_ref (drop);
  arrival->action = action;
  arrival->stage = dup_id (landing.stage);
  arrival->step = dup_id (landing.step);
  arrival->lane = dup_id (landing.lane);
  arrival->after = dup_id (landing.after);
  gdk_drop_read_async (drop, (const char **) parcours_incoming_types, G_PRIORITY_DEFAULT, NULL, on_stream, arrival);
  return TRUE;
}

static void
add_target (ParcoursWindow *self, GtkWidget *widget)
{
  GdkContentFormats *formats = gdk_content_formats_new ((const char **) parcours_incoming_types,
                                                        g_strv_length ((char **) parcours_incoming_types));
  GtkDropTargetAsync *target = gtk_drop_target_async_new (formats, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  g_signal_connect (target, "accept", G_CALLBACK (on_accept), self);
  g_signal_connect (target, "drag-enter", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "drag-motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "drag-leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

void
_parcours_window_exchange_cards (ParcoursWindow *self)
{
  g_signal_connect_object (self->canvas, "carry", G_CALLBACK (on_carry), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "carried-off", G_CALLBACK (on_carried_off), self, G_CONNECT_SWAPPED);
  add_target (self, GTK_WIDGET (self->canvas));
  add_target (self, GTK_WIDGET (self->tray));
}

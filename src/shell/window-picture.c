/* window-picture.c - pictures that come in by a dialog, a drop (window-drop.c) or the clipboard, and go onto cards and personas. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "canvas/move.h"
#include "model/illustrate.h"
#include "model/operations.h"
#include "shell/picture-source.h"

/* A picture that is being read, and what it is for: records, or a new card. */
typedef struct
{
  ParcoursWindow *window;
  GPtrArray *records;           /* NULL: a new card */
  ParcoursFieldId field;
  gboolean exact;
  char *stage, *step, *lane, *after;    /* ids: the map may change meanwhile */
} Delivery;

static void
delivery_free (Delivery *delivery)
{
  g_object_unref (delivery->window);
  g_clear_pointer (&delivery->records, g_ptr_array_unref);
  g_free (delivery->stage);
  g_free (delivery->step);
  g_free (delivery->lane);
  g_free (delivery->after);
  g_free (delivery);
}

/* TRUE if the window was closed meanwhile. */
static gboolean
is_late (Delivery *delivery)
{
  if (delivery->window->document != NULL)
    return FALSE;
  delivery_free (delivery);
  return TRUE;
}

/* --- into the map --- */

static void
set_place (ParcoursMap *map, ParcoursElement *card, ParcoursFieldId field, const char *id)
{
  if (parcours_map_find_kind (map, id, parcours_field (field)->target) != NULL)
    parcours_element_set (card, field, id, NULL);
}

static ParcoursElement *
add_card (ParcoursMap *map, const Delivery *delivery)
{
  g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, NULL);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  ParcoursElement *added;

  set_place (map, card, PARCOURS_CARD_STAGE, delivery->stage);
  set_place (map, card, PARCOURS_CARD_STEP, delivery->step);
  set_place (map, card, PARCOURS_CARD_LANE, delivery->lane);
  added = parcours_map_add (map, parcours_map_get_root (map), card, -1);
  g_ptr_array_add (cards, added);
  if (delivery->exact)
    parcours_move_cards (map, cards, parcours_map_find_kind (map, delivery->stage, PARCOURS_KIND_STAGE),
                         parcours_map_find_kind (map, delivery->step, PARCOURS_KIND_STEP),
                         parcours_map_find_kind (map, delivery->lane, PARCOURS_KIND_LANE),
                         parcours_map_find_kind (map, delivery->after, PARCOURS_KIND_CARD));
  return added;
}

/* Those that are still there. */
static GPtrArray *
list_targets (ParcoursMap *map, const Delivery *delivery)
{
  GPtrArray *targets = g_ptr_array_new ();

  for (guint i = 0; delivery->records != NULL && i < delivery->records->len; i++)
    {
      ParcoursElement *record = g_ptr_array_index (delivery->records, i);

      if (parcours_map_find (map, parcours_element_get_id (record)) == record)
        g_ptr_array_add (targets, record);
    }
  return targets;
}

static void
deliver (const Delivery *delivery, ParcoursMap *map, ParcoursElement *picture)
{
  g_autoptr (GPtrArray) targets = list_targets (map, delivery);

  if (delivery->records != NULL && targets->len == 0)
    {
      _parcours_window_say (delivery->window, _("What the picture was for is not in the map any more. Nothing was changed."));
      return;
    }
  parcours_map_begin (map, _("Add Picture"));
  if (delivery->records == NULL)
    g_ptr_array_add (targets, add_card (map, delivery));
  parcours_map_illustrate (map, targets, delivery->field, picture);
  parcours_map_end (map);
  if (delivery->records == NULL)
    _parcours_window_select_pasted (delivery->window, targets);
  _parcours_window_tell (delivery->window, _("The picture is in the map now."));
}

static void
say_shrunk (ParcoursWindow *self, const char *name, const ParcoursTaken *taken)
{
  g_autofree char *sentence = NULL;

  if (!taken->shrunk)
    return;
  /* Translators: the name of a file, then width and height in pixels, of the picture in the map and of the file */
  sentence = g_strdup_printf (_("“%s” was made smaller for the map: %d × %d pixels instead of %d × %d."), name, taken->width,
                              taken->height, taken->from_width, taken->from_height);
  _parcours_window_say (self, sentence);
}

static void
on_taken (GObject *object, GAsyncResult *result, gpointer data)
{
  Delivery *delivery = data;
  ParcoursWindow *self = delivery->window;
  ParcoursMap *map;
  g_autoptr (ParcoursElement) picture = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursTaken taken;

  picture = parcours_picture_source_read_finish (result, &taken, &error);
  if (is_late (delivery))
    return;
  _parcours_window_add_busy (self, -1);
  map = _parcours_window_get_editable (self);
  if (picture == NULL)
    _parcours_window_say (self, error->message);
  else if (map != NULL)
    {
      deliver (delivery, map, picture);
      say_shrunk (self, parcours_picture_source_get_name (result), &taken);
    }
  delivery_free (delivery);
}

/* --- where it goes --- */

static Delivery *
delivery_new (ParcoursWindow *self, GPtrArray *records, ParcoursFieldId field)
{
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->window = g_object_ref (self);
  delivery->records = records != NULL ? g_ptr_array_ref (records) : NULL;
  delivery->field = field;
  return delivery;
}

static char *
dup_id (ParcoursElement *element)
{
  return element != NULL ? g_strdup (parcours_element_get_id (element)) : NULL;
}

static Delivery *
delivery_new_card (ParcoursWindow *self, const ParcoursArrival *landing)
{
  Delivery *delivery = delivery_new (self, NULL, PARCOURS_CARD_PICTURE);

  delivery->exact = landing->exact;
  delivery->stage = dup_id (landing->stage);
  delivery->step = dup_id (landing->step);
  delivery->lane = dup_id (landing->lane);
  delivery->after = dup_id (landing->after);
  return delivery;
}

static void
start_reading (GFile *file, Delivery *delivery)
{
  _parcours_window_add_busy (delivery->window, 1);
  parcours_picture_source_read_file_async (file, NULL, on_taken, delivery);
}

void
parcours_window_illustrate (ParcoursWindow *self, GFile *file, GPtrArray *records, ParcoursFieldId field)
{
  g_return_if_fail (PARCOURS_IS_WINDOW (self) && G_IS_FILE (file) && records != NULL);

  start_reading (file, delivery_new (self, records, field));
}

void
_parcours_window_add_picture_card (ParcoursWindow *self, GFile *file, const ParcoursArrival *landing)
{
  start_reading (file, delivery_new_card (self, landing));
}

/* For what is selected, cards or a persona; else for a new card where one is. */
static Delivery *
delivery_for_selection (ParcoursWindow *self)
{
  ParcoursElement *persona = _parcours_window_get_selected (self, PARCOURS_KIND_PERSONA);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  ParcoursArrival landing;

  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (records, g_object_ref (g_ptr_array_index (cards, i)));
  if (records->len > 0)
    return delivery_new (self, records, PARCOURS_CARD_PICTURE);
  if (persona != NULL)
    {
      g_ptr_array_add (records, g_object_ref (persona));
      return delivery_new (self, records, PARCOURS_PERSONA_PORTRAIT);
    }
  _parcours_window_find_landing (self, &landing);
  return delivery_new_card (self, &landing);
}

/* --- the clipboard --- */

static void
on_stream (GObject *object, GAsyncResult *result, gpointer data)
{
  Delivery *delivery = data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;

  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, &type, &error);
  if (is_late (delivery))
    return;
  if (stream != NULL)
    {
      parcours_picture_source_read_stream_async (stream, _("the clipboard"), NULL, on_taken, delivery);
      return;
    }
  _parcours_window_add_busy (delivery->window, -1);
  _parcours_window_say (delivery->window, error->message);
  delivery_free (delivery);
}

static void
on_files (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (self->document == NULL)
    return;
  if (files == NULL || !parcours_picture_source_is (files->data))
    _parcours_window_paste_text (self);
  else if (_parcours_window_get_editable (self) != NULL)
    start_reading (files->data, delivery_for_selection (self));
}

static gboolean
holds (GdkContentFormats *formats, const char *const *types)
{
  for (guint i = 0; types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, types[i]))
      return TRUE;
  return FALSE;
}

/* Spreadsheets offer a picture of what they offer as text too: text is what is meant. */
gboolean
_parcours_window_paste_picture (ParcoursWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Delivery *delivery;

  if (_parcours_window_get_editable (self) == NULL || gdk_content_formats_contain_mime_type (formats, PARCOURS_FORMAT_MIME))
    return FALSE;
  if (gdk_content_formats_contain_mime_type (formats, "text/uri-list") || gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    {
      gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files, g_object_ref (self));
      return TRUE;
    }
  if (holds (formats, parcours_incoming_types) || gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
      !holds (formats, parcours_picture_types))
    return FALSE;
  delivery = delivery_for_selection (self);
  _parcours_window_add_busy (self, 1);
  gdk_clipboard_read_async (clipboard, (const char **) parcours_picture_types, G_PRIORITY_DEFAULT, NULL, on_stream, delivery);
  return TRUE;
}

/* --- the action --- */

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL && self->document != NULL && _parcours_window_get_editable (self) != NULL)
    start_reading (file, delivery_for_selection (self));
  g_object_unref (dialog);
}

static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkFileChooserNative *dialog = parcours_picture_source_new_dialog (data);

  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), g_object_ref (data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
_parcours_window_update_picture_actions (ParcoursWindow *self)
{
  g_autoptr (GPtrArray) cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  gboolean persona = _parcours_window_get_selected (self, PARCOURS_KIND_PERSONA) != NULL;

  _parcours_window_enable (self, "picture", (cards->len > 0 || persona) && _parcours_window_get_editable (self) != NULL);
}

const GActionEntry _parcours_window_picture_actions[] = {
  { .name = "picture", .activate = on_action },
};
const guint _parcours_window_n_picture_actions = G_N_ELEMENTS (_parcours_window_picture_actions);

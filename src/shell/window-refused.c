/* window-refused.c - what is said of pictures that cannot be shown. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "paint/pictures.h"

#define PROBLEM_MS 400          /* several refused pictures of a map are one message */

/* The name of a card or persona that should show it. */
static const char *
find_owner (ParcoursMap *map, const char *id)
{
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD), *personas = parcours_map_list (map, PARCOURS_KIND_PERSONA);

  for (guint i = 0; i < cards->len; i++)
    if (g_strcmp0 (parcours_element_get_text (g_ptr_array_index (cards, i), PARCOURS_CARD_PICTURE), id) == 0)
      return parcours_element_get_name (g_ptr_array_index (cards, i));
  for (guint i = 0; i < personas->len; i++)
    if (g_strcmp0 (parcours_element_get_text (g_ptr_array_index (personas, i), PARCOURS_PERSONA_PORTRAIT), id) == 0)
      return parcours_element_get_name (g_ptr_array_index (personas, i));
  return "";
}

static gboolean
say_problems (gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = parcours_document_get_map (self->document);
  g_autofree char *sentence = NULL;
  const char *id = g_ptr_array_index (self->refused, 0), *problem, *owner;

  self->refused_timer = 0;
  problem = map != NULL ? parcours_pictures_get_problem (parcours_pictures_of (map), id) : NULL;
  if (problem != NULL && self->refused->len == 1)
    {
      owner = find_owner (map, id);
      /* Translators: the name of a card or persona, then a whole sentence that says why its picture is not shown */
      sentence = *owner != '\0' ? g_strdup_printf (_("“%s”: %s"), owner, problem) : g_strdup (problem);
    }
  else if (problem != NULL)
    sentence = g_strdup_printf (ngettext ("%u picture cannot be shown. Its card says why when you point at it or select it.",
                                          "%u pictures cannot be shown. Their cards say why when you point at them or select them.",
                                          self->refused->len), self->refused->len);
  if (sentence != NULL)
    _parcours_window_say (self, sentence);
  g_ptr_array_set_size (self->refused, 0);
  return G_SOURCE_REMOVE;
}

static void
on_picture (ParcoursWindow *self, const char *id, const char *problem)
{
  if (problem == NULL)
    return;
  g_ptr_array_add (self->refused, g_strdup (id));
  if (self->refused_timer == 0)
    self->refused_timer = g_timeout_add (PROBLEM_MS, say_problems, self);
}

static void
on_map (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);

  g_clear_handle_id (&self->refused_timer, g_source_remove);
  g_ptr_array_set_size (self->refused, 0);
  g_signal_group_set_target (self->picture_signals, map != NULL ? parcours_pictures_of (map) : NULL);
}

void
_parcours_window_watch_pictures (ParcoursWindow *self)
{
  self->refused = g_ptr_array_new_with_free_func (g_free);
  self->picture_signals = g_signal_group_new (PARCOURS_TYPE_PICTURES);
  g_signal_group_connect_swapped (self->picture_signals, "changed", G_CALLBACK (on_picture), self);
  g_signal_connect_object (self->document, "notify::map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
}

void
_parcours_window_forget_pictures (ParcoursWindow *self)
{
  g_clear_handle_id (&self->refused_timer, g_source_remove);
  g_clear_object (&self->picture_signals);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
}

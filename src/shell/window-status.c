/* window-status.c - the status bar: how many cards there are, are selected, wait; what just happened; and the zoom. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#define TOLD_SECONDS 6

/* Cards that feed the emotion curve but say nothing yet. */
static guint
count_without_emotion (ParcoursMap *map)
{
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cards, i);
      ParcoursElement *stage, *lane;
      int emotion;

      if (parcours_element_get_int (card, PARCOURS_CARD_EMOTION, &emotion)
          || parcours_map_card_note (map, card) != PARCOURS_NOTE_TOUCHPOINT)
        continue;
      parcours_map_card_place (map, card, &stage, NULL, &lane);
      if (stage != NULL && lane != NULL)
        n++;
    }
  return n;
}

static char *
count_words (ParcoursWindow *self, ParcoursMap *map)
{
  GString *text = g_string_new (NULL);
  guint cards = parcours_map_list (map, PARCOURS_KIND_CARD)->len;
  guint selected = parcours_selection_get_n (self->selection);
  guint unset = count_without_emotion (map);

  g_string_append_printf (text, ngettext ("%u card", "%u cards", cards), cards);
  if (selected > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u selected", "%u selected", selected), selected);
    }
  if (unset > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u emotion not set", "%u emotions not set", unset), unset);
    }
  return g_string_free (text, FALSE);
}

void
_parcours_window_update_status (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);
  double zoom = parcours_canvas_get_zoom (self->canvas);
  g_autofree char *percent = NULL, *count = NULL, *words = NULL;

  if (map == NULL)
    return;
  /* Translators: the zoom of the wall; French puts a no-break space before the sign. */
  percent = g_strdup_printf (_("%d%%"), (int) (zoom * 100 + 0.5));
  count = g_strdup_printf ("%u", parcours_tray_get_n_cards (self->tray));
  words = count_words (self, map);
  gtk_label_set_label (self->zoom_label, percent);
  gtk_label_set_label (self->tray_count, count);
  gtk_label_set_label (self->counts_label, words);
}

static gboolean
on_told_long_enough (gpointer data)
{
  ParcoursWindow *self = data;

  self->told_timer = 0;
  gtk_label_set_label (self->told_label, "");
  return G_SOURCE_REMOVE;
}

void
_parcours_window_tell (ParcoursWindow *self, const char *sentence)
{
  g_clear_handle_id (&self->told_timer, g_source_remove);
  /* The same sentence twice is two events to whoever listens. */
  if (g_str_equal (gtk_label_get_label (self->told_label), sentence))
    gtk_label_set_label (self->told_label, "");
  gtk_label_set_label (self->told_label, sentence);
  self->told_timer = g_timeout_add_seconds (TOLD_SECONDS, on_told_long_enough, self);
}

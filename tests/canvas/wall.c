#include "config.h"

#include "wall.h"

static void
set (ParcoursElement *element, ParcoursFieldId field, const char *text)
{
  g_autoptr(GError) error = NULL;

  parcours_element_set (element, field, text, &error);
  g_assert_no_error (error);
}

static void
add_header (ParcoursMap *map, ParcoursKind kind, const char *prefix, guint number, ParcoursFieldId title)
{
  g_autofree char *id = g_strdup_printf ("%s%u", prefix, number);
  g_autoptr(ParcoursElement) element = parcours_element_new (kind, id);

  set (element, title, id);
  parcours_map_add (map, parcours_map_get_root (map), element, -1);
}

ParcoursMap *
wall_map (guint n_stages, guint n_lanes)
{
  ParcoursMap *map = parcours_map_new ();

  parcours_map_begin (map, "Build");
  for (guint i = 0; i < n_stages; i++)
    add_header (map, PARCOURS_KIND_STAGE, "s", i, PARCOURS_STAGE_TITLE);
  for (guint i = 0; i < n_lanes; i++)
    add_header (map, PARCOURS_KIND_LANE, "l", i, PARCOURS_LANE_TITLE);
  parcours_map_end (map);
  return map;
}

ParcoursElement *
wall_card (ParcoursMap *map, const char *id, const char *stage, const char *lane)
{
  g_autoptr(ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, id);

  set (card, PARCOURS_CARD_TITLE, id);
  set (card, PARCOURS_CARD_STAGE, stage);
  set (card, PARCOURS_CARD_LANE, lane);
  return parcours_map_add (map, parcours_map_get_root (map), card, -1);
}

void
wall_fill (ParcoursMap *map, guint n_stages, guint n_lanes, guint n)
{
  parcours_map_begin (map, "Fill");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      g_autofree char *stage = g_strdup_printf ("s%u", i % n_stages);
      g_autofree char *lane = g_strdup_printf ("l%u", i / n_stages % n_lanes);

      wall_card (map, id, stage, lane);
    }
  parcours_map_end (map);
}

char *
wall_cell (ParcoursMap *map, const char *stage, const char *lane)
{
  g_autoptr(GPtrArray) cell =
    parcours_map_cell (map, parcours_map_find (map, stage), NULL, parcours_map_find (map, lane), NULL);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < cell->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", parcours_element_get_id (g_ptr_array_index (cell, i)));
  return g_string_free (ids, FALSE);
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

void
wall_frames (GtkWidget *window, guint n)
{
  guint seen = 0, tick = gtk_widget_add_tick_callback (window, on_frame, &seen, NULL);

  while (seen < n)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (window, tick);
}

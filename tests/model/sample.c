#include "config.h"

#include "sample.h"

#include "model/check.h"

static ParcoursElement *
add (ParcoursMap *map, const char *parent, ParcoursKind kind, const char *id, ...)
{
  g_autoptr (ParcoursElement) element = parcours_element_new (kind, id);
  va_list args;
  int field;

  va_start (args, id);
  while ((field = va_arg (args, int)) >= 0)
    {
      g_autoptr (GError) error = NULL;

      parcours_element_set (element, (ParcoursFieldId) field, va_arg (args, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (args);
  return parcours_map_add (map, parent != NULL ? sample_get (map, parent) : parcours_map_get_root (map), element, -1);
}

static void
add_card (ParcoursMap *map, const char *id, const char *stage, const char *step, const char *lane, const char *title)
{
  add (map, NULL, PARCOURS_KIND_CARD, id, PARCOURS_CARD_STAGE, stage, PARCOURS_CARD_STEP, step, PARCOURS_CARD_LANE, lane,
       PARCOURS_CARD_TITLE, title, PARCOURS_CARD_CHANNELS, "c1 c2", -1);
}

ParcoursMap *
sample_map (void)
{
  ParcoursMap *map = parcours_map_new ();

  parcours_map_begin (map, "Sample");
  add (map, NULL, PARCOURS_KIND_PERSONA, "p1", PARCOURS_PERSONA_NAME, "Ludovic", -1);
  add (map, NULL, PARCOURS_KIND_CHANNEL, "c1", PARCOURS_CHANNEL_NAME, "Shop", -1);
  add (map, NULL, PARCOURS_KIND_CHANNEL, "c2", PARCOURS_CHANNEL_NAME, "Website", -1);
  add (map, NULL, PARCOURS_KIND_STAGE, "s1", PARCOURS_STAGE_TITLE, "Search", -1);
  add (map, NULL, PARCOURS_KIND_STAGE, "s2", PARCOURS_STAGE_TITLE, "Purchase", -1);
  add (map, "s1", PARCOURS_KIND_STEP, "t1", PARCOURS_STEP_TITLE, "Decide", -1);
  add (map, "s1", PARCOURS_KIND_STEP, "t2", PARCOURS_STEP_TITLE, "Compare", -1);
  add (map, NULL, PARCOURS_KIND_LANE, "l1", PARCOURS_LANE_KIND, "touchpoint", PARCOURS_LANE_PERSONA, "p1", -1);
  add (map, NULL, PARCOURS_KIND_LANE, "l2", PARCOURS_LANE_KIND, "pain", PARCOURS_LANE_PERSONA, "p1", -1);
  add_card (map, "k1", "s1", "t1", "l1", "Reads a comparison");
  add_card (map, "k2", "s1", "t1", "l1", "Asks a friend");
  add_card (map, "k3", "s2", NULL, "l2", "Queues");
  add_card (map, "k4", NULL, NULL, NULL, "Later");
  parcours_map_end (map);
  return map;
}

ParcoursElement *
sample_get (ParcoursMap *map, const char *id)
{
  ParcoursElement *element = parcours_map_find (map, id);

  g_assert_nonnull (element);
  return element;
}

char *
sample_cell (ParcoursMap *map, const char *stage, const char *step, const char *lane)
{
  g_autoptr (GPtrArray) cards = parcours_map_cell (map, parcours_map_find (map, stage), parcours_map_find (map, step),
                                                   parcours_map_find (map, lane), NULL);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", parcours_element_get_id (cards->pdata[i]));
  return g_string_free (ids, FALSE);
}

void
sample_assert_sound (ParcoursMap *map)
{
  g_autofree char *broken = parcours_check_invariants (map);

  g_assert_cmpstr (broken, ==, NULL);
}

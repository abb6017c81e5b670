#include "config.h"

#include "random-edits.h"

#include "model/operations.h"

static ParcoursElement *
any_of (GRand *rand, GPtrArray *list)
{
  return list->len > 0 ? list->pdata[g_rand_int_range (rand, 0, list->len)] : NULL;
}

static ParcoursElement *
any (GRand *rand, ParcoursMap *map, ParcoursKind kind)
{
  return any_of (rand, parcours_map_list (map, kind));
}

static const ParcoursKind top_kinds[] = {
  PARCOURS_KIND_GOAL, PARCOURS_KIND_PERSONA, PARCOURS_KIND_CHANNEL, PARCOURS_KIND_STAGE, PARCOURS_KIND_LANE, PARCOURS_KIND_CARD,
  PARCOURS_KIND_CARD, PARCOURS_KIND_CARD, PARCOURS_KIND_ROUTE, PARCOURS_KIND_EXPERIMENT, PARCOURS_KIND_PICTURE, PARCOURS_KIND_VIEW,
};

static void
random_add (GRand *rand, ParcoursMap *map)
{
  ParcoursElement *card = any (rand, map, PARCOURS_KIND_CARD);
  ParcoursKind kind = top_kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (top_kinds))];
  ParcoursElement *parent = parcours_map_get_root (map);
  g_autoptr (ParcoursElement) element = NULL;

  if (card != NULL && g_rand_boolean (rand))
    {
      kind = (ParcoursKind) g_rand_int_range (rand, PARCOURS_KIND_MEASURE, PARCOURS_KIND_VOTE + 1);
      parent = card;
    }
  element = parcours_element_new (kind, NULL);
  parcours_map_add (map, parent, element, g_rand_int_range (rand, -1, 5));
}

static void
random_step (GRand *rand, ParcoursMap *map)
{
  ParcoursElement *stage = any (rand, map, PARCOURS_KIND_STAGE), *other = any (rand, map, PARCOURS_KIND_STAGE);

  if (stage == NULL)
    return;
  parcours_map_add_step (map, stage, "Step", g_rand_int_range (rand, -1, 3));
  parcours_map_reorder (map, any_of (rand, parcours_element_list (stage, PARCOURS_KIND_STEP)), other, g_rand_int_range (rand, 0, 3));
}

static void
random_place (GRand *rand, ParcoursMap *map)
{
  ParcoursElement *card = any (rand, map, PARCOURS_KIND_CARD), *stage = any (rand, map, PARCOURS_KIND_STAGE);
  ParcoursElement *step = stage != NULL ? any_of (rand, parcours_element_list (stage, PARCOURS_KIND_STEP)) : NULL;

  if (card != NULL)
    parcours_map_place_card (map, card, stage, g_rand_boolean (rand) ? step : NULL, any (rand, map, PARCOURS_KIND_LANE),
                             g_rand_int_range (rand, -1, 4));
}

/* Any field of a card, with text that may or may not be a value of it. */
static void
random_set (GRand *rand, ParcoursMap *map)
{
  static const char *const texts[] = { "1", "-2", "yes", "pain", "2026-01-01", "#123456", "c1", "a b", "é\vx", "", "waiting", "k1" };
  const ParcoursKindInfo *info = parcours_kind_info (PARCOURS_KIND_CARD);
  ParcoursElement *card = any (rand, map, PARCOURS_KIND_CARD);

  if (card != NULL)
    parcours_map_set (map, card, info->first + g_rand_int_range (rand, 0, info->n_fields - 1),
                      texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], NULL);
}

static void
random_remove (GRand *rand, ParcoursMap *map)
{
  ParcoursElement *element = any (rand, map, top_kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (top_kinds))]);

  if (element != NULL)
    parcours_map_remove (map, element);
}

static void
random_paste (GRand *rand, ParcoursMap *map)
{
  g_autoptr (GPtrArray) set = g_ptr_array_new (), pasted = NULL;
  ParcoursElement *card = any (rand, map, PARCOURS_KIND_CARD);

  if (card == NULL)
    return;
  g_ptr_array_add (set, card);
  pasted = parcours_map_paste (map, map, set, any (rand, map, PARCOURS_KIND_STAGE), NULL, any (rand, map, PARCOURS_KIND_LANE));
}

void
random_edit (GRand *rand, ParcoursMap *map)
{
  static void (*const edits[]) (GRand *, ParcoursMap *) = {
    random_add, random_add, random_add, random_step, random_place, random_place, random_set, random_set, random_set, random_remove,
    random_paste,
  };

  parcours_map_begin (map, "Random");
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    edits[g_rand_int_range (rand, 0, G_N_ELEMENTS (edits))] (rand, map);
  if (g_rand_int_range (rand, 0, 10) == 0)
    parcours_map_cancel (map);
  else
    parcours_map_end (map);
}

/* Maps by dice. */

static char *
drawn_id (GRand *rand)
{
  return g_strdup_printf ("r%d", g_rand_int_range (rand, 0, 40));
}

static ParcoursElement *
drawn_parent (GRand *rand, GPtrArray *records, ParcoursKind kind)
{
  guint start = g_rand_int_range (rand, 0, records->len);

  for (guint i = 0; i < records->len; i++)
    {
      ParcoursElement *parent = records->pdata[(start + i) % records->len];

      if ((parcours_kind_info (kind)->parents & (1u << parcours_element_get_kind (parent))) != 0)
        return parent;
    }
  return NULL;
}

static void
draw_values (GRand *rand, ParcoursElement *record)
{
  static const char *const orders[] = { "V", "W", "k", "zz" };
  static const char *const texts[] = { "1", "yes", "a", "Long: é", "2026-01-01", "Two\nlines" };
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (info->first + i);
      g_autofree char *id = drawn_id (rand);

      if (field->type == PARCOURS_TYPE_ORDER)
        parcours_element_set (record, field->id, orders[g_rand_int_range (rand, 0, G_N_ELEMENTS (orders))], NULL);
      else if (field->target != PARCOURS_KIND_NONE && g_rand_int_range (rand, 0, 3) == 0)
        parcours_element_set (record, field->id, id, NULL);
      else if (g_rand_int_range (rand, 0, 3) == 0)
        parcours_element_set (record, field->id, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], NULL);
    }
}

ParcoursMap *
random_map (GRand *rand)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, "root");

  g_ptr_array_add (records, root);
  for (int n = g_rand_int_range (rand, 0, 60); n > 0; n--)
    {
      ParcoursKind kind = (ParcoursKind) g_rand_int_range (rand, PARCOURS_KIND_MAP + 1, PARCOURS_N_KINDS);
      ParcoursElement *parent = drawn_parent (rand, records, kind);
      g_autofree char *id = drawn_id (rand);
      g_autoptr (ParcoursElement) record = NULL;

      if (parent == NULL || !g_hash_table_add (taken, g_strdup (id)))
        continue;
      record = parcours_element_new (kind, id);
      draw_values (rand, record);
      parcours_element_append (parent, record);
      g_ptr_array_add (records, record);
    }
  return parcours_map_new_for_root (root);
}

/* arrange-stages.c - splitting a stage, merging two. */
#include "config.h"

#include "model/arrange.h"

#include <glib/gi18n-lib.h>

#include "model/operations.h"

/* Cards of a stage that stand at no step, in order, the ones without a lane too. The caller owns the array. */
static GPtrArray *
bare_cards (ParcoursMap *map, ParcoursElement *stage)
{
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD), *bare = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *in_stage, *at_step;

      parcours_map_card_place (map, g_ptr_array_index (cards, i), &in_stage, &at_step, NULL);
      if (in_stage == stage && at_step == NULL)
        g_ptr_array_add (bare, g_ptr_array_index (cards, i));
    }
  return bare;
}

static void
place_cards (ParcoursMap *map, GPtrArray *cards, ParcoursElement *stage, ParcoursElement *step)
{
  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cards, i);
      const char *lane = parcours_element_get_text (card, PARCOURS_CARD_LANE);

      parcours_map_place_card (map, card, stage, step, parcours_map_find_kind (map, lane, PARCOURS_KIND_LANE), -1);
    }
}

/* The children as they are now: the map's own list follows each edit. The caller owns the array. */
static GPtrArray *
list_now (ParcoursElement *parent, ParcoursKind kind)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_extend (list, parcours_element_list (parent, kind), NULL, NULL);
  return list;
}

gboolean
parcours_arrange_can_split (ParcoursMap *map, ParcoursElement *step)
{
  g_autoptr (GPtrArray) bare = NULL;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (step), FALSE);

  if (parcours_element_get_kind (step) != PARCOURS_KIND_STEP)
    return FALSE;
  if (parcours_arrange_index (step) > 0)
    return TRUE;
  bare = bare_cards (map, parcours_element_get_parent (step));
  return bare->len > 0;
}

ParcoursElement *
parcours_arrange_split (ParcoursMap *map, ParcoursElement *step, const char *title)
{
  ParcoursElement *stage, *half;
  g_autoptr (ParcoursElement) made = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (step), NULL);

  if (!parcours_arrange_can_split (map, step))
    return NULL;
  stage = parcours_element_get_parent (step);
  steps = list_now (stage, PARCOURS_KIND_STEP);
  made = parcours_element_new (PARCOURS_KIND_STAGE, NULL);
  parcours_element_set (made, PARCOURS_STAGE_TITLE, title, NULL);

  parcours_map_begin (map, _("Split Stage"));
  half = parcours_map_add (map, parcours_map_get_root (map), made, parcours_arrange_index (stage) + 1);
  for (guint i = (guint) parcours_arrange_index (step), n = i; i < steps->len; i++)
    parcours_map_reorder (map, g_ptr_array_index (steps, i), half, (int) (i - n));
  parcours_map_end (map);
  return half;
}

ParcoursElement *
parcours_arrange_next_stage (ParcoursMap *map, ParcoursElement *stage)
{
  GPtrArray *stages;
  int index;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (stage), NULL);

  if (parcours_element_get_kind (stage) != PARCOURS_KIND_STAGE)
    return NULL;
  stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  index = parcours_arrange_index (stage);
  return index >= 0 && index + 1 < (int) stages->len ? g_ptr_array_index (stages, index + 1) : NULL;
}

/* What both have is joined, what one has is kept. */
static void
join_field (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *next, ParcoursFieldId field, const char *between)
{
  const char *first = parcours_element_get_value (stage, field), *second = parcours_element_get_value (next, field);
  g_autofree char *both = NULL;

  if (second == NULL || g_strcmp0 (first, second) == 0)
    return;
  both = first != NULL ? g_strconcat (first, between, second, NULL) : g_strdup (second);
  parcours_map_set (map, stage, field, both, NULL);
}

/* Cards without step get one with the name of their stage. */
static void
name_bare_cards (ParcoursMap *map, ParcoursElement *stage)
{
  g_autoptr (GPtrArray) bare = bare_cards (map, stage);
  gboolean first = parcours_element_list (stage, PARCOURS_KIND_STEP)->len == 0;
  ParcoursElement *step;

  if (bare->len == 0)
    return;
  step = parcours_map_add_step (map, stage, parcours_element_get_name (stage), 0);
  if (!first)
    place_cards (map, bare, stage, step);
}

static void
take_in (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *next, ParcoursKind kind)
{
  g_autoptr (GPtrArray) children = list_now (next, kind);

  for (guint i = 0; i < children->len; i++)
    parcours_map_reorder (map, g_ptr_array_index (children, i), stage, -1);
}

gboolean
parcours_arrange_merge (ParcoursMap *map, ParcoursElement *stage)
{
  ParcoursElement *next;
  g_autoptr (GPtrArray) here = NULL, there = NULL;
  gboolean steps_here, steps_there;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (stage), FALSE);

  next = parcours_arrange_next_stage (map, stage);
  if (next == NULL)
    return FALSE;
  steps_here = parcours_element_list (stage, PARCOURS_KIND_STEP)->len > 0;
  steps_there = parcours_element_list (next, PARCOURS_KIND_STEP)->len > 0;
  here = bare_cards (map, stage);
  there = bare_cards (map, next);

  parcours_map_begin (map, _("Merge Stages"));
  /* Cards before the steps of their own stage stay there; those of a stage without steps would stand among others. */
  if (!steps_here && (steps_there || there->len > 0))
    name_bare_cards (map, stage);
  if (steps_there || steps_here || here->len > 0)
    name_bare_cards (map, next);
  take_in (map, stage, next, PARCOURS_KIND_STEP);
  g_ptr_array_unref (there);
  there = bare_cards (map, next);
  place_cards (map, there, stage, NULL);
  take_in (map, stage, next, PARCOURS_KIND_MEASURE);
  join_field (map, stage, next, PARCOURS_STAGE_TITLE, " / ");
  join_field (map, stage, next, PARCOURS_STAGE_DESCRIPTION, "\n\n");
  join_field (map, stage, next, PARCOURS_STAGE_NEED, "\n\n");
  parcours_map_remove (map, next);
  parcours_map_end (map);
  return TRUE;
}

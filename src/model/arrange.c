/* arrange.c - where headers stand and how they move. Splitting and merging: arrange-stages.c. */
#include "config.h"

#include "model/arrange.h"

#include <glib/gi18n-lib.h>

#include "model/operations.h"

static ParcoursElement *
persona_of (ParcoursMap *map, ParcoursElement *lane)
{
  return parcours_map_find_kind (map, parcours_element_get_text (lane, PARCOURS_LANE_PERSONA), PARCOURS_KIND_PERSONA);
}

static gboolean
is_line (ParcoursElement *lane)
{
  switch ((int) parcours_map_lane_note (lane))
    {
    case PARCOURS_NOTE_LINE_OF_INTERACTION:
    case PARCOURS_NOTE_LINE_OF_VISIBILITY:
    case PARCOURS_NOTE_LINE_OF_INTERNAL_INTERACTION:
    case PARCOURS_NOTE_SEPARATOR:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A line without a persona of its own belongs to the lanes around it: it joins the group above, and a group of lines alone
 * takes the persona of the lane that follows. */
GArray *
parcours_arrange_groups (ParcoursMap *map)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (ParcoursLaneGroup));
  GPtrArray *lanes;
  gboolean only_lines = FALSE;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), groups);

  lanes = parcours_map_list (map, PARCOURS_KIND_LANE);
  for (guint i = 0; i < lanes->len; i++)
    {
      ParcoursElement *lane = g_ptr_array_index (lanes, i), *persona = persona_of (map, lane);
      ParcoursLaneGroup *last = groups->len > 0 ? &g_array_index (groups, ParcoursLaneGroup, groups->len - 1) : NULL;
      gboolean floating = persona == NULL && is_line (lane);

      if (last == NULL || !(floating || only_lines || last->persona == persona))
        {
          ParcoursLaneGroup group = { persona, i, 0 };

          g_array_append_val (groups, group);
          last = &g_array_index (groups, ParcoursLaneGroup, groups->len - 1);
          only_lines = floating;
        }
      else if (!floating && only_lines)
        {
          last->persona = persona;
          only_lines = FALSE;
        }
      last->n_lanes++;
    }
  return groups;
}

static GPtrArray *
siblings_of (ParcoursElement *element)
{
  return parcours_element_list (parcours_element_get_parent (element), parcours_element_get_kind (element));
}

int
parcours_arrange_index (ParcoursElement *element)
{
  guint index;

  g_return_val_if_fail (PARCOURS_IS_ELEMENT (element), -1);

  if (parcours_element_get_parent (element) == NULL || !g_ptr_array_find (siblings_of (element), element, &index))
    return -1;
  return (int) index;
}

/* --- lanes and personas --- */

static const ParcoursLaneGroup *
group_at (GArray *groups, guint lane)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const ParcoursLaneGroup *group = &g_array_index (groups, ParcoursLaneGroup, i);

      if (lane >= group->first && lane < group->first + group->n_lanes)
        return group;
    }
  return NULL;
}

/* A place inside another group is moved to its nearer edge. */
static guint
outside (const ParcoursLaneGroup *group, guint gap)
{
  if (group == NULL || gap <= group->first)
    return gap;
  return gap - group->first < group->first + group->n_lanes - gap ? group->first : group->first + group->n_lanes;
}

guint
parcours_arrange_lane_gap (ParcoursMap *map, ParcoursElement *element, guint index)
{
  g_autoptr (GArray) groups = NULL;
  const ParcoursLaneGroup *group;
  int own;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (element), index);

  groups = parcours_arrange_groups (map);
  index = MIN (index, parcours_map_list (map, PARCOURS_KIND_LANE)->len);
  group = group_at (groups, index);
  if (group == NULL || parcours_element_get_kind (element) == PARCOURS_KIND_PERSONA)
    return outside (group, index);
  own = parcours_arrange_index (element);
  return group == group_at (groups, (guint) own) ? index : outside (group, index);
}

/* The lanes of a persona's groups, in order. */
static GPtrArray *
lanes_of (ParcoursMap *map, ParcoursElement *persona)
{
  g_autoptr (GArray) groups = parcours_arrange_groups (map);
  GPtrArray *lanes = parcours_map_list (map, PARCOURS_KIND_LANE), *own = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const ParcoursLaneGroup *group = &g_array_index (groups, ParcoursLaneGroup, i);

      for (guint k = 0; group->persona == persona && k < group->n_lanes; k++)
        g_ptr_array_add (own, g_ptr_array_index (lanes, group->first + k));
    }
  return own;
}

/* All lanes as they stand once `own` are put before number `index`. */
static GPtrArray *
lanes_after (ParcoursMap *map, GPtrArray *own, guint index)
{
  GPtrArray *lanes = parcours_map_list (map, PARCOURS_KIND_LANE), *after = g_ptr_array_sized_new (lanes->len);

  for (guint i = 0; i <= lanes->len; i++)
    {
      if (i == index)
        for (guint k = 0; k < own->len; k++)
          g_ptr_array_add (after, g_ptr_array_index (own, k));
      if (i < lanes->len && !g_ptr_array_find (own, g_ptr_array_index (lanes, i), NULL))
        g_ptr_array_add (after, g_ptr_array_index (lanes, i));
    }
  return after;
}

/* Brings the lanes into that order, moving only `own`. */
static gboolean
order_lanes (ParcoursMap *map, GPtrArray *own, GPtrArray *after)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < after->len; i++)
    {
      ParcoursElement *lane = g_ptr_array_index (after, i);

      if (g_ptr_array_index (parcours_map_list (map, PARCOURS_KIND_LANE), i) == lane)
        continue;
      moved = TRUE;
      if (g_ptr_array_find (own, lane, NULL))
        parcours_map_reorder (map, lane, NULL, (int) i);
      else
        {
          /* One of ours still stands where this one is to be: it goes out of the way, and gets its own place later. */
          ParcoursElement *ours = g_ptr_array_index (parcours_map_list (map, PARCOURS_KIND_LANE), i);

          parcours_map_reorder (map, ours, NULL, -1);
          i--;
        }
    }
  return moved;
}

/* The persona stands after that of the group above, or else before that of the group below. */
static gboolean
number_persona (ParcoursMap *map, ParcoursElement *persona)
{
  g_autoptr (GArray) groups = parcours_arrange_groups (map);
  ParcoursElement *above = NULL, *below = NULL;
  gboolean passed = FALSE;
  int now = parcours_arrange_index (persona), to = now;

  for (guint i = 0; i < groups->len; i++)
    {
      ParcoursElement *other = g_array_index (groups, ParcoursLaneGroup, i).persona;

      passed |= other == persona;
      if (other == persona || other == NULL)
        continue;
      if (!passed)
        above = other;
      else if (below == NULL)
        below = other;
    }
  if (above != NULL)
    to = parcours_arrange_index (above) + 1;
  else if (below != NULL)
    to = parcours_arrange_index (below);
  if (to > now)
    to--;
  if (to == now)
    return FALSE;
  parcours_map_reorder (map, persona, NULL, to);
  return TRUE;
}

static gboolean
put_persona (ParcoursMap *map, ParcoursElement *persona, guint index)
{
  g_autoptr (GPtrArray) own = lanes_of (map, persona);
  g_autoptr (GPtrArray) after = lanes_after (map, own, parcours_arrange_lane_gap (map, persona, index));
  gboolean moved = FALSE;

  if (own->len == 0)
    return FALSE;
  parcours_map_begin (map, _("Move Persona"));
  if (order_lanes (map, own, after))
    {
      number_persona (map, persona);
      moved = TRUE;
    }
  parcours_map_end (map);
  return moved;
}

/* --- all --- */

gboolean
parcours_arrange_put (ParcoursMap *map, ParcoursElement *element, ParcoursElement *parent, guint index)
{
  int now;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (element), FALSE);

  if (parcours_element_get_kind (element) == PARCOURS_KIND_PERSONA)
    return put_persona (map, element, index);
  if (parcours_element_get_kind (element) == PARCOURS_KIND_LANE)
    index = parcours_arrange_lane_gap (map, element, index);
  now = parcours_arrange_index (element);
  if (parent == NULL || parent == parcours_element_get_parent (element))
    {
      if (index == (guint) now || index == (guint) now + 1)
        return FALSE;
      index -= index > (guint) now;
    }
  parcours_map_reorder (map, element, parent, (int) index);
  return TRUE;
}

/* What one place back or on means, for put(). FALSE if there is none. */
typedef struct
{
  ParcoursElement *parent;
  guint index;
} Target;

/* Past the neighbour in the group, or at its edge past the whole group beside it. */
static gboolean
lane_target (ParcoursMap *map, int own, int direction, Target *target)
{
  g_autoptr (GArray) groups = parcours_arrange_groups (map);
  int other = own + direction;
  const ParcoursLaneGroup *group = other >= 0 ? group_at (groups, (guint) other) : NULL;

  if (group == NULL)
    return FALSE;
  if (group == group_at (groups, (guint) own))
    target->index = direction > 0 ? (guint) own + 2 : (guint) other;
  else
    target->index = direction > 0 ? group->first + group->n_lanes : group->first;
  return TRUE;
}

static gboolean
persona_target (ParcoursMap *map, ParcoursElement *persona, int direction, Target *target)
{
  g_autoptr (GArray) groups = parcours_arrange_groups (map);
  int own = -1, other;
  const ParcoursLaneGroup *group;

  for (guint i = 0; i < groups->len && own < 0; i++)
    if (g_array_index (groups, ParcoursLaneGroup, i).persona == persona)
      own = (int) i;
  other = own + direction;
  if (own < 0 || other < 0 || other >= (int) groups->len)
    return FALSE;
  group = &g_array_index (groups, ParcoursLaneGroup, other);
  target->index = direction > 0 ? group->first + group->n_lanes : group->first;
  return TRUE;
}

static gboolean
step_target (ParcoursMap *map, ParcoursElement *step, int direction, Target *target)
{
  ParcoursElement *stage = parcours_element_get_parent (step);
  GPtrArray *stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  int beside = parcours_arrange_index (stage) + direction;

  if (beside < 0 || beside >= (int) stages->len)
    return FALSE;
  target->parent = g_ptr_array_index (stages, beside);
  target->index = direction > 0 ? 0 : parcours_element_list (target->parent, PARCOURS_KIND_STEP)->len;
  return TRUE;
}

static gboolean
find_target (ParcoursMap *map, ParcoursElement *element, int direction, Target *target)
{
  ParcoursKind kind = parcours_element_get_kind (element);
  int own = parcours_arrange_index (element);

  *target = (Target) { NULL, 0 };
  if (own < 0)
    return FALSE;
  if (kind == PARCOURS_KIND_PERSONA)
    return persona_target (map, element, direction, target);
  if (kind == PARCOURS_KIND_LANE)
    return lane_target (map, own, direction, target);
  if (kind != PARCOURS_KIND_STAGE && kind != PARCOURS_KIND_STEP)
    return FALSE;
  if (own + direction >= 0 && own + direction < (int) siblings_of (element)->len)
    {
      target->index = direction > 0 ? (guint) own + 2 : (guint) own - 1;
      return TRUE;
    }
  return kind == PARCOURS_KIND_STEP && step_target (map, element, direction, target);
}

gboolean
parcours_arrange_can_move (ParcoursMap *map, ParcoursElement *element, int direction)
{
  Target target;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (element), FALSE);

  return find_target (map, element, direction, &target);
}

gboolean
parcours_arrange_move (ParcoursMap *map, ParcoursElement *element, int direction)
{
  Target target;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (element), FALSE);

  return find_target (map, element, direction, &target)
         && parcours_arrange_put (map, element, target.parent, target.index);
}

/* window-arrange.c - moving stages, steps, lanes and personas among their neighbours. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "model/operations.h"

static const char *
persona_of (GPtrArray *lanes, int index)
{
  return parcours_element_get_text (g_ptr_array_index (lanes, index), PARCOURS_LANE_PERSONA);
}

/* Adjacent lanes of one persona are a group on the wall. How many of them stand together from `start` on in `direction`. */
static int
count_run (GPtrArray *lanes, int start, int direction)
{
  int n = 0;

  for (int i = start; i >= 0 && i < (int) lanes->len && g_strcmp0 (persona_of (lanes, i), persona_of (lanes, start)) == 0; i += direction)
    n++;
  return n;
}

/* Where a lane goes: past its neighbour in the group, or at the group's edge past the whole group beside it, which stays together. */
static int
lane_target (GPtrArray *lanes, int index, int direction)
{
  int next = index + direction;

  if (next < 0 || next >= (int) lanes->len)
    return -1;
  if (g_strcmp0 (persona_of (lanes, index), persona_of (lanes, next)) == 0)
    return next;
  return index + direction * count_run (lanes, next, direction);
}

/* The first group of a persona: FALSE if it has no lane. */
static gboolean
find_run (GPtrArray *lanes, const char *persona, int *first, int *n)
{
  for (int i = 0; i < (int) lanes->len; i++)
    if (g_strcmp0 (persona_of (lanes, i), persona) == 0)
      {
        *first = i;
        *n = count_run (lanes, i, 1);
        return TRUE;
      }
  return FALSE;
}

/* A persona moves with its lanes past the group beside them. */
static void
move_group (ParcoursMap *map, const char *persona, int direction)
{
  g_autoptr (GPtrArray) lanes = g_ptr_array_copy (parcours_map_list (map, PARCOURS_KIND_LANE), NULL, NULL);
  int first, n, other;

  if (!find_run (lanes, persona, &first, &n))
    return;
  other = direction < 0 ? first - 1 : first + n;
  if (other < 0 || other >= (int) lanes->len)
    return;
  other = count_run (lanes, other, direction);
  for (int i = 0; i < n; i++)
    {
      /* Downwards the last goes first, so that each index is that of the list as it is by then. */
      int from = direction < 0 ? first + i : first + n - 1 - i;

      parcours_map_reorder (map, g_ptr_array_index (lanes, from), NULL, from + direction * other);
    }
}

static gboolean
can_move_group (ParcoursMap *map, const char *persona, int direction)
{
  GPtrArray *lanes = parcours_map_list (map, PARCOURS_KIND_LANE);
  int first, n;

  return find_run (lanes, persona, &first, &n) && (direction < 0 ? first > 0 : first + n < (int) lanes->len);
}

/* Number of a record among its siblings after a move, -1 if it cannot move that way. */
static int
target_index (ParcoursElement *element, int direction)
{
  GPtrArray *siblings = parcours_element_list (parcours_element_get_parent (element), parcours_element_get_kind (element));
  guint index = 0;
  int target;

  if (!g_ptr_array_find (siblings, element, &index))
    return -1;
  if (parcours_element_get_kind (element) == PARCOURS_KIND_LANE)
    return lane_target (siblings, index, direction);
  target = (int) index + direction;
  return target < (int) siblings->len ? target : -1;
}

/* A step at the edge of its stage goes over into the next one. */
static ParcoursElement *
neighbour_stage (ParcoursElement *step, int direction)
{
  ParcoursElement *stage = parcours_element_get_parent (step);
  int target = target_index (stage, direction);

  return target >= 0 ? g_ptr_array_index (parcours_element_list (parcours_element_get_parent (stage), PARCOURS_KIND_STAGE), target) : NULL;
}

static gboolean
can_move (ParcoursMap *map, ParcoursElement *element, int direction)
{
  switch (parcours_element_get_kind (element))
    {
    case PARCOURS_KIND_STAGE:
    case PARCOURS_KIND_LANE:
      return target_index (element, direction) >= 0;
    case PARCOURS_KIND_STEP:
      return target_index (element, direction) >= 0 || neighbour_stage (element, direction) != NULL;
    case PARCOURS_KIND_PERSONA:
      return can_move_group (map, parcours_element_get_id (element), direction);
    default:
      return FALSE;
    }
}

static void
move (ParcoursWindow *self, int direction)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *element = parcours_selection_get_element (self->selection);
  g_autofree char *id = NULL;
  int target;

  if (map == NULL || element == NULL || !can_move (map, element, direction))
    return;
  id = g_strdup (parcours_element_get_id (element));
  target = target_index (element, direction);
  switch (parcours_element_get_kind (element))
    {
    case PARCOURS_KIND_PERSONA:
      parcours_map_begin (map, _("Move Persona"));
      if (target >= 0)
        parcours_map_reorder (map, element, NULL, target);
      move_group (map, id, direction);
      parcours_map_end (map);
      break;
    case PARCOURS_KIND_STEP:
      if (target >= 0)
        parcours_map_reorder (map, element, NULL, target);
      else
        parcours_map_reorder (map, element, neighbour_stage (element, direction), direction > 0 ? 0 : -1);
      break;
    default:
      parcours_map_reorder (map, element, NULL, target);
    }
  parcours_canvas_scroll_to (self->canvas, id);
}

static void
on_move_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, -1);
}

static void
on_move_on (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, 1);
}

void
_parcours_window_update_arrange_actions (ParcoursWindow *self)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *element = parcours_selection_get_element (self->selection);
  gboolean header = map != NULL && element != NULL;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "move-back")),
                               header && can_move (map, element, -1));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "move-on")),
                               header && can_move (map, element, 1));
}

const GActionEntry _parcours_window_arrange_actions[] = {
  { .name = "move-back", .activate = on_move_back },
  { .name = "move-on", .activate = on_move_on },
};
const guint _parcours_window_n_arrange_actions = G_N_ELEMENTS (_parcours_window_arrange_actions);

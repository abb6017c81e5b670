/* paint-goals.c - goals of both sides, joined where one serves the other; who serves or is served by none is dashed. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "paint/paint-private.h"

#define BOX 42.0
#define PITCH 58.0
#define HEAD 38.0               /* from the top of the block to its first box */
#define BREAK 130.0             /* between the two sides */

typedef struct
{
  const ParcoursPaint *paint;
  GPtrArray *sides[2];
  double x, y, wide;            /* of the block; of one box */
} Goals;

static double
box_left (const Goals *g, int side)
{
  return side == PARCOURS_SIDE_BUSINESS ? g->x : g->x + g->wide + BREAK;
}

static double
box_top (const Goals *g, guint index)
{
  return g->y + HEAD + index * PITCH;
}

static gboolean
serves (ParcoursElement *goal, ParcoursElement *other)
{
  g_auto (GStrv) ids = parcours_element_dup_list (goal, PARCOURS_GOAL_SERVES);

  return g_strv_contains ((const char *const *) ids, parcours_element_get_id (other));
}

static gboolean
is_joined (const Goals *g, int side, ParcoursElement *goal)
{
  GPtrArray *others = g->sides[1 - side];

  for (guint i = 0; i < others->len; i++)
    {
      ParcoursElement *other = g_ptr_array_index (others, i);

      if (side == PARCOURS_SIDE_BUSINESS ? serves (goal, other) : serves (other, goal))
        return TRUE;
    }
  return FALSE;
}

static void
paint_joins (const Goals *g)
{
  GPtrArray *business = g->sides[PARCOURS_SIDE_BUSINESS], *customer = g->sides[PARCOURS_SIDE_CUSTOMER];
  const double left = g->x + g->wide, right = left + BREAK, middle = (left + right) / 2;

  for (guint b = 0; b < business->len; b++)
    for (guint c = 0; c < customer->len; c++)
      if (serves (g_ptr_array_index (business, b), g_ptr_array_index (customer, c)))
        {
          const double y1 = box_top (g, b) + BOX / 2, y2 = box_top (g, c) + BOX / 2;
          ParcoursPath path = { .n = 0 };

          _parcours_path_move (&path, left, y1);
          _parcours_path_curve (&path, middle, y1, middle, y2, right, y2);
          _parcours_path_draw (g->paint, &path, PARCOURS_COLOUR_NONE, PARCOURS_PEN (3), g->paint->theme->stage);
        }
}

static void
paint_goal (const Goals *g, int side, guint index, ParcoursElement *goal, gboolean joined)
{
  static const double dashes[] = { 6, 4 };
  const ParcoursPaint *paint = g->paint;
  const ParcoursTheme *theme = paint->theme;
  const ParcoursPen solid = { 1.5, NULL, 0, FALSE }, dashed = { 1.5, dashes, G_N_ELEMENTS (dashes), FALSE };
  const ParcoursInk *ink = PARCOURS_INK (17, PANGO_WEIGHT_NORMAL, theme->ink);
  const char *name = parcours_element_get_name (goal);
  const double x = box_left (g, side), y = box_top (g, index), room = g->wide - 28;

  _parcours_box (paint, x, y, g->wide, BOX, 5, theme->head, joined ? &solid : &dashed, joined ? theme->stage : theme->ink2);
  if (_parcours_word_width (paint, name, ink) <= room)
    _parcours_word (paint, name, ink, x + 16, y + 26.8, 0);
  else
    _parcours_block (paint, name, PARCOURS_INK (14, PANGO_WEIGHT_NORMAL, theme->ink), 18, 2, x + 16, y + 3, room, FALSE);
}

/* TRUE if one of them stands alone. */
static gboolean
paint_side (const Goals *g, int side, const char *title)
{
  gboolean alone = FALSE;

  _parcours_word (g->paint, title, PARCOURS_INK (19, PARCOURS_EXTRA_BOLD, g->paint->theme->ink), box_left (g, side), g->y + 21, 0);
  for (guint i = 0; i < g->sides[side]->len; i++)
    {
      ParcoursElement *goal = g_ptr_array_index (g->sides[side], i);
      const gboolean joined = is_joined (g, side, goal);

      paint_goal (g, side, i, goal, joined);
      alone |= !joined;
    }
  return alone;
}

double
_parcours_paint_goals (const ParcoursPaint *paint, ParcoursElement *unused, double x, double y, double width)
{
  g_autoptr (GPtrArray) business = g_ptr_array_new (), customer = g_ptr_array_new ();
  GPtrArray *goals = parcours_map_list (paint->map, PARCOURS_KIND_GOAL);
  const Goals g = { paint, { business, customer }, x, y, (width - BREAK) / 2 };
  gboolean business_alone, customer_alone;
  double height;

  for (guint i = 0; i < goals->len; i++)
    {
      ParcoursElement *goal = g_ptr_array_index (goals, i);

      g_ptr_array_add (parcours_element_get_choice (goal, PARCOURS_GOAL_SIDE) == PARCOURS_SIDE_CUSTOMER ? customer : business, goal);
    }
  _parcours_begin (paint, "goals", _parcours_say (paint, parcours_kind_info (PARCOURS_KIND_GOAL)->plural));
  paint_joins (&g);
  business_alone = paint_side (&g, PARCOURS_SIDE_BUSINESS, _parcours_say (paint, N_("Business goals")));
  customer_alone = paint_side (&g, PARCOURS_SIDE_CUSTOMER, _parcours_say (paint, N_("Customer goals")));
  height = HEAD + PITCH * MAX (business->len, customer->len) - (PITCH - BOX);
  if (business_alone || customer_alone)
    {
      const char *words = !customer_alone ? N_("Dashed: a goal that serves no customer yet.")
                          : !business_alone ? N_("Dashed: a goal that nothing serves yet.")
                                            : N_("Dashed: goals that have no counterpart yet.");

      _parcours_word (paint, _parcours_say (paint, words), PARCOURS_INK (15, PANGO_WEIGHT_NORMAL, paint->theme->ink2), x, y + height + 23, 0);
      height += 28;
    }
  _parcours_end (paint);
  return height;
}

/* canvas-block.c - moving the selected cards by a cell or a place, as a block that stays as it is: all of them or none. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "canvas/card-label.h"
#include "canvas/move.h"

typedef struct
{
  ParcoursElement *card;
  ParcoursCardBox box;
  guint row, column;            /* of the cell it goes to */
} Member;

/* The neighbouring cell that can hold cards. */
static gboolean
cell_ahead (ParcoursCanvas *self, guint *row, guint *column, int dx, int dy)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  guint n_rows, n_columns;
  gint64 r = *row, c = (gint64) *column + dx;

  rows = parcours_layout_get_rows (layout, &n_rows);
  parcours_layout_get_columns (layout, &n_columns);
  if (dy != 0)
    do
      r += dy;
    while (r >= 0 && r < n_rows && rows[r].type != PARCOURS_ROW_CARDS);
  if (r < 0 || r >= n_rows || c < 0 || c >= n_columns)
    return FALSE;
  *row = (guint) r;
  *column = (guint) c;
  return TRUE;
}

/* The selected cards that stand on the wall, in reading order. Those in the tray have no neighbours to go to. */
static GArray *
list_members (ParcoursCanvas *self)
{
  g_autoptr(GPtrArray) cards = _parcours_canvas_selected_cards (self);
  GArray *members = g_array_new (FALSE, TRUE, sizeof (Member));

  for (guint i = 0; i < cards->len; i++)
    {
      Member member = { .card = g_ptr_array_index (cards, i) };

      if (parcours_layout_get_card (_parcours_canvas_layout (self), member.card, &member.box))
        g_array_append_val (members, member);
    }
  return members;
}

static gboolean
in_one_cell (GArray *members)
{
  const Member *first = &g_array_index (members, Member, 0), *last = &g_array_index (members, Member, members->len - 1);

  return first->box.row == last->box.row && first->box.column == last->box.column;
}

/* Up and down first go through the cell, then on to the next lane. FALSE at the cell's end. */
static gboolean
move_within_cell (ParcoursCanvas *self, GArray *members, int dy)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  const Member *first = &g_array_index (members, Member, 0);
  GPtrArray *cell = parcours_layout_get_cell (_parcours_canvas_layout (self), first->box.row, first->box.column);
  g_autoptr(GHashTable) block = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();
  ParcoursElement *stage, *step, *lane;
  guint edge = dy < 0 ? first->box.index : g_array_index (members, Member, members->len - 1).box.index;
  guint others = 0;             /* that stand before the block's edge */

  for (guint i = 0; i < members->len; i++)
    {
      g_hash_table_add (block, g_array_index (members, Member, i).card);
      g_ptr_array_add (cards, g_array_index (members, Member, i).card);
    }
  for (guint i = 0; i < edge; i++)
    others += !g_hash_table_contains (block, g_ptr_array_index (cell, i));
  if (dy < 0 ? others == 0 : others >= cell->len - members->len)
    return FALSE;
  parcours_map_card_place (map, first->card, &stage, &step, &lane);
  parcours_move_cards (map, cards, stage, step, lane, parcours_move_neighbour (cell, others + (dy < 0 ? -1u : 1u), block));
  return TRUE;
}

static void
put_into_cell (ParcoursCanvas *self, const Member *member, gboolean last)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursColumn *columns;
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();
  GPtrArray *cell = parcours_layout_get_cell (layout, member->row, member->column);
  ParcoursElement *after = last && cell != NULL && cell->len > 0 ? g_ptr_array_index (cell, cell->len - 1) : NULL;
  guint n;

  rows = parcours_layout_get_rows (layout, &n);
  columns = parcours_layout_get_columns (layout, &n);
  g_ptr_array_add (cards, member->card);
  parcours_move_cards (parcours_scene_get_map (self->scene), cards, columns[member->column].stage,
                       columns[member->column].into, rows[member->row].lane, after);
}

/* To the neighbouring cells, each to its own. FALSE, and nothing moved, if one of them has none. */
static gboolean
move_to_cells (ParcoursCanvas *self, GArray *members, int dx, int dy)
{
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);

      member->row = member->box.row;
      member->column = member->box.column;
      if (!cell_ahead (self, &member->row, &member->column, dx, dy))
        return FALSE;
    }
  for (guint i = 0; i < members->len; i++)
    {
      /* Downwards each goes before those of the lane below, so the last one goes first. */
      guint at = dy > 0 ? members->len - 1 - i : i;

      put_into_cell (self, &g_array_index (members, Member, at), dy <= 0);
    }
  return TRUE;
}

static void
tell_moved (ParcoursCanvas *self, GArray *members, gboolean moved)
{
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (cards, g_array_index (members, Member, i).card);
  if (moved)
    sentence = parcours_card_moved (parcours_scene_get_map (self->scene), cards,
                                    parcours_selection_get_element (self->selection));
  else if (members->len == 1)
    sentence = g_strdup (_("There is no cell further on."));
  else
    sentence = g_strdup (_("The cards stay together: for one of them there is no cell further on."));
  if (sentence != NULL)
    _parcours_canvas_tell (self, sentence);
}

/* Below the last lane is the tray. */
static gboolean
all_in_last_lane (ParcoursCanvas *self, GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);
      guint row = member->box.row, column = member->box.column;

      if (cell_ahead (self, &row, &column, 0, 1))
        return FALSE;
    }
  return TRUE;
}

/* Moves the selected cards of the wall by a cell, or up and down by a place; it is told how that went. FALSE if there are none. */
gboolean
_parcours_canvas_move_block (ParcoursCanvas *self, int dx, int dy)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  g_autoptr(GArray) members = list_members (self);
  gboolean moved;

  if (members->len == 0)
    return FALSE;
  parcours_map_begin (map, members->len == 1 ? _("Move Card") : _("Move Cards"));
  moved = dy != 0 && in_one_cell (members) && move_within_cell (self, members, dy);
  if (!moved)
    moved = move_to_cells (self, members, dx, dy);
  parcours_map_end (map);
  if (!moved && dy > 0 && all_in_last_lane (self, members))
    _parcours_canvas_park_selected (self);
  else
    tell_moved (self, members, moved);
  return TRUE;
}

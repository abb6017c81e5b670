/* canvas-select.c - what Shift, Ctrl and the rubber band do to the selection, on the wall and in the tray alike. */
#include "config.h"

#include "canvas/canvas-private.h"

#include "base/util.h"

static void
catch_card (const ParcoursCardBox *box, gpointer data)
{
  g_ptr_array_add (data, (char *) parcours_element_get_id (box->card));
}

/* Adds the ids (borrowed) of the cards that overlap `area` of the body, in reading order. */
void
_parcours_canvas_list_cards (ParcoursCanvas *self, const ParcoursRect *area, GPtrArray *ids)
{
  _parcours_canvas_foreach_lit (self, area, catch_card, ids);
}

static void
add_elements (GPtrArray *elements, GPtrArray *ids)
{
  for (guint i = 0; elements != NULL && i < elements->len; i++)
    g_ptr_array_add (ids, (char *) parcours_element_get_id (g_ptr_array_index (elements, i)));
}

/* --- ranges --- */

/* The cards of the rectangle that spans two cards of the wall. */
static gboolean
list_rectangle (ParcoursCanvas *self, ParcoursElement *anchor, ParcoursElement *card, GPtrArray *ids)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  ParcoursCardBox from, to;
  ParcoursRect area;

  if (!parcours_layout_get_card (layout, anchor, &from) || !parcours_layout_get_card (layout, card, &to))
    return FALSE;
  area.x = MIN (from.rect.x, to.rect.x);
  area.y = MIN (from.rect.y, to.rect.y);
  area.width = MAX (from.rect.x + from.rect.width, to.rect.x + to.rect.width) - area.x;
  area.height = MAX (from.rect.y + from.rect.height, to.rect.y + to.rect.height) - area.y;
  _parcours_canvas_list_cards (self, &area, ids);
  return TRUE;
}

/* The cards from one to another in the tray. */
static gboolean
list_parked (ParcoursCanvas *self, ParcoursElement *anchor, ParcoursElement *card, GPtrArray *ids)
{
  GPtrArray *parked = parcours_layout_get_parked (_parcours_canvas_layout (self));
  guint from, to;

  if (!g_ptr_array_find (parked, anchor, &from) || !g_ptr_array_find (parked, card, &to))
    return FALSE;
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    g_ptr_array_add (ids, (char *) parcours_element_get_id (g_ptr_array_index (parked, i)));
  return TRUE;
}

/* Selects all from the anchor to `card`, besides (`keep`) what is selected already. Between wall and tray there is no range: the card is
 * added. Without an anchor it is selected alone. */
void
_parcours_canvas_select_range (ParcoursCanvas *self, ParcoursElement *card, gboolean keep)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *anchor =
    parcours_map_find_kind (map, parcours_selection_get_anchor (self->selection), PARCOURS_KIND_CARD);
  g_autoptr(GPtrArray) ids = g_ptr_array_new (), before = NULL;
  const char *id = parcours_element_get_id (card);

  if (anchor == NULL)
    {
      parcours_selection_select (self->selection, id);
      return;
    }
  before = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  if (keep)
    add_elements (before, ids);
  if (!list_rectangle (self, anchor, card, ids) && !list_parked (self, anchor, card, ids))
    {
      if (!keep)
        add_elements (before, ids);
      g_ptr_array_add (ids, (char *) id);
    }
  parcours_selection_set (self->selection, (const char *const *) ids->pdata, ids->len, id);
}

/* --- one by one --- */

/* Selects a card or leaves it out. The keyboard stays at one that is left out, so that the arrows go on from there. */
void
_parcours_canvas_toggle (ParcoursCanvas *self, ParcoursElement *card)
{
  g_autofree char *id = g_strdup (parcours_element_get_id (card));

  parcours_selection_toggle (self->selection, id);
  if (!parcours_selection_contains (self->selection, id))
    parcours_set_str (&self->left_out, id);
}

/* Where the keyboard is: at the card that was just left out, else at the current record. NULL: nowhere. Borrowed. */
ParcoursElement *
_parcours_canvas_get_keyboard (ParcoursCanvas *self)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *left_out = map != NULL ? parcours_map_find_kind (map, self->left_out, PARCOURS_KIND_CARD) : NULL;

  return left_out != NULL ? left_out : parcours_selection_get_element (self->selection);
}

/* --- rubber band --- */

void
_parcours_canvas_start_band (ParcoursCanvas *self, GdkModifierType state)
{
  self->press = PARCOURS_PRESS_BAND;
  self->band_moved = FALSE;
  parcours_viewport_to_body (&self->viewport, self->press_x, self->press_y, &self->band_x, &self->band_y);
  self->band = PARCOURS_RECT (self->band_x, self->band_y, 0, 0);
  g_clear_pointer (&self->band_before, g_ptr_array_unref);
  self->band_before = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_NONE);
  self->band_adds = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
}

/* The band reaches to the pointer; the cards it touches are selected, besides those that were when Ctrl or Shift was held. */
void
_parcours_canvas_update_band (ParcoursCanvas *self)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  double x, y;

  parcours_viewport_to_body (&self->viewport, self->pointer_x, self->pointer_y, &x, &y);
  self->band =
    PARCOURS_RECT (MIN (x, self->band_x), MIN (y, self->band_y), ABS (x - self->band_x), ABS (y - self->band_y));
  for (guint i = 0; self->band_adds && self->band_before != NULL && i < self->band_before->len; i++)
    if (parcours_element_get_kind (g_ptr_array_index (self->band_before, i)) == PARCOURS_KIND_CARD)
      g_ptr_array_add (ids, (char *) parcours_element_get_id (g_ptr_array_index (self->band_before, i)));
  _parcours_canvas_list_cards (self, &self->band, ids);
  parcours_selection_set (self->selection, (const char *const *) ids->pdata, ids->len, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Escape: what was selected before the band is selected again. */
void
_parcours_canvas_give_up_band (ParcoursCanvas *self)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  if (self->press != PARCOURS_PRESS_BAND || self->band_before == NULL)
    return;
  add_elements (self->band_before, ids);
  parcours_selection_set (self->selection, (const char *const *) ids->pdata, ids->len, NULL);
}

/* card-layer-places.c - where each card stands, how it glides there, and the room that is made for what hovers over a cell. */
#include "config.h"

#include "canvas/card-layer-private.h"

#include <adwaita.h>
#include <math.h>

#define GLIDE_MS 120.0
#define ROOM_MS 60              /* over a slot before its neighbours move: whoever passes over many cells sets none in motion */

/* The place of a card while a slot is open in its cell. */
static ParcoursRect
place_beside_slot (ParcoursCardLayer *self, const ParcoursCardBox *box)
{
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  GPtrArray *cell = parcours_layout_get_cell (layout, box->row, box->column);
  guint nth = 0;

  if (g_hash_table_contains (self->dragged, box->card))
    return self->slot.rect;
  for (guint i = 0; i < box->index; i++)
    {
      ParcoursElement *other = g_ptr_array_index (cell, i);
      ParcoursCardBox other_box;

      if (!g_hash_table_contains (self->dragged, other) && parcours_layout_get_card (layout, other, &other_box) &&
          other_box.span == 1)
        nth++;
    }
  if (nth >= self->slot_nth)
    nth++;
  return parcours_hit_place (layout, box->row, box->column, nth);
}

static void
find_place (ParcoursCardLayer *self, const ParcoursCardBox *box, double *x, double *y)
{
  ParcoursRect rect = box->rect;

  if (self->dragged != NULL && box->row == self->slot.row && box->column == self->slot.column && box->span == 1)
    rect = place_beside_slot (self, box);
  *x = rect.x;
  *y = rect.y;
}

static gboolean
step_glide (ParcoursLiveCard *live, gint64 now)
{
  double t = (double) (now - live->start) / (GLIDE_MS * 1000);

  if (t >= 1)
    {
      live->x = live->to_x;
      live->y = live->to_y;
      live->start = 0;
      return FALSE;
    }
  t = 1 - pow (1 - MAX (t, 0), 3);
  live->x = live->from_x + (live->to_x - live->from_x) * t;
  live->y = live->from_y + (live->to_y - live->from_y) * t;
  return TRUE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursCardLayer *self = PARCOURS_CARD_LAYER (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean moving = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ParcoursLiveCard *live = value;

      if (live->start != 0)
        moving |= step_glide (live, now);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self->plane));
  if (moving)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

void
_parcours_card_layer_send (ParcoursCardLayer *self, ParcoursLiveCard *live, gboolean glide)
{
  double x, y;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  find_place (self, &live->box, &x, &y);
  if (x == live->to_x && y == live->to_y)
    return;
  live->to_x = x;
  live->to_y = y;
  if (!glide || clock == NULL || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      live->x = x;
      live->y = y;
      live->start = 0;
      return;
    }
  live->from_x = live->x;
  live->from_y = live->y;
  live->start = gdk_frame_clock_get_frame_time (clock);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

void
_parcours_card_layer_send_all (ParcoursCardLayer *self, gboolean glide)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->plane->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    _parcours_card_layer_send (self, value, glide);
  gtk_widget_queue_allocate (GTK_WIDGET (self->plane));
}

static guint
plain_cards_before (ParcoursCardLayer *self)
{
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  GPtrArray *cell = parcours_layout_get_cell (layout, self->slot.row, self->slot.column);
  guint others = 0, plain = 0;

  for (guint i = 0; cell != NULL && i < cell->len && others < self->slot.index; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cell, i);
      ParcoursCardBox box;

      if (g_hash_table_contains (self->dragged, card))
        continue;
      others++;
      if (parcours_layout_get_card (layout, card, &box) && box.span == 1)
        plain++;
    }
  return plain;
}

static void
open_slot (ParcoursCardLayer *self, const ParcoursSlot *slot, GHashTable *dragged)
{
  if (dragged != NULL)
    g_hash_table_ref (dragged);
  g_clear_pointer (&self->dragged, g_hash_table_unref);
  self->dragged = dragged;
  if (slot != NULL)
    {
      self->slot = *slot;
      self->slot_nth = plain_cards_before (self);
    }
  _parcours_card_layer_send_all (self, TRUE);
}

static gboolean
is_same_place (const ParcoursSlot *a, const ParcoursSlot *b)
{
  return a->row == b->row && a->column == b->column && a->index == b->index;
}

static gboolean
on_room (gpointer data)
{
  ParcoursCardLayer *self = data;
  ParcoursLayout *layout = parcours_scene_get_layout (self->scene);
  g_autoptr (GHashTable) dragged = g_steal_pointer (&self->next_dragged);
  guint n_rows, n_columns;

  self->room_timer = 0;
  if (layout == NULL)
    return G_SOURCE_REMOVE;
  parcours_layout_get_rows (layout, &n_rows);
  parcours_layout_get_columns (layout, &n_columns);
  if (self->next_slot.row < n_rows && self->next_slot.column < n_columns)       /* the map may be another by now */
    open_slot (self, &self->next_slot, dragged);
  return G_SOURCE_REMOVE;
}

void
parcours_card_layer_make_room (ParcoursCardLayer *self, const ParcoursSlot *slot, GHashTable *dragged)
{
  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));
  g_return_if_fail (slot == NULL || dragged != NULL);

  if (self->room_timer != 0 && slot != NULL && is_same_place (slot, &self->next_slot))
    return;
  g_clear_handle_id (&self->room_timer, g_source_remove);
  g_clear_pointer (&self->next_dragged, g_hash_table_unref);
  if (slot == NULL || (self->dragged != NULL && is_same_place (slot, &self->slot)))
    {
      open_slot (self, slot, dragged);
      return;
    }
  self->next_slot = *slot;
  self->next_dragged = g_hash_table_ref (dragged);
  self->room_timer = g_timeout_add (ROOM_MS, on_room, self);
}

void
parcours_card_layer_put (ParcoursCardLayer *self, ParcoursElement *card, double x, double y)
{
  ParcoursLiveCard *live;

  g_return_if_fail (PARCOURS_IS_CARD_LAYER (self));

  live = g_hash_table_lookup (self->plane->live, card);
  if (live == NULL)
    return;
  live->x = x;
  live->y = y;
  live->to_x = live->to_y = NAN;
}

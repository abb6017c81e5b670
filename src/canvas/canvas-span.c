/* canvas-span.c - how many columns a card spans: dragged by its handle, or by key. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "layout/hit.h"
#include "layout/metrics.h"
#include "model/operations.h"

/* Columns of the map from number `first` to `last` of the wall: a collapsed stage stands for all its steps. */
static guint
count_columns (ParcoursLayout *layout, guint first, guint last)
{
  guint n, count = 0;
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n);

  for (guint i = first; i <= last && i < n; i++)
    count += columns[i].stands_for;
  return MAX (count, 1);
}

static guint
room_of (ParcoursLayout *layout, const ParcoursCardBox *box)
{
  guint n;

  parcours_layout_get_columns (layout, &n);
  return count_columns (layout, box->column, n - 1);
}

/* What the card spans, as far as there are columns. */
static guint
span_of (ParcoursLayout *layout, const ParcoursCardBox *box)
{
  int span = 1;

  parcours_element_get_int (box->card, PARCOURS_CARD_SPAN, &span);
  return CLAMP ((guint) span, 1, room_of (layout, box));
}

static void
tell_span (ParcoursCanvas *self, ParcoursElement *card, guint span, guint room)
{
  const char *name = parcours_element_get_name (card);
  g_autofree char *sentence = NULL;

  if (span == room && room > 1)
    sentence = g_strdup_printf (ngettext ("“%s” spans %u column, up to the end of the map.",
                                          "“%s” spans %u columns, up to the end of the map.", span), name, span);
  else
    sentence = g_strdup_printf (ngettext ("“%s” spans %u column.", "“%s” spans %u columns.", span), name, span);
  _parcours_canvas_tell (self, sentence);
}

static void
set_span (ParcoursMap *map, ParcoursElement *card, guint span)
{
  g_autofree char *value = span > 1 ? g_strdup_printf ("%u", span) : NULL;

  parcours_map_set (map, card, PARCOURS_CARD_SPAN, value, NULL);
}

/* --- by key and menu --- */

static void
change_span (ParcoursCanvas *self, int by)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  g_autoptr(GPtrArray) cards = NULL;
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (guint));
  ParcoursCardBox box;

  if (map == NULL || self->read_only)
    return;
  parcours_inline_edit_commit (self->edit, 0);
  cards = _parcours_canvas_selected_cards (self);
  for (guint i = 0; i < cards->len; i++)
    {
      guint span = 0;

      if (parcours_layout_get_card (layout, g_ptr_array_index (cards, i), &box))
        span = (guint) CLAMP ((int) span_of (layout, &box) + by, 1, (int) room_of (layout, &box));
      g_array_append_val (spans, span);
    }
  parcours_map_begin (map, by > 0 ? _("Widen Cards") : _("Narrow Cards"));
  for (guint i = 0; i < cards->len; i++)
    if (g_array_index (spans, guint, i) > 0)
      set_span (map, g_ptr_array_index (cards, i), g_array_index (spans, guint, i));
  parcours_map_end (map);
  parcours_map_seal (map);
  if (current != NULL && parcours_layout_get_card (layout, current, &box))
    {
      _parcours_canvas_reveal_element (self, current);
      tell_span (self, current, span_of (layout, &box), room_of (layout, &box));
    }
}

static void
span_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  change_span (PARCOURS_CANVAS (widget), g_str_equal (name, "wall.wider") ? 1 : -1);
}

/* --- by its handle --- */

/* TRUE if that point of the widget is on the handle of the card, which must be hovered or selected. */
gboolean
_parcours_canvas_on_grip (ParcoursCanvas *self, ParcoursElement *card, double wx, double wy)
{
  ParcoursCardBox box;
  ParcoursRect grip;
  double x, y;

  if (self->read_only || self->painted_cards || !parcours_layout_get_card (_parcours_canvas_layout (self), card, &box))
    return FALSE;
  parcours_viewport_to_body (&self->viewport, wx, wy, &x, &y);
  grip = parcours_paint_grip (box.rect.width);
  return parcours_rect_contains (&grip, x - box.rect.x, y - box.rect.y);
}

/* FALSE if the press is not on a handle. */
gboolean
_parcours_canvas_press_grip (ParcoursCanvas *self, ParcoursElement *card)
{
  if (!_parcours_canvas_on_grip (self, card, self->press_x, self->press_y))
    return FALSE;
  parcours_selection_select (self->selection, parcours_element_get_id (card));
  parcours_canvas_focus_card (self, parcours_element_get_id (card));
  self->press = PARCOURS_PRESS_SPAN;
  self->press_card = card;
  self->span = 0;
  return TRUE;
}

/* The card reaches to the column under the pointer. */
void
_parcours_canvas_update_span (ParcoursCanvas *self)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  ParcoursCardBox box;
  guint column, n;
  double x, y;
  const ParcoursColumn *columns;

  if (self->press_card == NULL || !parcours_layout_get_card (layout, self->press_card, &box))
    return;
  parcours_viewport_to_body (&self->viewport, self->pointer_x, self->pointer_y, &x, &y);
  columns = parcours_layout_get_columns (layout, &n);
  /* A column counts from its middle on: the edge is what is held. */
  for (column = box.column; column + 1 < n && x > columns[column + 1].x + columns[column + 1].width / 2; column++)
    ;
  if (self->span == 0)
    {
      _parcours_canvas_watch_escape (self, TRUE);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
    }
  self->span = count_columns (layout, box.column, column);
  self->span_rect = parcours_hit_band (layout, box.row, box.column, column - box.column + 1);
  self->span_rect.y = box.rect.y;
  if (column == box.column)
    self->span_rect.width = PARCOURS_CARD_WIDTH;
  _parcours_canvas_autoscroll (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_parcours_canvas_drop_span (ParcoursCanvas *self)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *card = g_steal_pointer (&self->press_card);
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  guint span = self->span;
  ParcoursCardBox box;

  self->span = 0;
  if (card == NULL || span == 0 || !parcours_layout_get_card (layout, card, &box) || span == span_of (layout, &box))
    return;
  self->press = PARCOURS_PRESS_NONE;
  parcours_map_begin (map, span > span_of (layout, &box) ? _("Widen Cards") : _("Narrow Cards"));
  set_span (map, card, span);
  parcours_map_end (map);
  parcours_map_seal (map);
  if (parcours_layout_get_card (layout, card, &box))
    tell_span (self, card, span, room_of (layout, &box));
}

void
_parcours_canvas_install_span (GtkWidgetClass *widget_class)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_Right, "wall.wider" }, { GDK_KEY_KP_Right, "wall.wider" },
    { GDK_KEY_Left, "wall.narrower" }, { GDK_KEY_KP_Left, "wall.narrower" },
  };

  gtk_widget_class_install_action (widget_class, "wall.wider", NULL, span_action);
  gtk_widget_class_install_action (widget_class, "wall.narrower", NULL, span_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_ALT_MASK | GDK_SHIFT_MASK, keys[i].action,
                                         NULL);
}

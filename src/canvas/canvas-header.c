/* canvas-header.c - moving stages, steps, lanes and personas: dragged by their headers, or by key. What
 * moved is told. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "model/arrange.h"

/* --- telling --- */

static const char *
name_of (ParcoursElement *header)
{
  const char *name = parcours_element_get_name (header);

  if (*name != '\0' || parcours_element_get_kind (header) != PARCOURS_KIND_LANE)
    return name;
  return _(parcours_field (PARCOURS_LANE_KIND)->choices[parcours_map_lane_note (header)].label);
}

/* Where the header is now. The caller owns the sentence. */
static char *
place_words (ParcoursElement *header)
{
  ParcoursElement *parent = parcours_element_get_parent (header);
  ParcoursKind kind = parcours_element_get_kind (header);
  guint n = parcours_element_list (parent, kind)->len;
  int at = parcours_arrange_index (header) + 1;

  switch ((int) kind)
    {
    case PARCOURS_KIND_STAGE:
      return g_strdup_printf (_("“%s” is now stage %d of %u."), name_of (header), at, n);
    case PARCOURS_KIND_STEP:
      /* Translators: the last one is the name of the step's stage */
      return g_strdup_printf (_("“%s” is now step %d of %u in “%s”."), name_of (header), at, n,
                              parcours_element_get_name (parent));
    case PARCOURS_KIND_LANE:
      return g_strdup_printf (_("“%s” is now lane %d of %u."), name_of (header), at, n);
    default:
      return g_strdup_printf (_("“%s” is now persona %d of %u."), name_of (header), at, n);
    }
}

void
_parcours_canvas_tell_place (ParcoursCanvas *self, ParcoursElement *header)
{
  g_autofree char *sentence = place_words (header);

  _parcours_canvas_tell (self, sentence);
}

/* --- by key and menu --- */

gboolean
parcours_canvas_move_header (ParcoursCanvas *self, int direction)
{
  ParcoursMap *map;
  ParcoursElement *current;
  g_autoptr(ParcoursElement) header = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  map = parcours_scene_get_map (self->scene);
  current = parcours_selection_get_element (self->selection);
  if (map == NULL || self->read_only || current == NULL || parcours_element_get_kind (current) == PARCOURS_KIND_CARD)
    return FALSE;
  header = g_object_ref (current);
  parcours_inline_edit_commit (self->edit, 0);
  if (parcours_arrange_move (map, header, direction))
    {
      _parcours_canvas_unfold (self, header);
      _parcours_canvas_reveal_element (self, header);
      _parcours_canvas_tell_place (self, header);
      return TRUE;
    }
  sentence = g_strdup_printf (_("“%s” cannot go further that way."), name_of (header));
  _parcours_canvas_tell (self, sentence);
  return FALSE;
}

/* The arrow that moves cards moves the selected header along its own axis. FALSE if a card, or nothing, is selected. */
gboolean
_parcours_canvas_move_header_by (ParcoursCanvas *self, int dx, int dy)
{
  ParcoursElement *header = parcours_selection_get_element (self->selection);

  if (header == NULL || parcours_element_get_kind (header) == PARCOURS_KIND_CARD)
    return FALSE;
  if ((parcours_landing_is_across (header) ? dx : dy) != 0)
    parcours_canvas_move_header (self, dx + dy);
  return TRUE;
}

/* --- by pointer --- */

void
_parcours_canvas_press_header (ParcoursCanvas *self, ParcoursElement *header)
{
  self->press = PARCOURS_PRESS_HEADER;
  self->press_header = header;
  self->press_button = _parcours_canvas_button_at (self, self->press_x, self->press_y) != NULL;
  parcours_selection_select (self->selection, parcours_element_get_id (header));
  self->press_header = header;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The pressed header leaves its place once the pointer has gone far enough. */
gboolean
_parcours_canvas_lift_header (ParcoursCanvas *self)
{
  if (self->press_header == NULL || self->read_only || self->header_drag != NULL)
    return FALSE;
  parcours_inline_edit_commit (self->edit, 0);
  if (self->press_header == NULL)
    return FALSE;
  self->header_drag = parcours_header_drag_new (self, self->press_header);
  _parcours_canvas_watch_escape (self, TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  return TRUE;
}

void
_parcours_canvas_header_motion (ParcoursCanvas *self, double x, double y)
{
  if (self->header_drag == NULL)
    return;
  parcours_header_drag_motion (self->header_drag, x, y);
  _parcours_canvas_autoscroll (self);
}

/* Sets the header down where the line is, or gives up. */
void
_parcours_canvas_land_header (ParcoursCanvas *self, gboolean drop)
{
  ParcoursHeaderDrag *drag = g_steal_pointer (&self->header_drag);
  ParcoursElement *header;

  if (drag == NULL)
    return;
  _parcours_canvas_watch_escape (self, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  header = parcours_header_drag_get_header (drag);
  if (drop && parcours_header_drag_drop (drag))
    {
      ParcoursElement *hiding = _parcours_canvas_folded_in (self, header);

      if (hiding != NULL)
        parcours_selection_select (self->selection, parcours_element_get_id (hiding));
      _parcours_canvas_reveal_element (self, hiding != NULL ? hiding : header);
      _parcours_canvas_tell_place (self, header);
    }
  parcours_header_drag_free (drag);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Released without a drag: a click, on its button perhaps. */
void
_parcours_canvas_click_header (ParcoursCanvas *self)
{
  ParcoursElement *header = NULL;

  if (self->press_button)
    header = _parcours_canvas_button_at (self, self->pointer_x, self->pointer_y);
  if (header != NULL && header == self->press_header)
    _parcours_canvas_fold (self, header);
}

/* canvas-insert.c - the button between two headers that inserts another one there. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layout/metrics.h"

#define NEAR 9.0                /* px from the border of two headers */
#define SIZE 26                 /* px, wide and high */

/* Beside which header, and where the button stands. */
typedef struct
{
  ParcoursElement *beside;
  gboolean after;
  double x, y;                  /* middle, in the widget */
} Border;

static double
to_widget (ParcoursCanvas *self, double at, gboolean across)
{
  double x, y;

  parcours_viewport_origin (&self->viewport, &x, &y);
  return (across ? x : y) + at * self->viewport.zoom;
}

/* A border at `at` of the body, between `before` and `behind` (either may be NULL), if the pointer is near. */
static gboolean
is_near (ParcoursCanvas *self, double at, gboolean across, ParcoursElement *before, ParcoursElement *behind,
         Border *border)
{
  double place = to_widget (self, at, across), pointer = across ? self->pointer_x : self->pointer_y;
  double edge = across ? parcours_viewport_side (&self->viewport) : parcours_viewport_head (&self->viewport);

  if (fabs (place - pointer) > NEAR || place < edge - 1 || (before == NULL && behind == NULL))
    return FALSE;
  border->beside = before != NULL ? before : behind;
  border->after = before != NULL;
  border->x = border->y = place;
  return TRUE;
}

static gboolean
find_stage_border (ParcoursCanvas *self, Border *border)
{
  guint n;
  const ParcoursStageBox *stages = parcours_layout_get_stages (_parcours_canvas_layout (self), &n);

  for (guint i = 0; i < n; i++)
    if (is_near (self, stages[i].x, TRUE, i > 0 ? stages[i - 1].stage : NULL, stages[i].stage, border))
      return TRUE;
  return n > 0 && is_near (self, stages[n - 1].x + stages[n - 1].width, TRUE, stages[n - 1].stage, NULL, border);
}

static gboolean
find_step_border (ParcoursCanvas *self, Border *border)
{
  guint n;
  const ParcoursColumn *columns = parcours_layout_get_columns (_parcours_canvas_layout (self), &n);

  for (guint i = 0; i < n; i++)
    if (is_near (self, columns[i].x, TRUE, i > 0 ? columns[i - 1].step : NULL, columns[i].step, border))
      return TRUE;
  return n > 0 && is_near (self, columns[n - 1].x + columns[n - 1].width, TRUE, columns[n - 1].step, NULL, border);
}

static gboolean
find_lane_border (ParcoursCanvas *self, Border *border)
{
  guint n;
  const ParcoursRow *rows = parcours_layout_get_rows (_parcours_canvas_layout (self), &n);

  if (n > 0 && is_near (self, rows[0].y, FALSE, NULL, rows[0].lane, border))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (is_near (self, rows[i].y + rows[i].height, FALSE, rows[i].lane, NULL, border))
      return TRUE;
  return FALSE;
}

static gboolean
find_border (ParcoursCanvas *self, Border *border)
{
  double band = parcours_viewport_band_zoom (&self->viewport), steps = PARCOURS_HEAD_PAD * 2 + PARCOURS_STAGE_HEIGHT;
  double side = parcours_viewport_side (&self->viewport), head = parcours_viewport_head (&self->viewport);
  double x = self->pointer_x, y = self->pointer_y;

  if (x < 0 || (x < side - NEAR) == (y < head))
    return FALSE;
  if (y < steps * band)
    {
      gboolean found = find_stage_border (self, border);

      border->y = (PARCOURS_HEAD_PAD + PARCOURS_STAGE_HEIGHT / 2) * band;
      return found;
    }
  if (y < head)
    {
      gboolean found = find_step_border (self, border);

      border->y = (steps + PARCOURS_STEP_HEIGHT / 2) * band;
      return found;
    }
  if (x < PARCOURS_PERSONA_WIDTH * band || !find_lane_border (self, border))
    return FALSE;
  border->x = (PARCOURS_PERSONA_WIDTH + PARCOURS_LANE_HEAD_WIDTH / 2) * band;
  return TRUE;
}

static const char *
words_for (ParcoursElement *beside)
{
  switch ((int) parcours_element_get_kind (beside))
    {
    case PARCOURS_KIND_STAGE:
      return _("Insert a stage here");
    case PARCOURS_KIND_STEP:
      return _("Insert a step here");
    default:
      return _("Insert a lane here");
    }
}

/* The pointer moved, or what is below it. */
void
_parcours_canvas_update_insert_button (ParcoursCanvas *self)
{
  Border border = { NULL };
  gboolean shown = !self->read_only && self->press == PARCOURS_PRESS_NONE && self->drag == NULL &&
                   _parcours_canvas_layout (self) != NULL && !parcours_inline_edit_get_active (self->edit) &&
                   find_border (self, &border);

  if (shown && gtk_widget_get_visible (self->insert_button) && border.x == self->insert_x &&
      border.y == self->insert_y && g_strcmp0 (self->insert_beside, parcours_element_get_id (border.beside)) == 0)
    return;
  if (shown)
    {
      g_free (self->insert_beside);
      self->insert_beside = g_strdup (parcours_element_get_id (border.beside));
      self->insert_after = border.after;
      self->insert_x = border.x;
      self->insert_y = border.y;
      gtk_widget_set_tooltip_text (self->insert_button, words_for (border.beside));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->insert_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      words_for (border.beside), -1);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  gtk_widget_set_visible (self->insert_button, shown);
}

/* Part of allocating sizes. */
void
_parcours_canvas_place_insert_button (ParcoursCanvas *self)
{
  GskTransform *transform;
  double x = CLAMP (self->insert_x - SIZE / 2.0, 0, MAX (0, self->viewport.width - SIZE));
  double y = MAX (0, self->insert_y - SIZE / 2.0);

  if (!gtk_widget_should_layout (self->insert_button))
    return;
  gtk_widget_measure (self->insert_button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) floor (x), (float) floor (y)));
  gtk_widget_allocate (self->insert_button, SIZE, SIZE, -1, transform);
}

static void
on_clicked (ParcoursCanvas *self)
{
  g_autofree char *beside = g_strdup (self->insert_beside);

  gtk_widget_set_visible (self->insert_button, FALSE);
  g_signal_emit_by_name (self, "insert", beside, self->insert_after);
}

void
_parcours_canvas_init_insert (ParcoursCanvas *self)
{
  self->insert_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->insert_button, "suggested-action");
  gtk_widget_add_css_class (self->insert_button, "circular");
  gtk_widget_add_css_class (self->insert_button, "insert");
  gtk_widget_set_focusable (self->insert_button, FALSE);
  gtk_widget_set_visible (self->insert_button, FALSE);
  gtk_widget_set_parent (self->insert_button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->insert_button, "clicked", G_CALLBACK (on_clicked), self);
}

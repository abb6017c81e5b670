/* canvas-seen.c - what part of the map is seen: gliding there, keeping the place, saying it in words. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define GLIDE_MS 120.0

/* --- gliding --- */

/* On the way from one zoom to another the point that both show at the same place stays there: the scroll position is
 * linear in the zoom. */
static double
between (double from, double to, double zoom, const ParcoursGlide *glide, double t)
{
  double way = glide->to.zoom - glide->from.zoom;

  return from + (to - from) * (way != 0 ? (zoom - glide->from.zoom) / way : t);
}

static gboolean
on_glide_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  ParcoursGlide *glide = &self->glide;
  double t = (double) (gdk_frame_clock_get_frame_time (clock) - glide->start) / (GLIDE_MS * 1000);
  double eased = 1 - pow (1 - CLAMP (t, 0, 1), 3);
  double zoom = glide->from.zoom * pow (glide->to.zoom / glide->from.zoom, eased);

  if (t >= 1)
    {
      glide->tick = 0;
      zoom = glide->to.zoom;
      eased = 1;
    }
  self->viewport.x = between (glide->from.x, glide->to.x, zoom, glide, eased);
  self->viewport.y = between (glide->from.y, glide->to.y, zoom, glide, eased);
  self->viewport.zoom = zoom;
  glide->stepping = TRUE;
  _parcours_canvas_viewport_changed (self);
  glide->stepping = FALSE;
  return t >= 1 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Whatever else moves the wall ends a glide where it is, but for the zoom: that is told as if it were there already. */
void
_parcours_canvas_stop_glide (ParcoursCanvas *self)
{
  if (self->glide.tick == 0 || self->glide.stepping)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide.tick);
  self->glide.tick = 0;
  if (self->viewport.zoom != self->glide.to.zoom)
    {
      _parcours_canvas_update_zoom_actions (self);
      _parcours_canvas_notify_zoom (self);
    }
}

/* The zoom, or the one that a glide is on the way to. */
double
_parcours_canvas_zoom_goal (ParcoursCanvas *self)
{
  return self->glide.tick != 0 ? self->glide.to.zoom : self->viewport.zoom;
}

/* Moves the wall to zoom and position of `to`: gliding, or at once where nothing shall move by itself. */
void
_parcours_canvas_glide_to (ParcoursCanvas *self, const ParcoursViewport *to)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  double before = _parcours_canvas_zoom_goal (self);
  gboolean glides = clock != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                    adw_get_enable_animations (GTK_WIDGET (self));

  if (self->glide.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide.tick);
  self->glide = (ParcoursGlide) { .from = self->viewport, .to = *to };
  self->fit_pending = FALSE;
  if (glides)
    {
      gdk_frame_clock_begin_updating (clock);
      gdk_frame_clock_end_updating (clock);
      self->glide.start = gdk_frame_clock_get_frame_time (clock);
      self->glide.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_glide_tick, NULL, NULL);
    }
  else
    {
      self->viewport.zoom = to->zoom;
      self->viewport.x = to->x;
      self->viewport.y = to->y;
      _parcours_canvas_viewport_changed (self);
    }
  if (to->zoom != before)
    {
      _parcours_canvas_update_zoom_actions (self);
      _parcours_canvas_notify_zoom (self);
    }
}

/* --- the place --- */

void
parcours_canvas_get_sight (ParcoursCanvas *self, ParcoursSight *place)
{
  const ParcoursViewport *viewport;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));
  g_return_if_fail (place != NULL);

  viewport = self->glide.tick != 0 ? &self->glide.to : &self->viewport;
  if (self->place_pending)
    *place = self->place;
  else
    *place = (ParcoursSight) { viewport->zoom, viewport->x / viewport->zoom, viewport->y / viewport->zoom };
}

/* There is a size now, so the place that was asked for can be gone to. */
void
_parcours_canvas_take_place (ParcoursCanvas *self)
{
  double before = self->viewport.zoom;

  self->place_pending = FALSE;
  self->viewport.zoom = CLAMP (self->place.zoom, PARCOURS_ZOOM_MIN, PARCOURS_ZOOM_MAX);
  self->viewport.x = self->place.x * self->viewport.zoom;
  self->viewport.y = self->place.y * self->viewport.zoom;
  if (self->viewport.zoom != before)
    {
      _parcours_canvas_update_zoom_actions (self);
      _parcours_canvas_notify_zoom (self);
    }
}

void
parcours_canvas_set_sight (ParcoursCanvas *self, const ParcoursSight *place)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));
  g_return_if_fail (place != NULL);

  self->place = *place;
  self->place_pending = TRUE;
  self->fit_pending = FALSE;
  if (self->viewport.width <= 0)
    return;
  _parcours_canvas_take_place (self);
  _parcours_canvas_viewport_changed (self);
}

/* --- in words --- */

static char *
stages_in_words (ParcoursCanvas *self, const ParcoursRect *seen)
{
  guint n;
  const ParcoursStageBox *stages = parcours_layout_get_stages (_parcours_canvas_layout (self), &n);
  const char *first = NULL, *last = NULL;

  for (guint i = 0; i < n; i++)
    if (stages[i].x < seen->x + seen->width && seen->x < stages[i].x + stages[i].width && stages[i].stage != NULL)
      {
        last = parcours_element_get_name (stages[i].stage);
        first = first != NULL ? first : last;
      }
  if (first == NULL)
    return g_strdup (_("no stage"));
  if (first == last)
    return g_strdup_printf (_("stage “%s”"), first);
  return g_strdup_printf (_("stages “%s” to “%s”"), first, last);
}

static char *
lanes_in_words (ParcoursCanvas *self, const ParcoursRect *seen)
{
  guint n;
  const ParcoursRow *rows = parcours_layout_get_rows (_parcours_canvas_layout (self), &n);
  const char *first = NULL, *last = NULL;

  for (guint i = 0; i < n; i++)
    if (rows[i].y < seen->y + seen->height && seen->y < rows[i].y + rows[i].height && rows[i].lane != NULL)
      {
        last = parcours_element_get_name (rows[i].lane);
        first = first != NULL ? first : last;
      }
  if (first == NULL)
    return g_strdup (_("no lane"));
  if (first == last)
    return g_strdup_printf (_("lane “%s”"), first);
  return g_strdup_printf (_("lanes “%s” to “%s”"), first, last);
}

/* “You see stages “Search” to “Use”, lanes “Steps” to “Pains”.”: what `viewport` shows. NULL without a map. The caller
 * owns it. */
char *
_parcours_canvas_say_seen (ParcoursCanvas *self, const ParcoursViewport *viewport)
{
  ParcoursRect seen = parcours_viewport_area (viewport, 0);
  g_autofree char *stages = NULL, *lanes = NULL;

  if (_parcours_canvas_layout (self) == NULL)
    return NULL;
  stages = stages_in_words (self, &seen);
  lanes = lanes_in_words (self, &seen);
  /* Translators: the first %s is like “stages “Search” to “Use””, the second like “lane “Steps”” */
  return g_strdup_printf (_("You see %s, %s."), stages, lanes);
}

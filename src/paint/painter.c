/* painter.c - hands each operation to the painter that does it. */
#include "config.h"

#include "paint/painter.h"

G_DEFINE_INTERFACE (ParcoursPainter, parcours_painter, G_TYPE_OBJECT)

static void
ignore_group (ParcoursPainter *self, const char *id, const char *css_class, const char *title, const char *description)
{
}

static void
ignore_end (ParcoursPainter *self)
{
}

static void
ignore_link (ParcoursPainter *self, const char *uri, const ParcoursRect *reach)
{
}

/* Who takes groups takes their words, unless it says otherwise. */
static ParcoursMeaning
guess_meaning (ParcoursPainter *self)
{
  return PARCOURS_PAINTER_GET_IFACE (self)->begin_group != ignore_group ? PARCOURS_MEANING_WORDS : PARCOURS_MEANING_NONE;
}

static gboolean
keep_nothing (ParcoursPainter *self, const char *key, const ParcoursRect *reach)
{
  return TRUE;
}

/* Only a painter that can carry meaning needs groups, and only one that writes files gains by stamps. */
static void
parcours_painter_default_init (ParcoursPainterInterface *iface)
{
  iface->begin_stamp = keep_nothing;
  iface->end_stamp = ignore_end;
  iface->begin_group = ignore_group;
  iface->end_group = ignore_end;
  iface->begin_link = ignore_link;
  iface->end_link = ignore_end;
  iface->get_meaning = guess_meaning;
}

void
parcours_painter_save (ParcoursPainter *self)
{
  PARCOURS_PAINTER_GET_IFACE (self)->save (self);
}

void
parcours_painter_restore (ParcoursPainter *self)
{
  PARCOURS_PAINTER_GET_IFACE (self)->restore (self);
}

void
parcours_painter_transform (ParcoursPainter *self, double dx, double dy, double scale, double degrees)
{
  g_return_if_fail (scale > 0);

  PARCOURS_PAINTER_GET_IFACE (self)->transform (self, dx, dy, scale, degrees);
}

void
parcours_painter_clip (ParcoursPainter *self, const ParcoursRect *rect)
{
  PARCOURS_PAINTER_GET_IFACE (self)->clip (self, rect);
}

void
parcours_painter_push_opacity (ParcoursPainter *self, double opacity)
{
  PARCOURS_PAINTER_GET_IFACE (self)->push_opacity (self, opacity);
}

void
parcours_painter_pop_opacity (ParcoursPainter *self)
{
  PARCOURS_PAINTER_GET_IFACE (self)->pop_opacity (self);
}

void
parcours_painter_box (ParcoursPainter *self, const ParcoursRect *rect, double radius, ParcoursColour fill,
                      const ParcoursPen *pen, ParcoursColour line)
{
  PARCOURS_PAINTER_GET_IFACE (self)->box (self, rect, radius, fill, pen, line);
}

void
parcours_painter_path (ParcoursPainter *self, const ParcoursSegment *segments, guint n, ParcoursColour fill,
                       const ParcoursPen *pen, ParcoursColour line)
{
  if (n > 0)
    PARCOURS_PAINTER_GET_IFACE (self)->path (self, segments, n, fill, pen, line);
}

void
parcours_painter_text (ParcoursPainter *self, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  PARCOURS_PAINTER_GET_IFACE (self)->text (self, layout, x, y, colour);
}

void
parcours_painter_icon (ParcoursPainter *self, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  g_return_if_fail (icon < PARCOURS_N_ICONS);

  PARCOURS_PAINTER_GET_IFACE (self)->icon (self, icon, rect, colours);
}

gboolean
parcours_painter_begin_stamp (ParcoursPainter *self, const char *key, const ParcoursRect *reach)
{
  g_return_val_if_fail (key != NULL && reach != NULL, TRUE);

  return PARCOURS_PAINTER_GET_IFACE (self)->begin_stamp (self, key, reach);
}

void
parcours_painter_end_stamp (ParcoursPainter *self)
{
  PARCOURS_PAINTER_GET_IFACE (self)->end_stamp (self);
}

void
parcours_painter_begin_group (ParcoursPainter *self, const char *id, const char *css_class, const char *title, const char *description)
{
  PARCOURS_PAINTER_GET_IFACE (self)->begin_group (self, id, css_class, title, description);
}

void
parcours_painter_end_group (ParcoursPainter *self)
{
  PARCOURS_PAINTER_GET_IFACE (self)->end_group (self);
}

ParcoursMeaning
parcours_painter_get_meaning (ParcoursPainter *self)
{
  return PARCOURS_PAINTER_GET_IFACE (self)->get_meaning (self);
}

gboolean
parcours_painter_wants_groups (ParcoursPainter *self)
{
  return parcours_painter_get_meaning (self) == PARCOURS_MEANING_WORDS;
}

void
parcours_painter_begin_link (ParcoursPainter *self, const char *uri, const ParcoursRect *reach)
{
  g_return_if_fail (uri != NULL && reach != NULL);

  PARCOURS_PAINTER_GET_IFACE (self)->begin_link (self, uri, reach);
}

void
parcours_painter_end_link (ParcoursPainter *self)
{
  PARCOURS_PAINTER_GET_IFACE (self)->end_link (self);
}

void
parcours_painter_line (ParcoursPainter *self, double x1, double y1, double x2, double y2, const ParcoursPen *pen, ParcoursColour line)
{
  const ParcoursSegment segments[] = {
    { .type = PARCOURS_SEGMENT_MOVE, .x = x1, .y = y1 },
    { .type = PARCOURS_SEGMENT_LINE, .x = x2, .y = y2 },
  };

  parcours_painter_path (self, segments, G_N_ELEMENTS (segments), PARCOURS_COLOUR_NONE, pen, line);
}

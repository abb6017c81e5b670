/* painter-svg.h - paints as SVG 1.1 that browsers, Inkscape and librsvg read alike.
 *
 * Text is real text: one <tspan> per line, broken where Pango broke it, at the baseline Pango found. Groups become <g> with id, class,
 * <title> and <desc>. Each sign stands once per colours and size in <defs>. Looks are classes of one <style>. No foreignObject, no script,
 * nothing from outside.
 *
 * The picture is held in memory until written: the head needs to know what the body used.
 */
#pragma once

#include <gio/gio.h>

#include "paint/painter.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height;         /* of the picture in u */
  double width_mm, height_mm;   /* how large that is on paper */
  const char *lang, *title, *description;       /* any may be NULL */
  GBytes *carried;              /* XML that stands in <metadata>, behind all else: its ids must not hide those of the picture; NULL: none */
} ParcoursSvgHead;

#define PARCOURS_TYPE_PAINTER_SVG (parcours_painter_svg_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPainterSvg, parcours_painter_svg, PARCOURS, PAINTER_SVG, GObject)

ParcoursPainter *parcours_painter_svg_new (void);

/* Before anything is painted. Letters as outlines, for machines without our fonts; the words stay as <title>. Text that has none (emoji) is
 * written as text nevertheless. */
void parcours_painter_svg_set_outlines (ParcoursPainterSvg *self, gboolean outlines);

/* Before anything is painted. The picture is part of a page that has all its links elsewhere too, so nobody need step through those. */
void parcours_painter_svg_set_within_page (ParcoursPainterSvg *self, gboolean within_page);

/* Writes what was painted as a whole file. Every group must be ended. */
gboolean parcours_painter_svg_write (ParcoursPainterSvg *self, const ParcoursSvgHead *head, GOutputStream *stream,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS

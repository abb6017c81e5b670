/* svg.c - a poster as SVG. */
#include "config.h"

#include "export/formats.h"
#include "paint/painter-svg.h"

gboolean
parcours_svg_write (ParcoursPoster *poster, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  ParcoursExportReport report;
  ParcoursSvgHead head;

  parcours_poster_paint (poster, painter, NULL, 1);
  parcours_poster_get_report (poster, &report);
  head = (ParcoursSvgHead) {
    .width_mm = report.width_mm,
    .height_mm = report.height_mm,
    .lang = parcours_poster_get_lang (poster),
    .title = parcours_poster_get_title (poster),
    .description = parcours_poster_get_description (poster),
  };
  parcours_poster_get_size (poster, &head.width, &head.height);
  return parcours_painter_svg_write (PARCOURS_PAINTER_SVG (painter), &head, stream, cancellable, error);
}

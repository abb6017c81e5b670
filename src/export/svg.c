/* svg.c - a sheet as SVG. */
#include "config.h"

#include "export/embed.h"
#include "export/formats.h"
#include "export/metadata.h"
#include "format/carried.h"
#include "paint/painter-svg.h"

gboolean
parcours_svg_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  g_autoptr (GBytes) document = NULL, carried = NULL;
  ParcoursMap *map = parcours_sheets_get_map (sheets);
  ParcoursSvgHead head;

  if (options->embed)
    {
      document = parcours_embed_make (map, error);
      if (!document)
        return FALSE;
      carried = parcours_carried_body (document);
    }
  parcours_painter_svg_set_outlines (PARCOURS_PAINTER_SVG (painter), options->outline_text);
  parcours_sheets_paint (sheets, 0, painter, NULL, 1);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (options->progress)
    options->progress (0.5, options->progress_data);
  head = (ParcoursSvgHead) {
    .lang = parcours_map_get_lang (map),
    .title = parcours_metadata_title (map),
    .description = parcours_metadata_description (map),
    .carried = carried,
  };
  parcours_sheets_get_size (sheets, 0, &head.width_mm, &head.height_mm);
  head.width = head.width_mm / PARCOURS_MM_PER_U;
  head.height = head.height_mm / PARCOURS_MM_PER_U;
  return parcours_painter_svg_write (PARCOURS_PAINTER_SVG (painter), &head, stream, cancellable, error);
}

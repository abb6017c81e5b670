/* sheets-poster.c - one poster on one sheet. */
#include "config.h"

#include "export/poster.h"
#include "export/sheets-private.h"

#define PARCOURS_TYPE_SHEETS_POSTER (parcours_sheets_poster_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSheetsPoster, parcours_sheets_poster, PARCOURS, SHEETS_POSTER, ParcoursSheets)

struct _ParcoursSheetsPoster
{
  ParcoursSheets parent_instance;

  ParcoursPoster *poster;
  double scale;                 /* of the poster's u to those of the sheet */
};

G_DEFINE_FINAL_TYPE (ParcoursSheetsPoster, parcours_sheets_poster, PARCOURS_TYPE_SHEETS)

static guint
get_count (ParcoursSheets *sheets)
{
  return 1;
}

static void
get_size (ParcoursSheets *sheets, guint sheet, double *width_mm, double *height_mm)
{
  ParcoursExportReport report;

  parcours_poster_get_report (PARCOURS_SHEETS_POSTER (sheets)->poster, &report);
  *width_mm = report.width_mm;
  *height_mm = report.height_mm;
}

static void
paint (ParcoursSheets *sheets, guint sheet, ParcoursPainter *painter, const ParcoursRect *area, double zoom)
{
  ParcoursSheetsPoster *self = PARCOURS_SHEETS_POSTER (sheets);
  const double scale = self->scale;
  const ParcoursRect within = { area->x / scale, area->y / scale, area->width / scale, area->height / scale };

  parcours_painter_save (painter);
  if (scale != 1)
    parcours_painter_transform (painter, 0, 0, scale, 0);
  parcours_poster_paint (self->poster, painter, &within, zoom);
  parcours_painter_restore (painter);
}

static void
get_report (ParcoursSheets *sheets, ParcoursExportReport *report)
{
  parcours_poster_get_report (PARCOURS_SHEETS_POSTER (sheets)->poster, report);
}

static void
foreach_cut (ParcoursSheets *sheets, ParcoursCutFunc func, gpointer data)
{
  parcours_poster_foreach_cut (PARCOURS_SHEETS_POSTER (sheets)->poster, func, data);
}

static void
parcours_sheets_poster_finalize (GObject *object)
{
  g_clear_pointer (&PARCOURS_SHEETS_POSTER (object)->poster, parcours_poster_free);
  G_OBJECT_CLASS (parcours_sheets_poster_parent_class)->finalize (object);
}

static void
parcours_sheets_poster_class_init (ParcoursSheetsPosterClass *klass)
{
  ParcoursSheetsClass *sheets_class = PARCOURS_SHEETS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = parcours_sheets_poster_finalize;
  sheets_class->get_count = get_count;
  sheets_class->get_size = get_size;
  sheets_class->paint = paint;
  sheets_class->get_report = get_report;
  sheets_class->foreach_cut = foreach_cut;
}

static void
parcours_sheets_poster_init (ParcoursSheetsPoster *self)
{
}

static ParcoursSheets *
create (ParcoursMap *map, ParcoursPoster *poster)
{
  ParcoursSheetsPoster *self = g_object_new (PARCOURS_TYPE_SHEETS_POSTER, "map", map, NULL);
  ParcoursExportReport report;

  parcours_poster_get_report (poster, &report);
  self->poster = poster;
  self->scale = report.scale;
  return PARCOURS_SHEETS (self);
}

ParcoursSheets *
_parcours_sheets_poster_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error)
{
  ParcoursPoster *poster = parcours_poster_new (map, options, error);

  return poster ? create (map, poster) : NULL;
}

ParcoursSheets *
_parcours_sheets_poster_new_bare (ParcoursMap *map)
{
  return create (map, parcours_poster_new_bare (map));
}

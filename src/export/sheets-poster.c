/* sheets-poster.c - one poster on one sheet, which may be larger than the poster: its ground reaches over the edge where it will be cut, and marks
 * outside say where that is. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "export/poster-private.h"
#include "export/sheets-private.h"
#include "paint/sticky.h"

#define WHITE 0xffffffff        /* what is cut off stays paper */

#define PARCOURS_TYPE_SHEETS_POSTER (parcours_sheets_poster_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSheetsPoster, parcours_sheets_poster, PARCOURS, SHEETS_POSTER, ParcoursSheets)

struct _ParcoursSheetsPoster
{
  ParcoursSheets parent_instance;

  ParcoursPoster *poster;
  double scale;                 /* of the poster's u to those of the sheet */
  double bleed, around;         /* u of the sheet: how far the ground reaches, and all that is around the poster */
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
  *width_mm = report.width_mm + 2 * PARCOURS_SHEETS_POSTER (sheets)->around * PARCOURS_MM_PER_U;
  *height_mm = report.height_mm + 2 * PARCOURS_SHEETS_POSTER (sheets)->around * PARCOURS_MM_PER_U;
}

static double
get_trim (ParcoursSheets *sheets, guint sheet, ParcoursRect *trim_mm)
{
  ParcoursSheetsPoster *self = PARCOURS_SHEETS_POSTER (sheets);
  const double around = self->around * PARCOURS_MM_PER_U;
  ParcoursExportReport report;

  parcours_poster_get_report (self->poster, &report);
  *trim_mm = PARCOURS_RECT (around, around, report.width_mm, report.height_mm);
  return self->bleed * PARCOURS_MM_PER_U;
}

/* What is outside the poster: its ground goes on, and the marks if there is room for them. */
static void
paint_around (ParcoursSheetsPoster *self, ParcoursPainter *painter)
{
  ParcoursPaint paint = self->poster->paint;
  ParcoursRect trim;
  double width, height;

  parcours_sheets_get_size (PARCOURS_SHEETS (self), 0, &width, &height);
  get_trim (PARCOURS_SHEETS (self), 0, &trim);
  g_autofree char *size = g_strdup_printf ("%.4g × %.4g mm", trim.width, trim.height);
  g_autofree char *edition = parcours_paint_edition_words (self->poster->map, paint.lang), *date = parcours_paint_date_words (paint.lang);
  g_autofree char *words = g_strjoin (" · ", size, *edition ? edition : date, *edition ? date : NULL, NULL);

  trim = PARCOURS_RECT (trim.x / PARCOURS_MM_PER_U, trim.y / PARCOURS_MM_PER_U, trim.width / PARCOURS_MM_PER_U, trim.height / PARCOURS_MM_PER_U);
  paint.painter = painter;
  parcours_painter_box (painter, &PARCOURS_RECT (0, 0, width / PARCOURS_MM_PER_U, height / PARCOURS_MM_PER_U), 0, WHITE, NULL,
                        PARCOURS_COLOUR_NONE);
  parcours_painter_box (painter, &PARCOURS_RECT (trim.x - self->bleed, trim.y - self->bleed, trim.width + 2 * self->bleed,
                                                 trim.height + 2 * self->bleed), 0, paint.theme->sheet, NULL, PARCOURS_COLOUR_NONE);
  if (self->around > self->bleed)
    parcours_paint_crop_marks (&paint, &trim, self->bleed, words);
}

static void
paint (ParcoursSheets *sheets, guint sheet, ParcoursPainter *painter, const ParcoursRect *area, double zoom)
{
  ParcoursSheetsPoster *self = PARCOURS_SHEETS_POSTER (sheets);
  const double scale = self->scale;
  const ParcoursRect within = { (area->x - self->around) / scale, (area->y - self->around) / scale, area->width / scale, area->height / scale };

  if (self->around > 0)
    paint_around (self, painter);
  parcours_painter_save (painter);
  if (scale != 1 || self->around > 0)
    parcours_painter_transform (painter, self->around, self->around, scale, 0);
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
  sheets_class->get_trim = get_trim;
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

/* A file holds no page longer than a side of paper may be. */
static gboolean
surround (ParcoursSheetsPoster *self, const ParcoursExportOptions *options, GError **error)
{
  double width, height;

  self->bleed = MAX (options->bleed, 0) / PARCOURS_MM_PER_U;
  self->around = self->bleed + (options->crop_marks ? PARCOURS_CROP_ROOM : 0);
  get_size (PARCOURS_SHEETS (self), 0, &width, &height);
  if (self->around <= 0 || MAX (width, height) <= PARCOURS_PAPER_MAX + 0.5)
    return TRUE;

  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
               _("With what is around the poster the sheet would measure %.0f × %.0f mm, more than the %d mm that are possible. "
                 "Take a smaller paper, or leave bleed and crop marks out."),
               width, height, (int) PARCOURS_PAPER_MAX);
  return FALSE;
}

ParcoursSheets *
_parcours_sheets_poster_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error)
{
  ParcoursPoster *poster = parcours_poster_new (map, options, error);
  g_autoptr (ParcoursSheets) self = poster ? create (map, poster) : NULL;

  if (!self || !surround (PARCOURS_SHEETS_POSTER (self), options, error))
    return NULL;
  return g_steal_pointer (&self);
}

ParcoursSheets *
_parcours_sheets_poster_new_bare (ParcoursMap *map)
{
  return create (map, parcours_poster_new_bare (map));
}

/* export.h - a map as a picture file: SVG, PDF or PNG.
 *
 * One picture is one poster (poster.h) through one painter, written through share/replacement: an existing file is replaced only by a
 * whole one. May run in a worker, with a map that nobody else uses meanwhile.
 */
#pragma once

#include <gio/gio.h>

#include "export/paper.h"
#include "model/map.h"
#include "paint/theme.h"

G_BEGIN_DECLS

typedef enum { PARCOURS_EXPORT_SVG, PARCOURS_EXPORT_PDF, PARCOURS_EXPORT_PNG, PARCOURS_N_EXPORTS } ParcoursExportFormat;

typedef enum { PARCOURS_ORIENTATION_AUTO, PARCOURS_ORIENTATION_LANDSCAPE, PARCOURS_ORIENTATION_PORTRAIT } ParcoursOrientation;

typedef struct
{
  ParcoursPaper paper;          /* width 0: A0 for PDF; SVG and PNG are as large as the map at `scale` */
  ParcoursOrientation orientation;      /* of the paper */
  double scale;                 /* 1: 100 %, cards of 76 x 51 mm; 0: what fits the paper (without paper: 1) */
  double dpi;                   /* of PNG; 0: 96 */
  ParcoursThemeName theme;
  const char *lang;             /* of painted words; NULL: the map's */
  gboolean (*shows) (ParcoursElement *card, gpointer data);     /* a filter; NULL: all cards */
  gpointer data;
} ParcoursExportOptions;

/* Paper theme, everything else by itself. */
#define PARCOURS_EXPORT_OPTIONS_INIT { .theme = PARCOURS_THEME_PAPER }

/* What came out, for whoever warns about it. */
typedef struct
{
  double width_mm, height_mm;
  double scale;                 /* 1: 100 % */
  double smallest_text;         /* points; under 7 is hard to read */
  guint n_endnotes;             /* texts continued in the notes of the sheet */
  guint n_unlisted;             /* texts cut on their card and, for want of room, not in the notes either */
} ParcoursExportReport;

/* The format a file name asks for. FALSE with PARCOURS_ERROR_INVALID for any other ending. */
gboolean parcours_export_format_for_path (const char *path, ParcoursExportFormat *format, GError **error);

/* Writes the file, here or on another computer. `report` may be NULL. PARCOURS_ERROR_INVALID if the map does not fit as asked. */
gboolean parcours_export (ParcoursMap *map, const ParcoursExportOptions *options, GFile *file,
                          ParcoursExportReport *report, GCancellable *cancellable, GError **error);

/* As parcours_export(), to a stream, which stays open. */
gboolean parcours_export_to_stream (ParcoursMap *map, const ParcoursExportOptions *options, ParcoursExportFormat format,
                                    GOutputStream *stream, ParcoursExportReport *report, GCancellable *cancellable, GError **error);

/* A PNG for file managers: the grid alone, its longer side `pixels` (16 to 1024). */
gboolean parcours_export_thumbnail (ParcoursMap *map, int pixels, GFile *file, GError **error);

/* As parcours_export_thumbnail(), to a stream, which stays open. */
gboolean parcours_export_thumbnail_to_stream (ParcoursMap *map, int pixels, GOutputStream *stream, GError **error);

G_END_DECLS

/* export.h - a map as a picture file: SVG, PDF, PNG, or HTML with the same as a table.
 *
 * A file holds sheets (sheets.h) through one painter, written through share/replacement: an existing file is replaced only by a
 * whole one. May run in a worker, with a map that nobody else uses meanwhile.
 */
#pragma once

#include <gio/gio.h>

#include "export/paper.h"
#include "layout/stickies.h"
#include "layout/text.h"
#include "model/map.h"
#include "paint/theme.h"

G_BEGIN_DECLS

typedef enum { PARCOURS_EXPORT_SVG, PARCOURS_EXPORT_PDF, PARCOURS_EXPORT_PNG, PARCOURS_EXPORT_HTML, PARCOURS_N_EXPORTS } ParcoursExportFormat;

typedef enum { PARCOURS_ORIENTATION_AUTO, PARCOURS_ORIENTATION_LANDSCAPE, PARCOURS_ORIENTATION_PORTRAIT } ParcoursOrientation;

/* What stands on the sheets: the map on one, the same cut into tiles that are glued together, or a card on each sticky note. */
typedef enum { PARCOURS_PRINT_POSTER, PARCOURS_PRINT_TILES, PARCOURS_PRINT_STICKIES, PARCOURS_N_PRINTS } ParcoursPrintKind;

typedef struct
{
  ParcoursPaper paper;          /* of one tile */
  guint across, down;           /* as many tiles, and the poster as large as they carry; 0: as many as the poster needs */
  double overlap;               /* mm that neighbours share, to glue them */
  double margin;                /* mm at each edge that the printer leaves white */
  gboolean marks;               /* where to cut, and where neighbours meet */
  gboolean plan;                /* one sheet more: how they go together */
} ParcoursTileOptions;

typedef struct
{
  double width, height;         /* mm of one sticky note or label */
  ParcoursPaper sheet;          /* that they stick on */
  double margin;                /* mm at least at each edge */
  double gap;                   /* mm at least between two */
  const ParcoursLabelFormat *format;    /* a sheet of labels, exactly; the measures above then do not count. NULL: as they say */
  gboolean guides;              /* first a sheet that shows where to put them */
  gboolean ground;              /* the colour of the card on all of the note, which is white. FALSE: notes have their own colour */
} ParcoursStickyOptions;

typedef struct
{
  ParcoursPrintKind kind;
  ParcoursPaper paper;          /* width 0: A0 for PDF; the others are as large as the map at `scale` */
  ParcoursOrientation orientation;      /* of the paper */
  double scale;                 /* 1: 100 %, cards of 76 x 51 mm; 0: what fits the paper (without paper: 1) */
  double dpi;                   /* of PNG; 0: 96 */
  ParcoursThemeName theme;
  const char *lang;             /* of painted words; NULL: the map's */
  double bleed;                 /* mm that the ground reaches over the paper's edge, to be cut; the sheet grows by it */
  gboolean crop_marks;          /* outside the bleed */
  ParcoursTileOptions tile;
  ParcoursStickyOptions sticky;
  gboolean outline_text;        /* SVG, HTML: letters as outlines, for machines without our fonts */
  gboolean embed;               /* SVG and PNG: the map itself, with all its notes, so that the picture opens again; not with `shows` */
  gboolean (*shows) (ParcoursElement *card, gpointer data);     /* a filter; NULL: all cards */
  gpointer data;
  ParcoursText *text;           /* shaped text that is kept from one export of the map to the next; NULL: none. One thread at a time */
  void (*progress) (double done, gpointer data);        /* 0 to 1, from the thread that exports; NULL: nobody looks */
  gpointer progress_data;
} ParcoursExportOptions;

/* What printers leave white, and what makes it easy to stick and peel notes one by one. */
#define PARCOURS_STICKY_MARGIN 6.0
#define PARCOURS_STICKY_GAP 6.0

/* What a side of a note may measure, mm. */
#define PARCOURS_STICKY_MIN 15.0
#define PARCOURS_STICKY_MAX 500.0

/* Paper theme, everything else by itself. */
#define PARCOURS_EXPORT_OPTIONS_INIT { .theme = PARCOURS_THEME_PAPER }

/* What came out, for whoever warns about it. */
typedef struct
{
  double width_mm, height_mm;
  double scale;                 /* 1: 100 % */
  double smallest_text;         /* points; under 7 is hard to read */
  guint n_sheets;
  guint n_endnotes;             /* texts continued in the notes of the sheet */
  guint n_unlisted;             /* texts cut on their card and, for want of room, not in the notes either */
  guint n_refused;              /* pictures that could not be painted (refused.h); 0 before anything was */
} ParcoursExportReport;

/* The format a file name asks for. FALSE with PARCOURS_ERROR_INVALID for any other ending. */
gboolean parcours_export_format_for_path (const char *path, ParcoursExportFormat *format, GError **error);

/* Reads the size of a note, "76x76mm", or the name of a label format, "L7165", into `options`, and sets what goes with it: notes get A4, margins,
 * a gap and guides, labels their own sheet. Nothing else is changed. FALSE with PARCOURS_ERROR_INVALID and a sentence that says what is
 * allowed. */
gboolean parcours_sticky_options_parse (const char *text, ParcoursStickyOptions *options, GError **error);

/* TRUE if a name says that the map is to travel along: `embed` for x.jmap.svg and x.jmap.png. */
gboolean parcours_export_embeds_by_name (const char *path);

/* Writes the file, here or on another computer. `report` may be NULL. PARCOURS_ERROR_INVALID if the map does not fit as asked,
 * or cannot be embedded: the map travels whole, so not in a picture of a part of it (what a filter hides would be in the file), nor in a
 * PDF; PARCOURS_ERROR_LIMIT if the picture would be too large to be opened again. */
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

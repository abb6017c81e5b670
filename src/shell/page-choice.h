/* page-choice.h - what somebody chose in the print or export dialog, remembered for each map in the user's settings and never in the map:
 * what hangs on whose wall is no property of the journey.
 *
 * $XDG_CONFIG_HOME/parcours/pages/HASH is a key file for one map, named by the hash of its address (untitled ones: of the map's id). Other
 * groups of it belong to whoever prints. The files of the PARCOURS_PAGE_CHOICES_MAX maps that were printed last are kept.
 */
#pragma once

#include <gio/gio.h>

#include "export/export.h"

G_BEGIN_DECLS

#define PARCOURS_PAGE_CHOICES_MAX 200

/* Which cards: not remembered, because it depends on what is selected and hidden just now. */
typedef enum { PARCOURS_WHICH_ALL, PARCOURS_WHICH_SHOWN, PARCOURS_WHICH_SELECTED } ParcoursWhichCards;

typedef struct
{
  ParcoursPrintKind kind;
  char paper[32];               /* as parcours_paper_parse_with_rolls() reads it */
  char picture_paper[32];       /* instead of it for SVG and PNG; "": as large as the map */
  ParcoursOrientation orientation;
  double scale;                 /* as ParcoursExportOptions */
  ParcoursThemeName theme;
  char lang[16];                /* "": the map's */
  double bleed;
  gboolean crop_marks;

  char tile_paper[32];
  guint across, down;           /* 0: as many as the poster needs */
  double overlap, margin;
  gboolean marks, plan;

  char label[16];               /* a sheet of labels by its name, with all its measures; "": as the next ones say */
  double sticky_width, sticky_height;
  char sticky_sheet[32];
  double sticky_margin, sticky_gap;
  gboolean guides;
  gboolean ground;              /* notes are white, and get the colour of the card */

  ParcoursExportFormat format;
  double dpi;
  gboolean outline_text, embed;

  ParcoursWhichCards which;
} ParcoursPageChoice;

/* A0 poster; sheets of the paper that the locale uses. */
void parcours_page_choice_init (ParcoursPageChoice *choice);

/* Drops what means nothing for a print, or for an export to its kind of file, so that the rest can be taken as it is. */
void parcours_page_choice_settle (ParcoursPageChoice *choice, gboolean prints);

/* As options of an export. FALSE with PARCOURS_ERROR_INVALID if a paper is none. `lang` is borrowed from the choice; `shows`, `text` and
 * `progress` are left alone. */
gboolean parcours_page_choice_fill (const ParcoursPageChoice *choice, ParcoursExportOptions *options, GError **error);

/* What is known of a map; what makes no sense counts as unknown. `file` is NULL for an untitled map, `id` is that of its root. The caller
 * owns the key file. */
GKeyFile *parcours_page_choice_recall (ParcoursPageChoice *choice, GFile *file, const char *id);

/* Keeps the choice and what else is in `keys` (NULL: what is on disk). What cannot be written is not missed. */
void parcours_page_choice_keep (const ParcoursPageChoice *choice, GKeyFile *keys, GFile *file, const char *id);

G_END_DECLS

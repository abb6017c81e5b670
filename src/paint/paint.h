/* paint.h - what the boxes of a layout look like, through any painter.
 *
 * The caller places: each function paints in the coordinates it names. Nothing here knows the window or the paper.
 */
#pragma once

#include "layout/layout.h"
#include "layout/text.h"
#include "paint/painter.h"
#include "paint/theme.h"

G_BEGIN_DECLS

typedef struct
{
  ParcoursPainter *painter;
  const ParcoursTheme *theme;
  ParcoursText *text;
  ParcoursMap *map;
  ParcoursLayout *layout;
  const char *lang;             /* of painted words: the map's xml:lang, or the user's choice for an export */
  double zoom;                  /* screen pixels per u, for what look.md leaves out when small; paper: 1 or more */
  gboolean afar;                /* paper: titles of the bands take all the room there is, to be read from a distance */
  gboolean still;               /* paper: titles stay where their part begins, whatever part of it is painted */
  gboolean handles;             /* screen only: the buttons on headers that collapse and open */
  ParcoursElement *stage;       /* heads and cards of this stage alone; NULL: of all */
  GHashTable *endnotes;         /* paper only, else NULL: card -> number (GUINT_TO_POINTER) shown instead of the three dots */
  guint first_below;            /* the notes from this number on stand below the grid, not beside it; 0: none */
} ParcoursPaint;

typedef enum
{
  PARCOURS_CARD_PLAIN = 0,
  PARCOURS_CARD_HOVER = 1 << 0,
  PARCOURS_CARD_SELECTED = 1 << 1,
  PARCOURS_CARD_FOCUSED = 1 << 2,
  PARCOURS_CARD_DRAGGED = 1 << 3,
  PARCOURS_CARD_DIMMED = 1 << 4,        /* filtered out */
  PARCOURS_CARD_LEFT = 1 << 5,          /* the place a dragged card came from */
  PARCOURS_CARD_GRIP = 1 << 6,          /* the handle at the right edge that widens it */
} ParcoursCardState;

/* paint-card.c: a card with its top left corner at (x, y). Rings of focus and selection reach 5 u outside. Spanning cards are
 * `width` wide; else PARCOURS_CARD_WIDTH. */
void parcours_paint_card (const ParcoursPaint *paint, ParcoursElement *card, double x, double y, double width, ParcoursCardState state);

/* The far view (zoom < 0.25): ground and strip only. */
void parcours_paint_card_far (const ParcoursPaint *paint, ParcoursElement *card, const ParcoursRect *rect, ParcoursCardState state);

/* The handle of a card `width` wide, from its top left corner. */
ParcoursRect parcours_paint_grip (double width);

void parcours_paint_slot (const ParcoursPaint *paint, const ParcoursRect *rect);

/* The whole card in words, for <desc>, accessible descriptions and the CLI: title, note, kind, place, emotion, effort ... one sentence each.
 * The caller owns it. */
char *parcours_paint_card_words (ParcoursMap *map, ParcoursElement *card, const char *lang);

/* paint-grid.c. `area` is the part of the body that is needed; parts outside may be left out.
 * The sheet below everything (body coordinates): white rows, lane and stage limits, blueprint lines, curves and effort rows. */
void parcours_paint_sheet (const ParcoursPaint *paint, const ParcoursRect *area);

/* The band of stages and steps: origin at its top left corner, x = the body's x times `stretch` (1 on paper; on screen the band keeps a
 * readable size while the body is zoomed: stretch = zoom of the body / zoom of the band). Height PARCOURS_HEAD_HEIGHT. Titles of what
 * begins before `area` stand where it begins (unless `still`), so that one knows where one is.
 * `current` (may be NULL) is the selected stage or step. */
void parcours_paint_head (const ParcoursPaint *paint, const ParcoursRect *area, double stretch, ParcoursElement *current);

/* The band of personas and lanes: origin at its top left corner, y = the body's y times `stretch`. Width PARCOURS_SIDE_WIDTH; the pills of
 * blueprint lines may reach over its right edge, so do not clip there. */
void parcours_paint_side (const ParcoursPaint *paint, const ParcoursRect *area, double stretch, ParcoursElement *current);

/* paint-fold.c: where the button of a header is, in the coordinates of its band; `seen` is where the area begins, times stretch. FALSE
 * where there is no room for one, and for lines. */
gboolean parcours_paint_stage_button (const ParcoursStageBox *box, double stretch, double seen, ParcoursRect *rect);
gboolean parcours_paint_lane_button (const ParcoursRow *row, double stretch, double seen, ParcoursRect *rect);

/* A header in the air: its left end, centred on y = 0. */
void parcours_paint_lifted_header (const ParcoursPaint *paint, ParcoursElement *header);

/* The corner where the bands meet: state, edition, counts. PARCOURS_SIDE_WIDTH x PARCOURS_HEAD_HEIGHT. */
void parcours_paint_corner (const ParcoursPaint *paint);

/* All cards of `area`, in body coordinates, plain. */
void parcours_paint_cards (const ParcoursPaint *paint, const ParcoursRect *area);

/* paint-smallest.c: the smallest type of what stands on the grid and beside it waiting, u; 0 if no words are there. */
double parcours_paint_smallest (const ParcoursPaint *paint);

/* paint-curve.c: used by the sheet; the row's own part of `area`. */
void parcours_paint_curve (const ParcoursPaint *paint, guint row, const ParcoursRect *area);
void parcours_paint_effort (const ParcoursPaint *paint, guint row, const ParcoursRect *area);

/* paint-lens.c: the lens block (name, state, scenario, personas, goals) of a poster, `width` wide; returns its height. With paint->painter
 * NULL it only measures. */
double parcours_paint_lens (const ParcoursPaint *paint, double x, double y, double width);

/* paint-footer.c. Paper only: the cards that wait beside the grid, in rows; 0 if there are none. */
double parcours_paint_tray (const ParcoursPaint *paint, double x, double y, double width);

/* paint-notes.c. How much longer the column is for the note of a card, once there are notes. */
double parcours_paint_measure_note (const ParcoursPaint *paint, ParcoursElement *card, double width);

/* paint-notes-below.c. Paper only: the endnotes that have no room in that column, in columns of their own; 0 if there are none. */
double parcours_paint_notes_below (const ParcoursPaint *paint, double x, double y, double width);

/* What a small picture of a part of the map says of the whole: "Edition 3 · Ludovic runs"; and today's date. The caller owns them. */
char *parcours_paint_edition_words (ParcoursMap *map, const char *lang);
char *parcours_paint_date_words (const char *lang);

/* paint-legend.c: the column at the right of a poster: figures, legend of only what is on the sheet, endnotes, actions. Returns the height.
 * And the footer: edition, owner, dates, paper, scale, smallest text. With paint->painter NULL they only measure. */
double parcours_paint_legend (const ParcoursPaint *paint, double x, double y, double width);
double parcours_paint_footer (const ParcoursPaint *paint, double x, double y, double width, const char *sheet_words);

G_END_DECLS

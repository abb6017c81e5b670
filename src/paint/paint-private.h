/* paint-private.h - what the files of the painting share: words at a baseline, blocks of text, signs, small shapes.
 *
 * Everything here measures only where paint->painter is NULL, so that a block can be asked for its height before it is placed.
 */
#pragma once

#include "base/words.h"
#include "paint/paint.h"

G_BEGIN_DECLS

/* What look.md leaves out when small. */
#define PARCOURS_ZOOM_DETAIL 0.6        /* below: no note, votes, ticks */
#define PARCOURS_ZOOM_FAR 0.25          /* below: nothing that has to be read */

/* The smallest type: numbers on cards, what a curve says where nothing is rated, the sign of an emotion. */
#define PARCOURS_TYPE_NUMBERS 10.0
#define PARCOURS_TYPE_GAP 10.5
#define PARCOURS_TYPE_SIGN 11.0
#define PARCOURS_CARD_CHANNELS_SHOWN 3

#define PARCOURS_EXTRA_BOLD PANGO_WEIGHT_ULTRABOLD

typedef struct
{
  double size;
  PangoWeight weight;
  ParcoursColour colour;
} ParcoursInk;

#define PARCOURS_INK(size, weight, colour) (&(const ParcoursInk) { (size), (weight), (colour) })
#define PARCOURS_PEN(width) (&(const ParcoursPen) { (width), NULL, 0, FALSE })
#define PARCOURS_DASHED(width, ...) \
  (&(const ParcoursPen) { (width), (const double[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const double[]) { __VA_ARGS__ })), FALSE })

/* One line on a baseline; `anchor` 0 starts at x, 0.5 stands about it, 1 ends there. Returns its width. */
double _parcours_word (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double baseline, double anchor);
double _parcours_word_width (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink);

/* As _parcours_word() from x on, cut with an ellipsis where it is wider than `room`. */
double _parcours_word_cut (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double baseline, double room);

/* Several lines from `top` on, `line` high each, at most `max_lines` (0: no limit). Returns the height. `keep`: it is painted again and
 * again (headers), so keep it shaped. */
double _parcours_block (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double line, int max_lines,
                        double x, double top, double width, gboolean keep);

void _parcours_box (const ParcoursPaint *paint, double x, double y, double width, double height, double radius,
                    ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line);
void _parcours_disc (const ParcoursPaint *paint, double x, double y, double radius, ParcoursColour fill, const ParcoursPen *pen,
                     ParcoursColour line);
void _parcours_line (const ParcoursPaint *paint, double x1, double y1, double x2, double y2, const ParcoursPen *pen, ParcoursColour line);

/* Groups, where there is a painter. */
void _parcours_begin (const ParcoursPaint *paint, const char *css_class, const char *title);
void _parcours_end (const ParcoursPaint *paint);

/* A sign of one colour, and the face of an emotion. */
void _parcours_sign (const ParcoursPaint *paint, ParcoursIcon icon, double x, double y, double size, ParcoursColour colour);
void _parcours_face (const ParcoursPaint *paint, int emotion, double x, double y, double size);

/* Five bars that rise to the right from `base`; `value` of them are filled with `fill`, the others outlined with `line`. */
typedef struct
{
  double width, pitch, height, rise, outline;
} ParcoursBars;

extern const ParcoursBars _parcours_card_bars, _parcours_row_bars;

void _parcours_bars (const ParcoursPaint *paint, const ParcoursBars *bars, double x, double base, int value,
                     ParcoursColour fill, ParcoursColour line);

/* A pill from x on, 33 high, with a word in it. Returns its width. */
double _parcours_pill (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double y, ParcoursColour fill,
                       const ParcoursPen *pen, ParcoursColour line);

/* The initials of a name in a disc. */
void _parcours_initials (const ParcoursPaint *paint, const char *name, double x, double y, double radius, double size, ParcoursColour deep);

/* paint-picture.c: the picture of a card in its box; `whole`: nothing of it is cut away. `ink` is for what stands there instead. */
void _parcours_card_picture (const ParcoursPaint *paint, ParcoursElement *card, const ParcoursRect *box, gboolean whole, ParcoursColour ink);

/* The portrait of a persona in a disc, or the initials, `size` high. */
void _parcours_portrait (const ParcoursPaint *paint, ParcoursElement *persona, double x, double y, double radius, double size,
                         ParcoursColour deep);

/* A small card of a kind, for legends. */
void _parcours_swatch (const ParcoursPaint *paint, ParcoursNote note, double x, double y);

/* The black tab with the number of an endnote, its right end at `right`. Returns its width. */
double _parcours_note_tab (const ParcoursPaint *paint, guint number, double right, double y);

/* The folded corner of a moment of truth, its tip at (right, y). */
void _parcours_corner (const ParcoursPaint *paint, double right, double y, ParcoursColour ink, ParcoursColour lozenge);

/* A path, written segment by segment. */
typedef struct
{
  ParcoursSegment segments[64];
  guint n;
} ParcoursPath;

void _parcours_path_move (ParcoursPath *path, double x, double y);
void _parcours_path_line (ParcoursPath *path, double x, double y);
void _parcours_path_curve (ParcoursPath *path, double x1, double y1, double x2, double y2, double x, double y);
void _parcours_path_close (ParcoursPath *path);
void _parcours_path_rect (ParcoursPath *path, double x, double y, double width, double height);
void _parcours_path_draw (const ParcoursPaint *paint, const ParcoursPath *path, ParcoursColour fill, const ParcoursPen *pen,
                          ParcoursColour line);

/* paint-words.c: words and signs in the language of the painting. */
const char *_parcours_say (const ParcoursPaint *paint, const char *msgid);
const char *_parcours_sign_of (int emotion);                       /* "−2" .. "+2" */
const char *_parcours_note_label (ParcoursNote note, const char *lang);

/* The sign of a channel that has one chosen; FALSE: its initial stands for it. */
gboolean _parcours_channel_icon (ParcoursElement *channel, ParcoursIcon *icon);
void _parcours_channel (const ParcoursPaint *paint, ParcoursElement *channel, double x, double y, double size, ParcoursColour colour);

/* paint-grid.c, paint-side.c: how a blueprint line or separator is drawn, and its sign. */
ParcoursPen _parcours_blueprint_pen (ParcoursNote note);
ParcoursIcon _parcours_line_icon (ParcoursNote note);

/* Where the words of a head begin along its band: at its end, or where it comes into sight, as long as `needs` is left. */
static inline double
_parcours_head_words (double start, double end, double seen, double needs)
{
  return CLAMP (seen, start, MAX (start, end - needs));
}

/* paint-head.c: the ground of a stage's header, and what is written on it. */
ParcoursColour _parcours_stage_fill (const ParcoursPaint *paint, ParcoursElement *stage, ParcoursColour *ink);

#define PARCOURS_STAGE_WORDS 160.0      /* a title is moved along its stage while this much is left */
#define PARCOURS_LANE_WORDS 96.0        /* what icon, two lines of title and the count take up */

/* paint-afar.c: titles of the bands of a poster (paint->afar). The size between `most` and `least` at which `text` has room, and no word is
 * broken; `least` also if it has none. */
typedef struct
{
  double most, common, least;   /* u of the band; below `common` a title is smaller than the others of its band */
  PangoWeight weight;
} ParcoursAfar;

#define PARCOURS_AFAR_LONGEST 200       /* bytes of a title that is looked at */

double _parcours_afar_size (const ParcoursPaint *paint, const char *text, const ParcoursAfar *afar, double room, double height);

/* Makes `*size`, at first afar->most, smaller for one more title of a band, but not smaller than afar->common. */
void _parcours_afar_share (const ParcoursPaint *paint, const char *text, const ParcoursAfar *afar, double room, double height, double *size);

/* Paints a title within `room` x `height`; `align` 0 at the top, 0.5 in the middle. What has no room is cut. Returns its height. */
double _parcours_afar_title (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double y, double room,
                             double height, double align);

/* paint-fold.c: a collapsed part, and the sign on the button. */
#define PARCOURS_BUTTON_ROOM 18.0       /* beside the button, for the title */
void _parcours_paint_folded (const ParcoursPaint *paint, const ParcoursRect *area);
void _parcours_fold_sign (const ParcoursPaint *paint, const ParcoursRect *button, gboolean collapsed, ParcoursColour ink);
void _parcours_folded_lane (const ParcoursPaint *paint, const ParcoursRow *row, double y, double height);

/* The part of the body's width that `area` needs; the left end is a multiple of `period`, so that dashes stay where they are. */
void _parcours_span (const ParcoursPaint *paint, const ParcoursRect *area, double period, double *left, double *right);

/* paint-goals.c: the goals of both sides as a block of the lens. Returns its height. */
#define PARCOURS_GOALS_WIDTH 698.0
double _parcours_paint_goals (const ParcoursPaint *paint, ParcoursElement *unused, double x, double y, double width);

/* By the number of the persona in the map, or its own colour. */
void _parcours_persona_colours (const ParcoursPaint *paint, ParcoursElement *persona, ParcoursColour *tint, ParcoursColour *deep);

G_END_DECLS

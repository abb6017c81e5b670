/* painter.h - the few operations every picture is made of. Three painters: GtkSnapshot (canvas/), cairo and SVG.
 *
 * Coordinates are map units under the current transform. Groups carry meaning, not looks: SVG writes them as <g> with id, class,
 * <title> and <desc>; others may ignore them.
 */
#pragma once

#include <pango/pango.h>

#include "base/geometry.h"
#include "paint/icons.h"

G_BEGIN_DECLS

typedef struct
{
  double width;                 /* u; 0: no line */
  const double *dashes;         /* NULL: solid */
  int n_dashes;
  gboolean round;               /* round caps and joins */
} ParcoursPen;

typedef enum { PARCOURS_SEGMENT_MOVE, PARCOURS_SEGMENT_LINE, PARCOURS_SEGMENT_CURVE, PARCOURS_SEGMENT_CLOSE } ParcoursSegmentType;

typedef struct
{
  ParcoursSegmentType type;
  double x1, y1, x2, y2;        /* control points of a curve */
  double x, y;                  /* end point */
} ParcoursSegment;

/* What a painter makes of groups: nothing, a file whose parts have words of their own, or one that is read aloud in the order in which it was
 * painted. */
typedef enum { PARCOURS_MEANING_NONE, PARCOURS_MEANING_WORDS, PARCOURS_MEANING_ORDER } ParcoursMeaning;

#define PARCOURS_TYPE_PAINTER (parcours_painter_get_type ())
G_DECLARE_INTERFACE (ParcoursPainter, parcours_painter, PARCOURS, PAINTER, GObject)

struct _ParcoursPainterInterface
{
  GTypeInterface parent;

  void (*save) (ParcoursPainter *self);
  void (*restore) (ParcoursPainter *self);
  void (*transform) (ParcoursPainter *self, double dx, double dy, double scale, double degrees);
  void (*clip) (ParcoursPainter *self, const ParcoursRect *rect);
  void (*push_opacity) (ParcoursPainter *self, double opacity);
  void (*pop_opacity) (ParcoursPainter *self);
  void (*box) (ParcoursPainter *self, const ParcoursRect *rect, double radius, ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line);
  void (*path) (ParcoursPainter *self, const ParcoursSegment *segments, guint n, ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line);
  void (*text) (ParcoursPainter *self, PangoLayout *layout, double x, double y, ParcoursColour colour);
  void (*icon) (ParcoursPainter *self, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours);
  gboolean (*begin_stamp) (ParcoursPainter *self, const char *key, const ParcoursRect *reach);
  void (*end_stamp) (ParcoursPainter *self);
  void (*begin_group) (ParcoursPainter *self, const char *id, const char *css_class, const char *title, const char *description);
  void (*end_group) (ParcoursPainter *self);
  void (*begin_link) (ParcoursPainter *self, const char *uri, const ParcoursRect *reach);
  void (*end_link) (ParcoursPainter *self);
  ParcoursMeaning (*get_meaning) (ParcoursPainter *self);
};

/* State: transform and clip. Every save has its restore. */
void parcours_painter_save (ParcoursPainter *self);
void parcours_painter_restore (ParcoursPainter *self);

/* Translates, then scales, then rotates (clockwise, degrees) what follows. */
void parcours_painter_transform (ParcoursPainter *self, double dx, double dy, double scale, double degrees);
void parcours_painter_clip (ParcoursPainter *self, const ParcoursRect *rect);

/* What is painted in between shines through as one. */
void parcours_painter_push_opacity (ParcoursPainter *self, double opacity);
void parcours_painter_pop_opacity (ParcoursPainter *self);

/* A rectangle with round corners, filled (PARCOURS_COLOUR_NONE: not) and outlined (`pen` NULL: not; the line is centred on the edge). */
void parcours_painter_box (ParcoursPainter *self, const ParcoursRect *rect, double radius, ParcoursColour fill,
                           const ParcoursPen *pen, ParcoursColour line);
void parcours_painter_path (ParcoursPainter *self, const ParcoursSegment *segments, guint n, ParcoursColour fill,
                            const ParcoursPen *pen, ParcoursColour line);

/* A shaped block with its top left corner at (x, y). */
void parcours_painter_text (ParcoursPainter *self, PangoLayout *layout, double x, double y, ParcoursColour colour);
void parcours_painter_icon (ParcoursPainter *self, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours);

/* What looks the same in many places, the paper of a card: paint it between begin and end, within `reach`. It is kept under `key` (all that
 * its look depends on); if begin finds it kept, it paints it at the current origin and returns FALSE: then paint nothing and leave out the
 * end. A file holds it once that way. Not to be nested; text inside cannot be found or edited, so there should be none. */
gboolean parcours_painter_begin_stamp (ParcoursPainter *self, const char *key, const ParcoursRect *reach);
void parcours_painter_end_stamp (ParcoursPainter *self);

/* Any argument may be NULL. `id` must be unique in the picture. */
void parcours_painter_begin_group (ParcoursPainter *self, const char *id, const char *css_class, const char *title, const char *description);
void parcours_painter_end_group (ParcoursPainter *self);

ParcoursMeaning parcours_painter_get_meaning (ParcoursPainter *self);

/* FALSE if the painter has no use for the words of groups, so that nobody need put them together. */
gboolean parcours_painter_wants_groups (ParcoursPainter *self);

/* A press within `reach` leads to `uri`, which parcours_link_target() made. Painters that cannot be pressed ignore it. Not to be nested. */
void parcours_painter_begin_link (ParcoursPainter *self, const char *uri, const ParcoursRect *reach);
void parcours_painter_end_link (ParcoursPainter *self);

/* Made of the above: a straight line. */
void parcours_painter_line (ParcoursPainter *self, double x1, double y1, double x2, double y2, const ParcoursPen *pen, ParcoursColour line);

G_END_DECLS

/* painter-svg-private.h - the inside of the SVG painter, shared by its files. */
#pragma once

#include <libxml/xmlwriter.h>

#include "paint/painter-svg.h"
#include "paint/svg-style.h"

G_BEGIN_DECLS

#define PARCOURS_SVG_STR(text) ((const xmlChar *) (text))

/* What is in effect and not written yet: move, then scale, then turn. */
typedef struct
{
  double dx, dy, scale, degrees;
} ParcoursSvgTransform;

#define PARCOURS_SVG_IDENTITY ((ParcoursSvgTransform) { 0, 0, 1, 0 })

/* One level of save, group or opacity. */
typedef struct
{
  ParcoursSvgTransform pending;
  guint n_open;                 /* <g> to close when the level ends */
} ParcoursSvgLevel;

struct _ParcoursPainterSvg
{
  GObject parent;

  GByteArray *body;
  xmlTextWriter *writer;
  GArray *levels;               /* of ParcoursSvgLevel; the first is the picture */
  ParcoursSvgStyles *styles;
  GHashTable *signs;            /* Sign -> itself */
  GHashTable *clips;            /* path data -> id */
  GString *defs;
  guint n_defs;

  GHashTable *stamps;           /* key -> id */
  char *stamp_key;              /* while a stamp is painted: its key, its bytes, and the writer of the body */
  GByteArray *stamp;
  xmlTextWriter *outside;

  /* shapes that wait to be written as one <path> */
  GString *data;
  const char *data_style;
  gboolean data_joins;          /* opaque: more of the same look may join */
  ParcoursRect data_bounds;

  GString *scratch;

  gboolean outlines, within_page;
  GHashTable *letters;          /* Letter -> itself; NULL until the first outline */
};

/* painter-svg.c. Writes the shapes that wait. */
void _parcours_svg_settle (ParcoursPainterSvg *self);

/* Makes the pending transform real; called before anything is painted. */
void _parcours_svg_apply (ParcoursPainterSvg *self);

/* Starts a <g> that the current level closes. */
void _parcours_svg_open (ParcoursPainterSvg *self);
ParcoursSvgLevel *_parcours_svg_top (ParcoursPainterSvg *self);
void _parcours_svg_pop (ParcoursPainterSvg *self);

/* An attribute of the element just started. */
void _parcours_svg_write (ParcoursPainterSvg *self, const char *name, double value);

/* Appends to `bytes`. Free it with xmlFreeTextWriter(). */
xmlTextWriter *_parcours_svg_writer (GByteArray *bytes);

/* painter-svg-text.c */
void _parcours_svg_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour);

/* painter-svg-outline.c. FALSE, and nothing is painted, if a letter has no outlines. */
GHashTable *_parcours_svg_letters_new (void);
gboolean _parcours_svg_outline (ParcoursPainterSvg *self, PangoLayout *layout, double x, double y, ParcoursColour colour);

/* painter-svg-defs.c */
GHashTable *_parcours_svg_signs_new (void);
void _parcours_svg_clip (ParcoursPainter *painter, const ParcoursRect *rect);
void _parcours_svg_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours);
gboolean _parcours_svg_begin_stamp (ParcoursPainter *painter, const char *key, const ParcoursRect *reach);
void _parcours_svg_end_stamp (ParcoursPainter *painter);

G_END_DECLS

/* painter-svg-picture.c - embedded pictures: their data stands once in <defs>, in the very bytes of the map. */
#include "config.h"

#include "paint/painter-svg-private.h"

#include "paint/svg-path.h"

#define STR PARCOURS_SVG_STR
#define UNIT 100.0              /* the width of a picture in <defs> */

static guint
define_picture (ParcoursPainterSvg *self, ParcoursImage *image)
{
  const char *type;
  GBytes *bytes = parcours_image_get_bytes (image, &type);
  g_autofree char *data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char height[PARCOURS_SVG_NUMBER];
  guint id = ++self->n_defs;

  parcours_svg_number (height, UNIT / parcours_image_get_aspect (image));
  g_string_append_printf (self->defs, "<image id=\"_%x\" width=\"%g\" height=\"%s\" preserveAspectRatio=\"none\" xlink:href=\"data:%s;base64,",
                          id, UNIT, height, type);
  g_string_append (self->defs, data);
  g_string_append (self->defs, "\"/>\n");
  g_hash_table_insert (self->pictures, g_strdup (parcours_image_get_name (image)), GUINT_TO_POINTER (id));
  return id;
}

static guint
define_round_clip (ParcoursPainterSvg *self, const ParcoursRect *rect, double radius)
{
  const double r = MIN (radius, MIN (rect->width, rect->height) / 2), k = r * 0.44772;
  const double x = rect->x, y = rect->y, x2 = x + rect->width, y2 = y + rect->height;
  const ParcoursSegment segments[] = {
    { PARCOURS_SEGMENT_MOVE, 0, 0, 0, 0, x + r, y },
    { PARCOURS_SEGMENT_LINE, 0, 0, 0, 0, x2 - r, y },
    { PARCOURS_SEGMENT_CURVE, x2 - k, y, x2, y + k, x2, y + r },
    { PARCOURS_SEGMENT_LINE, 0, 0, 0, 0, x2, y2 - r },
    { PARCOURS_SEGMENT_CURVE, x2, y2 - k, x2 - k, y2, x2 - r, y2 },
    { PARCOURS_SEGMENT_LINE, 0, 0, 0, 0, x + r, y2 },
    { PARCOURS_SEGMENT_CURVE, x + k, y2, x, y2 - k, x, y2 - r },
    { PARCOURS_SEGMENT_LINE, 0, 0, 0, 0, x, y + r },
    { PARCOURS_SEGMENT_CURVE, x, y + k, x + k, y, x + r, y },
    { .type = PARCOURS_SEGMENT_CLOSE },
  };
  g_autoptr (GString) data = g_string_new (NULL);

  parcours_svg_append_path (data, segments, G_N_ELEMENTS (segments));
  return _parcours_svg_define_clip (self, data->str);
}

/* The clip is that of the group: what is used in it is scaled. */
void
_parcours_svg_picture (ParcoursPainter *painter, ParcoursImage *image, const ParcoursRect *at, const ParcoursRect *shown, double radius,
                       const char *title)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->pictures, parcours_image_get_name (image)));
  g_autoptr (GString) transform = g_string_new ("translate(");
  char scale[G_ASCII_DTOSTR_BUF_SIZE];

  if (id == 0)
    id = define_picture (self, image);
  _parcours_svg_apply (self);
  _parcours_svg_settle (self);
  xmlTextWriterStartElement (self->writer, STR ("g"));
  xmlTextWriterWriteAttribute (self->writer, STR ("class"), STR ("picture"));
  _parcours_svg_open_clip (self, define_round_clip (self, shown, radius));
  if (title != NULL && *title != '\0')
    xmlTextWriterWriteElement (self->writer, STR ("title"), STR (title));

  parcours_svg_append (transform, at->x);
  parcours_svg_append (transform, at->y);
  g_string_append_printf (transform, ")scale(%s)", g_ascii_formatd (scale, sizeof scale, "%.6g", at->width / UNIT));
  _parcours_svg_start_use (self, id);
  xmlTextWriterWriteAttribute (self->writer, STR ("transform"), STR (transform->str));
  xmlTextWriterEndElement (self->writer);
  xmlTextWriterEndElement (self->writer);
}

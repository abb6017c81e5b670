/* painter-svg-defs.c - what a picture holds once in <defs> and uses many times: clips, signs, stamps. */
#include "config.h"

#include "paint/painter-svg-private.h"

#include <string.h>

#include "paint/svg-path.h"

#define STR PARCOURS_SVG_STR

typedef struct
{
  ParcoursIcon icon;
  ParcoursIconColours colours;
  double width, height;
  guint id;
} Sign;

static guint
sign_hash (gconstpointer data)
{
  const Sign *sign = data;

  return ((sign->icon * 31 + sign->colours.line) * 31 + sign->colours.ground) * 31 + sign->colours.feature + (guint) (sign->width * 64);
}

static gboolean
sign_equal (gconstpointer a, gconstpointer b)
{
  const Sign *one = a, *other = b;

  return one->icon == other->icon && one->colours.line == other->colours.line && one->colours.ground == other->colours.ground &&
         one->colours.feature == other->colours.feature && one->width == other->width && one->height == other->height;
}

GHashTable *
_parcours_svg_signs_new (void)
{
  return g_hash_table_new_full (sign_hash, sign_equal, g_free, NULL);
}

/* The id of what is inside of a path. */
guint
_parcours_svg_define_clip (ParcoursPainterSvg *self, const char *data)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->clips, data));

  if (id == 0)
    {
      id = ++self->n_defs;
      g_string_append_printf (self->defs, "<clipPath id=\"_%x\"><path d=\"%s\"/></clipPath>\n", id, data);
      g_hash_table_insert (self->clips, g_strdup (data), GUINT_TO_POINTER (id));
    }
  return id;
}

/* As an attribute of the element just started. */
void
_parcours_svg_open_clip (ParcoursPainterSvg *self, guint id)
{
  char reference[24];

  g_snprintf (reference, sizeof reference, "url(#_%x)", id);
  xmlTextWriterWriteAttribute (self->writer, STR ("clip-path"), STR (reference));
}

void
_parcours_svg_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  g_autoptr (GString) d = g_string_new (NULL);
  guint id;

  _parcours_svg_apply (self);
  parcours_svg_append_box (d, rect);
  id = _parcours_svg_define_clip (self, d->str);
  _parcours_svg_open (self);
  _parcours_svg_open_clip (self, id);
}

/* The drawing inside an SVG file of ours: all between the root's tags, on one line. */
static void
append_drawing (GString *defs, const char *svg)
{
  const char *start = strchr (strstr (svg, "<svg"), '>') + 1, *end = strstr (start, "</svg>");
  g_autofree char *inside = g_strndup (start, (gsize) (end - start));
  g_auto (GStrv) lines = g_strsplit (inside, "\n", -1);

  for (char **line = lines; *line; line++)
    g_string_append (defs, g_strstrip (*line));
}

static Sign *
define_sign (ParcoursPainterSvg *self, const Sign *key)
{
  const double grid = parcours_icon_grid (key->icon);
  g_autofree char *svg = parcours_icon_svg (key->icon, &key->colours);
  Sign *sign = g_memdup2 (key, sizeof *key);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  sign->id = ++self->n_defs;
  g_ascii_formatd (x, sizeof x, "%.4g", sign->width / grid);
  g_ascii_formatd (y, sizeof y, "%.4g", sign->height / grid);
  g_string_append_printf (self->defs, "<g id=\"_%x\"", sign->id);
  if (sign->width != sign->height)
    g_string_append_printf (self->defs, " transform=\"scale(%s %s)\"", x, y);
  else if (sign->width != grid)
    g_string_append_printf (self->defs, " transform=\"scale(%s)\"", x);
  g_string_append_c (self->defs, '>');
  append_drawing (self->defs, svg);
  g_string_append (self->defs, "</g>\n");
  g_hash_table_add (self->signs, sign);
  return sign;
}

void
_parcours_svg_start_use (ParcoursPainterSvg *self, guint id)
{
  char reference[16];

  _parcours_svg_apply (self);
  _parcours_svg_settle (self);
  xmlTextWriterStartElement (self->writer, STR ("use"));
  g_snprintf (reference, sizeof reference, "#_%x", id);
  xmlTextWriterWriteAttribute (self->writer, STR ("xlink:href"), STR (reference));
}

void
_parcours_svg_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const Sign key = { icon, parcours_icon_colours (icon, colours), rect->width, rect->height, 0 };
  const Sign *sign = g_hash_table_lookup (self->signs, &key);

  if (!sign)
    sign = define_sign (self, &key);
  _parcours_svg_start_use (self, sign->id);
  _parcours_svg_write (self, "x", rect->x);
  _parcours_svg_write (self, "y", rect->y);
  xmlTextWriterEndElement (self->writer);
}

gboolean
_parcours_svg_begin_stamp (ParcoursPainter *painter, const char *key, const ParcoursRect *reach)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const ParcoursSvgLevel inside = { PARCOURS_SVG_IDENTITY, 0 };
  const guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->stamps, key));

  g_return_val_if_fail (!self->outside, TRUE);

  if (id > 0)
    {
      _parcours_svg_start_use (self, id);
      xmlTextWriterEndElement (self->writer);
      return FALSE;
    }

  _parcours_svg_apply (self);
  _parcours_svg_settle (self);
  g_array_append_val (self->levels, inside);
  self->stamp_key = g_strdup (key);
  self->stamp = g_byte_array_new ();
  self->outside = self->writer;
  self->writer = _parcours_svg_writer (self->stamp);
  return TRUE;
}

void
_parcours_svg_end_stamp (ParcoursPainter *painter)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const guint id = ++self->n_defs;

  g_return_if_fail (self->outside);

  _parcours_svg_settle (self);
  _parcours_svg_pop (self);
  xmlFreeTextWriter (self->writer);
  self->writer = g_steal_pointer (&self->outside);
  g_string_append_printf (self->defs, "<g id=\"_%x\">", id);
  g_string_append_len (self->defs, (const char *) self->stamp->data, self->stamp->len);
  g_string_append (self->defs, "</g>\n");
  g_clear_pointer (&self->stamp, g_byte_array_unref);
  g_hash_table_insert (self->stamps, g_steal_pointer (&self->stamp_key), GUINT_TO_POINTER (id));

  _parcours_svg_start_use (self, id);
  xmlTextWriterEndElement (self->writer);
}

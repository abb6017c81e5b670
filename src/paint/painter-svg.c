/* painter-svg.c - the painter for SVG files.
 *
 * A transform is held back until something is painted under it, so that a group takes it as an attribute instead of a <g> of its own.
 * Shapes of one look that follow each other and do not touch become one <path>: five effort bars cost little more than one.
 */
#include "config.h"

#include "paint/painter-svg.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#include "paint/svg-path.h"
#include "paint/svg-style.h"

#define XLINK "http://www.w3.org/1999/xlink"
#define STR(text) ((const xmlChar *) (text))

/* What is in effect and not written yet: move, then scale, then turn. */
typedef struct
{
  double dx, dy, scale, degrees;
} Transform;

static const Transform identity = { 0, 0, 1, 0 };

/* One level of save, group or opacity. */
typedef struct
{
  Transform pending;
  guint n_open;                 /* <g> to close when the level ends */
} Level;

typedef struct
{
  ParcoursIcon icon;
  ParcoursIconColours colours;
  double width, height;
  guint id;
} Sign;

struct _ParcoursPainterSvg
{
  GObject parent;

  GByteArray *body;
  xmlTextWriter *writer;
  GArray *levels;               /* of Level; the first is the picture */
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
};

static void painter_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursPainterSvg, parcours_painter_svg, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_init))

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

static int
append_bytes (void *context, const char *bytes, int length)
{
  g_byte_array_append (context, (const guint8 *) bytes, (guint) length);
  return length;
}

static int
keep_bytes (void *context)
{
  return 0;
}

/* libxml2's own memory buffer grows by a few bytes at a time. */
static xmlTextWriter *
writer_for (GByteArray *bytes)
{
  return xmlNewTextWriter (xmlOutputBufferCreateIO (append_bytes, keep_bytes, bytes, NULL));
}

static Level *
top_level (ParcoursPainterSvg *self)
{
  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

static void
write_number (ParcoursPainterSvg *self, const char *name, double value)
{
  char number[PARCOURS_SVG_NUMBER];

  parcours_svg_number (number, value);
  xmlTextWriterWriteAttribute (self->writer, STR (name), STR (number));
}

static void
write_text_element (ParcoursPainterSvg *self, const char *name, const char *text)
{
  if (text && *text)
    xmlTextWriterWriteElement (self->writer, STR (name), STR (text));
}

/* Writes the shapes that wait. */
static void
settle (ParcoursPainterSvg *self)
{
  if (self->data->len == 0)
    return;

  xmlTextWriterStartElement (self->writer, STR ("path"));
  xmlTextWriterWriteAttribute (self->writer, STR ("class"), STR (self->data_style));
  xmlTextWriterWriteAttribute (self->writer, STR ("d"), STR (self->data->str));
  xmlTextWriterEndElement (self->writer);
  g_string_truncate (self->data, 0);
}

/* Writes the pending transform as an attribute of the element just started. */
static void
write_transform (ParcoursPainterSvg *self, const Transform *t)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (t->dx != 0 || t->dy != 0)
    {
      g_string_append (text, "translate(");
      parcours_svg_append (text, t->dx);
      if (t->dy != 0)
        parcours_svg_append (text, t->dy);
      g_string_append_c (text, ')');
    }
  if (t->scale != 1)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, "scale(%s)", g_ascii_formatd (number, sizeof number, "%.6g", t->scale));
    }
  if (t->degrees != 0)
    {
      g_string_append (text, "rotate(");
      parcours_svg_append (text, t->degrees);
      g_string_append_c (text, ')');
    }
  if (text->len > 0)
    xmlTextWriterWriteAttribute (self->writer, STR ("transform"), STR (text->str));
}

static void
open_g (ParcoursPainterSvg *self)
{
  settle (self);
  xmlTextWriterStartElement (self->writer, STR ("g"));
  top_level (self)->n_open++;
}

/* Makes the pending transform real; called before anything is painted. */
static void
apply_transform (ParcoursPainterSvg *self)
{
  Level *level = top_level (self);

  if (memcmp (&level->pending, &identity, sizeof identity) == 0)
    return;
  open_g (self);
  write_transform (self, &level->pending);
  level->pending = identity;
}

/* A level inside: the pending transform is in effect there too, and stays with the outer one. */
static void
push_level (ParcoursPainterSvg *self)
{
  Level level = { top_level (self)->pending, 0 };

  g_array_append_val (self->levels, level);
}

static void
pop_level (ParcoursPainterSvg *self)
{
  g_return_if_fail (self->levels->len > 1);

  if (top_level (self)->n_open > 0)
    settle (self);
  for (guint i = top_level (self)->n_open; i > 0; i--)
    xmlTextWriterEndElement (self->writer);
  g_array_set_size (self->levels, self->levels->len - 1);
}

static void
painter_save (ParcoursPainter *painter)
{
  push_level (PARCOURS_PAINTER_SVG (painter));
}

static void
painter_restore (ParcoursPainter *painter)
{
  pop_level (PARCOURS_PAINTER_SVG (painter));
}

static void
painter_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);

  /* What follows a turn is not along the axes of what came before. */
  if (top_level (self)->pending.degrees != 0)
    apply_transform (self);
  settle (self);

  Transform *pending = &top_level (self)->pending;
  pending->dx += dx * pending->scale;
  pending->dy += dy * pending->scale;
  pending->scale *= scale;
  pending->degrees = degrees;
}

static void
painter_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  g_autoptr (GString) d = g_string_new (NULL);
  char reference[24];

  apply_transform (self);
  parcours_svg_append_box (d, rect);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->clips, d->str));
  if (id == 0)
    {
      id = ++self->n_defs;
      g_string_append_printf (self->defs, "<clipPath id=\"_%x\"><path d=\"%s\"/></clipPath>\n", id, d->str);
      g_hash_table_insert (self->clips, g_strdup (d->str), GUINT_TO_POINTER (id));
    }

  open_g (self);
  g_snprintf (reference, sizeof reference, "url(#_%x)", id);
  xmlTextWriterWriteAttribute (self->writer, STR ("clip-path"), STR (reference));
}

static void
painter_push_opacity (ParcoursPainter *painter, double opacity)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  Level *level;

  settle (self);
  push_level (self);
  open_g (self);
  level = top_level (self);
  write_transform (self, &level->pending);
  level->pending = identity;
  write_number (self, "opacity", opacity);
}

static void
painter_pop_opacity (ParcoursPainter *painter)
{
  pop_level (PARCOURS_PAINTER_SVG (painter));
}

static gboolean
is_opaque (ParcoursColour colour)
{
  return colour == PARCOURS_COLOUR_NONE || (colour & 0xff) == 0xff;
}

static void
grow (ParcoursRect *bounds, const ParcoursRect *by)
{
  const double x2 = MAX (bounds->x + bounds->width, by->x + by->width), y2 = MAX (bounds->y + bounds->height, by->y + by->height);

  bounds->x = MIN (bounds->x, by->x);
  bounds->y = MIN (bounds->y, by->y);
  bounds->width = x2 - bounds->x;
  bounds->height = y2 - bounds->y;
}

/* Takes path data that reaches as far as `reach`. It joins what waits if it has the same look and covers none of it; lines without a
 * ground may cross, for opaque lines unite. */
static void
add_shape (ParcoursPainterSvg *self, const GString *data, const ParcoursRect *reach, ParcoursColour fill,
           const ParcoursPen *pen, ParcoursColour line)
{
  const char *style = parcours_svg_styles_shape (self->styles, fill, pen, line);
  const double margin = pen ? pen->width : 0;
  const ParcoursRect bounds = { reach->x - margin, reach->y - margin, reach->width + 2 * margin, reach->height + 2 * margin };

  if (self->data->len > 0 &&
      (self->data_style != style || !self->data_joins ||
       (fill != PARCOURS_COLOUR_NONE && parcours_rect_overlaps (&bounds, &self->data_bounds))))
    settle (self);

  if (self->data->len == 0)
    self->data_bounds = bounds;
  else
    grow (&self->data_bounds, &bounds);
  self->data_style = style;
  self->data_joins = is_opaque (fill) && is_opaque (line);
  g_string_append_len (self->data, data->str, (gssize) data->len);
}

static gboolean
is_visible (ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line)
{
  return parcours_colour_a (fill) > 0 || (pen && pen->width > 0 && parcours_colour_a (line) > 0);
}

static void
painter_box (ParcoursPainter *painter, const ParcoursRect *rect, double radius, ParcoursColour fill,
             const ParcoursPen *pen, ParcoursColour line)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);

  if (!is_visible (fill, pen, line))
    return;
  apply_transform (self);
  if (radius <= 0)
    {
      g_string_truncate (self->scratch, 0);
      parcours_svg_append_box (self->scratch, rect);
      add_shape (self, self->scratch, rect, fill, pen, line);
      return;
    }

  settle (self);
  xmlTextWriterStartElement (self->writer, STR ("rect"));
  xmlTextWriterWriteAttribute (self->writer, STR ("class"), STR (parcours_svg_styles_shape (self->styles, fill, pen, line)));
  if (rect->x != 0)
    write_number (self, "x", rect->x);
  if (rect->y != 0)
    write_number (self, "y", rect->y);
  write_number (self, "width", rect->width);
  write_number (self, "height", rect->height);
  write_number (self, "rx", MIN (radius, MIN (rect->width, rect->height) / 2));
  xmlTextWriterEndElement (self->writer);
}

static void
painter_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill,
              const ParcoursPen *pen, ParcoursColour line)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);

  if (!is_visible (fill, pen, line))
    return;
  apply_transform (self);
  g_string_truncate (self->scratch, 0);
  const ParcoursRect reach = parcours_svg_append_path (self->scratch, segments, n);
  add_shape (self, self->scratch, &reach, fill, pen, line);
}

/* Runs of spaces would collapse: all but the first become no-break spaces. */
static void
write_line_text (ParcoursPainterSvg *self, const char *text, gsize length)
{
  gboolean after_space = TRUE;

  g_string_truncate (self->scratch, 0);
  for (gsize i = 0; i < length; i++)
    {
      const gboolean is_space = text[i] == ' ' || text[i] == '\t';

      if (is_space && after_space)
        g_string_append (self->scratch, "\302\240");
      else
        g_string_append_c (self->scratch, is_space ? ' ' : text[i]);
      after_space = is_space;
    }
  xmlTextWriterWriteString (self->writer, STR (self->scratch->str));
}

/* Writes one line of a block, at the end it starts from. */
static void
write_line (ParcoursPainterSvg *self, PangoLayoutIter *iter, const char *text, gboolean from_right, double x, double y)
{
  const PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  PangoRectangle logical;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  write_number (self, "x", x + (double) (logical.x + (from_right ? logical.width : 0)) / PANGO_SCALE);
  write_number (self, "y", y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
  write_line_text (self, text + line->start_index, (gsize) line->length);
}

static const char *
text_style (ParcoursPainterSvg *self, PangoLayout *layout, ParcoursColour colour)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);

  if (!font)
    font = pango_context_get_font_description (pango_layout_get_context (layout));
  return parcours_svg_styles_text (self->styles, (double) pango_font_description_get_size (font) / PANGO_SCALE,
                                   pango_font_description_get_weight (font), colour);
}

static void
painter_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const char *text = pango_layout_get_text (layout);
  const gboolean several = pango_layout_get_line_count (layout) > 1;
  const gboolean from_right = pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL;
  PangoLayoutIter *iter;

  if (*text == '\0')
    return;
  apply_transform (self);
  settle (self);
  xmlTextWriterStartElement (self->writer, STR ("text"));
  xmlTextWriterWriteAttribute (self->writer, STR ("class"), STR (text_style (self, layout, colour)));

  if (from_right)
    xmlTextWriterWriteAttribute (self->writer, STR ("direction"), STR ("rtl"));
  iter = pango_layout_get_iter (layout);
  do
    {
      if (pango_layout_iter_get_line_readonly (iter)->length == 0)
        continue;
      if (several)
        xmlTextWriterStartElement (self->writer, STR ("tspan"));
      write_line (self, iter, text, from_right, x, y);
      if (several)
        xmlTextWriterEndElement (self->writer);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  xmlTextWriterEndElement (self->writer);
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

static void
start_use (ParcoursPainterSvg *self, guint id)
{
  char reference[16];

  apply_transform (self);
  settle (self);
  xmlTextWriterStartElement (self->writer, STR ("use"));
  g_snprintf (reference, sizeof reference, "#_%x", id);
  xmlTextWriterWriteAttribute (self->writer, STR ("xlink:href"), STR (reference));
}

static void
painter_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const Sign key = { icon, parcours_icon_colours (icon, colours), rect->width, rect->height, 0 };
  const Sign *sign = g_hash_table_lookup (self->signs, &key);

  if (!sign)
    sign = define_sign (self, &key);
  start_use (self, sign->id);
  write_number (self, "x", rect->x);
  write_number (self, "y", rect->y);
  xmlTextWriterEndElement (self->writer);
}

static gboolean
painter_begin_stamp (ParcoursPainter *painter, const char *key, const ParcoursRect *reach)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const Level inside = { identity, 0 };
  const guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->stamps, key));

  g_return_val_if_fail (!self->outside, TRUE);

  if (id > 0)
    {
      start_use (self, id);
      xmlTextWriterEndElement (self->writer);
      return FALSE;
    }

  apply_transform (self);
  settle (self);
  g_array_append_val (self->levels, inside);
  self->stamp_key = g_strdup (key);
  self->stamp = g_byte_array_new ();
  self->outside = self->writer;
  self->writer = writer_for (self->stamp);
  return TRUE;
}

static void
painter_end_stamp (ParcoursPainter *painter)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const guint id = ++self->n_defs;

  g_return_if_fail (self->outside);

  settle (self);
  pop_level (self);
  xmlFreeTextWriter (self->writer);
  self->writer = g_steal_pointer (&self->outside);
  g_string_append_printf (self->defs, "<g id=\"_%x\">", id);
  g_string_append_len (self->defs, (const char *) self->stamp->data, self->stamp->len);
  g_string_append (self->defs, "</g>\n");
  g_clear_pointer (&self->stamp, g_byte_array_unref);
  g_hash_table_insert (self->stamps, g_steal_pointer (&self->stamp_key), GUINT_TO_POINTER (id));

  start_use (self, id);
  xmlTextWriterEndElement (self->writer);
}

/* Ids of our own are "_" and a number; so a record's id that starts with "_" gets a second one. */
static void
write_id (ParcoursPainterSvg *self, const char *id)
{
  g_autofree char *safe = *id == '_' ? g_strconcat ("_", id, NULL) : NULL;

  xmlTextWriterWriteAttribute (self->writer, STR ("id"), STR (safe ? safe : id));
}

static void
painter_begin_group (ParcoursPainter *painter, const char *id, const char *css_class, const char *title, const char *description)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  Level *level;

  settle (self);
  xmlTextWriterWriteRaw (self->writer, STR ("\n"));
  push_level (self);
  open_g (self);
  level = top_level (self);
  if (id)
    write_id (self, id);
  if (css_class)
    xmlTextWriterWriteAttribute (self->writer, STR ("class"), STR (css_class));
  write_transform (self, &level->pending);
  level->pending = identity;
  write_text_element (self, "title", title);
  write_text_element (self, "desc", description);
}

static void
painter_end_group (ParcoursPainter *painter)
{
  pop_level (PARCOURS_PAINTER_SVG (painter));
}

static void
painter_init (ParcoursPainterInterface *iface)
{
  iface->save = painter_save;
  iface->restore = painter_restore;
  iface->transform = painter_transform;
  iface->clip = painter_clip;
  iface->push_opacity = painter_push_opacity;
  iface->pop_opacity = painter_pop_opacity;
  iface->box = painter_box;
  iface->path = painter_path;
  iface->text = painter_text;
  iface->icon = painter_icon;
  iface->begin_stamp = painter_begin_stamp;
  iface->end_stamp = painter_end_stamp;
  iface->begin_group = painter_begin_group;
  iface->end_group = painter_end_group;
}

static void
parcours_painter_svg_finalize (GObject *object)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (object);

  g_clear_pointer (&self->outside, xmlFreeTextWriter);
  xmlFreeTextWriter (self->writer);
  g_byte_array_unref (self->body);
  g_clear_pointer (&self->stamp, g_byte_array_unref);
  g_free (self->stamp_key);
  g_hash_table_unref (self->stamps);
  g_array_unref (self->levels);
  parcours_svg_styles_free (self->styles);
  g_hash_table_unref (self->signs);
  g_hash_table_unref (self->clips);
  g_string_free (self->defs, TRUE);
  g_string_free (self->data, TRUE);
  g_string_free (self->scratch, TRUE);

  G_OBJECT_CLASS (parcours_painter_svg_parent_class)->finalize (object);
}

static void
parcours_painter_svg_class_init (ParcoursPainterSvgClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_painter_svg_finalize;
}

static void
parcours_painter_svg_init (ParcoursPainterSvg *self)
{
  const Level picture = { identity, 0 };

  self->body = g_byte_array_new ();
  self->writer = writer_for (self->body);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_append_val (self->levels, picture);
  self->styles = parcours_svg_styles_new ();
  self->signs = g_hash_table_new_full (sign_hash, sign_equal, g_free, NULL);
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->defs = g_string_new (NULL);
  self->data = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
}

ParcoursPainter *
parcours_painter_svg_new (void)
{
  return g_object_new (PARCOURS_TYPE_PAINTER_SVG, NULL);
}

static void
write_millimetres (xmlTextWriter *writer, const char *name, double value)
{
  char number[PARCOURS_SVG_NUMBER];
  g_autofree char *text = NULL;

  parcours_svg_number (number, value);
  text = g_strconcat (number, "mm", NULL);
  xmlTextWriterWriteAttribute (writer, STR (name), STR (text));
}

static void
write_root (xmlTextWriter *writer, const ParcoursSvgHead *head)
{
  g_autoptr (GString) view = g_string_new ("0 0");

  xmlTextWriterStartElement (writer, STR ("svg"));
  xmlTextWriterWriteAttribute (writer, STR ("xmlns"), STR ("http://www.w3.org/2000/svg"));
  xmlTextWriterWriteAttribute (writer, STR ("xmlns:xlink"), STR (XLINK));
  xmlTextWriterWriteAttribute (writer, STR ("version"), STR ("1.1"));
  write_millimetres (writer, "width", head->width_mm);
  write_millimetres (writer, "height", head->height_mm);
  parcours_svg_append (view, head->width);
  parcours_svg_append (view, head->height);
  xmlTextWriterWriteAttribute (writer, STR ("viewBox"), STR (view->str));
  if (head->lang)
    xmlTextWriterWriteAttribute (writer, STR ("xml:lang"), STR (head->lang));
  xmlTextWriterWriteAttribute (writer, STR ("font-family"),
                               STR ("Cantarell, 'Adwaita Sans', Inter, 'Noto Sans', 'DejaVu Sans', sans-serif"));
  xmlTextWriterWriteAttribute (writer, STR ("text-rendering"), STR ("geometricPrecision"));
}

/* All before the body. */
static void
write_head (ParcoursPainterSvg *self, xmlTextWriter *writer, const ParcoursSvgHead *head)
{
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  write_root (writer, head);
  xmlTextWriterWriteRaw (writer, STR ("\n"));
  if (head->title && *head->title)
    {
      xmlTextWriterWriteElement (writer, STR ("title"), STR (head->title));
      xmlTextWriterWriteRaw (writer, STR ("\n"));
    }
  if (head->description && *head->description)
    {
      xmlTextWriterWriteElement (writer, STR ("desc"), STR (head->description));
      xmlTextWriterWriteRaw (writer, STR ("\n"));
    }
  xmlTextWriterStartElement (writer, STR ("style"));
  xmlTextWriterWriteAttribute (writer, STR ("type"), STR ("text/css"));
  xmlTextWriterWriteRaw (writer, STR ("\n"));
  xmlTextWriterWriteRaw (writer, STR (parcours_svg_styles_css (self->styles)));
  xmlTextWriterEndElement (writer);
  xmlTextWriterWriteRaw (writer, STR ("\n"));
  xmlTextWriterStartElement (writer, STR ("defs"));
  xmlTextWriterWriteRaw (writer, STR ("\n"));
  xmlTextWriterWriteRaw (writer, STR (self->defs->str));
  xmlTextWriterEndElement (writer);
  xmlTextWriterFlush (writer);
}

gboolean
parcours_painter_svg_write (ParcoursPainterSvg *self, const ParcoursSvgHead *head, GOutputStream *stream,
                            GCancellable *cancellable, GError **error)
{
  static const char tail[] = "\n</svg>\n";
  g_autoptr (GByteArray) start = g_byte_array_new ();
  xmlTextWriter *writer;

  g_return_val_if_fail (PARCOURS_IS_PAINTER_SVG (self), FALSE);
  g_return_val_if_fail (head != NULL, FALSE);
  g_return_val_if_fail (self->levels->len == 1, FALSE);

  settle (self);
  for (; top_level (self)->n_open > 0; top_level (self)->n_open--)
    xmlTextWriterEndElement (self->writer);
  xmlTextWriterFlush (self->writer);

  writer = writer_for (start);
  write_head (self, writer, head);
  xmlFreeTextWriter (writer);

  return g_output_stream_write_all (stream, start->data, start->len, NULL, cancellable, error) &&
         g_output_stream_write_all (stream, self->body->data, self->body->len, NULL, cancellable, error) &&
         g_output_stream_write_all (stream, tail, sizeof tail - 1, NULL, cancellable, error);
}

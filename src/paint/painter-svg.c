/* painter-svg.c - the painter for SVG files.
 *
 * A transform is held back until something is painted under it, so that a group takes it as an attribute instead of a <g> of its own.
 * Shapes of one look that follow each other and do not touch become one <path>: five effort bars cost little more than one.
 */
#include "config.h"

#include "paint/painter-svg-private.h"

#include <string.h>

#include "paint/svg-path.h"

#define STR PARCOURS_SVG_STR

static void painter_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursPainterSvg, parcours_painter_svg, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_init))

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
xmlTextWriter *
_parcours_svg_writer (GByteArray *bytes)
{
  return xmlNewTextWriter (xmlOutputBufferCreateIO (append_bytes, keep_bytes, bytes, NULL));
}

ParcoursSvgLevel *
_parcours_svg_top (ParcoursPainterSvg *self)
{
  return &g_array_index (self->levels, ParcoursSvgLevel, self->levels->len - 1);
}

void
_parcours_svg_write (ParcoursPainterSvg *self, const char *name, double value)
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
void
_parcours_svg_settle (ParcoursPainterSvg *self)
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
write_transform (ParcoursPainterSvg *self, const ParcoursSvgTransform *t)
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

void
_parcours_svg_open (ParcoursPainterSvg *self)
{
  _parcours_svg_settle (self);
  xmlTextWriterStartElement (self->writer, STR ("g"));
  _parcours_svg_top (self)->n_open++;
}

/* Makes the pending transform real; called before anything is painted. */
void
_parcours_svg_apply (ParcoursPainterSvg *self)
{
  ParcoursSvgLevel *level = _parcours_svg_top (self);

  if (memcmp (&level->pending, &PARCOURS_SVG_IDENTITY, sizeof level->pending) == 0)
    return;
  _parcours_svg_open (self);
  write_transform (self, &level->pending);
  level->pending = PARCOURS_SVG_IDENTITY;
}

/* A level inside: the pending transform is in effect there too, and stays with the outer one. */
static void
push_level (ParcoursPainterSvg *self)
{
  ParcoursSvgLevel level = { _parcours_svg_top (self)->pending, 0 };

  g_array_append_val (self->levels, level);
}

void
_parcours_svg_pop (ParcoursPainterSvg *self)
{
  g_return_if_fail (self->levels->len > 1);

  if (_parcours_svg_top (self)->n_open > 0)
    _parcours_svg_settle (self);
  for (guint i = _parcours_svg_top (self)->n_open; i > 0; i--)
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
  _parcours_svg_pop (PARCOURS_PAINTER_SVG (painter));
}

static void
painter_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);

  /* What follows a turn is not along the axes of what came before. */
  if (_parcours_svg_top (self)->pending.degrees != 0)
    _parcours_svg_apply (self);
  _parcours_svg_settle (self);

  ParcoursSvgTransform *pending = &_parcours_svg_top (self)->pending;
  pending->dx += dx * pending->scale;
  pending->dy += dy * pending->scale;
  pending->scale *= scale;
  pending->degrees = degrees;
}

static void
painter_push_opacity (ParcoursPainter *painter, double opacity)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  ParcoursSvgLevel *level;

  _parcours_svg_settle (self);
  push_level (self);
  _parcours_svg_open (self);
  level = _parcours_svg_top (self);
  write_transform (self, &level->pending);
  level->pending = PARCOURS_SVG_IDENTITY;
  _parcours_svg_write (self, "opacity", opacity);
}

static void
painter_pop_opacity (ParcoursPainter *painter)
{
  _parcours_svg_pop (PARCOURS_PAINTER_SVG (painter));
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
    _parcours_svg_settle (self);

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
  _parcours_svg_apply (self);
  if (radius <= 0)
    {
      g_string_truncate (self->scratch, 0);
      parcours_svg_append_box (self->scratch, rect);
      add_shape (self, self->scratch, rect, fill, pen, line);
      return;
    }

  _parcours_svg_settle (self);
  xmlTextWriterStartElement (self->writer, STR ("rect"));
  xmlTextWriterWriteAttribute (self->writer, STR ("class"), STR (parcours_svg_styles_shape (self->styles, fill, pen, line)));
  if (rect->x != 0)
    _parcours_svg_write (self, "x", rect->x);
  if (rect->y != 0)
    _parcours_svg_write (self, "y", rect->y);
  _parcours_svg_write (self, "width", rect->width);
  _parcours_svg_write (self, "height", rect->height);
  _parcours_svg_write (self, "rx", MIN (radius, MIN (rect->width, rect->height) / 2));
  xmlTextWriterEndElement (self->writer);
}

static void
painter_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill,
              const ParcoursPen *pen, ParcoursColour line)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);

  if (!is_visible (fill, pen, line))
    return;
  _parcours_svg_apply (self);
  g_string_truncate (self->scratch, 0);
  const ParcoursRect reach = parcours_svg_append_path (self->scratch, segments, n);
  add_shape (self, self->scratch, &reach, fill, pen, line);
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
  ParcoursSvgLevel *level;

  _parcours_svg_settle (self);
  xmlTextWriterWriteRaw (self->writer, STR ("\n"));
  push_level (self);
  _parcours_svg_open (self);
  level = _parcours_svg_top (self);
  if (id)
    write_id (self, id);
  if (css_class)
    xmlTextWriterWriteAttribute (self->writer, STR ("class"), STR (css_class));
  write_transform (self, &level->pending);
  level->pending = PARCOURS_SVG_IDENTITY;
  write_text_element (self, "title", title);
  write_text_element (self, "desc", description);
}

static void
painter_end_group (ParcoursPainter *painter)
{
  _parcours_svg_pop (PARCOURS_PAINTER_SVG (painter));
}

/* A window of its own, which cannot reach back into this one. */
static void
painter_begin_link (ParcoursPainter *painter, const char *uri, const ParcoursRect *reach)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);

  push_level (self);
  _parcours_svg_apply (self);
  _parcours_svg_settle (self);
  xmlTextWriterStartElement (self->writer, STR ("a"));
  _parcours_svg_top (self)->n_open++;
  xmlTextWriterWriteAttribute (self->writer, STR ("xlink:href"), STR (uri));
  xmlTextWriterWriteAttribute (self->writer, STR ("target"), STR ("_blank"));
  xmlTextWriterWriteAttribute (self->writer, STR ("rel"), STR ("noopener noreferrer"));
  if (self->within_page)
    xmlTextWriterWriteAttribute (self->writer, STR ("tabindex"), STR ("-1"));
}

static void
painter_end_link (ParcoursPainter *painter)
{
  _parcours_svg_pop (PARCOURS_PAINTER_SVG (painter));
}

static void
painter_init (ParcoursPainterInterface *iface)
{
  iface->save = painter_save;
  iface->restore = painter_restore;
  iface->transform = painter_transform;
  iface->clip = _parcours_svg_clip;
  iface->push_opacity = painter_push_opacity;
  iface->pop_opacity = painter_pop_opacity;
  iface->box = painter_box;
  iface->path = painter_path;
  iface->text = _parcours_svg_text;
  iface->icon = _parcours_svg_icon;
  iface->begin_stamp = _parcours_svg_begin_stamp;
  iface->end_stamp = _parcours_svg_end_stamp;
  iface->begin_group = painter_begin_group;
  iface->end_group = painter_end_group;
  iface->begin_link = painter_begin_link;
  iface->end_link = painter_end_link;
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
  g_clear_pointer (&self->letters, g_hash_table_unref);
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
  const ParcoursSvgLevel picture = { PARCOURS_SVG_IDENTITY, 0 };

  self->body = g_byte_array_new ();
  self->writer = _parcours_svg_writer (self->body);
  self->levels = g_array_new (FALSE, FALSE, sizeof (ParcoursSvgLevel));
  g_array_append_val (self->levels, picture);
  self->styles = parcours_svg_styles_new ();
  self->signs = _parcours_svg_signs_new ();
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

void
parcours_painter_svg_set_outlines (ParcoursPainterSvg *self, gboolean outlines)
{
  g_return_if_fail (PARCOURS_IS_PAINTER_SVG (self));

  self->outlines = outlines;
  if (outlines && !self->letters)
    self->letters = _parcours_svg_letters_new ();
}

void
parcours_painter_svg_set_within_page (ParcoursPainterSvg *self, gboolean within_page)
{
  g_return_if_fail (PARCOURS_IS_PAINTER_SVG (self));

  self->within_page = within_page;
}

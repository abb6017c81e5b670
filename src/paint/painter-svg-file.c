/* painter-svg-file.c - a painted picture as a whole file. */
#include "config.h"

#include "paint/painter-svg-private.h"

#include "paint/svg-path.h"

#define STR PARCOURS_SVG_STR
#define XLINK "http://www.w3.org/1999/xlink"

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

static gboolean
write_carried (GBytes *carried, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  static const char start[] = "\n<metadata>\n", end[] = "</metadata>";
  gsize length;
  const char *text;

  if (carried == NULL)
    return TRUE;
  text = g_bytes_get_data (carried, &length);
  return g_output_stream_write_all (stream, start, sizeof start - 1, NULL, cancellable, error) &&
         g_output_stream_write_all (stream, text, length, NULL, cancellable, error) &&
         g_output_stream_write_all (stream, end, sizeof end - 1, NULL, cancellable, error);
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

  _parcours_svg_settle (self);
  for (; _parcours_svg_top (self)->n_open > 0; _parcours_svg_top (self)->n_open--)
    xmlTextWriterEndElement (self->writer);
  xmlTextWriterFlush (self->writer);

  writer = _parcours_svg_writer (start);
  write_head (self, writer, head);
  xmlFreeTextWriter (writer);

  return g_output_stream_write_all (stream, start->data, start->len, NULL, cancellable, error) &&
         g_output_stream_write_all (stream, self->body->data, self->body->len, NULL, cancellable, error) &&
         write_carried (head->carried, stream, cancellable, error) &&
         g_output_stream_write_all (stream, tail, sizeof tail - 1, NULL, cancellable, error);
}

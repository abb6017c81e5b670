/* painter-svg-text.c - text as text: a <tspan> for each line that Pango made, where Pango put it. */
#include "config.h"

#include "paint/painter-svg-private.h"

#include "paint/svg-path.h"

#define STR PARCOURS_SVG_STR

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
  _parcours_svg_write (self, "x", x + (double) (logical.x + (from_right ? logical.width : 0)) / PANGO_SCALE);
  _parcours_svg_write (self, "y", y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
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

void
_parcours_svg_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  ParcoursPainterSvg *self = PARCOURS_PAINTER_SVG (painter);
  const char *text = pango_layout_get_text (layout);
  const gboolean several = pango_layout_get_line_count (layout) > 1;
  const gboolean from_right = pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL;
  PangoLayoutIter *iter;

  if (*text == '\0' || (self->outlines && _parcours_svg_outline (self, layout, x, y, colour)))
    return;
  _parcours_svg_apply (self);
  _parcours_svg_settle (self);
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

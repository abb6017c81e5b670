/* pdf-text.c - a block of text as a PDF holds it best.
 *
 * Pango keeps the space at which it broke a line as a letter that is not drawn. cairo then writes a span of its own that says what the
 * nothing means, for each line: bytes, and programs that lose the rest of the block behind it. So a space is drawn there as anywhere else.
 */
#include "config.h"

#include <pango/pangocairo.h>

#include "paint/pdf-structure.h"

/* The font's own space; PANGO_GLYPH_EMPTY if it has none. */
static PangoGlyph
find_space (PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  cairo_glyph_t one, *glyphs = &one;
  int n = 1;
  PangoGlyph space = PANGO_GLYPH_EMPTY;

  if (!scaled || cairo_scaled_font_text_to_glyphs (scaled, 0, 0, " ", 1, &glyphs, &n, NULL, NULL, NULL) != CAIRO_STATUS_SUCCESS)
    return space;
  if (n == 1 && glyphs[0].index != 0)
    space = (PangoGlyph) glyphs[0].index;
  if (glyphs != &one)
    cairo_glyph_free (glyphs);
  return space;
}

/* Left to right: the last letter of the run is the last glyph. */
static gboolean
ends_in_space (const PangoGlyphItem *run, const char *text)
{
  const int n = run->glyphs->num_glyphs;

  return n > 0 && run->item->analysis.level % 2 == 0 && run->glyphs->glyphs[n - 1].glyph == PANGO_GLYPH_EMPTY &&
         text[run->item->offset + run->item->length - 1] == ' ';
}

static void
show_run (cairo_t *cr, const PangoGlyphItem *run, const char *text)
{
  PangoGlyphItem *copy;

  if (!ends_in_space (run, text))
    {
      pango_cairo_show_glyph_item (cr, text, (PangoGlyphItem *) run);
      return;
    }
  copy = pango_glyph_item_copy ((PangoGlyphItem *) run);
  copy->glyphs->glyphs[copy->glyphs->num_glyphs - 1].glyph = find_space (run->item->analysis.font);
  pango_cairo_show_glyph_item (cr, text, copy);
  pango_glyph_item_free (copy);
}

void
_parcours_pdf_show_text (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      const PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle logical;

      if (!run)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &logical);
      cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE, y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      show_run (cr, run, text);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

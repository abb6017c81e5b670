/* painter-svg-outline.c - text as outlines: each letter of a font once in <defs>, used wherever it stands, with the words as <title>. */
#include "config.h"

#include "paint/painter-svg-private.h"

#include <pango/pangocairo.h>

#include "paint/svg-path.h"

#define STR PARCOURS_SVG_STR

typedef struct
{
  PangoFont *font;
  PangoGlyph glyph;
  guint id;                     /* 0: nothing to see */
} Letter;

typedef struct
{
  guint id;
  double x, y;
} Place;

static guint
letter_hash (gconstpointer data)
{
  const Letter *letter = data;

  return g_direct_hash (letter->font) * 31 + letter->glyph;
}

static gboolean
letter_equal (gconstpointer a, gconstpointer b)
{
  const Letter *one = a, *other = b;

  return one->font == other->font && one->glyph == other->glyph;
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_object_unref (letter->font);
  g_free (letter);
}

GHashTable *
_parcours_svg_letters_new (void)
{
  return g_hash_table_new_full (letter_hash, letter_equal, letter_free, NULL);
}

/* Path data of cairo's path. */
static void
append_outline (GString *d, const cairo_path_t *path)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, TRUE, sizeof (ParcoursSegment));

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *p = &path->data[i];
      ParcoursSegment s = { 0 };

      switch (p->header.type)
        {
        case CAIRO_PATH_CURVE_TO:
          s = (ParcoursSegment) { PARCOURS_SEGMENT_CURVE, p[1].point.x, p[1].point.y, p[2].point.x, p[2].point.y, p[3].point.x, p[3].point.y };
          break;
        case CAIRO_PATH_CLOSE_PATH:
          s.type = PARCOURS_SEGMENT_CLOSE;
          break;
        case CAIRO_PATH_MOVE_TO:
        case CAIRO_PATH_LINE_TO:
        default:
          s.type = p->header.type == CAIRO_PATH_MOVE_TO ? PARCOURS_SEGMENT_MOVE : PARCOURS_SEGMENT_LINE;
          s.x = p[1].point.x;
          s.y = p[1].point.y;
        }
      /* cairo begins a new outline after each that is closed, the last one too */
      if (s.type == PARCOURS_SEGMENT_MOVE && i + p->header.length >= path->num_data)
        break;
      g_array_append_val (segments, s);
    }
  if (segments->len > 0)
    parcours_svg_append_path (d, (const ParcoursSegment *) (const void *) segments->data, segments->len);
}

/* FALSE if the letter has no outlines but is more than a space: a picture, or a box in its stead. */
static gboolean
draw_letter (PangoFont *font, PangoGlyph glyph, GString *d)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  const cairo_glyph_t placed = { glyph, 0, 0 };
  cairo_text_extents_t extents;
  cairo_surface_t *surface;
  cairo_path_t *path;
  cairo_t *cr;

  if (!scaled || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
    return FALSE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cr = cairo_create (surface);
  cairo_set_scaled_font (cr, scaled);
  cairo_glyph_path (cr, &placed, 1);
  path = cairo_copy_path (cr);
  append_outline (d, path);
  cairo_path_destroy (path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  cairo_scaled_font_glyph_extents (scaled, &placed, 1, &extents);
  return d->len > 0 || extents.width <= 0;
}

/* The id of a letter, defined at its first use; NULL if it cannot be drawn. Borrowed. */
static const Letter *
get_letter (ParcoursPainterSvg *self, PangoFont *font, PangoGlyph glyph)
{
  const Letter key = { font, glyph, 0 };
  Letter *letter = g_hash_table_lookup (self->letters, &key);
  g_autoptr (GString) d = NULL;

  if (letter)
    return letter;
  d = g_string_new (NULL);
  if (!draw_letter (font, glyph, d))
    return NULL;
  letter = g_memdup2 (&key, sizeof key);
  g_object_ref (font);
  if (d->len > 0)
    {
      letter->id = ++self->n_defs;
      g_string_append_printf (self->defs, "<path id=\"_%x\" d=\"%s\"/>\n", letter->id, d->str);
    }
  g_hash_table_add (self->letters, letter);
  return letter;
}

/* Where the letters of a run stand, from (x, y) on its baseline on. FALSE if one of them cannot be drawn. */
static gboolean
place_run (ParcoursPainterSvg *self, const PangoGlyphItem *run, double x, double y, GArray *places)
{
  int at = 0;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      const Letter *letter = info->glyph == PANGO_GLYPH_EMPTY ? NULL : get_letter (self, run->item->analysis.font, info->glyph);

      if (info->glyph != PANGO_GLYPH_EMPTY && !letter)
        return FALSE;
      if (letter && letter->id > 0)
        {
          const Place place = { letter->id, x + (double) (at + info->geometry.x_offset) / PANGO_SCALE,
                                y + (double) info->geometry.y_offset / PANGO_SCALE };
          g_array_append_val (places, place);
        }
      at += info->geometry.width;
    }
  return TRUE;
}

static gboolean
place_letters (ParcoursPainterSvg *self, PangoLayout *layout, double x, double y, GArray *places)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean done = TRUE;

  do
    {
      const PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle logical;

      if (!run)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &logical);
      done = place_run (self, run, x + (double) logical.x / PANGO_SCALE,
                        y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE, places);
    }
  while (done && pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return done;
}

gboolean
_parcours_svg_outline (ParcoursPainterSvg *self, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  if (!place_letters (self, layout, x, y, places))
    return FALSE;
  _parcours_svg_apply (self);
  _parcours_svg_settle (self);
  xmlTextWriterStartElement (self->writer, STR ("g"));
  xmlTextWriterWriteAttribute (self->writer, STR ("class"),
                               STR (parcours_svg_styles_shape (self->styles, colour, NULL, PARCOURS_COLOUR_NONE)));
  xmlTextWriterWriteElement (self->writer, STR ("title"), STR (pango_layout_get_text (layout)));
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      char reference[16];

      g_snprintf (reference, sizeof reference, "#_%x", place->id);
      xmlTextWriterStartElement (self->writer, STR ("use"));
      xmlTextWriterWriteAttribute (self->writer, STR ("xlink:href"), STR (reference));
      _parcours_svg_write (self, "x", place->x);
      _parcours_svg_write (self, "y", place->y);
      xmlTextWriterEndElement (self->writer);
    }
  xmlTextWriterEndElement (self->writer);
  return TRUE;
}

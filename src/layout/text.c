#include "config.h"

#include "layout/text-private.h"

#include <math.h>
#include <pango/pangocairo.h>

const char parcours_text_families[] = "Cantarell, Adwaita Sans, Inter, Noto Sans, DejaVu Sans";

/* What of a style Pango needs as objects. Many styles share one. */
typedef struct
{
  double size, line;
  PangoWeight weight;
  PangoFontDescription *font;
  PangoAttrList *attributes;
} TextFace;

typedef struct
{
  char *text;
  ParcoursTextStyle style;
  PangoLayout *layout;
} TextWord;

G_DEFINE_FINAL_TYPE (ParcoursText, parcours_text, G_TYPE_OBJECT)

static guint
face_hash (gconstpointer key)
{
  const TextFace *face = key;

  return (guint) (face->size * 64) * 31 + (guint) (face->line * 64) * 7 + face->weight;
}

static gboolean
face_equal (gconstpointer a, gconstpointer b)
{
  const TextFace *x = a, *y = b;

  return x->size == y->size && x->line == y->line && x->weight == y->weight;
}

static void
face_free (gpointer data)
{
  TextFace *face = data;

  pango_font_description_free (face->font);
  pango_attr_list_unref (face->attributes);
  g_free (face);
}

static guint
word_hash (gconstpointer key)
{
  const TextWord *word = key;

  return g_str_hash (word->text) ^ (guint) (word->style.size * 64) ^ (guint) (word->style.width * 64) << 8
         ^ (guint) word->style.weight << 16;
}

static gboolean
word_equal (gconstpointer a, gconstpointer b)
{
  const TextWord *x = a, *y = b;

  return x->style.size == y->style.size && x->style.line == y->style.line && x->style.weight == y->style.weight
         && x->style.width == y->style.width && x->style.max_lines == y->style.max_lines
         && x->style.align == y->style.align && g_str_equal (x->text, y->text);
}

static void
word_free (gpointer data)
{
  TextWord *word = data;

  g_free (word->text);
  g_object_unref (word->layout);
  g_free (word);
}

static const TextFace *
find_face (ParcoursText *self, const ParcoursTextStyle *style)
{
  TextFace key = { style->size, style->line, style->weight };
  TextFace *face = g_hash_table_lookup (self->faces, &key);

  if (face != NULL)
    return face;

  face = g_memdup2 (&key, sizeof key);
  face->font = pango_font_description_new ();
  pango_font_description_set_family_static (face->font, parcours_text_families);
  pango_font_description_set_absolute_size (face->font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (face->font, style->weight);
  face->attributes = pango_attr_list_new ();
  /* An absolute height: a glyph from a fallback font must not push the lines apart. */
  pango_attr_list_insert (face->attributes,
                          pango_attr_line_height_new_absolute ((int) lround (style->line * PANGO_SCALE)));
  g_hash_table_add (self->faces, face);

  return face;
}

void
_parcours_text_prepare (ParcoursText *self, PangoLayout *layout, const ParcoursTextStyle *style)
{
  const TextFace *face = find_face (self, style);

  pango_layout_set_font_description (layout, face->font);
  pango_layout_set_attributes (layout, face->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, style->width > 0 ? (int) floor (style->width * PANGO_SCALE) : -1);
  pango_layout_set_alignment (layout, style->align);
}

static void
parcours_text_finalize (GObject *object)
{
  ParcoursText *self = PARCOURS_TEXT_CACHE (object);

  g_hash_table_unref (self->cards);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->faces);
  g_object_unref (self->context);

  G_OBJECT_CLASS (parcours_text_parent_class)->finalize (object);
}

static void
parcours_text_class_init (ParcoursTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_text_finalize;
}

static void
parcours_text_init (ParcoursText *self)
{
  /* A font map of its own: a worker that exports must not share Pango's caches with the window. */
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  self->context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  /* Not the locale's: the same map must break alike for every reader. */
  pango_context_set_language (self->context, pango_language_from_string ("en"));

  self->faces = g_hash_table_new_full (face_hash, face_equal, face_free, NULL);
  self->words = g_hash_table_new_full (word_hash, word_equal, word_free, NULL);
  self->cards = _parcours_text_cards_new ();
}

ParcoursText *
parcours_text_new (void)
{
  return g_object_new (PARCOURS_TYPE_TEXT_CACHE, NULL);
}

PangoContext *
parcours_text_get_context (ParcoursText *self)
{
  g_return_val_if_fail (PARCOURS_IS_TEXT_CACHE (self), NULL);

  return self->context;
}

PangoLayout *
parcours_text_shape (ParcoursText *self, const char *text, const ParcoursTextStyle *style, gboolean *truncated)
{
  PangoLayout *layout;
  gboolean cut;

  g_return_val_if_fail (PARCOURS_IS_TEXT_CACHE (self), NULL);
  g_return_val_if_fail (style != NULL, NULL);

  layout = pango_layout_new (self->context);
  _parcours_text_prepare (self, layout, style);
  cut = _parcours_text_fill (layout, text, style);
  if (truncated != NULL)
    *truncated = cut;

  return layout;
}

PangoLayout *
parcours_text_word (ParcoursText *self, const char *text, const ParcoursTextStyle *style)
{
  TextWord key = { 0 };
  TextWord *word;

  g_return_val_if_fail (PARCOURS_IS_TEXT_CACHE (self), NULL);
  g_return_val_if_fail (style != NULL, NULL);

  key.text = (char *) (text != NULL ? text : "");
  key.style = *style;
  word = g_hash_table_lookup (self->words, &key);
  if (word == NULL)
    {
      word = g_memdup2 (&key, sizeof key);
      word->text = g_strdup (key.text);
      word->layout = parcours_text_shape (self, key.text, style, NULL);
      g_hash_table_add (self->words, word);
    }

  return word->layout;
}

void
parcours_text_extents (PangoLayout *layout, double *width, double *height, double *baseline)
{
  PangoRectangle logical;

  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
  if (baseline != NULL)
    *baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

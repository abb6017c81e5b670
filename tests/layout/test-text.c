/* Text is shaped once and alike for all, shrinks on a card by look.md's steps, and says when something is not shown. */
#include "config.h"

#include <pango/pangocairo.h>

#include "layout/metrics.h"
#include "layout/text.h"

#define ELLIPSIS "\xe2\x80\xa6"
#define LONG_TITLE "Poser une question au vendeur, attendre au comptoir pendant qu’il encaisse deux clients, puis revenir le soir" \
                   " avec la même question et repartir sans avoir eu de réponse à aucune des deux"

static const ParcoursTextStyle body = { 13, 16, PANGO_WEIGHT_BOLD, 132, 0, PANGO_ALIGN_LEFT };

static void
test_font (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  PangoFontDescription *wanted = pango_font_description_from_string (parcours_text_families);
  g_autoptr (PangoFont) font = pango_context_load_font (parcours_text_get_context (text), wanted);
  PangoFontDescription *found = pango_font_describe (font);

  /* Without fonts-cantarell lines break elsewhere: the package is a dependency. */
  g_assert_cmpstr (pango_font_description_get_family (found), ==, "Cantarell");
  pango_font_description_free (found);
  pango_font_description_free (wanted);
}

static char *
dup_lines (PangoLayout *layout)
{
  GString *lines = g_string_new (NULL);
  const char *text = pango_layout_get_text (layout);

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      g_string_append_printf (lines, "%.*s|", line->length, text + line->start_index);
    }

  return g_string_free (lines, FALSE);
}

/* Painting on any surface at any scale leaves the lines alone. */
static void
test_same_everywhere (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (PangoLayout) layout = parcours_text_shape (text, LONG_TITLE, &body, NULL);
  g_autofree char *before = dup_lines (layout);
  double width, height;

  parcours_text_extents (layout, &width, &height, NULL);
  for (double scale = 0.2; scale < 5.0; scale *= 1.7)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 400);
      cairo_t *cr = cairo_create (surface);
      g_autofree char *after = NULL;
      double new_width, new_height;

      cairo_scale (cr, scale, scale);
      pango_cairo_show_layout (cr, layout);
      after = dup_lines (layout);
      parcours_text_extents (layout, &new_width, &new_height, NULL);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpfloat (width, ==, new_width);
      g_assert_cmpfloat (height, ==, new_height);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Absolute: twice the size in twice the width breaks alike, and a word is exactly twice as wide. */
static void
test_scales (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  const ParcoursTextStyle twice = { 26, 32, PANGO_WEIGHT_BOLD, 264, 0, PANGO_ALIGN_LEFT };
  g_autoptr (PangoLayout) small = parcours_text_shape (text, LONG_TITLE, &body, NULL);
  g_autoptr (PangoLayout) large = parcours_text_shape (text, LONG_TITLE, &twice, NULL);
  g_autofree char *a = dup_lines (small), *b = dup_lines (large);
  double width, large_width;

  g_assert_cmpstr (a, ==, b);
  parcours_text_extents (small, &width, NULL, NULL);
  parcours_text_extents (large, &large_width, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (2 * width, large_width, 0.1);
}

static void
test_line_height (void)
{
  static const char *const texts[] = { "un mot", "", "a\n\nb", "日本語のテキストを折り返す例としてここに書く", "مرحبا بكم في المتجر", LONG_TITLE };
  g_autoptr (ParcoursText) text = parcours_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout = parcours_text_shape (text, texts[i], &body, NULL);
      double height, baseline;

      parcours_text_extents (layout, NULL, &height, &baseline);
      g_assert_cmpfloat (height, ==, 16.0 * pango_layout_get_line_count (layout));
      g_assert_true (baseline > 10 && baseline < 15);
    }
}

static void
assert_cut (ParcoursText *text, const char *words, int max_lines, gboolean wanted)
{
  ParcoursTextStyle style = body;
  g_autoptr (PangoLayout) layout = NULL;
  const char *shown;
  gsize length;
  gboolean cut;

  style.max_lines = max_lines;
  layout = parcours_text_shape (text, words, &style, &cut);
  shown = pango_layout_get_text (layout);
  g_assert_cmpint (cut, ==, wanted);
  g_assert_cmpint (pango_layout_get_line_count (layout), <=, max_lines);
  if (!cut)
    {
      g_assert_cmpstr (shown, ==, words);
      return;
    }

  /* The shown text is the beginning of the words up to the end of one of them. */
  g_assert_true (g_str_has_suffix (shown, " " ELLIPSIS));
  length = strlen (shown) - strlen (" " ELLIPSIS);
  g_assert_true (strncmp (shown, words, length) == 0);
  g_assert_true (g_ascii_isspace (words[length]));
  g_assert_false (g_ascii_isspace (words[length - 1]));
}

static void
test_cut (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();

  assert_cut (text, "Deux mots", 1, FALSE);
  for (int lines = 1; lines <= 6; lines++)
    assert_cut (text, LONG_TITLE, lines, TRUE);
  assert_cut (text, LONG_TITLE, 20, FALSE);
  assert_cut (text, "une ligne\net une autre\net une troisième", 2, TRUE);
}

static void
test_cut_without_spaces (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  ParcoursTextStyle style = body;
  g_autoptr (PangoLayout) word = NULL, chinese = NULL;
  gboolean cut;

  style.max_lines = 1;
  word = parcours_text_shape (text, "Anticonstitutionnellementinterminable", &style, &cut);
  g_assert_true (cut);
  g_assert_true (g_str_has_prefix (pango_layout_get_text (word), "Anticonst"));
  g_assert_true (g_str_has_suffix (pango_layout_get_text (word), ELLIPSIS));
  g_assert_cmpint (pango_layout_get_line_count (word), ==, 1);

  chinese = parcours_text_shape (text, "日本語のテキストを折り返す例としてここに書く", &style, &cut);
  g_assert_true (cut);
  g_assert_true (g_str_has_prefix (pango_layout_get_text (chinese), "日本語"));
}

/* A text of 64 KiB costs little more than what is seen of it. */
static void
test_long (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  ParcoursTextStyle style = body;
  g_autoptr (PangoLayout) layout = NULL;
  gboolean cut;

  while (words->len < 64 * 1024)
    g_string_append (words, "mot ");
  style.max_lines = 3;
  layout = parcours_text_shape (text, words->str, &style, &cut);
  g_assert_true (cut);
  g_assert_cmpuint (strlen (pango_layout_get_text (layout)), <, 200);
}

static void
test_words (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  ParcoursTextStyle style = body;
  PangoLayout *word = parcours_text_word (text, "+1", &style);

  g_assert_true (parcours_text_word (text, "+1", &style) == word);
  g_assert_true (parcours_text_word (text, "+2", &style) != word);
  style.size = 11;
  g_assert_true (parcours_text_word (text, "+1", &style) != word);

  style.width = 0;
  word = parcours_text_word (text, "one line\nas long as it is, however long that may be", &style);
  g_assert_cmpint (pango_layout_get_line_count (word), ==, 1);
}

static ParcoursElement *
make_card (const char *title, const char *note, gboolean foot)
{
  ParcoursElement *card = parcours_element_new (PARCOURS_KIND_CARD, NULL);

  parcours_element_set (card, PARCOURS_CARD_TITLE, title, NULL);
  parcours_element_set (card, PARCOURS_CARD_NOTE, note, NULL);
  parcours_element_set (card, PARCOURS_CARD_EFFORT, foot ? "3" : NULL, NULL);
  g_assert_cmpint (parcours_card_has_foot (card), ==, foot);

  return card;
}

/* The titles of look.md's anatomy: they need one step less each. */
static void
test_shrink (void)
{
  static const struct { const char *title; double size, height; gboolean more; } rows[] = {
    { "Poser une question au vendeur", 13, 32, FALSE },
    { "Poser une question au vendeur puis attendre sa réponse au comptoir", 12, 45, FALSE },
    { "Poser une question au vendeur, attendre sa réponse pendant qu’il encaisse", 11, 54, FALSE },
    { "Poser une question au vendeur, attendre au comptoir pendant qu’il encaisse, puis revenir le soir", 10, 52, FALSE },
    { LONG_TITLE, 10, 52, TRUE },
  };
  g_autoptr (ParcoursText) text = parcours_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ParcoursElement) card = make_card (rows[i].title, NULL, TRUE);
      const ParcoursCardText *words = parcours_text_card (text, card, PARCOURS_CARD_WIDTH);
      const char *shown = pango_layout_get_text (words->title);

      g_assert_cmpfloat (words->size, ==, rows[i].size);
      g_assert_cmpfloat (words->title_height, ==, rows[i].height);
      g_assert_cmpint (words->more, ==, rows[i].more);
      g_assert_null (words->note);
      if (rows[i].more)
        g_assert_true (g_str_has_suffix (shown, " " ELLIPSIS));
      else
        g_assert_cmpstr (shown, ==, rows[i].title);
    }
}

static int
note_lines (ParcoursText *text, const char *title, const char *note, gboolean foot, gboolean *more)
{
  g_autoptr (ParcoursElement) card = make_card (title, note, foot);
  const ParcoursCardText *words = parcours_text_card (text, card, PARCOURS_CARD_WIDTH);

  *more = words->more;

  return words->note != NULL ? pango_layout_get_line_count (words->note) : 0;
}

static void
test_note (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  gboolean more;

  g_assert_cmpint (note_lines (text, "Un titre", "Une note.", TRUE, &more), ==, 1);
  g_assert_false (more);
  /* 54 - 16 - 2 holds two lines of 14; 72 would hold three, but then the mark needs the room of the foot. */
  g_assert_cmpint (note_lines (text, "Un titre", LONG_TITLE, TRUE, &more), ==, 2);
  g_assert_true (more);
  g_assert_cmpint (note_lines (text, "Un titre", LONG_TITLE, FALSE, &more), ==, 2);
  g_assert_true (more);
  g_assert_cmpint (note_lines (text, "Un titre", "Vingt minutes d’essai dans la boutique, et deux paires prêtées", FALSE, &more), ==, 3);
  g_assert_false (more);
  /* No room at all. */
  g_assert_cmpint (note_lines (text, "Poser une question au vendeur puis attendre sa réponse au comptoir", "Note", TRUE, &more), ==, 0);
  g_assert_true (more);
  g_assert_cmpint (note_lines (text, NULL, "Seule", TRUE, &more), ==, 1);
  g_assert_false (more);
  g_assert_cmpint (note_lines (text, NULL, NULL, TRUE, &more), ==, 0);
  g_assert_false (more);
}

static void
test_kept (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (ParcoursElement) card = make_card (LONG_TITLE, "note", TRUE);
  const ParcoursCardText *words = parcours_text_card (text, card, PARCOURS_CARD_WIDTH);
  g_autoptr (PangoLayout) title = g_object_ref (words->title);

  g_assert_true (parcours_text_card (text, card, PARCOURS_CARD_WIDTH)->title == title);
  parcours_element_set (card, PARCOURS_CARD_TITLE, "Court", NULL);
  g_assert_true (parcours_text_card (text, card, PARCOURS_CARD_WIDTH)->title == title);
  parcours_text_forget (text, card);
  words = parcours_text_card (text, card, PARCOURS_CARD_WIDTH);
  g_assert_cmpstr (pango_layout_get_text (words->title), ==, "Court");

  /* A spanning card breaks at its own width. */
  parcours_element_set (card, PARCOURS_CARD_TITLE, "Un titre qui prend deux lignes", NULL);
  parcours_text_forget_all (text);
  g_assert_cmpint (pango_layout_get_line_count (parcours_text_card (text, card, PARCOURS_CARD_WIDTH)->title), ==, 2);
  g_assert_cmpint (pango_layout_get_line_count (parcours_text_card (text, card, 312)->title), ==, 1);
}

/* Where each glyph of it stands. */
static char *
describe (PangoLayout *layout)
{
  PangoLayoutIter *iter;
  GString *glyphs;

  if (layout == NULL)
    return NULL;
  iter = pango_layout_get_iter (layout);
  glyphs = g_string_new (pango_layout_get_text (layout));
  do
    {
      PangoRectangle place;

      pango_layout_iter_get_cluster_extents (iter, NULL, &place);
      g_string_append_printf (glyphs, " %d,%d+%d", place.x, pango_layout_iter_get_baseline (iter), place.width);
    }
  while (pango_layout_iter_next_cluster (iter));
  pango_layout_iter_free (iter);
  return g_string_free (glyphs, FALSE);
}

/* Many cards shaped ahead, by two threads where there are two cores, are as they are one by one, and are not shaped again. */
static void
test_ahead (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (ParcoursText) plain = parcours_text_new ();
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  ParcoursCardToShape wanted[1000];
  guint cut = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *title = g_strdup_printf ("%.*s %u", (int) (i * 7 % 60), LONG_TITLE, i);

      g_ptr_array_add (cards, make_card (i % 11 != 0 ? title : NULL, i % 3 != 0 ? LONG_TITLE : NULL, i % 2 == 0));
      wanted[i] = (ParcoursCardToShape) { cards->pdata[i], i % 5 != 0 ? PARCOURS_CARD_WIDTH : 312 };
    }
  parcours_text_card (text, wanted[3].card, wanted[3].width);
  g_autoptr (PangoLayout) kept = g_object_ref (parcours_text_card (text, wanted[7].card, wanted[7].width)->title);

  parcours_text_shape_ahead (text, wanted, G_N_ELEMENTS (wanted));
  g_assert_true (parcours_text_card (text, wanted[7].card, wanted[7].width)->title == kept);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const ParcoursCardText *ahead = parcours_text_card (text, wanted[i].card, wanted[i].width);
      const ParcoursCardText *alone = parcours_text_card (plain, wanted[i].card, wanted[i].width);
      g_autofree char *title = describe (ahead->title), *note = describe (ahead->note);
      g_autofree char *title_alone = describe (alone->title), *note_alone = describe (alone->note);

      g_assert_cmpstr (title, ==, title_alone);
      g_assert_cmpstr (note, ==, note_alone);
      g_assert_cmpfloat (ahead->size, ==, alone->size);
      g_assert_cmpfloat (ahead->title_height, ==, alone->title_height);
      g_assert_cmpint (ahead->more, ==, alone->more);
      cut += ahead->more;
    }
  g_assert_cmpuint (cut, >, 0);
  g_assert_cmpuint (cut, <, G_N_ELEMENTS (wanted));
  parcours_text_shape_ahead (text, NULL, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/font", test_font);
  g_test_add_func ("/text/same-everywhere", test_same_everywhere);
  g_test_add_func ("/text/scales", test_scales);
  g_test_add_func ("/text/line-height", test_line_height);
  g_test_add_func ("/text/cut", test_cut);
  g_test_add_func ("/text/cut-without-spaces", test_cut_without_spaces);
  g_test_add_func ("/text/long", test_long);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/card/shrink", test_shrink);
  g_test_add_func ("/text/card/note", test_note);
  g_test_add_func ("/text/card/kept", test_kept);
  g_test_add_func ("/text/card/ahead", test_ahead);
  return g_test_run ();
}

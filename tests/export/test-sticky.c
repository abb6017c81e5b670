/* Cards on sticky notes and labels: pages, order, the way back to the wall, what is cut. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "../paint/photo.h"
#include "base/error.h"
#include "base/util.h"
#include "export/sheets.h"
#include "help.h"
#include "model/illustrate.h"
#include "model/operations.h"

static ParcoursExportOptions
options_for (const char *size)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.kind = PARCOURS_PRINT_STICKIES;
  g_assert_true (parcours_sticky_options_parse (size, &options.sticky, &error));
  g_assert_no_error (error);
  return options;
}

/* All words of the file in the order they were painted, a single space between two. NULL: there is no pdftotext. */
static char *
read_words (const char *path, const char *first, const char *last)
{
  g_autofree char *text = help_run ("pdftotext", "-raw", "-f", first, "-l", last, path, "-", NULL);
  g_autoptr (GString) words = NULL;

  if (!text)
    return NULL;
  words = g_string_new (text);
  g_string_replace (words, "\302\240", " ", 0);
  return parcours_clean_line (words->str, -1);
}

static void
assert_in_order (const char *words, ...)
{
  const char *from = words;
  va_list parts;

  va_start (parts, words);
  for (const char *part = va_arg (parts, const char *); part; part = va_arg (parts, const char *))
    {
      const char *found = strstr (from, part);

      if (!found)
        {
          g_test_message ("“%s” is not after what was there before in: %s", part, words);
          g_test_fail ();
          break;
        }
      from = found + strlen (part);
    }
  va_end (parts);
}

static guint
count_pages (const char *path, double *width, double *height)
{
  g_autofree char *info = help_run ("pdfinfo", path, NULL);
  const char *pages = info ? strstr (info, "Pages:") : NULL, *size = info ? strstr (info, "Page size:") : NULL;
  guint n;

  if (!info)
    return 0;
  g_assert_true (pages && size);
  g_assert_cmpint (sscanf (pages, "Pages: %u", &n), ==, 1);
  g_assert_cmpint (sscanf (size, "Page size: %lf x %lf pts", width, height), ==, 2);
  return n;
}

static void
test_pages (void)
{
  /* six cards, a page of guides for notes and none for labels */
  static const struct { const char *size; guint pages; double width, height; } rows[] = {
    { "76x76mm", 2, 210, 297 }, { "127x76mm", 3, 297, 210 }, { "76x51mm", 2, 210, 297 }, { "51x38", 2, 297, 210 },
    { "L7169", 2, 210, 297 }, { "L7651", 1, 210, 297 }, { "5168", 2, 215.9, 279.4 }, { "180x120mm", 4, 210, 297 },
  };
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("notes.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ParcoursExportOptions options = options_for (rows[i].size);
      g_autofree char *bytes = help_export (map, &options, path, NULL);
      double width, height;
      const guint pages = count_pages (path, &width, &height);

      g_assert_nonnull (bytes);
      g_test_message ("%s", rows[i].size);
      if (pages == 0)
        return;
      g_assert_cmpuint (pages, ==, rows[i].pages);
      g_assert_cmpfloat_with_epsilon (width, rows[i].width / 25.4 * 72, 0.02);
      g_assert_cmpfloat_with_epsilon (height, rows[i].height / 25.4 * 72, 0.02);
    }
}

/* Stage, step, lane; each note says where it belongs, which of how many it is, and of which day. */
static void
test_order (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("76x76mm");
  g_autofree char *path = help_path ("notes.pdf");
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *words = read_words (path, "2", "2");

  g_assert_nonnull (bytes);
  if (!words)
    return;
  assert_in_order (words, "Point de contact", "Cherche « débuter la course »", "Se fixe un budget de 120 €.", "+1",
                   "1/6", "Recherche › 1 Se décider", "Points de contact (Ludovic)", "2 avril 2026", "Édition 3 · Petit parcours & compagnie",
                   "La marque reprend la paire portée, crédite la boutique et prévient la cliente dans la journée",
                   "Le retour passe par trois logiciels <un par service> ; le crédit arrive après huit jours et la boutique avance les fonds.",
                   "−2", "2/6", "Recherche › 2 Comparer", "Points de contact (Ludovic)",
                   "Trop de conseils contradictoires", "3/6", "Recherche › 2 Comparer", "Irritants (Ludovic)",
                   "une carte de sa propre", "4/6", "Achat", "Points de contact (Ludovic)",
                   "5/6", "Achat", "Idée sans place", "6/6", "À placer", NULL);
}

/* As test_order(), in the reader's language. */
static void
test_language (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("76x76mm");
  g_autofree char *path = help_path ("notes.pdf");

  options.lang = "en";
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *words = read_words (path, "1", "2");

  g_assert_nonnull (bytes);
  if (words)
    assert_in_order (words, "Glued edge", "1", "Print at actual size. Stick blank notes here,", "Glued edge", "2", "6", "Measures 100 mm",
                     "Touchpoint", "2 April 2026", "Edition 3",
                     "To place", NULL);
}

/* The guides show as many frames as there are notes, and nothing of the cards. */
static void
test_guides (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("51x38mm");
  g_autofree char *path = help_path ("notes.pdf");

  options.lang = "en";
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *guides = read_words (path, "1", "1");
  guint frames = 0;

  g_assert_nonnull (bytes);
  if (!guides)
    return;
  for (const char *at = strstr (guides, "Glued edge"); at; at = strstr (at + 1, "Glued edge"))
    frames++;
  g_assert_cmpuint (frames, ==, 6);
  g_assert_null (strstr (guides, "Cherche"));

  options.sticky.guides = FALSE;
  g_autofree char *plain = help_export (map, &options, path, NULL);
  g_autofree char *notes = read_words (path, "1", "1");
  g_assert_nonnull (plain);
  g_assert_nonnull (strstr (notes, "Cherche"));
  g_assert_null (strstr (notes, "Glued edge"));
}

static gboolean
shows_one (ParcoursElement *card, gpointer data)
{
  return g_strcmp0 (parcours_element_get_id (card), data) == 0;
}

static void
test_filter (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("L7165");
  g_autofree char *path = help_path ("notes.pdf");
  g_autoptr (GError) error = NULL;
  ParcoursExportReport report;

  options.shows = shows_one;
  options.data = (gpointer) "c3";
  options.lang = "en";
  g_autoptr (ParcoursSheets) sheets = parcours_sheets_new (map, &options, &error);
  g_assert_no_error (error);
  g_autofree char *label = parcours_sheets_dup_label (sheets, 0);
  g_assert_cmpstr (label, ==, "Note 1 of 1");
  parcours_sheets_get_report (sheets, &report);
  g_assert_cmpuint (report.n_sheets, ==, 1);

  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *words = read_words (path, "1", "1");
  g_assert_nonnull (bytes);
  if (words)
    {
      assert_in_order (words, "Trop de conseils contradictoires", "1/1", "Recherche › 2 Comparer", "Irritants (Ludovic)", NULL);
      g_assert_null (strstr (words, "Cherche"));
    }

  options.data = (gpointer) "nobody";
  g_assert_null (parcours_sheets_new (map, &options, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "filter"));
}

static void
test_refused (void)
{
  static const char *const sizes[] = { "", "76", "L9999", "76x", "10x76mm", "76x501mm", "0x0", "76x76mm!" };
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autoptr (ParcoursMap) blank = parcours_map_new ();
  ParcoursExportOptions options = options_for ("200x150mm");
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_paper_parse ("A5", &options.sticky.sheet, NULL));
  g_assert_null (parcours_sheets_new (map, &options, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "200 × 150"));
  g_assert_nonnull (strstr (error->message, "148 × 210"));
  g_clear_error (&error);

  options = options_for ("76x76mm");
  g_assert_null (parcours_sheets_new (blank, &options, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_clear_error (&error);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      ParcoursStickyOptions sticky = { .width = 1 };

      g_assert_false (parcours_sticky_options_parse (sizes[i], &sticky, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, sizes[i]));
      g_assert_cmpfloat (sticky.width, ==, 1);
      g_clear_error (&error);
    }
}

/* Several pages are for a PDF only; what was there stays. */
static void
test_only_pdf (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("76x76mm");
  g_autofree char *path = help_path ("notes.svg"), *kept = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (parcours_export (map, &options, file, NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, ".pdf"));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
}

/* A text as long as a page: on a large note all of it, on a small one it is cut, and said. */
static void
test_long (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = options_for ("150x150mm");
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *path = help_path ("notes.pdf");
  ParcoursElement *card = parcours_map_find (map, "c3");
  ParcoursExportReport report;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (note, "mot%u ", i);
  g_assert_true (parcours_map_set (map, card, PARCOURS_CARD_NOTE, note->str, NULL));

  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *words = read_words (path, "2", "7");
  g_autoptr (ParcoursSheets) large = parcours_sheets_new (map, &options, NULL);
  parcours_sheets_get_report (large, &report);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (report.n_unlisted, ==, 0);
  g_assert_cmpfloat (report.smallest_text, >=, 6.9);
  if (words)
    assert_in_order (words, "Trop de conseils contradictoires", "mot0 mot1 mot2", "mot148 mot149", "3/6", NULL);

  options = options_for ("L7651");
  g_autoptr (ParcoursSheets) small = parcours_sheets_new (map, &options, NULL);
  parcours_sheets_get_report (small, &report);
  g_assert_cmpuint (report.n_unlisted, >=, 1);
  g_assert_cmpfloat (report.smallest_text, >=, 5.9);
}

static void
illustrate (ParcoursMap *map, const char *id, GBytes *bytes)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (ParcoursElement) picture = photo_record (bytes, NULL, NULL, NULL);

  g_ptr_array_add (cards, parcours_map_find_kind (map, id, PARCOURS_KIND_CARD));
  parcours_map_illustrate (map, cards, PARCOURS_CARD_PICTURE, picture);
}

/* How many pictures are on the pages. -1: there is no pdfimages. */
static int
count_pictures (const char *path)
{
  g_autofree char *list = help_run ("pdfimages", "-list", path, NULL);
  int n = 0;

  if (!list)
    return -1;
  for (const char *at = list; (at = strstr (at, " jpeg ")) != NULL; at++)
    n++;
  return n;
}

/* A picture is on notes of every size but the smallest, and never costs a word; no type is smaller than it would be on any note. */
static void
test_pictures (void)
{
  /* c3 has a title alone; the text of _c2 needs most of a small note for itself */
  static const struct { const char *size; int pictures; } rows[] = {
    { "76x76mm", 3 }, { "127x76mm", 3 }, { "76x127mm", 3 }, { "150x150mm", 3 }, { "51x38mm", 2 }, { "L7163", 2 }, { "L7651", 0 }, { "20x80mm", 0 },
  };
  g_autoptr (GBytes) jpeg = photo_new (640, 480, FALSE);
  g_autoptr (ParcoursMap) plain = help_load ("poster.jmap"), map = help_load ("poster.jmap");
  g_autofree char *path = help_path ("notes.pdf");

  for (guint i = 0; i < 3; i++)
    illustrate (map, (const char *[]) { "c1", "_c2", "c3" }[i], jpeg);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ParcoursExportOptions options = options_for (rows[i].size);
      g_autofree char *bytes = help_export (map, &options, path, NULL);
      g_autofree char *words = read_words (path, "1", "4");
      g_autoptr (ParcoursSheets) with = parcours_sheets_new (map, &options, NULL), without = parcours_sheets_new (plain, &options, NULL);
      ParcoursExportReport pictured, bare;
      const int n = count_pictures (path);

      g_test_message ("%s", rows[i].size);
      g_assert_nonnull (bytes);
      if (n >= 0)
        g_assert_cmpint (n, ==, rows[i].pictures);
      parcours_sheets_get_report (with, &pictured);
      parcours_sheets_get_report (without, &bare);
      g_assert_cmpuint (pictured.n_unlisted, ==, bare.n_unlisted);
      if (rows[i].pictures == 0)
        g_assert_cmpfloat (pictured.smallest_text, ==, bare.smallest_text);
      g_assert_cmpfloat (pictured.smallest_text, >=, MIN (bare.smallest_text, 6.99));
      if (words && rows[i].pictures > 0)
        assert_in_order (words, "Cherche", "Trop de", "contradictoires", NULL);
    }
}

/* A card that is nothing but a picture, and one whose picture is refused, with a sign in its place. */
static void
test_picture_alone (void)
{
  g_autoptr (GBytes) jpeg = photo_new (640, 480, FALSE), damaged = photo_cut (jpeg, 0.3);
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("76x76mm");
  g_autofree char *path = help_path ("notes.pdf"), *alone = NULL, *refused = NULL;
  ParcoursElement *card = parcours_map_find (map, "c4");

  g_assert_true (parcours_map_set (map, card, PARCOURS_CARD_TITLE, NULL, NULL));
  g_assert_true (parcours_map_set (map, card, PARCOURS_CARD_NOTE, NULL, NULL));
  illustrate (map, "c4", jpeg);
  alone = help_export (map, &options, path, NULL);
  g_assert_nonnull (alone);
  g_assert_cmpint (ABS (count_pictures (path)), ==, 1);

  illustrate (map, "c4", damaged);
  refused = help_export (map, &options, path, NULL);
  g_assert_nonnull (refused);
  g_assert_cmpint (MAX (count_pictures (path), 0), ==, 0);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sticky/pages", test_pages);
  g_test_add_func ("/sticky/order", test_order);
  g_test_add_func ("/sticky/language", test_language);
  g_test_add_func ("/sticky/guides", test_guides);
  g_test_add_func ("/sticky/filter", test_filter);
  g_test_add_func ("/sticky/refused", test_refused);
  g_test_add_func ("/sticky/only-pdf", test_only_pdf);
  g_test_add_func ("/sticky/long", test_long);
  g_test_add_func ("/sticky/pictures", test_pictures);
  g_test_add_func ("/sticky/picture-alone", test_picture_alone);
  result = g_test_run ();
  help_forget ();
  return result;
}

/* Texts that are cut on their cards: all of them in the notes of the poster, beside the grid or below it. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "../layout/sample.h"
#include "export/poster-private.h"
#include "export/sheets.h"
#include "help.h"

/* A map of which the first `n_long` cards have a note that no card can hold; each ends in a word of its own. */
static ParcoursMap *
make_map (guint n_cards, guint n_long, guint words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  ParcoursMap *map = sample_map (random, 4, 2, 4, n_cards);
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);

  g_assert_cmpuint (cards->len, >=, n_long);
  for (guint i = 0; i < n_long; i++)
    {
      g_autoptr (GString) note = g_string_new (NULL);

      for (guint word = 0; word < words; word++)
        g_string_append (note, "attend longtemps ");
      g_string_append_printf (note, "fin%03u", i);
      sample_set (map, cards->pdata[i], PARCOURS_CARD_NOTE, note->str);
    }
  return map;
}

static ParcoursPoster *
make_poster (ParcoursMap *map, const char *paper, ParcoursExportReport *report)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  if (paper)
    g_assert_true (parcours_paper_parse_with_rolls (paper, &options.paper, NULL));
  ParcoursPoster *poster = parcours_poster_new (map, &options, &error);
  g_assert_no_error (error);
  parcours_poster_get_report (poster, report);
  return poster;
}

static void
test_all_words (void)
{
  g_autoptr (ParcoursMap) map = make_map (80, 80, 16);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("notes.pdf");

  g_assert_true (parcours_paper_parse ("A0", &options.paper, NULL));
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *text = help_run ("pdftotext", path, "-", NULL);
  g_assert_nonnull (bytes);
  if (!text)
    return;
  for (guint i = 0; i < 80; i++)
    {
      char word[16];

      g_snprintf (word, sizeof word, "fin%03u", i);
      g_test_message ("%s", word);
      g_assert_nonnull (strstr (text, word));
    }
}

/* Whatever the paper: nothing of the page stands over anything else, nor over its edge. */
static void
test_places (void)
{
  static const char *const papers[] = { NULL, "A0", "A3", "900x300mm", "300x900mm", "roll:914mm" };
  g_autoptr (ParcoursMap) map = make_map (80, 60, 16);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      ParcoursExportReport report;
      g_autoptr (ParcoursPoster) poster = make_poster (map, papers[i], &report);
      const ParcoursRect *parts[] = { &poster->lens, &poster->grid, &poster->tray, &poster->legend, &poster->notes, &poster->footer };

      g_test_message ("%s: %g %%", papers[i], report.scale * 100);
      g_assert_cmpuint (report.n_endnotes, ==, 60);
      g_assert_cmpuint (report.n_unlisted, ==, 0);
      g_assert_cmpfloat (poster->notes.height, >, 0);
      for (guint a = 0; a < G_N_ELEMENTS (parts); a++)
        {
          const ParcoursRect *part = parts[a];

          if (part->height <= 0)
            continue;
          g_assert_cmpfloat (part->x, >=, 39.9);
          g_assert_cmpfloat (part->x + part->width, <=, poster->width - 39.9);
          g_assert_cmpfloat (part->y + part->height, <=, poster->height - 39.9);
          for (guint b = 0; b < a; b++)
            g_assert_false (parts[b]->height > 0 && parcours_rect_overlaps (part, parts[b]));
        }
    }
}

/* A few stay in the column: the page has no other part. */
static void
test_few (void)
{
  g_autoptr (ParcoursMap) map = make_map (80, 2, 16);
  ParcoursExportReport report;
  g_autoptr (ParcoursPoster) poster = make_poster (map, "A0", &report);

  g_assert_cmpuint (report.n_endnotes, ==, 2);
  g_assert_cmpuint (report.n_unlisted, ==, 0);
  g_assert_cmpfloat (poster->notes.height, ==, 0);
}

/* Where notes would take most of the page, cards come first; what is not listed is said. */
static void
test_too_many (void)
{
  g_autoptr (ParcoursMap) map = make_map (80, 80, 400);
  ParcoursExportReport report;
  g_autoptr (ParcoursPoster) poster = make_poster (map, "A0", &report);

  g_assert_cmpuint (report.n_endnotes + report.n_unlisted, ==, 80);
  g_assert_cmpuint (report.n_unlisted, >, 0);
  g_assert_cmpfloat (poster->notes.height, ==, 0);
}

/* A scale that is asked for goes before notes. */
static void
test_scale (void)
{
  g_autoptr (ParcoursMap) map = make_map (80, 60, 16);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  ParcoursExportReport report;

  g_assert_true (parcours_paper_parse ("A0", &options.paper, NULL));
  options.scale = 0.5;
  g_autoptr (ParcoursPoster) small = parcours_poster_new (map, &options, &error);
  g_assert_no_error (error);
  parcours_poster_get_report (small, &report);
  g_assert_cmpuint (report.n_unlisted, ==, 0);
  options.scale = 0.75;
  g_autoptr (ParcoursPoster) large = parcours_poster_new (map, &options, &error);
  g_assert_no_error (error);
  parcours_poster_get_report (large, &report);
  g_assert_cmpuint (report.n_unlisted, >, 0);
  g_assert_cmpfloat (report.scale, ==, 0.75);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/all-words", test_all_words);
  g_test_add_func ("/notes/places", test_places);
  g_test_add_func ("/notes/few", test_few);
  g_test_add_func ("/notes/too-many", test_too_many);
  g_test_add_func ("/notes/scale", test_scale);
  result = g_test_run ();
  help_forget ();
  return result;
}

/* Words in the map's own language, whatever the locale is. */
#include "config.h"

#include "base/words.h"

static void
test_languages (void)
{
  static const char *const french[] = { "fr", "fr-CA", "fr_FR.UTF-8", "FR" };
  static const char *const others[] = { NULL, "", "en", "xx-YY", "frr-x", "../fr", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    g_assert_cmpstr (parcours_words (french[i], NULL, "Stage"), ==, "Phase");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpstr (parcours_words (others[i], NULL, "Stage"), ==, "Stage");
}

/* The same message may read differently elsewhere, and one has a plural of its own rule: French counts 0 and 1 alike. */
static void
test_contexts_and_plurals (void)
{
  static const struct
  {
    unsigned long n;
    const char *english, *french;
  } cases[] = { { 0, "%u cards", "%u carte" }, { 1, "%u card", "%u carte" }, { 2, "%u cards", "%u cartes" } };

  g_assert_cmpstr (parcours_words ("fr", "in a date", "March"), ==, "mars");
  g_assert_cmpstr (parcours_words ("fr", NULL, "March"), ==, "March");
  g_assert_cmpstr (parcours_words ("en", "in a date", "March"), ==, "March");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (parcours_words_n ("en", NN_ ("%u card", "%u cards"), cases[i].n), ==, cases[i].english);
      g_assert_cmpstr (parcours_words_n ("fr", NN_ ("%u card", "%u cards"), cases[i].n), ==, cases[i].french);
    }
}

static void
test_unknown (void)
{
  const char *words = "Words that stand nowhere in the program";

  g_assert_true (parcours_words ("fr", NULL, words) == words);
  g_assert_true (parcours_words ("fr", "nowhere", words) == words);
  g_assert_cmpstr (parcours_words_n ("fr", words, "plural", 1), ==, words);
  g_assert_cmpstr (parcours_words_n ("fr", words, "plural", 2), ==, "plural");
  g_assert_cmpstr (parcours_words_n ("fr", words, "plural", 0), ==, "plural");

  /* The header of the catalogue is not a word. */
  g_assert_cmpstr (parcours_words ("fr", NULL, ""), ==, "");
}

static void
test_dates (void)
{
  static const struct { const char *iso, *lang, *words; } rows[] = {
    { "2026-03-12", NULL, "12 March 2026" }, { "2026-03-12", "fr", "12 mars 2026" }, { "2026-12-01", "en", "1 December 2026" },
    { "2026-12-01", "fr", "1er décembre 2026" }, { "2026-12-11", "fr", "11 décembre 2026" },
    { "soon", NULL, "soon" }, { "2026-13-01", NULL, "2026-13-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = parcours_words_date (rows[i].lang, rows[i].iso);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_numbers (void)
{
  static const struct { const char *number, *lang, *words; } rows[] = {
    { "5.1", NULL, "5.1" }, { "5.1", "fr", "5,1" }, { "-32", "fr", "−32" }, { "0", NULL, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = parcours_words_number (rows[i].lang, rows[i].number);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_filled (void)
{
  g_autofree char *turned = parcours_words_fill (NULL, "%2$s after %1$s", "one", "two", NULL);
  g_autofree char *plain = parcours_words_fill (NULL, "100 %% of %s, %s", "a", "b", NULL);
  g_autofree char *short_of = parcours_words_fill (NULL, "%s %s %", "a", NULL);
  g_autofree char *counted = parcours_words_counted (NULL, "%u card", "%u cards", 3);

  g_assert_cmpstr (turned, ==, "two after one");
  g_assert_cmpstr (plain, ==, "100 % of a, b");
  g_assert_cmpstr (short_of, ==, "a  %");
  g_assert_cmpstr (counted, ==, "3 cards");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/languages", test_languages);
  g_test_add_func ("/words/contexts-and-plurals", test_contexts_and_plurals);
  g_test_add_func ("/words/unknown", test_unknown);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/numbers", test_numbers);
  g_test_add_func ("/words/filled", test_filled);
  return g_test_run ();
}

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/languages", test_languages);
  g_test_add_func ("/words/contexts-and-plurals", test_contexts_and_plurals);
  g_test_add_func ("/words/unknown", test_unknown);
  return g_test_run ();
}

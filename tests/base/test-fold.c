#include "config.h"

#include "base/fold.h"

static void
test_words (void)
{
  static const char *const pairs[][2] = {
    { "Été", "ete" }, { "CŒUR", "coeur" }, { "l’accueil", "l'accueil" }, { "« oui »", "\" oui \"" }, { "Straße", "strasse" },
    { "a\u00a0b\nc", "a b c" }, { "−2", "-2" }, { "e\u0301", "e" }, { "ﬁn", "fin" }, { "", "" }, { "ÅNGSTRÖM", "angstrom" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = parcours_fold (pairs[i][0]), *again = parcours_fold (folded);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* Where `what` is in `text`, as "start-end" of each place. */
static char *
places (const char *text, const char *what, gboolean exact)
{
  g_auto (ParcoursFolded) folded = { NULL }, wanted = { NULL };
  GString *found = g_string_new (NULL);
  gsize start = 0, end;

  parcours_folded_init (&folded, text, exact);
  parcours_folded_init (&wanted, what, exact);
  while (parcours_folded_find (&folded, &wanted, &start, &end))
    {
      g_assert_cmpuint (start, <, end);
      g_string_append_printf (found, "%s%u-%u", found->len > 0 ? " " : "", (guint) start, (guint) end);
      start = end;
    }
  return g_string_free (found, FALSE);
}

static void
assert_places (const char *text, const char *what, gboolean exact, const char *expected)
{
  g_autofree char *found = places (text, what, exact);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  assert_places ("Queue, queue, QUEUE", "queue", FALSE, "0-5 7-12 14-19");
  assert_places ("Queue, queue, QUEUE", "queue", TRUE, "7-12");
  assert_places ("aaaa", "aa", FALSE, "0-2 2-4");
  assert_places ("l’été", "ete", FALSE, "4-9");
  assert_places ("l’été", "ete", TRUE, "");
  assert_places ("l’été", "Ete", TRUE, "");
  /* an accent that stands apart goes with its letter */
  assert_places ("e\u0301te\u0301!", "ete", FALSE, "0-7");
  assert_places ("e\u0301te\u0301!", "été", TRUE, "0-7");
  assert_places ("été", "e\u0301te\u0301", TRUE, "0-5");
  assert_places ("été", "e", TRUE, "");
  /* one letter that stands for two is taken whole */
  assert_places ("Straße", "s", FALSE, "0-1 4-6");
  assert_places ("œuf", "e", FALSE, "0-2");
  assert_places ("cœur", "coeur", FALSE, "0-5");
  assert_places ("a\nb", "a b", FALSE, "0-3");
  assert_places ("abc", "", FALSE, "");
  assert_places ("", "a", FALSE, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/words", test_words);
  g_test_add_func ("/fold/find", test_find);
  return g_test_run ();
}

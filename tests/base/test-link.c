/* Which addresses become links, and how they are written. */
#include "config.h"

#include <glib.h>

#include "base/link.h"

static void
test_followed (void)
{
  static const char * const cases[][2] = {
    { "https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f" },
    { "  HTTP://example.org ", "HTTP://example.org" },
    { "mailto:caisse@example.org", "mailto:caisse@example.org" },
    { "https://example.org/a b(c)'d\\é", "https://example.org/a%20b%28c%29%27d%5C%C3%A9" },
    { "https://example.org/%C3%A9", "https://example.org/%C3%A9" },
    { "https://example.org/\"<>", "https://example.org/%22%3C%3E" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = parcours_link_target (cases[i][0]);

      g_assert_cmpstr (uri, ==, cases[i][1]);
    }
}

static void
test_left_alone (void)
{
  static const char * const cases[] = {
    "", "www.example.org", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "https:///x", "mailto:",
    "\\\\server\\share", "vbscript:x", "https:example.org", "https://exa\nmple.org", "https://\377\376", "ftp://example.org/", "#x",
  };

  g_assert_null (parcours_link_target (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = parcours_link_target (cases[i]);

      g_test_message ("%u", i);
      g_assert_null (uri);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/followed", test_followed);
  g_test_add_func ("/link/left-alone", test_left_alone);
  return g_test_run ();
}

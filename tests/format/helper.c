#include "config.h"

#include "helper.h"

#include <string.h>

GBytes *
helper_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

char *
helper_document (const char *body)
{
  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<journey-map xmlns=\"" PARCOURS_FORMAT_NAMESPACE
                          "\" version=\"1\" id=\"m\">\n%s</journey-map>\n", body);
}

ParcoursMap *
helper_read (const char *text, gssize length, GPtrArray **problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  ParcoursMap *map = parcours_reader_read (bytes, "test.jmap", problems, &error);
  g_autofree char *broken = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (map);
  broken = parcours_check_invariants (map);
  g_assert_cmpstr (broken, ==, NULL);
  return map;
}

char *
helper_write (ParcoursMap *map)
{
  g_autoptr (GBytes) bytes = parcours_writer_write (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
helper_refused (gconstpointer data, gssize length, int code, int line, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length < 0 ? strlen (data) : (gsize) length);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursMap *map = parcours_reader_read (bytes, "test.jmap", &problems, &error);
  ParcoursProblem *last;

  g_assert_null (map);
  g_assert_error (error, PARCOURS_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "test.jmap"));
  g_assert_cmpuint (problems->len, >, 0);
  last = g_ptr_array_index (problems, problems->len - 1);
  g_assert_cmpint (last->severity, ==, PARCOURS_PROBLEM_ERROR);
  g_assert_cmpint (last->line, ==, line);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (last->text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, last->text);
}

gboolean
helper_has_problem (GPtrArray *problems, int line, const char *part)
{
  for (guint i = 0; i < problems->len; i++)
    {
      ParcoursProblem *problem = g_ptr_array_index (problems, i);

      if ((line < 0 || problem->line == line) && strstr (problem->text, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

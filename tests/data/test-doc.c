/* The prose specification speaks of every kind, field and choice of the table. */
#include "config.h"

#include <string.h>

#include "format/reader.h"
#include "format/writer.h"
#include "model/schema.h"

static char *
read_doc (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PARCOURS_DATADIR"), "doc", "journey-map-1.md", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The text from the heading of a kind to the next heading. */
static char *
section_of (const char *doc, const ParcoursKindInfo *info)
{
  g_autofree char *heading = g_strdup_printf ("\n## `%s`\n", info->xml);
  const char *start = strstr (doc, heading);
  const char *end;

  if (start == NULL)
    g_error ("journey-map-1.md has no section for %s", info->xml);

  start += strlen (heading);
  end = strstr (start, "\n## ");
  return g_strndup (start, end != NULL ? (gsize) (end - start) : strlen (start));
}

static void
test_fields (void)
{
  g_autofree char *doc = read_doc ();

  for (guint id = 0; id < PARCOURS_N_FIELDS; id++)
    {
      const ParcoursField *field = parcours_field (id);
      g_autofree char *section = section_of (doc, parcours_kind_info (field->kind));
      g_autofree char *row = NULL;
      const char *found;

      if (field->type == PARCOURS_TYPE_EXTRA)
        continue;

      row = g_strdup_printf ("\n| `%s` | ", field->xml);
      found = strstr (section, row);
      if (found == NULL)
        g_error ("journey-map-1.md says nothing of %s in %s", field->xml, parcours_kind_info (field->kind)->xml);

      for (guint i = 0; i < field->n_choices; i++)
        {
          g_autofree char *choice = g_strdup_printf ("`%s`", field->choices[i].value);
          g_autofree char *line = g_strndup (found + 1, strcspn (found + 1, "\n"));

          if (strstr (line, choice) == NULL)
            g_error ("journey-map-1.md does not name the choice %s of %s", field->choices[i].value, field->xml);
        }
    }
}

static void
test_namespace (void)
{
  g_autofree char *doc = read_doc ();

  g_assert_nonnull (strstr (doc, "`" PARCOURS_FORMAT_NAMESPACE "`"));
  g_assert_nonnull (strstr (doc, "`" PARCOURS_FORMAT_MIME "`"));
}

/* The example in it is a map, and in the canonical form. */
static void
test_example (void)
{
  g_autofree char *doc = read_doc ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  const char *start = strstr (doc, "```xml\n");

  g_assert_nonnull (start);
  start += strlen ("```xml\n");
  bytes = g_bytes_new (start, (gsize) (strstr (start, "```") - start));

  map = parcours_reader_read (bytes, "journey-map-1.md", &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  written = parcours_writer_write (map);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/fields", test_fields);
  g_test_add_func ("/doc/namespace", test_namespace);
  g_test_add_func ("/doc/example", test_example);
  return g_test_run ();
}

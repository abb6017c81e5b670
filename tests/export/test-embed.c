/* Pictures that carry their map: what is exported opens again as the very same map, and what may not travel does not. */
#include "config.h"

#include <string.h>

#include "base/error.h"
#include "export/embed.h"
#include "format/carried.h"
#include "format/limits.h"
#include "format/reader.h"
#include "format/writer.h"
#include "help.h"
#include "share/bytes.h"

static const char * const endings[] = { ".svg", ".png" };

static void
assert_reopens (ParcoursMap *map, const ParcoursExportOptions *options, const char *ending)
{
  g_autofree char *name = g_strconcat ("carries", ending, NULL);
  g_autofree char *path = help_path (name);
  gsize length;
  char *bytes = help_export (map, options, path, &length);
  g_autoptr (GBytes) picture = g_bytes_new_take (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) again = parcours_reader_read (picture, name, &problems, &error);
  g_autoptr (GBytes) before = parcours_writer_write (map);

  g_assert_no_error (error);

  g_autoptr (GBytes) after = parcours_writer_write (again);
  g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

static void
test_reopen (void)
{
  static const char * const names[] = { "poster.jmap", "full.jmap", "foreign.jmap", "workshop.jmap" };
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  options.embed = TRUE;
  options.dpi = 30;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ParcoursMap) map = help_load (names[i]);

      for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
        assert_reopens (map, &options, endings[k]);
    }
}

/* As long, as deep and as large as a map may be, each in one of its records. */
static ParcoursMap *
full_map (void)
{
  g_autoptr (GString) text = g_string_new ("<?xml version=\"1.0\"?>\n<journey-map xmlns=\"" PARCOURS_FORMAT_NAMESPACE "\" version=\"1\" id=\"m\">\n");
  g_autofree char *line = g_strnfill (76, 'A');
  g_autofree char *note = g_strnfill (64 * 1024 / 5, '&');
  g_autofree char *value = g_strnfill (60 * 1024, 'v');
  g_autoptr (GError) error = NULL;

  g_string_append (text, "<stage id=\"s\"/><lane id=\"l\" kind=\"touchpoint\"/>\n");
  for (int i = 0; i < 2000; i++)
    g_string_append_printf (text, "<card id=\"c%d\" stage=\"s\" lane=\"l\"><title>Card %d</title></card>\n", i, i);
  g_string_append_printf (text, "<card id=\"long\" device=\"%s\"><note>", value);
  for (const char *c = note; *c; c++)
    g_string_append (text, "&amp;");
  g_string_append (text, "</note></card>\n");
  for (int i = 1; i < PARCOURS_LIMIT_DEPTH; i++)
    g_string_append (text, "<x:d xmlns:x=\"urn:x\">");
  for (int i = 1; i < PARCOURS_LIMIT_DEPTH; i++)
    g_string_append (text, "</x:d>");
  g_string_append (text, "\n<picture id=\"p\" type=\"image/png\"><data>");
  for (int i = 0; i < 11 * 1024 * 1024 / 77 - 1; i++)
    g_string_append_printf (text, "%s\n", line);
  g_string_append (text, "</data></picture>\n");
  for (int i = 0; i < PARCOURS_LIMIT_ELEMENTS - 5000; i++)
    g_string_append (text, "<view/>\n");
  g_string_append (text, "</journey-map>\n");

  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  ParcoursMap *map = parcours_reader_read (bytes, "full", NULL, &error);
  g_assert_no_error (error);
  return map;
}

static void
test_full_limits (void)
{
  g_autoptr (ParcoursMap) map = full_map ();
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  options.embed = TRUE;
  options.dpi = 20;
  for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
    assert_reopens (map, &options, endings[k]);
}

/* Unasked, no word of the map is in the file but those that are painted. */
static void
test_not_unless_asked (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
    {
      g_autofree char *name = g_strconcat ("plain.jmap", endings[k], NULL);
      g_autofree char *path = help_path (name);
      gsize length;
      char *bytes = help_export (map, &options, path, &length);
      g_autoptr (GBytes) picture = g_bytes_new_take (bytes, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (parcours_reader_read (picture, name, NULL, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP);
      g_assert_null (memmem (bytes, length, PARCOURS_FORMAT_NAMESPACE, strlen (PARCOURS_FORMAT_NAMESPACE)));
      g_assert_null (memmem (bytes, length, PARCOURS_CARRIED_KEYWORD, strlen (PARCOURS_CARRIED_KEYWORD)));
    }
}

/* The map is not to be seen: painted by others, the picture is the same. */
static void
test_looks_the_same (void)
{
  g_autoptr (ParcoursMap) map = help_load ("full.jmap");
  g_autoptr (GPtrArray) drawn = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (int i = 0; i < 2; i++)
    {
      ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
      g_autofree char *svg = help_path (i ? "with.svg" : "without.svg");
      g_autofree char *png = help_path (i ? "with.png" : "without.png");
      g_autofree char *bytes = NULL, *checked = NULL, *done = NULL;
      char *pixels;
      gsize length;

      options.embed = i == 1;
      bytes = help_export (map, &options, svg, NULL);
      checked = help_run ("xmllint", "--noout", "--nonet", svg, NULL);
      done = help_run ("rsvg-convert", "-w", "600", "-o", png, svg, NULL);
      if (!checked || !done)
        return;
      g_assert_true (g_file_get_contents (png, &pixels, &length, NULL));
      g_ptr_array_add (drawn, g_bytes_new_take (pixels, length));
    }
  g_assert_true (g_bytes_equal (drawn->pdata[0], drawn->pdata[1]));
}

static gboolean
show_none (ParcoursElement *card, gpointer data)
{
  return FALSE;
}

static void
refused (ParcoursMap *map, const ParcoursExportOptions *options, const char *name, int code, const char *part)
{
  g_autofree char *path = help_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (parcours_export (map, options, file, NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, code);
  if (!strstr (error->message, part))
    g_error ("“%s” is not in “%s”", part, error->message);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  options.embed = TRUE;
  refused (map, &options, "refused.pdf", PARCOURS_ERROR_INVALID, "Only SVG and PNG");
  options.shows = show_none;
  refused (map, &options, "refused.svg", PARCOURS_ERROR_INVALID, "what the filter hides");
  refused (map, &options, "refused.png", PARCOURS_ERROR_INVALID, "what the filter hides");
  options.shows = NULL;
  parcours_map_set_version (map, PARCOURS_FORMAT_VERSION + 1);
  refused (map, &options, "refused.svg", PARCOURS_ERROR_READ_ONLY, "newer version");
}

/* What could not be opened again is not written. */
static void
test_bound (void)
{
  static const char piece[64 * 1024];
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) bounded = parcours_embed_bound (memory);
  g_autoptr (GError) error = NULL;

  for (gsize n = 0; n < PARCOURS_FILE_MAX; n += sizeof piece)
    g_assert_true (g_output_stream_write_all (bounded, piece, sizeof piece, NULL, NULL, NULL));
  g_assert_false (g_output_stream_write_all (bounded, "x", 1, NULL, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)), ==, PARCOURS_FILE_MAX);
  g_clear_object (&bounded);
  g_assert_false (g_output_stream_is_closed (memory));
}

static void
test_names (void)
{
  g_assert_true (parcours_export_embeds_by_name ("a.jmap.svg"));
  g_assert_true (parcours_export_embeds_by_name ("/b/É.JMAP.PNG"));
  g_assert_false (parcours_export_embeds_by_name ("a.jmap.pdf"));
  g_assert_false (parcours_export_embeds_by_name ("a.svg"));
  g_assert_false (parcours_export_embeds_by_name ("a.jmap"));
  g_assert_false (parcours_export_embeds_by_name (".jmap.svg"));
  g_assert_false (parcours_export_embeds_by_name ("-"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/embed/reopen", test_reopen);
  g_test_add_func ("/embed/full-limits", test_full_limits);
  g_test_add_func ("/embed/not-unless-asked", test_not_unless_asked);
  g_test_add_func ("/embed/looks-the-same", test_looks_the_same);
  g_test_add_func ("/embed/refused", test_refused);
  g_test_add_func ("/embed/bound", test_bound);
  g_test_add_func ("/embed/names", test_names);

  int result = g_test_run ();
  help_forget ();
  return result;
}

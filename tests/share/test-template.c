/* The templates that come with the program: all there, in both languages, canonical, and without a single problem. */
#include "config.h"

#include "format/reader.h"
#include "format/writer.h"
#include "model/check.h"
#include "share/save.h"
#include "share/template.h"

static const char *const languages[] = { "en", "fr" };

typedef void (*Check) (const ParcoursTemplate *template, const char *lang, gboolean example);

static void
for_all (Check check)
{
  guint n;
  const ParcoursTemplate *templates = parcours_templates (&n);

  g_assert_cmpuint (n, >=, 3);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        check (&templates[i], languages[j], FALSE);
        if (templates[i].example != NULL)
          check (&templates[i], languages[j], TRUE);
      }
}

static void
check_canonical (const ParcoursTemplate *template, const char *lang, gboolean example)
{
  g_autofree char *path = parcours_template_path (template, lang, example);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (ParcoursMap) map = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (path, lang[0] == 'e' ? ".en.jmap" : ".fr.jmap"));

  map = parcours_reader_read (bytes, path, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (parcours_map_get_lang (map), ==, lang);

  found = parcours_check_map (map);
  if (found->len > 0)
    g_test_message ("%s: %s", path, ((ParcoursProblem *) found->pdata[0])->text);
  g_assert_cmpuint (found->len, ==, 0);

  written = parcours_writer_write (map);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_canonical (void)
{
  for_all (check_canonical);
}

static void
check_load (const ParcoursTemplate *template, const char *lang, gboolean example)
{
  g_autofree char *path = parcours_template_path (template, lang, example);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) source = parcours_load (file, NULL, NULL, NULL, &error);
  g_autoptr (ParcoursMap) map = parcours_template_load (template, lang, example, &error);
  ParcoursElement *root, *from;

  g_assert_no_error (error);
  root = parcours_map_get_root (map);
  from = parcours_map_get_root (source);

  g_assert_cmpuint (parcours_map_get_n_elements (map), ==, parcours_map_get_n_elements (source));
  g_assert_cmpstr (parcours_element_get_id (root), !=, parcours_element_get_id (from));
  g_assert_cmpstr (parcours_element_get_name (root), ==, parcours_element_get_name (from));
  g_assert_null (parcours_map_get_undo_label (map));
  g_assert_nonnull (parcours_element_get_text (root, PARCOURS_MAP_CREATED));

  /* A blank one is blank, a filled one tells a story. */
  g_assert_cmpuint (parcours_map_list (map, PARCOURS_KIND_STAGE)->len, >, 0);
  g_assert_cmpuint (parcours_map_list (map, PARCOURS_KIND_LANE)->len, >, 0);
  if (example)
    g_assert_cmpuint (parcours_map_list (map, PARCOURS_KIND_CARD)->len, >, 20);
  else
    g_assert_cmpuint (parcours_map_list (map, PARCOURS_KIND_CARD)->len, ==, 0);
}

static void
test_load (void)
{
  for_all (check_load);
}

/* Both languages tell the same story: the same records with the same values, but for words. */
static void
compare_records (ParcoursElement *one, gpointer data)
{
  ParcoursElement *other = parcours_map_find (data, parcours_element_get_id (one));
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (one));

  g_assert_nonnull (other);
  for (guint i = 0; i < info->n_fields; i++)
    {
      ParcoursFieldId id = info->first + i;
      const ParcoursField *field = parcours_field (id);
      gboolean words = field->type == PARCOURS_TYPE_TEXT || field->type == PARCOURS_TYPE_LANG || field->type >= PARCOURS_TYPE_TITLE;

      if (!words)
        g_assert_cmpstr (parcours_element_get_value (one, id), ==, parcours_element_get_value (other, id));
      else
        g_assert_cmpint (parcours_element_get_value (one, id) != NULL, ==, parcours_element_get_value (other, id) != NULL);
    }
}

static void
check_languages (const ParcoursTemplate *template, const char *lang, gboolean example)
{
  g_autofree char *path = parcours_template_path (template, lang, example);
  g_autofree char *english_path = parcours_template_path (template, "en", example);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) english_file = g_file_new_for_path (english_path);
  g_autoptr (ParcoursMap) map = parcours_load (file, NULL, NULL, NULL, NULL);
  g_autoptr (ParcoursMap) english = parcours_load (english_file, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (parcours_map_get_n_elements (map), ==, parcours_map_get_n_elements (english));
  parcours_element_walk (parcours_map_get_root (map), compare_records, english);
}

static void
test_languages (void)
{
  for_all (check_languages);
}

static void
test_find (void)
{
  const ParcoursTemplate *customer = parcours_template_find ("customer");
  g_autofree char *french = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *none = NULL;

  g_assert_nonnull (customer);
  g_assert_null (parcours_template_find ("no-such-template"));
  g_assert_null (parcours_template_find (NULL));

  french = parcours_template_path (customer, "fr_CA.UTF-8", TRUE);
  g_assert_true (g_str_has_suffix (french, "/customer-example.fr.jmap"));
  unknown = parcours_template_path (customer, "tlh", FALSE);
  g_assert_true (g_str_has_suffix (unknown, "/customer.en.jmap"));
  none = parcours_template_path (customer, NULL, FALSE);
  g_assert_cmpstr (none, ==, unknown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/find", test_find);
  g_test_add_func ("/template/load", test_load);
  g_test_add_func ("/template/languages", test_languages);
  g_test_add_func ("/template/canonical", test_canonical);
  return g_test_run ();
}

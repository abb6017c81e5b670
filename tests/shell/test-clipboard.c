/* What comes from the clipboard: lines, our XML as text, and things that are neither. */
#include "config.h"

#include "base/error.h"
#include "format/writer.h"
#include "shell/clipboard.h"

static char *
dup_titles (ParcoursMap *map)
{
  g_autoptr (GPtrArray) list = parcours_clipboard_list (map);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (titles, (gpointer) parcours_element_get_name (list->pdata[i]));
  g_ptr_array_add (titles, NULL);
  return g_strjoinv ("|", (char **) titles->pdata);
}

static void
assert_lines (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) map = parcours_clipboard_parse_text (text, "the clipboard", &error);
  g_autofree char *titles = NULL;

  g_assert_no_error (error);
  titles = dup_titles (map);
  g_assert_cmpstr (titles, ==, expected);
}

static void
test_lines (void)
{
  assert_lines ("one", "one");
  assert_lines ("one\ntwo\n", "one|two");
  assert_lines ("  one  \r\n\r\n\ttwo\tthree \x0b four\n", "one|two three|four");
  assert_lines ("z\ny\nx\nw\nv\nu\nt\ns\nr\nq\np\no", "z|y|x|w|v|u|t|s|r|q|p|o");
  assert_lines ("<b>not ours</b>", "<b>not ours</b>");
  assert_lines ("\xc3\x89l\xc3\xa9gant \x01\xff", "Élégant");
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "\n\n", " \t ", "\x01\x02" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parcours_clipboard_parse_text (texts[i], "the clipboard", &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *longest = g_strnfill (PARCOURS_TEXT_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (many, "line\n");
  {
    g_autoptr (ParcoursMap) map = parcours_clipboard_parse_text (many->str, "the clipboard", &error);

    g_assert_no_error (error);
    g_assert_cmpuint (parcours_map_list (map, PARCOURS_KIND_CARD)->len, ==, 2000);
  }
  g_string_append (many, "one too many");
  g_assert_null (parcours_clipboard_parse_text (many->str, "the clipboard", &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (parcours_clipboard_parse_text (longest, "the clipboard", &error));
  g_assert_nonnull (error);
}

/* Our XML that went through a mail: cards come with all they have; without cards, lanes do. */
static void
test_xml (void)
{
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, NULL);
  g_autoptr (ParcoursElement) lane = parcours_element_new (PARCOURS_KIND_LANE, "l1");
  g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, "k1");
  g_autoptr (ParcoursMap) map = NULL, back = NULL, lanes = NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL, only_lane = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *titles = NULL, *lane_text = NULL, *lane_titles = NULL;

  parcours_element_set (lane, PARCOURS_LANE_TITLE, "Touchpoints", NULL);
  parcours_element_set (card, PARCOURS_CARD_TITLE, "Reads", NULL);
  parcours_element_set (card, PARCOURS_CARD_EMOTION, "-1", NULL);
  parcours_element_append (root, lane);
  parcours_element_append (root, card);
  map = parcours_map_new_for_root (root);

  g_ptr_array_add (elements, parcours_map_find (map, "k1"));
  bytes = parcours_writer_write_elements (map, elements);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  back = parcours_clipboard_parse_text (text, "the clipboard", &error);
  g_assert_no_error (error);
  titles = dup_titles (back);
  g_assert_cmpstr (titles, ==, "Reads");
  g_assert_cmpstr (parcours_element_get_value (parcours_map_list (back, PARCOURS_KIND_CARD)->pdata[0], PARCOURS_CARD_EMOTION), ==, "-1");

  elements->pdata[0] = parcours_map_find (map, "l1");
  only_lane = parcours_writer_write_elements (map, elements);
  lane_text = g_strndup (g_bytes_get_data (only_lane, NULL), g_bytes_get_size (only_lane));
  lanes = parcours_clipboard_parse_text (lane_text, "the clipboard", &error);
  g_assert_no_error (error);
  lane_titles = dup_titles (lanes);
  g_assert_cmpstr (lane_titles, ==, "Touchpoints");
}

static void
test_hostile_xml (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parcours_clipboard_parse_text ("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", "the clipboard", &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "the clipboard"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell/clipboard/lines", test_lines);
  g_test_add_func ("/shell/clipboard/nothing", test_nothing);
  g_test_add_func ("/shell/clipboard/limits", test_limits);
  g_test_add_func ("/shell/clipboard/xml", test_xml);
  g_test_add_func ("/shell/clipboard/hostile-xml", test_hostile_xml);

  return g_test_run ();
}

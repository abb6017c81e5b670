/* What comes from the clipboard: lines, our XML as text, and things that are neither. */
#include "config.h"

#include <string.h>

#include "base/error.h"
#include "format/writer.h"
#include "model/operations.h"
#include "shell/clipboard.h"
#include "shell/incoming.h"
#include "shell/outgoing.h"

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

/* --- blocks and limits on the way in --- */

static ParcoursIncoming *
take (const char *text, gsize length, const char *type, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return parcours_incoming_new (bytes, type, "what was dropped", error);
}

static void
test_block_or_lines (void)
{
  static const struct { const char *text; gboolean block; } cases[] = {
    { "a\tb\nc\td", TRUE }, { "a\nb", FALSE }, { "\ta\n\t\tb", FALSE },
    { "<?xml version=\"1.0\"?>\n<journey-map xmlns=\"" PARCOURS_FORMAT_NAMESPACE "\"\tversion=\"1\" id=\"m\"/>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ParcoursIncoming) incoming = take (cases[i].text, strlen (cases[i].text), "text/plain", &error);

      g_assert_no_error (error);
      g_assert_true ((incoming->block != NULL) == cases[i].block);
      g_assert_true ((incoming->map != NULL) != cases[i].block);
    }
}

static void
test_bad_incoming (void)
{
  g_autofree char *large = g_strnfill (PARCOURS_BLOCK_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_null (take (large, PARCOURS_BLOCK_MAX + 1, "text/plain", &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (take ("", 0, "text/plain;charset=utf-8", &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP);
  g_clear_error (&error);
  g_assert_null (take ("<journey-map", 12, PARCOURS_FORMAT_MIME, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "what was dropped"));
}

/* --- the way out --- */

static ParcoursElement *
add (ParcoursMap *map, ParcoursKind kind, const char *id, ParcoursFieldId title, const char *words)
{
  g_autoptr (ParcoursElement) element = parcours_element_new (kind, id);

  g_assert_true (parcours_element_set (element, title, words, NULL));
  return parcours_map_add (map, parcours_map_get_root (map), element, -1);
}

/* Two stages, two lanes: “a” and “b” | “c” above, nothing | “d” below; “e” is parked. */
static ParcoursMap *
make_map (void)
{
  ParcoursMap *map = parcours_map_new ();
  static const struct { const char *id, *stage, *lane; } cards[] = {
    { "a", "s1", "l1" }, { "b", "s1", "l1" }, { "c", "s2", "l1" }, { "d", "s2", "l2" }, { "e", NULL, NULL },
  };

  parcours_map_begin (map, "Build");
  add (map, PARCOURS_KIND_STAGE, "s1", PARCOURS_STAGE_TITLE, "One");
  add (map, PARCOURS_KIND_STAGE, "s2", PARCOURS_STAGE_TITLE, "Two");
  add (map, PARCOURS_KIND_LANE, "l1", PARCOURS_LANE_TITLE, "Upper");
  add (map, PARCOURS_KIND_LANE, "l2", PARCOURS_LANE_TITLE, "Lower");
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    parcours_map_place_card (map, add (map, PARCOURS_KIND_CARD, cards[i].id, PARCOURS_CARD_TITLE, cards[i].id),
                             parcours_map_find (map, cards[i].stage), NULL, parcours_map_find (map, cards[i].lane), -1);
  parcours_map_end (map);
  return map;
}

static GdkContentProvider *
take_out (ParcoursMap *map, const char *ids)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  for (const char *id = ids; *id != '\0'; id++)
    g_ptr_array_add (elements, parcours_map_find (map, (char[2]) { *id, '\0' }));
  return parcours_outgoing_new (map, elements);
}

static char *
make_text (GdkContentProvider *content, const char *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = parcours_outgoing_make (PARCOURS_OUTGOING (content), type, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_text (ParcoursMap *map, const char *ids, const char *expected)
{
  g_autoptr (GdkContentProvider) content = take_out (map, ids);
  g_autofree char *text = make_text (content, "text/plain;charset=utf-8");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text_out (void)
{
  g_autoptr (ParcoursMap) map = make_map ();

  assert_text (map, "c", "c");
  assert_text (map, "ba", "a\nb");
  assert_text (map, "ac", "a\tc");
  assert_text (map, "dcba", "\"a\nb\"\tc\n\td");
  assert_text (map, "ad", "a\t\n\td");
  assert_text (map, "de", "d\ne");
}

/* What is pasted is what was copied, whatever happened to the map since. */
static void
test_copy_is_kept (void)
{
  g_autoptr (ParcoursMap) map = make_map ();
  g_autoptr (GdkContentProvider) content = take_out (map, "ac");
  g_autoptr (ParcoursIncoming) incoming = NULL;
  g_autofree char *xml = NULL, *titles = NULL;
  g_autoptr (GError) error = NULL;

  parcours_map_remove (map, parcours_map_find (map, "a"));
  parcours_map_set (map, parcours_map_find (map, "c"), PARCOURS_CARD_TITLE, "another", NULL);
  xml = make_text (content, PARCOURS_FORMAT_MIME);
  incoming = take (xml, strlen (xml), PARCOURS_FORMAT_MIME, &error);
  g_assert_no_error (error);
  titles = dup_titles (incoming->map);
  g_assert_cmpstr (titles, ==, "a|c");
}

static void
test_pictures_out (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n";
  g_autoptr (ParcoursMap) map = make_map ();
  g_autoptr (GdkContentProvider) content = take_out (map, "abcde"), stages = NULL;
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL, none = NULL;
  g_autofree char *svg = make_text (content, "image/svg+xml");
  g_autoptr (GError) error = NULL;
  const guint8 *data;

  for (const char *id = "abcde"; *id != '\0'; id++)
    {
      g_autofree char *title = g_strdup_printf ("<title>%c</title>", *id);

      g_assert_nonnull (strstr (svg, title));
    }
  bytes = parcours_outgoing_make (PARCOURS_OUTGOING (content), "image/png", &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpmem (data, 8, png, 8);
  /* Two columns and three rows of cards, the first two cards high, at twice the size: from the header of the file. */
  g_assert_cmpuint ((guint) data[18] << 8 | data[19], ==, 2 * (2 * 12 + 160 + 152));
  g_assert_cmpuint ((guint) data[22] << 8 | data[23], ==, 2 * (2 * 12 + 3 * 112 + 102));

  g_ptr_array_add (headers, parcours_map_find (map, "s1"));
  stages = parcours_outgoing_new (map, headers);
  none = parcours_outgoing_make (PARCOURS_OUTGOING (stages), "image/png", &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* Copying 2 000 cards is instant: nothing is made before somebody asks. */
static void
test_large_copy (void)
{
  g_autoptr (ParcoursMap) map = make_map ();
  g_autoptr (GPtrArray) elements = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  gint64 start;

  parcours_map_begin (map, "Fill");
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *id = g_strdup_printf ("card%u", i);

      add (map, PARCOURS_KIND_CARD, id, PARCOURS_CARD_TITLE, id);
    }
  parcours_map_end (map);
  elements = parcours_clipboard_list (map);
  start = g_get_monotonic_time ();
  content = parcours_outgoing_new (map, elements);
  g_test_message ("2005 cards: %.1f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 2);
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

  g_test_add_func ("/shell/clipboard/block-or-lines", test_block_or_lines);
  g_test_add_func ("/shell/clipboard/bad-incoming", test_bad_incoming);
  g_test_add_func ("/shell/clipboard/text-out", test_text_out);
  g_test_add_func ("/shell/clipboard/copy-is-kept", test_copy_is_kept);
  g_test_add_func ("/shell/clipboard/pictures-out", test_pictures_out);
  g_test_add_func ("/shell/clipboard/large-copy", test_large_copy);

  return g_test_run ();
}

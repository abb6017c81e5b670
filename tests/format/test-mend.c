/* Ids, order keys, references and versions that are missing or wrong; foreign content through edits. */
#include "config.h"

#include <string.h>

#include "base/util.h"
#include "helper.h"
#include "model/operations.h"
#include "model/order.h"

static ParcoursMap *
read_body (const char *body, GPtrArray **problems)
{
  g_autofree char *text = helper_document (body);

  return helper_read (text, -1, problems);
}

/* Titles of the records of a kind below the root, in order. */
static char *
names (ParcoursMap *map, ParcoursKind kind)
{
  GString *out = g_string_new (NULL);
  GPtrArray *list = parcours_map_list (map, kind);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", parcours_element_get_name (list->pdata[i]));
  return g_string_free (out, FALSE);
}

static void
test_ids (void)
{
  static const char body[] = "<stage id='s' order='A'><title>one</title></stage><stage id='s' "
                             "order='B'><title>two</title></stage>\n<stage order='C'><title>three</title></stage>\n"
                             "<stage id='4 th' order='D'><title>four</title></stage><card id='c' order='V' stage='4 th'/>";
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = read_body (body, &problems);
  g_autoptr (ParcoursMap) again = read_body (body, NULL);
  g_autofree char *first = helper_write (map);
  g_autofree char *second = helper_write (again);
  g_autofree char *order = names (map, PARCOURS_KIND_STAGE);

  g_assert_cmpstr (order, ==, "one two three four");
  g_assert_cmpstr (parcours_element_get_name (parcours_map_find (map, "s")), ==, "one");
  g_assert_true (helper_has_problem (problems, 3, "used twice"));
  g_assert_true (helper_has_problem (problems, 4, "has no id"));
  g_assert_true (helper_has_problem (problems, 5, "“4 th” is not allowed"));
  /* mended the same way every time, and what names the record follows */
  g_assert_cmpstr (first, ==, second);
}

static void
test_bad_id_and_reference (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = read_body ("<card id='c' order='V' stage='12' lane='l' channels='1 2'/><stage id='12' order='V'/>"
                                           "<lane id='l' order='V'/><channel id='1' order='V'/><channel id='2' order='X'/>",
                                           &problems);
  ParcoursElement *stage;

  parcours_map_card_place (map, parcours_map_find (map, "c"), &stage, NULL, NULL);
  g_assert_nonnull (stage);
  g_assert_cmpstr (parcours_element_get_id (stage), ==, "_12");
  g_assert_cmpstr (parcours_element_get_value (parcours_map_find (map, "c"), PARCOURS_CARD_CHANNELS), ==, "_1 _2");
  g_assert_false (helper_has_problem (problems, -1, "not in the map"));
}

static void
test_root_id (void)
{
  g_autoptr (ParcoursMap) map = helper_read ("<journey-map xmlns='" PARCOURS_FORMAT_NAMESPACE "' version='1'/>", -1, NULL);

  g_assert_true (parcours_is_ncname (parcours_element_get_id (parcours_map_get_root (map))));
}

static void
check_order (const char *orders, const char *expected)
{
  g_auto (GStrv) keys = g_strsplit (orders, ",", -1);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (ParcoursMap) map = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    g_string_append_printf (body, "<stage id='s%u'%s%s%s><title>%u</title></stage>", i, *keys[i] ? " order='" : "", keys[i],
                            *keys[i] ? "'" : "", i);
  map = read_body (body->str, NULL);
  found = names (map, PARCOURS_KIND_STAGE);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_orders (void)
{
  check_order (",,,", "0 1 2 3");
  check_order (",V,,", "0 1 2 3");
  check_order ("X,,V,", "2 3 0 1");
  check_order ("V,,,W", "0 1 2 3");
  check_order ("V,,V1,", "0 1 2 3");
  /* no room between: all anew, in document order */
  check_order ("V,,V000000000000000000000000000000000000001", "0 1 2");
  check_order ("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz,,", "0 1 2");
  check_order ("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzy,,", "0 1 2");
  /* not valid: like none */
  check_order ("V0,é,V", "0 1 2");
}

static void
test_many_orders (void)
{
  g_autoptr (GString) body = g_string_new ("<stage id='first' order='V'/>");
  g_autoptr (ParcoursMap) map = NULL;
  GPtrArray *stages;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (body, "<stage id='s%d'><title>%d</title></stage>", i, i);
  g_string_append (body, "<stage id='last' order='V1'/>");
  map = read_body (body->str, NULL);
  stages = parcours_map_list (map, PARCOURS_KIND_STAGE);
  for (int i = 0; i < 5000; i++)
    {
      const char *key = parcours_element_get_text (stages->pdata[i + 1], PARCOURS_STAGE_ORDER);

      g_assert_cmpint (atoi (parcours_element_get_name (stages->pdata[i + 1])), ==, i);
      g_assert_cmpuint (strlen (key), <=, 8);
    }
}

static void
test_order_warnings (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = read_body ("<stage id='a'/><stage id='b'\n order='V0'/>", &problems);

  g_assert_nonnull (map);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (helper_has_problem (problems, 4, "“V0” is not an order key"));
}

static void
test_dangling (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = read_body ("\n<card id='c' order='V' stage='gone' lane='l' channels='x'/><lane id='l' "
                                           "order='V'/>",
                                           &problems);
  g_autofree char *text = helper_write (map);

  g_assert_true (helper_has_problem (problems, 4, "“gone”"));
  g_assert_true (helper_has_problem (problems, 4, "“x”"));
  g_assert_nonnull (strstr (text, "stage=\"gone\" lane=\"l\" order=\"V\" channels=\"x\""));
}

static void
check_version (const char *version, int expected, const char *part)
{
  g_autofree char *text = g_strdup_printf ("<journey-map xmlns='" PARCOURS_FORMAT_NAMESPACE "' id='m' %s/>", version);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = helper_read (text, -1, &problems);
  g_autofree char *written = helper_write (map);
  g_autofree char *attribute = g_strdup_printf (" version=\"%d\"", expected);

  g_assert_cmpint (parcours_map_get_version (map), ==, expected);
  g_assert_nonnull (strstr (written, attribute));
  g_assert_true (part == NULL ? problems->len == 0 : helper_has_problem (problems, -1, part));
}

static void
test_version (void)
{
  check_version ("version='1'", 1, NULL);
  check_version ("version='2'", 2, "newer version of the program (format 2;");
  check_version ("", 1, "does not say which version");
  check_version ("version='0'", 1, "does not say which version");
  check_version ("version='99999999999999999999'", 1, "does not say which version");
  check_version ("version='1.1'", 1, "does not say which version");
}

/* Foreign content */

static ParcoursMap *
read_foreign (void)
{
  g_autoptr (GBytes) bytes = helper_file ("foreign.jmap");

  return helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
}

static void
test_foreign_undo (void)
{
  g_autoptr (ParcoursMap) map = read_foreign ();
  g_autofree char *before = helper_write (map);
  ParcoursElement *card = parcours_map_find (map, "c1");
  g_autofree char *extra = g_strdup (parcours_element_get_value (card, PARCOURS_CARD_EXTRA));
  g_autofree char *after = NULL;

  parcours_map_place_card (map, card, NULL, NULL, NULL, -1);
  g_assert_cmpstr (parcours_element_get_value (card, PARCOURS_CARD_EXTRA), ==, extra);
  parcours_map_remove (map, card);
  while (parcours_map_undo (map))
    ;
  after = helper_write (map);
  g_assert_cmpstr (after, ==, before);
}

static void
test_foreign_paste (void)
{
  g_autoptr (ParcoursMap) source = read_foreign (), map = parcours_map_new (), clipboard = NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new (), copied = g_ptr_array_new (), pasted = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (elements, parcours_map_find (source, "c1"));
  bytes = parcours_writer_write_elements (source, elements);
  clipboard = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_ptr_array_add (copied, parcours_map_find (clipboard, "c1"));
  pasted = parcours_map_paste (map, clipboard, copied, NULL, NULL, NULL);
  text = helper_write (map);
  g_assert_nonnull (strstr (text, "<x:b>gras</x:b><!-- dedans -->"));
  g_assert_nonnull (strstr (text, "<widget kind=\"new\"><part>1</part></widget>"));
  g_assert_nonnull (strstr (text, "emotion=\"9\""));
  g_assert_nonnull (strstr (text, "<!-- avant\n       la carte -->\n  <card"));
}

/* A kept value gives way to a valid one, and comes back by undo. */
static void
test_foreign_gives_way (void)
{
  g_autoptr (ParcoursMap) map = read_foreign ();
  ParcoursElement *card = parcours_map_find (map, "c1");
  g_autofree char *text = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (parcours_map_set (map, card, PARCOURS_CARD_EMOTION, "1", NULL));
  text = helper_write (map);
  g_assert_nonnull (strstr (text, "emotion=\"1\" colour=\"rouge\" note-size=\"3\""));
  g_assert_null (strstr (text, "emotion=\"9\""));
  g_assert_true (parcours_map_undo (map));
  undone = helper_write (map);
  g_assert_nonnull (strstr (undone, "emotion=\"9\" colour=\"rouge\" note-size=\"3\""));
}

/* What people paste from elsewhere: characters that no XML file can hold. */
static void
test_forbidden_characters (void)
{
  g_autoptr (ParcoursMap) map = read_foreign ();
  g_autoptr (ParcoursMap) again = NULL;
  ParcoursElement *card = parcours_map_find (map, "c1");
  g_autofree char *text = NULL;

  g_assert_true (parcours_map_set (map, card, PARCOURS_CARD_NOTE, "a\vb\fc\r\nd\re\001f\xe2\x80\xa8g\xef\xbf\xbeh\t]]>&<i", NULL));
  g_assert_true (parcours_map_set (map, card, PARCOURS_CARD_OWNER, " a\tb\nc\x7f\"'<> ", NULL));
  text = helper_write (map);
  again = helper_read (text, -1, NULL);
  card = parcours_map_find (again, "c1");
  g_assert_cmpstr (parcours_element_get_text (card, PARCOURS_CARD_NOTE), ==, "a\nb\nc\nd\nef\ngh\t]]>&<i");
  g_assert_cmpstr (parcours_element_get_text (card, PARCOURS_CARD_OWNER), ==, "a b c\x7f\"'<>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/mend/ids", test_ids);
  g_test_add_func ("/format/mend/bad-id-and-reference", test_bad_id_and_reference);
  g_test_add_func ("/format/mend/root-id", test_root_id);
  g_test_add_func ("/format/mend/orders", test_orders);
  g_test_add_func ("/format/mend/many-orders", test_many_orders);
  g_test_add_func ("/format/mend/order-warnings", test_order_warnings);
  g_test_add_func ("/format/mend/dangling", test_dangling);
  g_test_add_func ("/format/mend/version", test_version);
  g_test_add_func ("/format/foreign/undo", test_foreign_undo);
  g_test_add_func ("/format/foreign/paste", test_foreign_paste);
  g_test_add_func ("/format/foreign/gives-way", test_foreign_gives_way);
  g_test_add_func ("/format/foreign/forbidden-characters", test_forbidden_characters);
  return g_test_run ();
}

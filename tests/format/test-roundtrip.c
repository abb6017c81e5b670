/* What the writer writes reads back the same, byte for byte. */
#include "config.h"

#include <string.h>

#include "helper.h"
#include "model/digest.h"

static void
check_identical (const char *name)
{
  g_autoptr (GBytes) bytes = helper_file (name);
  g_autoptr (ParcoursMap) map = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_autoptr (GBytes) written = parcours_writer_write (map);

  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
}

static void
test_golden (void)
{
  check_identical ("full.jmap");
  check_identical ("foreign.jmap");
}

typedef struct
{
  gboolean kinds[PARCOURS_N_KINDS];
  gboolean fields[PARCOURS_N_FIELDS];
} Seen;

static void
note_element (ParcoursElement *element, gpointer data)
{
  Seen *seen = data;
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  seen->kinds[info->kind] = TRUE;
  for (guint i = info->first; i < info->first + info->n_fields; i++)
    if (parcours_element_get_value (element, i) != NULL)
      seen->fields[i] = TRUE;
}

/* The golden file must hold every kind and field of the table, or a new row would go untested. */
static void
test_golden_is_complete (void)
{
  g_autoptr (GBytes) bytes = helper_file ("full.jmap");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &problems);
  Seen seen = { 0 };

  g_assert_cmpuint (problems->len, ==, 0);
  parcours_element_walk (parcours_map_get_root (map), note_element, &seen);
  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    g_assert_true (seen.kinds[k]);
  for (guint i = 0; i < PARCOURS_N_FIELDS; i++)
    if (parcours_field (i)->type != PARCOURS_TYPE_EXTRA && !seen.fields[i])
      g_error ("no %s with %s in full.jmap", parcours_kind_info (parcours_field (i)->kind)->xml, parcours_field (i)->xml);
}

static void
test_digest (void)
{
  g_autoptr (GBytes) bytes = helper_file ("foreign.jmap");
  g_autoptr (ParcoursMap) map = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_autofree char *text = helper_write (map);
  g_autoptr (ParcoursMap) again = helper_read (text, -1, NULL);
  g_autofree char *first = parcours_map_digest (map);
  g_autofree char *second = parcours_map_digest (again);

  g_assert_cmpstr (first, ==, second);
}

/* Reads `body`, writes, reads and writes: the first writing is `expected`, the second equals the first, and both maps are the same
 * (or a save would refuse to write what it cannot read back). */
static void
check_becomes (const char *body, const char *expected)
{
  g_autofree char *text = helper_document (body);
  g_autoptr (ParcoursMap) map = helper_read (text, -1, NULL);
  g_autofree char *first = helper_write (map);
  g_autofree char *canonical = helper_document (expected);
  g_autoptr (ParcoursMap) again = helper_read (first, -1, NULL);
  g_autofree char *second = helper_write (again);
  g_autofree char *digest = parcours_map_digest (map);
  g_autofree char *digest_again = parcours_map_digest (again);

  g_assert_cmpstr (first, ==, canonical);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpstr (digest, ==, digest_again);
}

static void
test_canonical_form (void)
{
  /* attributes and kinds into the order of the table, records by key, values into their canonical form */
  check_becomes ("<lane order='X' kind='free' id='l2'/><lane kind='free' order='V' id='l1'></lane>"
                 "<stage id='s' order='V'/><title><![CDATA[A & B]]></title>",
                 "  <title>A &amp; B</title>\n  <stage id=\"s\" order=\"V\"/>\n  <lane id=\"l1\" order=\"V\" kind=\"free\"/>\n"
                 "  <lane id=\"l2\" order=\"X\" kind=\"free\"/>\n");
  check_becomes ("<card id='c' order='V' effort=' 03 ' emotion='+1' colour='#FFCC00' tags=' a ; b;a;' owner=''/>",
                 "  <card id=\"c\" order=\"V\" emotion=\"1\" effort=\"3\" tags=\"a;b\" colour=\"#ffcc00\"/>\n");
  check_becomes ("<card id='c' order='V'><note>a&#13;&#10;b\r\nc</note><title/></card>",
                 "  <card id=\"c\" order=\"V\">\n    <note>a\nb\nc</note>\n  </card>\n");
  /* a foreign prefix for our own namespace */
  check_becomes ("<j:stage xmlns:j='" PARCOURS_FORMAT_NAMESPACE "' id='s' order='V'><j:title>T</j:title></j:stage>",
                 "  <stage id=\"s\" order=\"V\">\n    <title>T</title>\n  </stage>\n");
  /* cards by stage, step, lane, order, id */
  check_becomes ("<card id='b' stage='s2' lane='l' order='A'/><card id='a' stage='s2' lane='l' order='A'/>"
                 "<card id='c' stage='s1' lane='l' order='Z'/><card id='d' order='Z'/>",
                 "  <card id=\"d\" order=\"Z\"/>\n  <card id=\"c\" stage=\"s1\" lane=\"l\" order=\"Z\"/>\n"
                 "  <card id=\"a\" stage=\"s2\" lane=\"l\" order=\"A\"/>\n  <card id=\"b\" stage=\"s2\" lane=\"l\" "
                 "order=\"A\"/>\n");
}

static void
test_prefixed_root (void)
{
  g_autoptr (ParcoursMap) map = helper_read ("<j:journey-map xmlns:j='" PARCOURS_FORMAT_NAMESPACE
                                             "' version='1' id='m'><j:title>T</j:title></j:journey-map>", -1, NULL);
  g_autofree char *text = helper_write (map);
  g_autofree char *expected = helper_document ("  <title>T</title>\n");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_foreign_forms (void)
{
  /* comments: before a record its own, before a field or at the end the parent's */
  check_becomes ("<!--1--><title>T</title><!--2--><stage id='s' order='V'/><!--3-->",
                 "  <title>T</title>\n  <!--2-->\n  <stage id=\"s\" order=\"V\"/>\n  <!--1-->\n  <!--3-->\n");
  /* a prefix declared far out goes with what uses it; pieces of stray text become one */
  check_becomes ("<stage id='s' order='V' xmlns:q='urn:q'>one <title>T</title> two<q:a><q:b/></q:a></stage>",
                 "  <stage id=\"s\" order=\"V\" xmlns:q=\"urn:q\">\n    <title>T</title>\n    one two\n"
                 "    <q:a xmlns:q=\"urn:q\"><q:b/></q:a>\n  </stage>\n");
  /* stray text is never taken for what is kept of a prose child's tag */
  check_becomes ("<title>T</title>@title a='1'", "  <title>T</title>\n  &#64;title a='1'\n");
  /* markup inside prose: the words are the text, the markup is kept beside it */
  check_becomes ("<title>a <b>bold</b> c</title>", "  <title>a bold c</title>\n  <b>bold</b>\n");
  check_becomes ("<title>a <card id='k'/><title>b</title></title>",
                 "  <title>a b</title>\n  <in-prose><card id=\"k\"/></in-prose>\n  <in-prose><title>b</title></in-prose>\n");
  /* instructions with and without words; white space in attributes */
  check_becomes ("<?tool?><?tool  two  words?>", "  <?tool?>\n  <?tool two  words?>\n");
  check_becomes ("<stage id='s' order='V' q='&#9;&#10;&#13;'/>", "  <stage id=\"s\" order=\"V\" q=\"&#9;&#10;&#13;\"/>\n");
  /* names of namespaces are no business of ours */
  check_becomes ("<q:a xmlns:q='C:\\a b?c&amp;d=&lt;' q:b=''/>", "  <q:a xmlns:q=\"C:\\a b?c&amp;d=&lt;\" q:b=\"\"/>\n");
  /* the same prose twice */
  check_becomes ("<title>one</title><title>two</title><scenario>a</scenario><scenario>b</scenario>",
                 "  <title>one two</title>\n  <scenario>a\nb</scenario>\n");
  /* attributes of prose come back in the order of the table, before what else was kept; those of a double become a comment */
  check_becomes ("words<scenario a='1'>S</scenario><title b='2'/><title b='3--4'>T</title>",
                 "  <title b=\"2\">T</title>\n  <scenario a=\"1\">S</scenario>\n  words\n  <!--title b=\"3-&#45;4\"-->\n");
  check_becomes ("one<title a='1'>T</title>two", "  <title a=\"1\">T</title>\n  one two\n");
  /* picture data twice: the second has no place that would not be taken for the first */
  check_becomes ("<picture id='p' type='image/png'><data>QUFB</data><data>QkJC</data></picture>",
                 "  <picture id=\"p\" type=\"image/png\">\n    <data>\nQUFB\n    </data>\n    <second-data>QkJC</second-data>\n"
                 "  </picture>\n");
  check_becomes ("<picture id='p' type='image/png'><data>*</data><data>QkJC</data></picture>",
                 "  <picture id=\"p\" type=\"image/png\">\n    <data>*</data>\n    <second-data>QkJC</second-data>\n  </picture>\n");
  /* no base64 */
  check_becomes ("<picture id='p' type='image/png'><data>*?</data></picture>",
                 "  <picture id=\"p\" type=\"image/png\">\n    <data>*?</data>\n  </picture>\n");
  check_becomes ("<stage id='s' order='V' q:x='1' xmlns:q='urn:q'/>",
                 "  <stage id=\"s\" order=\"V\" xmlns:q=\"urn:q\" q:x=\"1\"/>\n");
}

static void
test_part (void)
{
  g_autoptr (GBytes) bytes = helper_file ("full.jmap");
  g_autoptr (ParcoursMap) map = helper_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (GBytes) part = NULL;
  g_autoptr (ParcoursMap) read = NULL;

  g_ptr_array_add (elements, parcours_map_find (map, "c1"));
  g_ptr_array_add (elements, parcours_map_find (map, "t2"));
  part = parcours_writer_write_elements (map, elements);
  read = helper_read (g_bytes_get_data (part, NULL), g_bytes_get_size (part), NULL);

  g_assert_true (parcours_element_equal (parcours_map_find (read, "c1"), parcours_map_find (map, "c1")));
  g_assert_true (parcours_element_equal (parcours_map_find (read, "t2"), parcours_map_find (map, "t2")));
  g_assert_cmpstr (parcours_element_get_id (parcours_element_get_parent (parcours_map_find (read, "t2"))), ==, "s1");
  g_assert_null (parcours_map_find (read, "t1"));
  g_assert_null (parcours_map_find (read, "c2"));
  g_assert_nonnull (parcours_map_find (read, "ch1"));
  g_assert_nonnull (parcours_map_find (read, "ch2"));
  g_assert_cmpuint (parcours_map_list (read, PARCOURS_KIND_CARD)->len, ==, 1);
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (read)), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/roundtrip/golden", test_golden);
  g_test_add_func ("/format/roundtrip/golden-is-complete", test_golden_is_complete);
  g_test_add_func ("/format/roundtrip/digest", test_digest);
  g_test_add_func ("/format/roundtrip/canonical-form", test_canonical_form);
  g_test_add_func ("/format/roundtrip/prefixed-root", test_prefixed_root);
  g_test_add_func ("/format/roundtrip/foreign-forms", test_foreign_forms);
  g_test_add_func ("/format/roundtrip/part", test_part);
  return g_test_run ();
}

/* The SVG of a small map against a golden file, and what other programs say of it.
 *
 * To make the golden file anew after a wanted change, run
 *   PARCOURS_GOLDEN=write meson test -C _build --suite export svg
 * and look at the picture and at the difference before you commit it. */
#include "config.h"

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#include "help.h"
#include "layout/text.h"

#define TOLERANCE 0.25          /* u: another release of font or shaper may move a line by a hair */

static char *
export_svg (ParcoursMap *map, gsize *length)
{
  const ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("small.svg");

  return help_export (map, &options, path, length);
}

/* TRUE if lines will break as in the golden file. */
static gboolean
has_cantarell (void)
{
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string (parcours_text_families);
  g_autoptr (PangoFont) font = pango_context_load_font (parcours_text_get_context (text), wanted);
  g_autoptr (PangoFontDescription) got = pango_font_describe (font);

  return g_strcmp0 (pango_font_description_get_family (got), "Cantarell") == 0;
}

/* Reads a plain number, "-12.5" (g_ascii_strtod() would take the colour #2e3436 for a huge one). */
static gboolean
read_number (const char **text, double *value)
{
  const char *end = *text + strspn (*text, "-");
  g_autofree char *digits = NULL;

  end += strspn (end, "0123456789.");
  digits = g_strndup (*text, (gsize) (end - *text));
  if (!strpbrk (digits, "0123456789"))
    return FALSE;
  *value = g_ascii_strtod (digits, NULL);
  *text = end;
  return TRUE;
}

/* Where a number starts in both, compares and passes it; else one character that must be the same. Colours are no numbers. */
static gboolean
step_alike (const char **a, const char **b)
{
  double one, other;

  if (**a == '#')
    {
      const gsize length = 1 + strspn (*a + 1, "0123456789abcdef");
      const gboolean same = strncmp (*a, *b, length) == 0;

      *a += length;
      *b += same ? length : 0;
      return same;
    }
  if (read_number (a, &one))
    return read_number (b, &other) && fabs (one - other) <= TOLERANCE;
  return *(*a)++ == *(*b)++;
}

static void
assert_alike (const char *golden, const char *now)
{
  const char *a = golden, *b = now;
  guint line = 1;

  while (*a && *b)
    {
      const char *was = a, *is = b;

      line += *a == '\n';
      if (!step_alike (&a, &b))
        {
          g_test_message ("line %u\n  was …%.80s\n  is  …%.80s", line, was, is);
          g_test_fail ();
          return;
        }
    }
  g_assert_cmpstr (a, ==, b);
}

static void
test_golden (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "poster.svg", NULL);
  g_autofree char *golden = NULL;
  gsize length;
  g_autofree char *now = export_svg (map, &length);

  if (!has_cantarell ())
    {
      g_test_skip ("the golden file is set in Cantarell, which is not installed");
      return;
    }
  if (g_strcmp0 (g_getenv ("PARCOURS_GOLDEN"), "write") == 0)
    g_assert_true (g_file_set_contents (path, now, (gssize) length, NULL));
  g_assert_true (g_file_get_contents (path, &golden, NULL, NULL));
  assert_alike (golden, now);
}

static void
test_same_twice (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  gsize length, again;
  g_autofree char *one = export_svg (map, &length);
  g_autofree char *other = export_svg (map, &again);

  g_assert_cmpmem (one, length, other, again);
}

static void
test_others_read_it (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autofree char *svg = help_path ("small.svg");
  g_autofree char *png = help_path ("small.png");
  g_autofree char *bytes = export_svg (map, NULL);
  g_autofree char *checked = help_run ("xmllint", "--noout", "--nonet", svg, NULL);
  g_autofree char *drawn = help_run ("rsvg-convert", "-w", "400", "-o", png, svg, NULL);

  g_assert_nonnull (bytes);
  if (!checked || !drawn)
    return;
  g_assert_cmpstr (checked, ==, "");
  g_assert_true (g_file_test (png, G_FILE_TEST_EXISTS));
}

typedef struct
{
  GHashTable *ids;
  GHashTable *groups;           /* id -> xmlNode of a <g> */
  guint n_texts;
} Seen;

static char *
attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static void
look (xmlNode *node, Seen *seen)
{
  for (; node; node = node->next)
    {
      g_autofree char *id = NULL;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      g_assert_cmpstr ((const char *) node->name, !=, "foreignObject");
      g_assert_cmpstr ((const char *) node->name, !=, "image");
      g_assert_cmpstr ((const char *) node->name, !=, "script");
      seen->n_texts += strcmp ((const char *) node->name, "text") == 0;
      id = attribute (node, "id");
      if (id)
        {
          if (strcmp ((const char *) node->name, "g") == 0)
            g_hash_table_insert (seen->groups, g_strdup (id), node);
          g_assert_true (g_hash_table_add (seen->ids, g_steal_pointer (&id)));
        }
      look (node->children, seen);
    }
}

static void
check_uses (xmlNode *node, GHashTable *ids)
{
  for (; node; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "use") == 0)
        {
          g_autofree char *to = attribute (node, "href");

          g_assert_true (g_str_has_prefix (to, "#"));
          g_assert_true (g_hash_table_contains (ids, to + 1));
        }
      if (node->type == XML_ELEMENT_NODE)
        check_uses (node->children, ids);
    }
}

static char *
child_text (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, name) == 0)
      {
        xmlChar *content = xmlNodeGetContent (child);
        char *copy = g_strdup ((const char *) content);

        xmlFree (content);
        return copy;
      }
  return NULL;
}

/* A group with the record's id, its class, its title, and the words of a card whole. */
static void
assert_group (ParcoursMap *map, GHashTable *groups, const char *record, const char *id, const char *css_class)
{
  ParcoursElement *element = parcours_map_find (map, record);
  xmlNode *group = g_hash_table_lookup (groups, id);

  g_test_message ("%s", id);
  g_assert_nonnull (group);

  g_autofree char *class_of = attribute (group, "class");
  g_autofree char *title = child_text (group, "title");
  g_assert_cmpstr (class_of, ==, css_class);
  g_assert_cmpstr (title, ==, parcours_element_get_name (element));
  if (parcours_element_get_kind (element) == PARCOURS_KIND_CARD)
    {
      g_autofree char *words = child_text (group, "desc");
      const char *note = parcours_element_get_text (element, PARCOURS_CARD_NOTE);
      g_autofree char *one_line = g_strdelimit (g_strdup (note ? note : ""), "\n", ' ');

      g_assert_nonnull (strstr (words, parcours_element_get_name (element)));
      g_assert_nonnull (strstr (words, one_line));
    }
}

static void
test_groups (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  Seen seen = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  gsize length;
  g_autofree char *bytes = export_svg (map, &length);
  xmlDoc *doc = xmlReadMemory (bytes, (int) length, "small.svg", NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  look (xmlDocGetRootElement (doc), &seen);
  check_uses (xmlDocGetRootElement (doc), seen.ids);
  g_assert_cmpuint (seen.n_texts, >, 40);
  assert_group (map, seen.groups, "s1", "s1", "stage");
  assert_group (map, seen.groups, "s2", "s2", "stage");
  assert_group (map, seen.groups, "l1", "l1", "lane touchpoint");
  assert_group (map, seen.groups, "l2", "l2", "lane curve");
  assert_group (map, seen.groups, "l5", "l5", "lane pain");
  assert_group (map, seen.groups, "c1", "c1", "card touchpoint");
  assert_group (map, seen.groups, "_c2", "__c2", "card touchpoint");
  assert_group (map, seen.groups, "c5", "c5", "card pain");
  assert_group (map, seen.groups, "parked", "parked", "card opportunity");
  xmlFreeDoc (doc);
  g_hash_table_unref (seen.ids);
  g_hash_table_unref (seen.groups);
}

/* A filter hides in exports too. */
static gboolean
is_pain (ParcoursElement *card, gpointer data)
{
  return parcours_map_card_note (data, card) == PARCOURS_NOTE_PAIN;
}

static void
test_filter (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = { .theme = PARCOURS_THEME_PAPER, .shows = is_pain, .data = map };
  g_autofree char *path = help_path ("filtered.svg");
  g_autofree char *bytes = help_export (map, &options, path, NULL);

  g_assert_nonnull (strstr (bytes, "id=\"c3\""));
  g_assert_nonnull (strstr (bytes, "id=\"c5\""));
  g_assert_null (strstr (bytes, "id=\"c1\""));
  g_assert_null (strstr (bytes, "id=\"c4\""));
  g_assert_null (strstr (bytes, "id=\"parked\""));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg/golden", test_golden);
  g_test_add_func ("/svg/same-twice", test_same_twice);
  g_test_add_func ("/svg/others-read-it", test_others_read_it);
  g_test_add_func ("/svg/groups", test_groups);
  g_test_add_func ("/svg/filter", test_filter);
  result = g_test_run ();
  help_forget ();
  return result;
}

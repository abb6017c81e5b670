/* Any bytes in the clipboard, pasted into a map in each way there is, and taken back. */
#include "config.h"

#include "fuzz.h"

#include "format/writer.h"
#include "model/digest.h"
#include "model/operations.h"

/* A map that has a bit of each, under ids and names that the input can name too. */
static const char target[] =
  "<journey-map xmlns=\"" PARCOURS_FORMAT_NAMESPACE "\" version=\"1\" id=\"m\">"
  "<persona id=\"p1\" name=\"Ludovic\"/><channel id=\"c1\" name=\"Shop\"/><channel id=\"c2\" name=\"Website\"/>"
  "<stage id=\"s1\"><title>Search</title><step id=\"t1\"><title>Decide</title></step></stage>"
  "<stage id=\"s2\"><title>Purchase</title></stage><lane id=\"l1\" kind=\"touchpoint\" persona=\"p1\"/>"
  "<lane id=\"l2\" kind=\"curve\"/><card id=\"k1\" stage=\"s1\" step=\"t1\" lane=\"l1\" channels=\"c1 c2\"/>"
  "<card id=\"k2\"/></journey-map>";

/* What a paste takes of a map: its cards, or what else there is. */
static GPtrArray *
list_elements (ParcoursMap *map)
{
  static const ParcoursKind kinds[] = { PARCOURS_KIND_CARD, PARCOURS_KIND_PERSONA, PARCOURS_KIND_STAGE, PARCOURS_KIND_LANE };
  GPtrArray *elements = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && (i < 2 || elements->len == 0 || kinds[i] != PARCOURS_KIND_PERSONA); i++)
    g_ptr_array_extend (elements, parcours_map_list (map, kinds[i]), NULL, NULL);

  return elements;
}

static void
paste (ParcoursMap *map, ParcoursMap *from, const char *stage, const char *step, const char *lane)
{
  g_autoptr (GPtrArray) elements = list_elements (from);
  g_autoptr (GPtrArray) pasted = NULL;
  guint n = parcours_map_get_n_elements (map);

  pasted = parcours_map_paste (map, from, elements, parcours_map_find (map, stage), parcours_map_find (map, step),
                               parcours_map_find (map, lane));
  g_assert_cmpuint (pasted->len, ==, elements->len);
  g_assert_cmpuint (parcours_map_get_n_elements (map), >=, n + pasted->len);
  fuzz_assert_sound (map);
}

/* What goes to the clipboard comes back as a map. */
static void
copy (ParcoursMap *map)
{
  g_autoptr (GPtrArray) elements = list_elements (map);
  g_autoptr (GBytes) bytes = parcours_writer_write_elements (map, elements);
  g_autoptr (ParcoursMap) again = fuzz_read (bytes);
  g_autoptr (GPtrArray) elements_again = NULL;

  if (again == NULL)
    return;
  elements_again = list_elements (again);
  g_assert_cmpuint (elements->len, ==, elements_again->len);
}

static void
undo_and_redo (ParcoursMap *map, const char *before)
{
  g_autofree char *after = parcours_map_digest (map);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  while (parcours_map_undo (map))
    ;
  undone = parcours_map_digest (map);
  g_assert_cmpstr (undone, ==, before);
  fuzz_assert_sound (map);
  while (parcours_map_redo (map))
    ;
  redone = parcours_map_digest (map);
  g_assert_cmpstr (redone, ==, after);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) text = g_bytes_new_static (target, sizeof target - 1);
  g_autoptr (ParcoursMap) from = NULL, map = NULL;
  g_autofree char *before = NULL;

  fuzz_folder ();
  from = fuzz_read (bytes);
  if (from == NULL)
    return 0;

  copy (from);
  map = fuzz_read (text);
  before = parcours_map_digest (map);
  paste (map, from, NULL, NULL, NULL);
  paste (map, from, "s1", "t1", "l1");
  paste (map, from, "s2", NULL, NULL);
  paste (map, map, NULL, NULL, NULL);
  undo_and_redo (map, before);

  return 0;
}

/* Random edits of every kind; then undo all gives the same bytes, and redo all the others. */
#include "config.h"

#include "format/writer.h"
#include "random-edits.h"
#include "sample.h"

#define EDITS 1500

static void
assert_bytes (ParcoursMap *map, GBytes *expected)
{
  g_autoptr (GBytes) bytes = parcours_writer_write (map);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
test_random (gconstpointer seed)
{
  g_autoptr (ParcoursMap) map = sample_map ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  g_autoptr (GBytes) first = NULL, last = NULL, empty = NULL;

  parcours_map_undo (map);
  empty = parcours_writer_write (map);
  parcours_map_redo (map);
  first = parcours_writer_write (map);
  for (int i = 0; i < EDITS; i++)
    {
      random_edit (rand, map);
      if (i % 50 == 0)
        sample_assert_sound (map);
      if (g_rand_int_range (rand, 0, 5) == 0 && parcours_map_undo (map))
        parcours_map_redo (map);
      if (i == 800)             /* the history keeps 1 000 steps: start counting from here */
        {
          g_clear_pointer (&first, g_bytes_unref);
          while (parcours_map_undo (map))
            ;
          assert_bytes (map, empty);
          first = parcours_writer_write (map);
        }
    }
  last = parcours_writer_write (map);
  g_assert_cmpuint (parcours_map_get_n_elements (map), >, 50);

  while (parcours_map_undo (map))
    ;
  assert_bytes (map, first);
  sample_assert_sound (map);
  while (parcours_map_redo (map))
    ;
  assert_bytes (map, last);
  sample_assert_sound (map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/random/%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random);
    }
  return g_test_run ();
}

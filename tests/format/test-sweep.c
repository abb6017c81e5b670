/* A good file cut and changed at every byte: never a crash, always either a sound map or one error with a message. */
#include "config.h"

#include <string.h>

#include "helper.h"
#include "model/digest.h"

/* Reads; what was read must be sound and survive being written and read again. TRUE if there was a map. */
static gboolean
try_bytes (const char *data, gsize length, char **message)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) map = parcours_reader_read (bytes, "sweep.jmap", &problems, &error);
  g_autofree char *broken = NULL;

  if (map == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == PARCOURS_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (message != NULL)
        *message = g_strdup (error->message);
      return FALSE;
    }
  g_assert_no_error (error);
  broken = parcours_check_invariants (map);
  g_assert_cmpstr (broken, ==, NULL);
  return TRUE;
}

/* As try_bytes(), and writing what was read and reading that gives the same map and the same bytes again. */
static void
try_idempotent (const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (ParcoursMap) map = parcours_reader_read (bytes, "sweep.jmap", NULL, NULL);
  g_autoptr (ParcoursMap) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *digest_again = NULL;

  if (map == NULL)
    return;
  first = helper_write (map);
  again = helper_read (first, -1, NULL);
  digest = parcours_map_digest (map);
  digest_again = parcours_map_digest (again);
  g_assert_cmpstr (digest, ==, digest_again);
  second = helper_write (again);
  g_assert_cmpstr (first, ==, second);
}

/* Cut anywhere, the message says that the file stops. */
static void
cut_everywhere (const char *name)
{
  g_autoptr (GBytes) bytes = helper_file (name);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = g_strrstr_len (data, length, "</journey-map>");
  gsize map_end = end - data + strlen ("</journey-map>");

  for (gsize n = 1; n < map_end; n++)
    {
      g_autofree char *copy = g_memdup2 (data, n);      /* so that a read past the end is seen */
      g_autofree char *message = NULL;

      g_assert_false (try_bytes (copy, n, &message));
      if (strstr (message, "stops") == NULL)
        g_error ("cut at %" G_GSIZE_FORMAT ": %s", n, message);
    }
  g_assert_true (try_bytes (data, map_end, NULL));
}

static void
test_cut (void)
{
  cut_everywhere ("full.jmap");
  cut_everywhere ("foreign.jmap");
}

static void
mutate_everywhere (const char *name, const char *replacements, gsize n_replacements)
{
  g_autoptr (GBytes) bytes = helper_file (name);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *copy = g_memdup2 (data, length);

  for (gsize i = 0; i < length; i++)
    {
      copy[i] = replacements[i % n_replacements];
      try_idempotent (copy, length);
      copy[i] = data[i];
    }
}

static void
test_mutate (void)
{
  static const char signs[] = "<>&\"'/= \n\0\377\303x;:!-?[]0";

  /* every byte, each time with another sign; the lengths have no common divisor, so the signs wander */
  for (gsize n = sizeof signs - 2; n < sizeof signs; n++)
    mutate_everywhere ("foreign.jmap", signs, n);
  mutate_everywhere ("full.jmap", signs, sizeof signs - 1);
}

static void
test_drop_and_double (void)
{
  g_autoptr (GBytes) bytes = helper_file ("foreign.jmap");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *copy = g_malloc (length + 1);

      memcpy (copy, data, i);
      memcpy (copy + i, data + i + 1, length - i - 1);
      try_idempotent (copy, length - 1);
      memcpy (copy + i + 1, data + i, length - i);
      copy[i] = data[i];
      try_idempotent (copy, length + 1);
    }
}

/* Runs of random bytes put in, a fixed seed. */
static void
test_random (void)
{
  g_autoptr (GBytes) bytes = helper_file ("full.jmap");
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (int i = 0; i < 800; i++)
    {
      g_autofree char *copy = g_memdup2 (data, length);
      int n = g_rand_int_range (rand, 1, 40);
      gsize from = g_rand_int_range (rand, 0, length - 200), to = g_rand_int_range (rand, 0, length - 200);

      if (i % 2 == 0)
        memcpy (copy + to, data + from, n * 4);         /* pieces of itself make the nastiest files */
      else
        for (int k = 0; k < n; k++)
          copy[to + k] = g_rand_int (rand);
      try_idempotent (copy, length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/sweep/cut", test_cut);
  g_test_add_func ("/format/sweep/mutate", test_mutate);
  g_test_add_func ("/format/sweep/drop-and-double", test_drop_and_double);
  g_test_add_func ("/format/sweep/random", test_random);
  return g_test_run ();
}

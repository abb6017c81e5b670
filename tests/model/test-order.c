#include "config.h"

#include <string.h>

#include "model/order.h"

static void
assert_between (const char *before, const char *after, const char *expected)
{
  g_autofree char *key = parcours_order_between (before, after);

  g_assert_cmpstr (key, ==, expected);
  if (key != NULL)
    {
      g_assert_true (parcours_order_valid (key));
      g_assert_true (before == NULL || strcmp (before, key) < 0);
      g_assert_true (after == NULL || strcmp (key, after) < 0);
    }
}

static void
test_rules (void)
{
  assert_between (NULL, NULL, "V");
  assert_between ("V", NULL, "V001");
  assert_between ("V00z", NULL, "V01");
  assert_between ("V01", NULL, "V011");
  assert_between ("zzzz", NULL, "zzzzV");
  assert_between ("zzzzzz", NULL, "zzzzzzV");
  assert_between (NULL, "V", "Uzzz");
  assert_between (NULL, "V01", "V00z");
  assert_between (NULL, "0001", "0000V");
  assert_between ("A", "C", "B");
  assert_between ("A", "B", "AV");
  assert_between ("A", "B1", "B");
  assert_between ("V", "V01", "V00V");
  assert_between ("V", "V001", "V000V");
  assert_between ("az", "b", "azV");
  assert_between ("A", "A", NULL);
  assert_between ("B", "A", NULL);
  assert_between ("A0", "B", NULL);
}

static void
test_valid (void)
{
  g_assert_true (parcours_order_valid ("V"));
  g_assert_true (parcours_order_valid ("0001"));
  g_assert_true (parcours_order_valid (&"0123456789012345678901234567890123456789"[1]));
  g_assert_false (parcours_order_valid (NULL));
  g_assert_false (parcours_order_valid (""));
  g_assert_false (parcours_order_valid ("V0"));
  g_assert_false (parcours_order_valid ("V-1"));
  g_assert_false (parcours_order_valid ("é"));
  g_assert_false (parcours_order_valid ("11111111111111111111111111111111111111111"));
}

/* A workshop's worth of appends, and then some, stays short. */
static void
test_appends (void)
{
  g_autofree char *key = g_strdup ("V");

  for (int i = 0; i < 10000; i++)
    {
      char *next = parcours_order_between (key, NULL);

      g_assert_nonnull (next);
      g_assert_cmpint (strcmp (key, next), <, 0);
      g_assert_cmpuint (strlen (next), <=, 4);
      g_free (key);
      key = next;
    }
}

static void
test_prepends (void)
{
  g_autofree char *key = g_strdup ("V");

  for (int i = 0; i < 10000; i++)
    {
      char *next = parcours_order_between (NULL, key);

      g_assert_nonnull (next);
      g_assert_cmpint (strcmp (next, key), <, 0);
      g_assert_cmpuint (strlen (next), <=, 4);
      g_free (key);
      key = next;
    }
}

/* Always at the same place: a digit takes five halvings, so 40 digits take 190. Then the caller re-keys (test-operations). */
static void
test_one_place (gconstpointer after)
{
  g_autofree char *low = g_strdup ("A"), *high = g_strdup ("B");

  for (int i = 0; i < 190; i++)
    {
      char *key = parcours_order_between (low, high);

      g_assert_nonnull (key);
      g_assert_cmpint (strcmp (low, key), <, 0);
      g_assert_cmpint (strcmp (key, high), <, 0);
      if (after != NULL)
        {
          g_free (low);
          low = key;
        }
      else
        {
          g_free (high);
          high = key;
        }
    }
}

static void
test_nth (void)
{
  for (guint n = 1; n < 5000; n = n * 3 + 1)
    {
      g_autofree char *last = NULL;

      for (guint i = 0; i < n; i++)
        {
          char *key = parcours_order_nth (i, n);

          g_assert_true (parcours_order_valid (key));
          g_assert_true (last == NULL || strcmp (last, key) < 0);
          g_assert_true (last == NULL || strlen (last) == strlen (key));
          g_free (last);
          last = key;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/rules", test_rules);
  g_test_add_func ("/order/valid", test_valid);
  g_test_add_func ("/order/appends", test_appends);
  g_test_add_func ("/order/prepends", test_prepends);
  g_test_add_data_func ("/order/one-place/before", NULL, test_one_place);
  g_test_add_data_func ("/order/one-place/after", "after", test_one_place);
  g_test_add_func ("/order/nth", test_nth);
  return g_test_run ();
}

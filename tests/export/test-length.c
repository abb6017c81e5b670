/* Lengths as people write them. */
#include "config.h"

#include "base/error.h"
#include "export/length.h"

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    double mm;
  } table[] = {
    { "10mm", 10 }, { "10", 10 }, { " 1 cm ", 10 }, { "0.5in", 12.7 }, { "0,5 IN", 12.7 }, { "0", 0 }, { "0mm", 0 }, { "1000", 1000 }, { ".5cm", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double mm = -1;

      g_test_message ("%s", table[i].text);
      g_assert_true (parcours_length_parse (table[i].text, &mm, NULL));
      g_assert_cmpfloat_with_epsilon (mm, table[i].mm, 1e-9);
    }
}

static void
test_bad (void)
{
  static const char *const texts[] = { "", "mm", "-5mm", "1.2.3", "10 km", "10mm 2", "1001", "101cm", "1e3", "nan", "0x10", ".", "5 m m" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      double mm = 7;

      g_test_message ("%s", texts[i]);
      g_assert_false (parcours_length_parse (texts[i], &mm, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
      g_assert_cmpfloat (mm, ==, 7);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/length/good", test_good);
  g_test_add_func ("/length/bad", test_bad);
  return g_test_run ();
}

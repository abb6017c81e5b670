/* Paper by name and by size. */
#include "config.h"

#include "base/error.h"
#include "export/paper.h"

static void
test_names (void)
{
  static const struct
  {
    const char *text, *name;
    double width, height;
  } rows[] = {
    { "A0", "A0", 841, 1189 }, { "a1", "A1", 594, 841 }, { "A2", "A2", 420, 594 }, { "A3", "A3", 297, 420 },
    { " A4 ", "A4", 210, 297 }, { "A5", "A5", 148, 210 }, { "A6", "A6", 105, 148 },
    { "letter", "Letter", 215.9, 279.4 }, { "LEDGER", "Ledger", 279.4, 431.8 },
    { "900x1200mm", "", 900, 1200 }, { "900X1200", "", 900, 1200 }, { "90 × 120 cm", "", 900, 1200 },
    { "11x17in", "", 279.4, 431.8 }, { "50x5080mm", "", 50, 5080 }, { "210,5x297.5mm", "", 210.5, 297.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      ParcoursPaper paper;

      g_test_message ("%s", rows[i].text);
      g_assert_true (parcours_paper_parse (rows[i].text, &paper, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (paper.name, ==, rows[i].name);
      g_assert_cmpfloat_with_epsilon (paper.width, rows[i].width, 1e-6);
      g_assert_cmpfloat_with_epsilon (paper.height, rows[i].height, 1e-6);
    }
}

static void
test_refused (void)
{
  static const char * const texts[] = {
    "", "A7", "A", "A00", "foolscap", "900", "900x", "x900", "900x1200pt", "900x1200mm!", "1e3x1e3", "nanxinf", "-90x120mm",
    "49x200mm", "200x5081mm", "0x0", "1.2.3x200", "99999999999999999999x200", "900x1200 mm mm", "900xx1200",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      ParcoursPaper paper = { "kept", 1, 2 };

      g_test_message ("%s", texts[i]);
      g_assert_false (parcours_paper_parse (texts[i], &paper, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, texts[i]));
      g_assert_cmpstr (paper.name, ==, "kept");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/names", test_names);
  g_test_add_func ("/paper/refused", test_refused);
  return g_test_run ();
}

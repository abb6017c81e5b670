/* Paper by name and by size, rolls and scales; how a map lies on a roll. */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "export/poster.h"
#include "help.h"

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

/* What can be listed can be read. */
static void
test_list (void)
{
  guint n;
  const ParcoursPaper *papers = parcours_paper_list (&n);
  const double *rolls;

  g_assert_cmpuint (n, ==, 9);
  for (guint i = 0; i < n; i++)
    {
      ParcoursPaper paper;

      g_assert_true (parcours_paper_parse (papers[i].name, &paper, NULL));
      g_assert_cmpmem (&paper, sizeof paper, &papers[i], sizeof paper);
      g_assert_cmpfloat (paper.width, <, paper.height);
      g_assert_false (parcours_paper_is_roll (&paper));
    }
  rolls = parcours_paper_list_rolls (&n);
  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("roll:%gmm", rolls[i]);
      ParcoursPaper paper;

      g_assert_true (parcours_paper_parse_with_rolls (text, &paper, NULL));
      g_assert_cmpfloat (paper.width, ==, rolls[i]);
      g_assert_true (parcours_paper_is_roll (&paper));
    }
}

static void
test_rolls_read (void)
{
  static const char *const refused[] = { "roll:", "roll:wide", "roll:914x2000mm", "roll:49mm", "roll:6000", "roll", "roll:-914", "roll:914mm!" };
  g_autoptr (GError) error = NULL;
  ParcoursPaper paper;

  g_assert_true (parcours_paper_parse_with_rolls (" Roll: 91,4 cm", &paper, &error));
  g_assert_cmpfloat_with_epsilon (paper.width, 914, 1e-9);
  g_assert_true (parcours_paper_is_roll (&paper));
  g_assert_true (parcours_paper_parse_with_rolls ("roll:36in", &paper, &error));
  g_assert_cmpfloat_with_epsilon (paper.width, 914.4, 1e-9);
  g_assert_true (parcours_paper_parse_with_rolls ("a2", &paper, &error));
  g_assert_cmpstr (paper.name, ==, "A2");
  g_assert_false (parcours_paper_is_roll (&paper));

  /* tiles and labels come on sheets */
  g_assert_false (parcours_paper_parse ("roll:914mm", &paper, &error));
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (parcours_paper_parse_with_rolls (refused[i], &paper, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, refused[i]));
      g_clear_error (&error);
    }
}

static void
test_scales (void)
{
  static const struct { const char *text; double scale; } rows[] = {
    { "fit", 0 }, { "Actual", 1 }, { "cards", 1 }, { "76mm", 1 }, { "38 mm", 0.5 }, { "7.6cm", 1 }, { "50", 0.5 }, { "50%", 0.5 },
    { "62,5 %", 0.625 }, { "1", 0.01 }, { "1000%", 10 },
  };
  static const char *const refused[] = { "", "0", "0.5%", "1001", "1000mm", "big", "76pt", "76mm!", "nan", "-50", "%" };
  g_autoptr (GError) error = NULL;
  double scale = -1;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].text);
      g_assert_true (parcours_scale_parse (rows[i].text, &scale, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (scale, rows[i].scale, 1e-9);
    }
  scale = -1;
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (parcours_scale_parse (refused[i], &scale, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_cmpfloat (scale, ==, -1);
}

static ParcoursExportReport
lay_on_roll (ParcoursMap *map, double breadth, ParcoursOrientation orientation, double scale)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  ParcoursExportReport report = { 0 };
  g_autoptr (GError) error = NULL;

  options.paper.width = breadth;
  options.orientation = orientation;
  options.scale = scale;
  g_autoptr (ParcoursPoster) poster = parcours_poster_new (map, &options, &error);
  g_assert_no_error (error);
  parcours_poster_get_report (poster, &report);
  return report;
}

/* One side is the roll's width whatever is asked; the other as long as the map needs, in whole mm. */
static void
test_roll_sizes (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");

  for (double breadth = 300; breadth < 1600; breadth += 307)
    {
      const ParcoursExportReport lying = lay_on_roll (map, breadth, PARCOURS_ORIENTATION_LANDSCAPE, 0);
      const ParcoursExportReport upright = lay_on_roll (map, breadth, PARCOURS_ORIENTATION_PORTRAIT, 0);
      const ParcoursExportReport chosen = lay_on_roll (map, breadth, PARCOURS_ORIENTATION_AUTO, 0);

      g_test_message ("%g: %g x %g, %g x %g", breadth, lying.width_mm, lying.height_mm, upright.width_mm, upright.height_mm);
      g_assert_cmpfloat_with_epsilon (lying.height_mm, breadth, 1e-6);
      g_assert_cmpfloat_with_epsilon (lying.width_mm, round (lying.width_mm), 1e-6);
      g_assert_cmpfloat_with_epsilon (upright.width_mm, breadth, 1e-6);
      g_assert_cmpfloat_with_epsilon (upright.height_mm, round (upright.height_mm), 1e-6);
      g_assert_true (fabs (chosen.width_mm - breadth) < 1e-6 || fabs (chosen.height_mm - breadth) < 1e-6);
      /* never notably smaller than the other way */
      g_assert_cmpfloat (MIN (chosen.scale, 1), >=, MIN (MAX (lying.scale, upright.scale), 1) - 0.02);
    }
}

static void
test_roll_scale (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  const ParcoursExportReport half = lay_on_roll (map, 914, PARCOURS_ORIENTATION_AUTO, 0.5);
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (half.scale, ==, 0.5);
  /* 650 x 658 mm at 100 %: both ways fit, and one is shorter */
  g_assert_cmpfloat (MIN (half.width_mm, half.height_mm), <, 340);
  g_assert_cmpfloat (MAX (half.width_mm, half.height_mm), ==, 914);

  options.paper.width = 300;
  options.scale = 1;
  g_assert_null (parcours_poster_new (map, &options, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "300 mm"));
}

static void
test_roll_file (void)
{
  g_autoptr (ParcoursMap) map = help_load ("workshop.jmap");
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autofree char *path = help_path ("roll.pdf");
  double width, height;

  options.paper.width = 610;
  g_autofree char *bytes = help_export (map, &options, path, NULL);
  g_autofree char *info = help_run ("pdfinfo", path, NULL);
  g_assert_nonnull (bytes);
  if (!info)
    return;
  g_assert_cmpint (sscanf (strstr (info, "Page size:"), "Page size: %lf x %lf pts", &width, &height), ==, 2);
  g_assert_true (fabs (width - 610 / 25.4 * 72) < 0.02 || fabs (height - 610 / 25.4 * 72) < 0.02);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/names", test_names);
  g_test_add_func ("/paper/refused", test_refused);
  g_test_add_func ("/paper/list", test_list);
  g_test_add_func ("/paper/rolls-read", test_rolls_read);
  g_test_add_func ("/paper/scales", test_scales);
  g_test_add_func ("/paper/roll-sizes", test_roll_sizes);
  g_test_add_func ("/paper/roll-scale", test_roll_scale);
  g_test_add_func ("/paper/roll-file", test_roll_file);
  result = g_test_run ();
  help_forget ();
  return result;
}

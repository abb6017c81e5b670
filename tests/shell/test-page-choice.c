/* What was chosen for paper: kept for each map, bounded, never nonsense, and only what means something for what is made. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "shell/page-choice.h"

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "parcours", "pages", NULL);
}

static guint
clear (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
      n++;
    }
  return n;
}

static void
recall (const char *uri, ParcoursPageChoice *choice)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  g_key_file_unref (parcours_page_choice_recall (choice, file, NULL));
}

static void
test_kept (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("dav://[::1]:8080/b%20c.jmap");
  ParcoursPageChoice choice, other;

  clear ();
  parcours_page_choice_init (&choice);
  choice.kind = PARCOURS_PRINT_TILES;
  choice.theme = PARCOURS_THEME_GREY;
  choice.scale = 0.75;
  choice.overlap = 12.5;
  choice.plan = FALSE;
  choice.embed = TRUE;
  g_strlcpy (choice.paper, "1000.5x700mm", sizeof choice.paper);
  g_strlcpy (choice.lang, "fr", sizeof choice.lang);
  parcours_page_choice_keep (&choice, NULL, file, NULL);

  recall ("dav://[::1]:8080/b%20c.jmap", &other);
  g_assert_cmpint (other.kind, ==, PARCOURS_PRINT_TILES);
  g_assert_cmpint (other.theme, ==, PARCOURS_THEME_GREY);
  g_assert_cmpfloat (other.scale, ==, 0.75);
  g_assert_cmpfloat (other.overlap, ==, 12.5);
  g_assert_false (other.plan);
  g_assert_true (other.embed);
  g_assert_cmpstr (other.paper, ==, "1000.5x700mm");
  g_assert_cmpstr (other.lang, ==, "fr");

  /* Another map, and one that has no file yet, start with what suits most. */
  recall ("file:///other.jmap", &other);
  g_assert_cmpint (other.kind, ==, PARCOURS_PRINT_POSTER);
  g_assert_cmpstr (other.paper, ==, "A0");
  parcours_page_choice_keep (&choice, NULL, NULL, "m1");
  g_key_file_unref (parcours_page_choice_recall (&other, NULL, "m2"));
  g_assert_cmpint (other.kind, ==, PARCOURS_PRINT_POSTER);
  g_key_file_unref (parcours_page_choice_recall (&other, NULL, "m1"));
  g_assert_cmpint (other.kind, ==, PARCOURS_PRINT_TILES);
}

/* The settings of the printer are in the same file, and stay there. */
static void
test_other_groups (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///a.jmap");
  g_autoptr (GKeyFile) keys = NULL, again = NULL;
  g_autofree char *printer = NULL;
  ParcoursPageChoice choice;

  clear ();
  keys = parcours_page_choice_recall (&choice, file, NULL);
  g_key_file_set_string (keys, "Print Settings", "printer", "plotter");
  parcours_page_choice_keep (&choice, keys, file, NULL);
  choice.dpi = 300;
  parcours_page_choice_keep (&choice, NULL, file, NULL);
  again = parcours_page_choice_recall (&choice, file, NULL);
  printer = g_key_file_get_string (again, "Print Settings", "printer", NULL);
  g_assert_cmpstr (printer, ==, "plotter");
  g_assert_cmpfloat (choice.dpi, ==, 300);
}

static void
test_bounded (void)
{
  ParcoursPageChoice choice;

  clear ();
  parcours_page_choice_init (&choice);
  for (guint i = 0; i < PARCOURS_PAGE_CHOICES_MAX + 7; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i);

      parcours_page_choice_keep (&choice, NULL, NULL, id);
    }
  g_assert_cmpuint (clear (), ==, PARCOURS_PAGE_CHOICES_MAX);
}

/* All that is kept of a choice. The caller owns it. */
static char *
dup_kept (const ParcoursPageChoice *choice)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  parcours_page_choice_keep (choice, keys, NULL, "same");
  return g_key_file_to_data (keys, NULL, NULL);
}

static void
assert_same (const ParcoursPageChoice *a, const ParcoursPageChoice *b)
{
  g_autofree char *left = dup_kept (a), *right = dup_kept (b);

  g_assert_cmpstr (left, ==, right);
}

/* A file that somebody damaged, or a later version wrote: what makes no sense is as if it were not there. */
static void
test_nonsense (void)
{
  static const char *const bad[] = {
    "not a key file at all",
    "[Page]\nkind=17\npaper=elephant\nscale=nan\noverlap=-1\ndpi=1e9\n",
    "[Page]\nkind=-1\npaper=1x1mm\nscale=inf\ntheme=99\ndpi=ten\nmarks=perhaps\n",
    "[Page]\npaper=\ntile-paper=\nsticky-sheet=\nsticky-width=0\n",
    "[Page]\npaper=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nlang=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
  };
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "file:///a.jmap", -1);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  ParcoursPageChoice plain, choice;

  parcours_page_choice_init (&plain);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_mkdir_with_parents (folder, 0700);
      g_assert_true (g_file_set_contents (path, bad[i], -1, NULL));
      recall ("file:///a.jmap", &choice);
      assert_same (&choice, &plain);
    }
}

static void
test_settled (void)
{
  ParcoursPageChoice choice;

  parcours_page_choice_init (&choice);
  choice.kind = PARCOURS_PRINT_STICKIES;
  choice.format = PARCOURS_EXPORT_SVG;
  choice.embed = choice.outline_text = choice.crop_marks = TRUE;
  choice.bleed = 3;

  /* On paper: the notes, and nothing of what pictures have. */
  ParcoursPageChoice print = choice;
  parcours_page_choice_settle (&print, TRUE);
  g_assert_cmpint (print.kind, ==, PARCOURS_PRINT_STICKIES);
  g_assert_false (print.embed || print.outline_text || print.crop_marks);
  g_assert_cmpfloat (print.bleed, ==, 0);
  g_assert_cmpstr (print.paper, ==, "A0");

  /* As a picture: one, as large as the map. */
  ParcoursPageChoice picture = choice;
  parcours_page_choice_settle (&picture, FALSE);
  g_assert_cmpint (picture.kind, ==, PARCOURS_PRINT_POSTER);
  g_assert_true (picture.embed && picture.outline_text);
  g_assert_cmpstr (picture.paper, ==, "");

  /* For a print shop. */
  ParcoursPageChoice pdf = choice;
  pdf.kind = PARCOURS_PRINT_POSTER;
  pdf.format = PARCOURS_EXPORT_PDF;
  parcours_page_choice_settle (&pdf, FALSE);
  g_assert_true (pdf.crop_marks);
  g_assert_cmpfloat (pdf.bleed, ==, 3);
  g_assert_false (pdf.embed);
}

static void
test_filled (void)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  ParcoursPageChoice choice;

  parcours_page_choice_init (&choice);
  g_strlcpy (choice.paper, "A1", sizeof choice.paper);
  g_assert_true (parcours_page_choice_fill (&choice, &options, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (options.paper.width, ==, 594);
  g_assert_null (options.lang);
  g_assert_cmpfloat (options.tile.margin, ==, 5);
  g_strlcpy (choice.paper, "elephant", sizeof choice.paper);
  g_assert_false (parcours_page_choice_fill (&choice, &options, &error));
  g_assert_nonnull (strstr (error->message, "elephant"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-choice/kept", test_kept);
  g_test_add_func ("/page-choice/other-groups", test_other_groups);
  g_test_add_func ("/page-choice/bounded", test_bounded);
  g_test_add_func ("/page-choice/nonsense", test_nonsense);
  g_test_add_func ("/page-choice/settled", test_settled);
  g_test_add_func ("/page-choice/filled", test_filled);
  return g_test_run ();
}

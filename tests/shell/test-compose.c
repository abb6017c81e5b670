/* Sheets for windows and printers: composed and painted in workers, shaped once, written with progress, stopped without a trace. */
#include "config.h"

#include <string.h>

#include "base/error.h"
#include "life.h"
#include "model/operations.h"
#include "shell/compose.h"
#include "shell/document-private.h"
#include "shell/export-job.h"
#include "shell/page-words.h"
#include "shell/print-job.h"

static void
load_example (Life *life)
{
  g_autofree char *example = g_build_filename (g_getenv ("PARCOURS_DATADIR"), "templates", "customer-example.en.jmap", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (example, &text, &length, NULL));
  g_assert_true (g_file_set_contents (life->path, text, (gssize) length, NULL));
  g_assert_true (life_load (life, life->file, &error));
  g_assert_no_error (error);
}

static ParcoursPageWork *
new_work (Life *life, const ParcoursPageChoice *choice)
{
  g_autoptr (ParcoursFairCopy) copy = _parcours_document_dup_copy (life->document);
  ParcoursPageChoice plain;

  parcours_page_choice_init (&plain);
  return parcours_page_work_new (copy, choice != NULL ? choice : &plain, NULL, NULL);
}

static ParcoursComposition *
compose (ParcoursPageWork *work, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parcours_compose_async (work, NULL, life_keep_result, &result);
  return parcours_compose_finish (life_wait_for (&result), error);
}

static void
test_composed (Life *life, gconstpointer data)
{
  g_autoptr (ParcoursPageWork) work = NULL;
  g_autoptr (ParcoursComposition) composition = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  g_autofree guint32 *pixels = NULL;
  guint n_dark = 0;
  double width, height;

  load_example (life);
  work = new_work (life, NULL);
  composition = compose (work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parcours_composition_get_count (composition), ==, 1);
  parcours_composition_get_size (composition, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 1189, 1e-6);
  g_assert_cmpfloat_with_epsilon (height, 841, 1e-6);
  summary = parcours_page_words_dup_summary (composition);
  g_assert_true (g_str_has_prefix (summary, "1 sheet of 1189 × 841 mm."));

  /* Its picture is as large as was asked for, and has something on it. */
  parcours_composition_paint_async (composition, 0, 600, NULL, life_keep_result, &result);
  texture = parcours_composition_paint_finish (composition, life_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 600);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 424);
  pixels = g_new (guint32, 600 * 424);
  gdk_texture_download (texture, (guchar *) pixels, 600 * 4);
  for (guint i = 0; i < 600 * 424; i++)
    n_dark += (pixels[i] & 0xff) < 128;
  g_assert_cmpuint (n_dark, >, 2000);
  g_assert_cmphex (pixels[0], ==, 0xffffffff);
}

static void
test_impossible (Life *life, gconstpointer data)
{
  g_autoptr (ParcoursPageWork) work = NULL;
  g_autoptr (ParcoursComposition) composition = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursPageChoice choice;

  load_example (life);
  parcours_page_choice_init (&choice);
  g_strlcpy (choice.paper, "A6", sizeof choice.paper);
  choice.scale = 1;
  work = new_work (life, &choice);
  composition = compose (work, &error);
  g_assert_null (composition);
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
}

static ParcoursCardText *
peek_shaped (ParcoursFairCopy *copy)
{
  ParcoursMap *map = parcours_fair_copy_get_map (copy);
  ParcoursElement *card = g_ptr_array_index (parcours_map_list (map, PARCOURS_KIND_CARD), 0);

  return (ParcoursCardText *) parcours_text_card (parcours_fair_copy_get_text (copy), card, 152);
}

/* The second export of a map that nobody edited uses the words as they were shaped for the first; an edit ends that. */
static void
test_shaped_once (Life *life, gconstpointer data)
{
  g_autoptr (ParcoursFairCopy) first = NULL, second = NULL, third = NULL;
  PangoLayout *shaped;

  load_example (life);
  first = _parcours_document_dup_copy (life->document);
  shaped = peek_shaped (first)->title;
  second = _parcours_document_dup_copy (life->document);
  g_assert_true (first == second);
  g_assert_true (peek_shaped (second)->title == shaped);

  life_set_title (life, "Another title");
  third = _parcours_document_dup_copy (life->document);
  g_assert_true (third != first);
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (parcours_fair_copy_get_map (third))), ==, "Another title");
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (parcours_fair_copy_get_map (first))), !=, "Another title");
}

/* Only the selected cards. */
static void
test_selected (Life *life, gconstpointer data)
{
  g_autoptr (ParcoursFairCopy) copy = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ParcoursPageWork) work = NULL;
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  ParcoursPageChoice choice;
  GPtrArray *cards;
  guint n = 0;

  load_example (life);
  copy = _parcours_document_dup_copy (life->document);
  cards = parcours_map_list (parcours_fair_copy_get_map (copy), PARCOURS_KIND_CARD);
  for (guint i = 3; i < 8; i++)
    g_hash_table_add (ids, g_strdup (parcours_element_get_id (g_ptr_array_index (cards, i))));
  parcours_page_choice_init (&choice);
  choice.which = PARCOURS_WHICH_SELECTED;
  work = parcours_page_work_new (copy, &choice, NULL, ids);
  g_assert_true (parcours_page_work_fill (work, &options, NULL));
  g_assert_nonnull (options.shows);
  for (guint i = 0; i < cards->len; i++)
    n += options.shows (g_ptr_array_index (cards, i), options.data);
  g_assert_cmpuint (n, ==, 5);
}

/* Files */

typedef struct
{
  GCancellable *cancellable;
  guint n_calls;
  double last;
} Watch;

static void
on_progress (double done, gpointer data)
{
  Watch *watch = data;

  watch->n_calls++;
  watch->last = done;
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

/* A poster as PNG at 300 dots per inch takes its time. */
static void
fine_png (ParcoursPageChoice *choice)
{
  parcours_page_choice_init (choice);
  choice->format = PARCOURS_EXPORT_PNG;
  g_strlcpy (choice->paper, "A1", sizeof choice->paper);
  choice->dpi = 300;
}

static void
test_cancelled (Life *life, gconstpointer data)
{
  g_autofree char *path = g_build_filename (life->folder, "old.png", NULL), *left = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ParcoursPageWork) work = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  Watch watch = { cancellable, 0, -1 };
  ParcoursPageChoice choice;
  const char *name;

  load_example (life);
  g_assert_true (g_file_set_contents (path, "the old picture", -1, NULL));
  fine_png (&choice);
  work = new_work (life, &choice);
  parcours_export_job_async (work, file, on_progress, &watch, cancellable, life_keep_result, &result);
  g_assert_false (parcours_export_job_finish (life_wait_for (&result), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_calls, >, 0);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "the old picture");

  /* And nothing of the new one beside it. */
  dir = g_dir_open (life->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (strstr (name, "old.png") != NULL && !g_str_equal (name, "old.png"));
}

static void
test_written (Life *life, gconstpointer data)
{
  g_autofree char *path = g_build_filename (life->folder, "new.png", NULL), *written = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursPageWork) work = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursExportReport report;
  Watch watch = { NULL, 0, -1 };
  ParcoursPageChoice choice;

  load_example (life);
  fine_png (&choice);
  work = new_work (life, &choice);
  parcours_export_job_async (work, file, on_progress, &watch, NULL, life_keep_result, &result);
  g_assert_true (parcours_export_job_finish (life_wait_for (&result), &report, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (report.width_mm, 841, 1e-6);
  g_assert_cmpuint (watch.n_calls, >, 0);
  g_assert_cmpfloat (watch.last, <=, 1);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpmem (written, 4, "\211PNG", 4);
}

/* Papers of printers */

static void
test_page_setups (void)
{
  g_autoptr (GtkPageSetup) a0 = parcours_print_job_new_page_setup (1189, 841);
  g_autoptr (GtkPageSetup) own = parcours_print_job_new_page_setup (900, 1300.5);
  g_autoptr (GtkPageSetup) letter = parcours_print_job_new_page_setup (215.9, 279.4);

  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (a0)), ==, "iso_a0");
  g_assert_cmpint (gtk_page_setup_get_orientation (a0), ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_width (a0, GTK_UNIT_POINTS), 3370.39, 0.01);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_page_width (a0, GTK_UNIT_POINTS), 3370.39, 0.01);
  g_assert_true (gtk_paper_size_is_custom (gtk_page_setup_get_paper_size (own)));
  g_assert_cmpint (gtk_page_setup_get_orientation (own), ==, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_height (own, GTK_UNIT_MM), 1300.5, 0.001);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (letter)), ==, "na_letter");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compose/composed", Life, NULL, life_set_up, test_composed, life_tear_down);
  g_test_add ("/compose/impossible", Life, NULL, life_set_up, test_impossible, life_tear_down);
  g_test_add ("/compose/shaped-once", Life, NULL, life_set_up, test_shaped_once, life_tear_down);
  g_test_add ("/compose/selected", Life, NULL, life_set_up, test_selected, life_tear_down);
  g_test_add ("/compose/cancelled", Life, NULL, life_set_up, test_cancelled, life_tear_down);
  g_test_add ("/compose/written", Life, NULL, life_set_up, test_written, life_tear_down);
  g_test_add_func ("/compose/page-setups", test_page_setups);
  return g_test_run ();
}

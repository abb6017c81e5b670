/* What is said of a picture before it is printed: figures worked out by hand, and advice that comes true. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "export/legibility.h"
#include "format/reader.h"
#include "help.h"

#define POINTS(u) ((u) * 0.5 / 25.4 * 72)       /* of type of so many u at 100 % */

#define HEAD \
  "<journey-map xmlns=\"urn:uuid:b5968fac-1b71-49bd-883c-8a9de6bb6517\" version=\"1\" id=\"m\"><title>Map</title>" \
  "<stage id=\"s\" order=\"V\"%s><title>%s</title></stage><lane id=\"l\" order=\"V\" kind=\"touchpoint\"><title>Shop</title></lane>%s</journey-map>"

/* A map of one cell; `stage` is the title of the stage, `attributes` are more of it. */
static ParcoursMap *
map_of (const char *attributes, const char *stage, const char *cards)
{
  g_autofree char *text = g_strdup_printf (HEAD, attributes, stage, cards);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ParcoursMap *map = parcours_reader_read (bytes, "map", NULL, &error);

  g_assert_no_error (error);
  return map;
}

/* So many cards in that cell; `inside` is what each has. */
static char *
cards_of (guint n, const char *inside)
{
  GString *cards = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (cards, "<card id=\"c%u\" stage=\"s\" lane=\"l\" order=\"%c%cV\">%s</card>", i, (char) ('A' + i / 26),
                            (char) ('A' + i % 26), inside);
  return g_string_free (cards, FALSE);
}

static ParcoursExportOptions
options_for (const char *paper)
{
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  if (paper)
    g_assert_true (parcours_paper_parse (paper, &options.paper, NULL));
  return options;
}

static ParcoursLegibility *
check (ParcoursMap *map, const ParcoursExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  ParcoursLegibility *found = parcours_legibility_check (map, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (found);
  for (guint i = 0; i < found->findings->len; i++)
    g_test_message ("%s", ((ParcoursFinding *) found->findings->pdata[i])->text);
  return found;
}

/* The number `nth` of a kind, counted from 0; NULL if there are fewer. */
static const ParcoursFinding *
find (const ParcoursLegibility *found, ParcoursFindingKind kind, guint nth)
{
  for (guint i = 0; i < found->findings->len; i++)
    {
      const ParcoursFinding *finding = found->findings->pdata[i];

      if (finding->kind == kind && nth-- == 0)
        return finding;
    }
  return NULL;
}

static void
test_distance (void)
{
  /* 2 tan 8' = 0.0046542 */
  g_assert_cmpfloat_with_epsilon (parcours_legibility_distance (10), 2.1486, 1e-4);
  g_assert_cmpfloat_with_epsilon (parcours_legibility_distance (9.3084), 2, 1e-4);
  g_assert_cmpfloat (parcours_legibility_distance (0), ==, 0);
}

static void
test_sizes (void)
{
  g_autoptr (ParcoursMap) map = map_of ("", "Buy", "<card id=\"c\" stage=\"s\" lane=\"l\" order=\"V\"><title>Pays</title></card>");
  ParcoursExportOptions options = options_for (NULL);

  g_autoptr (ParcoursLegibility) whole = check (map, &options);
  g_assert_cmpfloat_with_epsilon (whole->titles.points, POINTS (13), 1e-3);
  g_assert_cmpfloat_with_epsilon (whole->smallest.points, POINTS (13), 1e-3);
  g_assert_cmpfloat_with_epsilon (whole->stages.points, POINTS (20 * 1.6), 1e-3);
  g_assert_cmpfloat_with_epsilon (whole->lanes.points, POINTS (16 * 1.6), 1e-3);
  g_assert_cmpfloat (whole->steps.points, ==, 0);
  g_assert_null (find (whole, PARCOURS_FINDING_STEP_TITLES, 0));
  /* capitals of a sans serif */
  g_assert_cmpfloat (whole->stages.capital, >, 16 * 0.65);
  g_assert_cmpfloat (whole->stages.capital, <, 16 * 0.76);
  g_assert_cmpfloat_with_epsilon (whole->stages.distance, parcours_legibility_distance (whole->stages.capital), 1e-9);
  /* who stands before an A0 at its real size reads its heads from two metres */
  g_assert_cmpfloat (whole->stages.distance, >=, 2);
  g_assert_cmpuint (whole->n_warnings, ==, 0);

  options.scale = 0.5;
  g_autoptr (ParcoursLegibility) half = check (map, &options);
  g_assert_cmpfloat_with_epsilon (half->titles.points, POINTS (6.5), 1e-3);
  g_assert_cmpfloat_with_epsilon (half->stages.distance, whole->stages.distance / 2, 1e-6);
}

/* What the foot of the poster says is what the check finds. */
static void
test_foot (void)
{
  static const char *const cards[] = {
    "<title>Pays</title>", "<title>Pays</title><note>In coins.</note>", "<title>Pays for all of it, in coins, at the counter, at last</title>",
  };
  static const char *const extra[] = { "", " emotion=\"1\"", " channels=\"a b c d\"" };
  const ParcoursExportOptions options = options_for ("A1");

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    for (guint k = 0; k < G_N_ELEMENTS (extra); k++)
      {
        g_autofree char *card = g_strdup_printf ("<card id=\"k\" stage=\"s\" lane=\"l\" order=\"V\"%s>%s</card>"
                                                 "<lane id=\"z\" order=\"W\" kind=\"curve\"/>"
                                                 "<channel id=\"a\" order=\"V\"/><channel id=\"b\" order=\"W\"/>"
                                                 "<channel id=\"c\" order=\"X\"/><channel id=\"d\" order=\"Y\"/>", extra[k], cards[i]);
        g_autoptr (ParcoursMap) map = map_of ("", "Buy", card);
        g_autoptr (ParcoursLegibility) found = check (map, &options);

        g_assert_cmpfloat_with_epsilon (found->report.smallest_text, found->smallest.points, 1e-3);
      }
}

/* A vote is counted in smaller type than any title. */
static void
test_smallest (void)
{
  g_autoptr (ParcoursMap) map = map_of ("", "Buy", "<card id=\"c\" stage=\"s\" lane=\"l\" order=\"V\"><title>Pays</title>"
                                        "<vote id=\"v\" order=\"V\" by=\"Ann\"/></card>");
  const ParcoursExportOptions options = options_for (NULL);
  g_autoptr (ParcoursLegibility) found = check (map, &options);

  g_assert_cmpfloat_with_epsilon (found->titles.points, POINTS (13), 1e-3);
  g_assert_cmpfloat_with_epsilon (found->smallest.points, POINTS (10), 1e-3);
}

/* What is said of larger paper is what comes out on it. */
static void
test_papers (void)
{
  static const char *const names[] = { "A4", "A3", "A2" };
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  const ParcoursExportOptions options = options_for ("A5");
  g_autoptr (ParcoursLegibility) found = check (map, &options);
  const ParcoursFinding *small = find (found, PARCOURS_FINDING_SMALLEST_TEXT, 0);

  g_assert_cmpfloat (found->smallest.points, <, PARCOURS_READABLE_POINTS);
  g_assert_cmpint (small->severity, ==, PARCOURS_FINDING_WARNING);
  g_assert_cmpfloat_with_epsilon (found->smallest.points, POINTS (10 * found->report.scale), 1e-3);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const ParcoursExportOptions larger = options_for (names[i]);
      const ParcoursFinding *advice = find (found, PARCOURS_FINDING_PAPER, i);
      g_autoptr (ParcoursLegibility) there = check (map, &larger);
      g_autofree char *words = g_strdup_printf ("On %s, at %d %%, the smallest text is %.1f points", names[i],
                                                (int) lround (there->report.scale * 100), there->smallest.points);

      g_assert_nonnull (advice);
      g_assert_cmpint (advice->severity, ==, PARCOURS_FINDING_ADVICE);
      g_assert_true (g_str_has_prefix (advice->text, words));
    }
  g_assert_null (find (found, PARCOURS_FINDING_PAPER, 3));
}

static void
test_overflow (void)
{
  g_autofree char *one = cards_of (1, "<title>Pays</title><note>At the counter, in coins, of which some fall down and roll under the "
                                   "shelf, so that everybody in the queue bends down to look for them, and nobody finds any.</note>");
  g_autoptr (ParcoursMap) map = map_of ("", "Buy", one);
  ParcoursExportOptions options = options_for ("A0");
  g_autoptr (ParcoursLegibility) found = check (map, &options);
  const ParcoursFinding *card = find (found, PARCOURS_FINDING_OVERFLOW, 0);

  g_assert_cmpuint (found->n_overflow, ==, 1);
  g_assert_cmpuint (found->n_warnings, ==, 1);
  g_assert_nonnull (card);
  g_assert_cmpstr (card->id, ==, "c0");
  g_assert_nonnull (strstr (card->text, "“Pays” goes on in note 1 "));
  g_assert_null (find (found, PARCOURS_FINDING_OVERFLOW, 1));
}

/* More notes than stand below a grid; beside it they have two digits: the hundredth card is in none. */
static void
test_unlisted (void)
{
  g_autofree char *cards = cards_of (450, "<title>Pays</title><note>At the counter, in coins, of which some fall down and roll under the "
                                     "shelf, so that everybody in the queue bends down to look for them, and nobody finds any.</note>");
  g_autoptr (ParcoursMap) map = map_of ("", "Buy", cards);
  const ParcoursExportOptions options = options_for ("A0");
  g_autoptr (ParcoursLegibility) found = check (map, &options);
  guint unlisted = 0;

  g_assert_cmpuint (found->n_overflow, ==, 450);
  for (guint i = 0; i < 450; i++)
    if (strstr (find (found, PARCOURS_FINDING_OVERFLOW, i)->text, "stands nowhere else"))
      unlisted++;
  g_assert_cmpuint (unlisted, >=, 351);
  g_assert_cmpuint (unlisted, ==, found->report.n_unlisted);
}

static gboolean
shows_none (ParcoursElement *card, gpointer data)
{
  return FALSE;
}

/* The luminance of #808080 is 0.2159, of the dark ink of cards 0.0148, of headers 0.0122. */
static void
test_contrast (void)
{
  g_autoptr (ParcoursMap) map = map_of (" colour=\"#808080\"", "Buy",
                                        "<card id=\"c\" stage=\"s\" lane=\"l\" order=\"V\" colour=\"#808080\"><title>Grey</title></card>"
                                        "<card id=\"d\" stage=\"s\" lane=\"l\" order=\"W\" colour=\"#ffffff\"><title>White</title></card>");
  ParcoursExportOptions options = options_for ("A0");
  const ParcoursFinding *finding;

  g_autoptr (ParcoursLegibility) found = check (map, &options);
  finding = find (found, PARCOURS_FINDING_CONTRAST, 0);
  g_assert_cmpstr (finding->id, ==, "s");
  g_assert_nonnull (strstr (finding->text, "“Buy”, #808080, words have a contrast of 4.3 : 1, less than 4.5 : 1"));
  finding = find (found, PARCOURS_FINDING_CONTRAST, 1);
  g_assert_cmpstr (finding->id, ==, "c");
  g_assert_nonnull (strstr (finding->text, "“Grey”, #808080, words have a contrast of 4.1 : 1"));
  g_assert_null (find (found, PARCOURS_FINDING_CONTRAST, 2));

  /* stages have no colours of their own in grey, and hidden cards none at all */
  options.theme = PARCOURS_THEME_GREY;
  options.shows = shows_none;
  g_autoptr (ParcoursLegibility) grey = check (map, &options);
  g_assert_null (find (grey, PARCOURS_FINDING_CONTRAST, 0));
}

static void
test_cut_title (void)
{
  const char *title = "Recommandation anticonstitutionnellement incompréhensible et superfétatoire de surcroît pour tout le monde";
  g_autoptr (ParcoursMap) map = map_of ("", title, "");
  g_autoptr (ParcoursMap) open = map_of ("", "And so on …", "");
  const ParcoursExportOptions options = options_for ("A2");
  g_autoptr (ParcoursLegibility) found = check (map, &options);
  g_autoptr (ParcoursLegibility) fine = check (open, &options);

  g_assert_cmpstr (find (found, PARCOURS_FINDING_CUT_TITLE, 0)->id, ==, "s");
  g_assert_null (find (found, PARCOURS_FINDING_CUT_TITLE, 1));
  g_assert_null (find (fine, PARCOURS_FINDING_CUT_TITLE, 0));
}

static gboolean
shows_first (ParcoursElement *card, gpointer data)
{
  return atoi (parcours_element_get_id (card) + 1) < GPOINTER_TO_INT (data);
}

/* With as many cards fewer as is said, the map has the scale that is said; with one more it is not worth it. */
static void
test_fewer_cards (void)
{
  g_autofree char *cards = cards_of (40, "<title>Pays</title>");
  g_autoptr (ParcoursMap) map = map_of ("", "Buy", cards);
  ParcoursExportOptions options = options_for ("A3");
  guint fewer = 0, most = 0, percent = 0;

  g_autoptr (ParcoursLegibility) found = check (map, &options);
  g_assert_nonnull (strstr (find (found, PARCOURS_FINDING_FULLEST_CELL, 0)->text, "“Buy” in the lane “Shop”; its cards: 40."));
  g_assert_cmpstr (find (found, PARCOURS_FINDING_FULLEST_CELL, 0)->id, ==, "c0");
  g_assert_cmpint (sscanf (find (found, PARCOURS_FINDING_FEWER_CARDS, 0)->text,
                           "Without %u cards (a filter may hide them) no cell has more than %u, and the scale is %u %%", &fewer, &most,
                           &percent), ==, 3);
  g_assert_cmpuint (fewer + most, ==, 40);

  options.shows = shows_first;
  options.data = GINT_TO_POINTER (most);
  g_autoptr (ParcoursLegibility) then = check (map, &options);
  g_assert_cmpuint ((guint) lround (then->report.scale * 100), ==, percent);
  g_assert_cmpfloat (then->report.scale, >=, found->report.scale * 1.1);
  options.data = GINT_TO_POINTER (most + 1);
  g_autoptr (ParcoursLegibility) before = check (map, &options);
  g_assert_cmpfloat (before->report.scale, <, found->report.scale * 1.1);
}

/* Heads that are small for their sheet: many stages on one. */
static void
test_far_heads (void)
{
  g_autoptr (GString) stages = g_string_new (NULL);
  const ParcoursExportOptions options = options_for ("A0");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (stages, "<stage id=\"s%u\" order=\"W%c%cV\"><title>Stage</title></stage>", i, (char) ('A' + i / 26),
                            (char) ('A' + i % 26));
  g_autoptr (ParcoursMap) map = map_of ("", "Buy", stages->str);
  g_autoptr (ParcoursLegibility) found = check (map, &options);
  const ParcoursFinding *heads = find (found, PARCOURS_FINDING_STAGE_TITLES, 0);

  g_assert_cmpint (heads->severity, ==, PARCOURS_FINDING_WARNING);
  /* the diagonal of an A0: √(841² + 1189²) = 1456 mm */
  g_assert_nonnull (strstr (heads->text, "one stands 1.5 m away"));
}

static void
test_refused (void)
{
  g_autoptr (ParcoursMap) map = help_load ("poster.jmap");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) too_large = NULL, cancelled = NULL;
  ParcoursExportOptions options = options_for ("A5");

  g_cancellable_cancel (cancellable);
  g_assert_null (parcours_legibility_check (map, &options, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  options.scale = 1;
  g_assert_null (parcours_legibility_check (map, &options, NULL, &too_large));
  g_assert_error (too_large, PARCOURS_ERROR, PARCOURS_ERROR_INVALID);
}

static gpointer
check_in_worker (gpointer data)
{
  const ParcoursExportOptions options = options_for ("A3");

  return parcours_legibility_check (data, &options, NULL, NULL);
}

/* Two workers, each with its own map. */
static void
test_workers (void)
{
  g_autoptr (ParcoursMap) one = help_load ("poster.jmap");
  g_autoptr (ParcoursMap) other = help_load ("poster.jmap");
  GThread *first = g_thread_new ("first", check_in_worker, one), *second = g_thread_new ("second", check_in_worker, other);
  g_autoptr (ParcoursLegibility) a = g_thread_join (first);
  g_autoptr (ParcoursLegibility) b = g_thread_join (second);

  g_assert_cmpuint (a->findings->len, ==, b->findings->len);
  g_assert_cmpfloat (a->smallest.points, ==, b->smallest.points);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/legibility/distance", test_distance);
  g_test_add_func ("/legibility/sizes", test_sizes);
  g_test_add_func ("/legibility/smallest", test_smallest);
  g_test_add_func ("/legibility/foot", test_foot);
  g_test_add_func ("/legibility/papers", test_papers);
  g_test_add_func ("/legibility/overflow", test_overflow);
  g_test_add_func ("/legibility/unlisted", test_unlisted);
  g_test_add_func ("/legibility/contrast", test_contrast);
  g_test_add_func ("/legibility/cut-title", test_cut_title);
  g_test_add_func ("/legibility/fewer-cards", test_fewer_cards);
  g_test_add_func ("/legibility/far-heads", test_far_heads);
  g_test_add_func ("/legibility/refused", test_refused);
  g_test_add_func ("/legibility/workers", test_workers);
  return g_test_run ();
}

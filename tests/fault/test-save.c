/* What a refused save says, a full disk, and several programs that save one file. */
#include "config.h"

#include "harness.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The sentence says what to do. */
static void
test_sentences (Harness *self, gconstpointer data)
{
  static const struct { int errnum; const char *calls, *words; } rows[] = {
    { ENOSPC, "write", "no room left" },
    { EDQUOT, "fsync", "no room left" },
    { EIO, "fsync", "fault" },
    { EROFS, "open", "only be read" },
    { EACCES, "open", "not allowed" },
    { EPERM, "rename", "not allowed" },
    { ESTALE, "close", "does not answer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fault fault = { self->folder, rows[i].calls, 1, rows[i].errnum, TRUE };
      g_autoptr (Run) run = NULL;

      run = harness_run (self, &fault, "title", self->path, "new", NULL);
      g_assert_cmpint (run->status, ==, 1);
      g_assert_nonnull (strstr (run->err, rows[i].words));
      g_assert_cmpuint (harness_count (self), ==, 1);
    }
}

/* The kernel's own full disk: a limit on the size of files. */
static void
test_full (Harness *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (20000, 'n');
  g_autofree char *old = harness_read (self);
  g_autofree char *now = NULL;
  g_autoptr (Run) run = NULL;
  struct rlimit limit, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = (struct rlimit) { 8192, limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  run = harness_run (self, NULL, "title", self->path, text, NULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->err, "larger than a file may be"));
  now = harness_read (self);
  g_assert_cmpstr (now, ==, old);
  g_assert_cmpuint (harness_count (self), ==, 1);
}

typedef struct
{
  const char *name;
  guint n_programs;
  Place place;
} Race;

/* Several programs at once: whatever one was told is saved stays. */
static void
test_race (Harness *self, gconstpointer data)
{
  const Race *race = data;
  guint n_programs = race->n_programs;
  guint n_edits = harness_effort (120, 400, 2000) / n_programs;
  g_autofree char *number = g_strdup_printf ("%u", n_edits);
  g_autofree char *way = NULL;
  g_autofree char *now = NULL;
  Child *children[8];

  g_assert_cmpuint (n_programs, <=, G_N_ELEMENTS (children));
  g_assert_true (harness_place (self, race->place, &way));
  for (guint i = 0; i < n_programs; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("p%u-", i);
      const char *argv[] = { "add", self->path, prefix, number, NULL };

      children[i] = harness_start (self, NULL, argv);
    }
  for (guint i = 0; i < n_programs; i++)
    {
      g_autoptr (Run) run = harness_finish (self, children[i]);

      g_assert_cmpstr (run->err, ==, "");
      g_assert_cmpint (run->status, ==, 0);
    }

  now = harness_read (self);
  for (guint i = 0; i < n_programs * n_edits; i++)
    {
      g_autofree char *id = g_strdup_printf ("\"p%u-%u\"", i / n_edits, i % n_edits);

      g_assert_nonnull (strstr (now, id));
    }
  g_assert_cmpuint (harness_count (self), ==, 1);
  g_print ("# promise: programs at once | %s | %u programs, %u edits, 0 lost\n",
           race->name, n_programs, n_programs * n_edits);
}

int
main (int argc, char **argv)
{
  static const Race races[] = {
    { "/fault/race/2", 2, PLACE_PLAIN },
    { "/fault/race/4", 4, PLACE_PLAIN },
    { "/fault/race/hard-link", 3, PLACE_HARD_LINK },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/fault/sentences", Harness, NULL, harness_set_up, test_sentences, harness_tear_down);
  g_test_add ("/fault/full", Harness, NULL, harness_set_up, test_full, harness_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (races); i++)
    g_test_add (races[i].name, Harness, &races[i], harness_set_up, test_race, harness_tear_down);

  return g_test_run ();
}

/* What a refused save says, a full disk, kills that fall where they fall, and several programs that save one file. */
#include "config.h"

#include "harness.h"

#include <errno.h>
#include <signal.h>
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
      g_autofree char *how = g_strdup_printf ("%d", rows[i].errnum);
      g_autoptr (Run) run = NULL;

      /* The load before the save closes what it reads: two of them. */
      Fault fault = { self->folder, rows[i].calls, 1, how, TRUE };

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

/* Kills that fall where they fall. */
static void
test_random_kills (Harness *self, gconstpointer data)
{
  static const char *const arguments[] = { "add", NULL, "c", "100000", NULL };
  const char *argv[5];
  guint n_kills = g_test_thorough () ? 1000 : 60;
  g_autofree char *way = NULL;

  g_assert_true (harness_place (self, GPOINTER_TO_UINT (data), &way));
  memcpy (argv, arguments, sizeof argv);
  argv[1] = self->path;
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("c%u-", i);
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (Run) run = NULL;
      g_autofree char *out = NULL;
      g_autofree char *now = NULL;
      g_auto (GStrv) lines = NULL;

      argv[2] = prefix;
      process = harness_start (self, NULL, argv);
      g_usleep (g_test_rand_int_range (5, 60) * G_TIME_SPAN_MILLISECOND);
      g_subprocess_force_exit (process);
      run = harness_finish (self, process);

      out = harness_do (self, "load", self->path, NULL);
      g_assert_cmpstr (out, ==, "old\n");
      g_assert_cmpuint (harness_count (self), ==, 1);

      /* What it said it had saved is there; its pipe may hold back the last ones, never run ahead. */
      now = harness_read (self);
      lines = g_strsplit (run->out, "\n", -1);
      for (guint k = 0; lines[k] != NULL && lines[k + 1] != NULL; k++)
        {
          g_autofree char *id = g_strdup_printf ("\"%s\"", lines[k]);

          g_assert_nonnull (strstr (now, id));
        }
    }
}

typedef struct
{
  guint n_programs;
  Place place;
} Race;

/* Several programs at once: whatever one was told is saved stays. */
static void
test_race (Harness *self, gconstpointer data)
{
  const Race *race = data;
  guint n_programs = race->n_programs;
  guint n_edits = 120 / n_programs;
  g_autofree char *number = g_strdup_printf ("%u", n_edits);
  g_autofree char *way = NULL;
  g_autofree char *now = NULL;
  GSubprocess *processes[8];

  g_assert_cmpuint (n_programs, <=, G_N_ELEMENTS (processes));
  g_assert_true (harness_place (self, race->place, &way));
  for (guint i = 0; i < n_programs; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("p%u-", i);
      const char *argv[] = { "add", self->path, prefix, number, NULL };

      processes[i] = harness_start (self, NULL, argv);
    }
  for (guint i = 0; i < n_programs; i++)
    {
      g_autoptr (Run) run = harness_finish (self, processes[i]);

      g_assert_cmpstr (run->err, ==, "");
      g_assert_cmpint (run->status, ==, 0);
      g_object_unref (processes[i]);
    }

  now = harness_read (self);
  for (guint i = 0; i < n_programs * n_edits; i++)
    {
      g_autofree char *id = g_strdup_printf ("\"p%u-%u\"", i / n_edits, i % n_edits);

      g_assert_nonnull (strstr (now, id));
    }
  g_assert_cmpuint (harness_count (self), ==, 1);
}

int
main (int argc, char **argv)
{
  static const Race two = { 2, PLACE_PLAIN }, four = { 4, PLACE_PLAIN }, links = { 3, PLACE_HARD_LINK };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/fault/sentences", Harness, NULL, harness_set_up, test_sentences, harness_tear_down);
  g_test_add ("/fault/full", Harness, NULL, harness_set_up, test_full, harness_tear_down);
  g_test_add ("/fault/random-kills", Harness, GUINT_TO_POINTER (PLACE_PLAIN), harness_set_up, test_random_kills,
              harness_tear_down);
  g_test_add ("/fault/random-kills/hard-link", Harness, GUINT_TO_POINTER (PLACE_HARD_LINK), harness_set_up,
              test_random_kills, harness_tear_down);
  g_test_add ("/fault/race/2", Harness, &two, harness_set_up, test_race, harness_tear_down);
  g_test_add ("/fault/race/4", Harness, &four, harness_set_up, test_race, harness_tear_down);
  g_test_add ("/fault/race/hard-link", Harness, &links, harness_set_up, test_race, harness_tear_down);

  return g_test_run ();
}

/* A save that is killed or refused at each call it makes, in turn: the old or the new file, whole, every time. */
#include "config.h"

#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* More calls than a save makes: a test that gets here has lost count. */
#define MANY 200

/* What one subtest does. */
typedef struct
{
  const char *name;
  const char *what;             /* the saver's command */
  gboolean exists;              /* there is an old file */
  gboolean through_link;
  const char *how;
} Case;

/* The bytes before the save, NULL if the case begins without a file. The caller owns them. */
static char *
remember_old (Harness *self, const Case *test)
{
  if (!test->exists)
    harness_restore (self, NULL);

  return harness_read (self);
}

/* The link that a case saves through, or the file itself. The caller owns it. */
static char *
make_way (Harness *self, const Case *test)
{
  char *path;

  if (!test->through_link)
    return g_strdup (self->path);
  path = g_build_filename (self->root, "link.jmap", NULL);
  g_assert_cmpint (symlink ("documents/map.jmap", path), ==, 0);

  return path;
}

static void
assert_title (Harness *self, const char *old, const char *now)
{
  g_autofree char *out = harness_do (self, "load", self->path, NULL);

  if (g_strcmp0 (old, now) == 0)
    g_assert_cmpstr (out, ==, "old\n");
  else
    g_assert_cmpstr (out, ==, "new\n");
}

static void
test_kill (Harness *self, gconstpointer data)
{
  const Case *test = data;
  g_autofree char *old = remember_old (self, test);
  g_autofree char *way = make_way (self, test);
  guint n_old = 0, n_new = 0;
  int at;

  for (at = 1; at < MANY; at++)
    {
      Fault fault = { .prefix = self->folder, .at = at, .how = test->how };
      g_autoptr (Run) run = NULL;
      g_autofree char *now = NULL;

      harness_restore (self, old);
      run = harness_run (self, &fault, test->what, way, "new", NULL);
      if (!run->struck)
        break;
      g_assert_cmpint (run->status, ==, -SIGKILL);

      now = harness_read (self);
      g_assert_true (now != NULL || old == NULL);
      if (g_strcmp0 (old, now) == 0)
        n_old++;
      else
        n_new++;
      if (now != NULL)
        {
          assert_title (self, old, now);        /* whole; and this next start tidies up */
          g_assert_cmpuint (harness_count (self), ==, 1);
        }
      if (test->through_link)
        g_assert_true (g_file_test (way, G_FILE_TEST_IS_SYMLINK));
    }

  /* It went through all of a save, and some kills came before and some after the rename. */
  g_assert_cmpint (at, <, MANY);
  g_assert_cmpint (at, >, 8);
  g_assert_cmpuint (n_old, >, 3);
  g_assert_cmpuint (n_new, >, 1);
}

/* Returns how many calls there were to fail. `sticky`: the disk stays so (but no disk ever refused to take a name away). */
static int
fail_each_call (Harness *self, const char *what, const char *old, int errnum, gboolean sticky)
{
  const char *calls = sticky ? "open,write,fsync,rename,link,ftruncate,close,chmod,chown" : NULL;
  g_autofree char *how = g_strdup_printf ("%d", errnum);
  int at;

  for (at = 1; at < MANY; at++)
    {
      Fault fault = { self->folder, calls, at, how, sticky };
      g_autofree char *out = NULL;
      g_autoptr (Run) run = NULL;
      g_autofree char *now = NULL;

      harness_restore (self, old);
      run = harness_run (self, &fault, what, self->path, "new", NULL);
      if (!run->struck)
        break;

      now = harness_read (self);
      if (run->status == 0)
        {
          g_assert_cmpstr (run->out, ==, "saved\n");
          assert_title (self, old, now);
          g_assert_cmpstr (old, !=, now);
        }
      else
        {
          g_assert_cmpint (run->status, ==, 1);
          g_assert_cmpstr (run->out, ==, "");
          g_assert_nonnull (strstr (run->err, "map.jmap"));
          if (strstr (run->err, "did not confirm") != NULL)     /* the flush of the folder, after the rename */
            assert_title (self, old, now);
          else
            g_assert_cmpstr (old, ==, now);
        }

      if (now != NULL)
        out = harness_do (self, "load", self->path, NULL);
      g_assert_cmpuint (harness_count (self), <=, 1);
    }

  return at;
}

static void
test_errors (Harness *self, gconstpointer data)
{
  static const int errnums[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES };
  const Case *test = data;
  g_autofree char *old = remember_old (self, test);

  for (guint i = 0; i < G_N_ELEMENTS (errnums); i++)
    {
      g_assert_cmpint (fail_each_call (self, test->what, old, errnums[i], FALSE), >, 8);
      fail_each_call (self, test->what, old, errnums[i], TRUE);
    }
}

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

/* Several programs at once: whatever one was told is saved stays. */
static void
test_race (Harness *self, gconstpointer data)
{
  guint n_programs = GPOINTER_TO_UINT (data);
  guint n_edits = 120 / n_programs;
  g_autofree char *number = g_strdup_printf ("%u", n_edits);
  g_autofree char *now = NULL;
  GSubprocess *processes[8];

  g_assert_cmpuint (n_programs, <=, G_N_ELEMENTS (processes));
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
  static const Case kills[] = {
    { "/fault/kill/save", "title", TRUE, FALSE, "kill" },
    { "/fault/kill/save-half-written", "title", TRUE, FALSE, "half" },
    { "/fault/kill/symlink", "title", TRUE, TRUE, "kill" },
    { "/fault/kill/first-save", "create", FALSE, FALSE, "kill" },
    { "/fault/kill/overwrite", "overwrite", TRUE, FALSE, "kill" },
  };
  static const Case errors[] = {
    { "/fault/errors/save", "title", TRUE, FALSE, NULL },
    { "/fault/errors/first-save", "create", FALSE, FALSE, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kills); i++)
    g_test_add (kills[i].name, Harness, &kills[i], harness_set_up, test_kill, harness_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    g_test_add (errors[i].name, Harness, &errors[i], harness_set_up, test_errors, harness_tear_down);
  g_test_add ("/fault/sentences", Harness, NULL, harness_set_up, test_sentences, harness_tear_down);
  g_test_add ("/fault/full", Harness, NULL, harness_set_up, test_full, harness_tear_down);
  g_test_add ("/fault/random-kills", Harness, NULL, harness_set_up, test_random_kills, harness_tear_down);
  g_test_add ("/fault/race/2", Harness, GUINT_TO_POINTER (2), harness_set_up, test_race, harness_tear_down);
  g_test_add ("/fault/race/4", Harness, GUINT_TO_POINTER (4), harness_set_up, test_race, harness_tear_down);

  return g_test_run ();
}

/* Kills that fall where they fall: what is on disk is what the saver said it had saved, or the next, whole. */
#include "config.h"

#include "harness.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>

/* Savers at once, each with a document of its own. */
#define N_LANES 4

typedef struct
{
  const char *name;
  Place place;
  gboolean first;               /* there is no file yet */
} Case;

/* One document. */
typedef struct
{
  Harness harness;
  char *way;
  char *described;
  int saved;                    /* the title that it was last said to have */
  Child *child;
} Lane;

static gboolean
lane_open (Lane *self, const Case *test)
{
  g_autofree char *out = NULL;

  harness_set_up (&self->harness, NULL);
  setxattr (self->harness.path, "user.tag", "blue", 4, 0);      /* where the file system has them */
  if (!harness_place (&self->harness, test->place, &self->way))
    return FALSE;
  out = harness_do (&self->harness, "title", self->way, "0", NULL);
  self->described = harness_describe (&self->harness);
  if (test->first)
    harness_restore (&self->harness, NULL, -1);

  return TRUE;
}

static void
lane_close (Lane *self)
{
  harness_tear_down (&self->harness, NULL);
  g_free (self->way);
  g_free (self->described);
}

static void
lane_start (Lane *self, const Case *test)
{
  g_autofree char *next = g_strdup_printf ("%d", self->saved + 1);
  const char *words[] = { test->first ? "create" : "titles", self->way, next, NULL };

  self->child = harness_start (&self->harness, NULL, words);
}

/* What the next start finds, after a saver that said `out`. */
static void
check_save (Lane *self, const char *out)
{
  g_auto (GStrv) said = g_strsplit (out, "\n", -1);
  g_autofree char *found = NULL;
  g_autofree char *described = NULL;
  guint n = g_strv_length (said);

  if (n > 1)
    self->saved = atoi (said[n - 2]);
  found = harness_do (&self->harness, "start", self->way, NULL);
  g_assert_cmpint (atoi (found), >=, self->saved);
  g_assert_cmpint (atoi (found), <=, self->saved + 1);
  self->saved = atoi (found);

  described = harness_describe (&self->harness);
  g_assert_cmpstr (described, ==, self->described);
  g_assert_cmpuint (harness_count (&self->harness), ==, 1);
  g_assert_cmpuint (harness_count_copies (&self->harness), ==, 0);
}

/* The same where there was no file: nothing, or the whole, and nothing about it stays. */
static void
check_first (Lane *self, const char *out)
{
  g_autofree char *now = harness_read (&self->harness);
  g_autofree char *title = NULL;

  if (now == NULL)
    {
      g_autofree char *saved = harness_do (&self->harness, "create", self->way, "1", NULL);

      g_assert_cmpstr (out, ==, "");
      g_assert_cmpstr (saved, ==, "saved\n");
    }
  title = harness_do (&self->harness, "start", self->way, NULL);
  g_assert_cmpstr (title, ==, "1\n");
  g_assert_cmpuint (harness_count (&self->harness), ==, 1);
  harness_restore (&self->harness, NULL, -1);
}

/* How long the saver takes for what it is killed in: a save, or three of them. */
static gint64
measure (Lane *self, const Case *test)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < (test->first ? 1 : 3); i++)
    {
      g_autofree char *out = harness_do (&self->harness, test->first ? "create" : "title", self->way, "0", NULL);

      g_assert_cmpstr (out, ==, "saved\n");
    }
  if (test->first)
    harness_restore (&self->harness, NULL, -1);

  return g_get_monotonic_time () - start;
}

static void
kill_all (Lane *lanes, gint64 time)
{
  for (guint i = 0; i < N_LANES; i++)
    {
      g_usleep (g_test_rand_int_range (0, time / (i == 0 ? 1 : N_LANES) + 1));
      harness_kill (lanes[i].child);
    }
}

static void
test_random_kills (gconstpointer data)
{
  const Case *test = data;
  guint n_rounds = harness_effort (6, 88, 440);
  Lane lanes[N_LANES] = { 0 };
  gboolean possible = TRUE;
  guint n_killed = 0;
  gint64 time;

  for (guint i = 0; i < N_LANES; i++)
    possible = lane_open (&lanes[i], test) && possible;
  time = possible ? measure (&lanes[0], test) : 0;

  for (guint round = 0; possible && round < n_rounds; round++)
    {
      for (guint i = 0; i < N_LANES; i++)
        lane_start (&lanes[i], test);
      kill_all (lanes, time);
      for (guint i = 0; i < N_LANES; i++)
        {
          g_autoptr (Run) run = harness_finish (&lanes[i].harness, lanes[i].child);

          if (run->status == -SIGKILL)
            n_killed++;
          else
            g_assert_true (test->first && run->status == 0 && *run->err == '\0');       /* it was done before */
          (test->first ? check_first : check_save) (&lanes[i], run->out);
        }
    }
  if (possible)
    g_print ("# promise: kill -9 in a save | %s | %u kills at random, 0 lost\n", test->name, n_killed);
  for (guint i = 0; i < N_LANES; i++)
    lane_close (&lanes[i]);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "/fault/random-kills/plain", PLACE_PLAIN, FALSE },
    { "/fault/random-kills/symlink", PLACE_SYMLINK, FALSE },
    { "/fault/random-kills/hard-link", PLACE_HARD_LINK, FALSE },
    { "/fault/random-kills/unwritable-folder", PLACE_UNWRITABLE, FALSE },
    { "/fault/random-kills/colleague", PLACE_COLLEAGUE, FALSE },
    { "/fault/random-kills/first-save", PLACE_PLAIN, TRUE },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].name, &cases[i], test_random_kills);

  return g_test_run ();
}

/* Programs killed while somebody edits: what was edited is offered afterwards. */
#include "config.h"

#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MANY 200

/* At each call that a draft makes: the last draft or the new one, never a broken one. */
static void
test_kill (Harness *self, gconstpointer data)
{
  gboolean saw_none = FALSE, saw_one = FALSE, saw_two = FALSE;
  int at;

  for (at = 1; at < MANY; at++)
    {
      Fault fault = { .prefix = self->state, .at = at, .how = GPOINTER_TO_INT (data) };
      g_autofree char *out = NULL;
      g_autoptr (Run) run = NULL;
      const char *said;

      harness_clear_state (self);
      run = harness_run (self, &fault, "drafts", self->path, "one", "two", NULL);
      if (!run->struck)
        break;
      g_assert_cmpint (run->status, ==, -SIGKILL);

      /* What it was told is safe is there, or something later. */
      out = harness_do (self, "recover", NULL);
      said = run->out;
      if (g_str_equal (out, ""))
        saw_none = TRUE;
      else if (g_str_equal (out, "one\n"))
        saw_one = TRUE;
      else
        saw_two = TRUE;
      if (g_str_equal (said, "one\n"))
        g_assert_cmpstr (out, !=, "");
      if (saw_two)
        g_assert_cmpstr (out, ==, "two\n");
    }

  g_assert_cmpint (at, <, MANY);
  g_assert_true (saw_none && saw_one && saw_two);
}

/* A state folder that cannot be written is said, and the edit goes on. */
static void
test_refused (Harness *self, gconstpointer data)
{
  Fault fault = { self->state, NULL, 1, ENOSPC, TRUE };
  g_autoptr (Run) run = harness_run (self, &fault, "drafts", self->path, "one", NULL);

  g_assert_true (run->struck);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->err, "no room left"));
}

/* A disk that fails once, at each call that a draft makes in turn: what was said to be safe is offered, the rest is said. */
static void
test_errors (Harness *self, gconstpointer data)
{
  static const int errnums[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES };
  guint n_said = 0;
  int at;

  for (at = 1; at < MANY; at++)
    {
      Fault fault = { .prefix = self->state, .at = at, .how = errnums[at % G_N_ELEMENTS (errnums)] };
      g_autofree char *out = NULL;
      g_autoptr (Run) run = NULL;

      harness_clear_state (self);
      run = harness_run (self, &fault, "drafts", self->path, "one", "two", NULL);
      if (!run->struck)
        break;

      out = harness_do (self, "recover", NULL);
      if (run->status == 0)
        {
          g_assert_cmpstr (run->out, ==, "one\ntwo\n");
          g_assert_cmpstr (out, ==, "two\n");
          continue;
        }
      g_assert_cmpint (run->status, ==, 1);
      g_assert_cmpint (*run->err, !=, '\0');
      n_said++;
      if (g_str_equal (run->out, "one\n"))
        g_assert_cmpstr (out, !=, "");
      else
        g_assert_cmpstr (run->out, ==, "");
    }

  g_assert_cmpint (at, <, MANY);
  g_assert_cmpuint (n_said, >, 8);
  g_print ("# promise: refused writes | fault/draft/errors | a draft refused at each of %d calls, %u said so, 0 lost\n", at - 1,
           n_said);
}

/* What an editor printed: edit `i` came at times[i], from 1. The caller owns it. */
static GArray *
read_times (const char *out)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  GArray *times = g_array_new (FALSE, TRUE, sizeof (gint64));

  g_array_set_size (times, 1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      guint n;
      gint64 when;

      g_assert_cmpint (sscanf (lines[i], "%u %" G_GINT64_FORMAT, &n, &when), ==, 2);
      g_assert_cmpuint (n, ==, times->len);
      g_array_append_val (times, when);
    }

  return times;
}

/* Kills one editor and looks at what is left of its work. Returns how long ago the first edit was made that is lost. */
static gint64
kill_one (Harness *self, Child *child)
{
  g_autoptr (Run) run = NULL;
  g_autoptr (GArray) times = NULL;
  g_autofree char *out = NULL;
  gint64 killed = g_get_monotonic_time (), lost;
  guint got;

  harness_kill (child);
  run = harness_finish (self, child);
  g_assert_cmpint (run->status, ==, -SIGKILL);
  times = read_times (run->out);

  out = harness_do (self, "recover", NULL);
  got = atoi (out);
  g_assert_cmpuint (got, <=, times->len);
  lost = got + 1 < times->len ? killed - g_array_index (times, gint64, got + 1) : 0;
  g_assert_cmpint (lost, <=, G_USEC_PER_SEC);

  return lost;
}

/* Kills at random moments: at most one second of work is lost. Several editors at once, each with a state folder of its own. */
static void
test_one_second (Harness *self, gconstpointer data)
{
  enum { N = 5 };
  g_autofree char *state = g_strdup (self->state);
  guint rounds = harness_effort (3, 12, 200);
  gint64 worst = 0;

  for (guint round = 0; round < rounds; round++)
    {
      Child *children[N];
      const char *words[] = { "edit", self->path, NULL };

      for (guint i = 0; i < N; i++)
        {
          g_free (self->state);
          self->state = g_strdup_printf ("%s-%u-%u", state, round, i);
          children[i] = harness_start (self, NULL, words);
        }
      g_usleep (G_USEC_PER_SEC);
      for (guint i = 0; i < N; i++)
        {
          gint64 lost;

          g_usleep (g_test_rand_int_range (0, 400) * G_TIME_SPAN_MILLISECOND);
          g_free (self->state);
          self->state = g_strdup_printf ("%s-%u-%u", state, round, i);
          lost = kill_one (self, children[i]);
          worst = MAX (worst, lost);
        }
    }
  g_print ("# promise: kill -9 while editing | /fault/draft/one-second | %u kills of a saver, at most %d ms of edits lost\n",
           N * rounds, (int) (worst / 1000));
}

/* While it lives, nobody is offered its draft. */
static void
test_alive (Harness *self, gconstpointer data)
{
  const char *argv[] = { "edit", self->path, NULL };
  Child *child = harness_start (self, NULL, argv);
  g_autoptr (Run) run = NULL;
  g_autofree char *dead = NULL;

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *alive = NULL;

      g_usleep (100 * G_TIME_SPAN_MILLISECOND);
      alive = harness_do (self, "recover", NULL);
      g_assert_cmpstr (alive, ==, "");
    }
  harness_kill (child);
  run = harness_finish (self, child);

  dead = harness_do (self, "recover", NULL);
  g_assert_cmpint (atoi (dead), >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/fault/draft/kill", Harness, GINT_TO_POINTER (FAULT_KILL), harness_set_up, test_kill, harness_tear_down);
  g_test_add ("/fault/draft/kill-half-written", Harness, GINT_TO_POINTER (FAULT_HALF), harness_set_up, test_kill,
              harness_tear_down);
  g_test_add ("/fault/draft/refused", Harness, NULL, harness_set_up, test_refused, harness_tear_down);
  g_test_add ("/fault/draft/errors", Harness, NULL, harness_set_up, test_errors, harness_tear_down);
  g_test_add ("/fault/draft/one-second", Harness, NULL, harness_set_up, test_one_second, harness_tear_down);
  g_test_add ("/fault/draft/alive", Harness, NULL, harness_set_up, test_alive, harness_tear_down);

  return g_test_run ();
}

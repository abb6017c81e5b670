/* A save that is killed or refused at each call it makes, in turn, in each kind of place that a document can be in: the old or
 * the new file, whole, every time, and nothing else about it changes. */
#include "config.h"

#include "harness.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/xattr.h>

/* More calls than a save makes: a test that gets here has lost count. */
#define MANY 200

static const int errnums[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES };

/* What one subtest does. */
typedef struct
{
  const char *name;
  Place place;
  const char *what;             /* the saver's command; "create" begins without a file */
  const char *text;             /* the new title; the old one is “old” */
  int how;                      /* of a kill */
} Case;

/* Files that are written in place may need the next start to be whole. */
static gboolean
is_in_place (const Case *test)
{
  return test->place == PLACE_HARD_LINK || test->place == PLACE_UNWRITABLE || test->place == PLACE_COLLEAGUE;
}

/* Puts the document where the case wants it, with something beside its bytes. `*old` NULL if there is to be none. */
static gboolean
prepare (Harness *self, const Case *test, char **old, char **way)
{
  *old = NULL;
  *way = NULL;
  if (g_str_equal (test->what, "create"))
    harness_restore (self, NULL, -1);
  *old = harness_read (self);
  if (*old != NULL)
    setxattr (self->path, "user.tag", "blue", 4, 0);    /* where the file system has them */

  return harness_place (self, test->place, way);
}

/* The disk's side of a save, with the state folder where that is part of it. */
static const char *
prefix_of (Harness *self, const Case *test)
{
  return is_in_place (test) ? self->root : self->folder;
}

/* What the next start finds: the bytes, whole, with all that belongs to them, no litter, and nothing to offer. The caller owns
 * them. */
static char *
start_again (Harness *self, const Case *test, const char *old, const char *described)
{
  g_autofree char *new_title = g_strconcat (test->text, "\n", NULL);
  g_autofree char *title = NULL;
  char *now = harness_read (self);

  g_assert_true (now != NULL || old == NULL);
  if (now == NULL)
    {
      /* What lies about goes with the next save. */
      g_autofree char *saved = harness_do (self, "create", self->path, "again", NULL);

      g_assert_cmpstr (saved, ==, "saved\n");
      g_assert_cmpuint (harness_count (self), ==, 1);
      return NULL;
    }

  title = harness_do (self, "load", self->path, NULL);
  g_free (now);
  now = harness_read (self);
  g_assert_cmpstr (title, ==, g_strcmp0 (old, now) == 0 ? "old\n" : new_title);
  if (harness_count_copies (self) > 0)
    {
      g_autofree char *offered = harness_do (self, "recover", NULL);

      g_assert_cmpstr (offered, ==, "");
      g_assert_cmpuint (harness_count_copies (self), ==, 0);
    }
  if (old != NULL)
    {
      g_autofree char *description = harness_describe (self);

      g_assert_cmpstr (description, ==, described);
    }
  g_assert_cmpuint (harness_count (self), ==, 1);

  return now;
}

static void
test_kill (Harness *self, gconstpointer data)
{
  const Case *test = data;
  g_autofree char *old = NULL;
  g_autofree char *way = NULL;
  g_autofree char *described = NULL;
  guint n_old = 0, n_new = 0;
  int at;

  if (!prepare (self, test, &old, &way))
    return;
  described = old != NULL ? harness_describe (self) : NULL;

  for (at = 1; at < MANY; at++)
    {
      Fault fault = { .prefix = prefix_of (self, test), .at = at, .how = test->how };
      g_autoptr (Run) run = NULL;
      g_autofree char *now = NULL;

      harness_restore (self, old, -1);
      run = harness_run (self, &fault, test->what, way, test->text, NULL);
      if (!run->struck)
        break;
      g_assert_cmpint (run->status, ==, -SIGKILL);

      now = start_again (self, test, old, described);
      if (g_strcmp0 (old, now) == 0)
        n_old++;
      else
        n_new++;
      if (test->place == PLACE_SYMLINK)
        g_assert_true (g_file_test (way, G_FILE_TEST_IS_SYMLINK));
    }

  /* It went through all of a save, and some kills came before and some after it was the new file. */
  g_assert_cmpint (at, <, MANY);
  g_assert_cmpint (at, >, 8);
  g_assert_cmpuint (n_old, >, 3);
  g_assert_cmpuint (n_new, >, 1);
  g_print ("# promise: kill -9 in a save | %s | %d kills, one at each call: %u old, %u new, 0 lost\n",
           test->name, at - 1, n_old, n_new);
}

/* What all the errors of a case have in common. */
typedef struct
{
  Harness *harness;
  const Case *test;
  char *way;
  char *old;
  char *described;
  guint n_refused;
  guint n_saved;
} Trial;

/* One save at whose call `fault->at` the disk fails; FALSE if it has fewer calls. */
static gboolean
fail_once (Trial *self, const Fault *fault)
{
  const Case *test = self->test;
  g_autoptr (Run) run = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;

  harness_restore (self->harness, self->old, -1);
  run = harness_run (self->harness, fault, test->what, self->way, test->text, NULL);
  if (!run->struck)
    return FALSE;

  now = harness_read (self->harness);
  if (run->status == 0)
    {
      self->n_saved++;
      g_assert_cmpstr (run->out, ==, "saved\n");
      g_assert_cmpstr (self->old, !=, now);
      then = start_again (self->harness, test, self->old, self->described);
      g_assert_cmpstr (then, ==, now);
      return TRUE;
    }

  self->n_refused++;
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  harness_assert_helpful (self->harness, run->err);
  then = start_again (self->harness, test, self->old, self->described);
  if (strstr (run->err, "did not confirm") != NULL)     /* the flush of the folder, after the rename */
    g_assert_cmpstr (self->old, !=, then);
  else if (strstr (run->err, "puts it right") != NULL)  /* nor would it take the old bytes back */
    g_assert_true (is_in_place (test) || fault->how == EACCES);         /* so is a file whose attributes we may not give */
  else
    g_assert_cmpstr (self->old, ==, now);

  return TRUE;
}

/* A save in place is killed halfway, and then the disk fails while the next start finishes it, at each call in turn: that is said, and
 * a start with a good disk still finishes it. */
static void
test_settle (Harness *self, gconstpointer data)
{
  const Case *test = data;
  Fault killed = { .prefix = self->folder, .calls = "write", .at = 1, .how = FAULT_HALF };
  g_autofree char *new_title = g_strconcat (test->text, "\n", NULL);
  g_autofree char *old = NULL;
  g_autofree char *way = NULL;
  int at;

  if (!prepare (self, test, &old, &way))
    return;

  for (at = 1; at < MANY; at++)
    {
      Fault fails = { .prefix = self->folder, .calls = "write,fsync,ftruncate", .at = at, .how = at % 2 == 0 ? EIO : ENOSPC };
      g_autoptr (Run) torn = NULL;
      g_autoptr (Run) run = NULL;
      g_autofree char *title = NULL;

      harness_restore (self, old, -1);
      torn = harness_run (self, &killed, test->what, way, test->text, NULL);
      g_assert_true (torn->struck);
      g_assert_cmpuint (harness_count_copies (self), ==, 1);

      run = harness_run (self, &fails, "load", self->path, NULL);
      if (run->struck)
        {
          g_assert_cmpint (run->status, ==, 1);
          g_assert_nonnull (strstr (run->err, "map.jmap"));
          g_assert_nonnull (strstr (run->err, "half-written"));
          g_assert_cmpuint (harness_count_copies (self), ==, 1);
        }
      title = harness_do (self, "load", self->path, NULL);
      g_assert_cmpstr (title, ==, new_title);
      g_assert_cmpuint (harness_count_copies (self), ==, 0);
      if (!run->struck)
        break;
    }
  g_assert_cmpint (at, <, MANY);
  g_assert_cmpint (at, >, 2);
}

/* At each of the calls in turn, with that error or (0) the next of them. Returns how many calls there are. */
static int
fail_at_each (Trial *self, const char *calls, int errnum, gboolean sticky)
{
  int at = 1;

  for (;;)
    {
      int how = errnum != 0 ? errnum : errnums[(at + self->n_refused) % G_N_ELEMENTS (errnums)];
      Fault fault = { prefix_of (self->harness, self->test), calls, at, how, sticky };

      if (!fail_once (self, &fault))
        return at - 1;
      g_assert_cmpint (++at, <, MANY);
    }
}

/* Once; on a disk that stays so, which never refuses to take a name away; and at each call of one name and all later ones of
 * that name. */
static void
fail_in_each_way (Trial *self, int errnum)
{
  static const char lasting[] = "open,write,fsync,fdatasync,rename,link,ftruncate,close,chmod,chown,xattr";
  g_auto (GStrv) names = g_strsplit (FAULT_CALLS, ",", -1);

  g_assert_cmpint (fail_at_each (self, NULL, errnum, FALSE), >, 7);
  g_assert_cmpint (fail_at_each (self, lasting, errnum, TRUE), >, 3);
  for (guint i = 0; names[i] != NULL; i++)
    fail_at_each (self, names[i], errnum, TRUE);
}

static void
test_errors (Harness *self, gconstpointer data)
{
  Trial trial = { .harness = self, .test = data };
  guint n_errors = harness_effort (0, G_N_ELEMENTS (errnums), G_N_ELEMENTS (errnums));

  if (prepare (self, data, &trial.old, &trial.way))
    {
      trial.described = trial.old != NULL ? harness_describe (self) : NULL;
      for (guint i = 0; i < n_errors; i++)
        fail_in_each_way (&trial, errnums[i]);
      if (n_errors == 0)
        fail_in_each_way (&trial, 0);
      g_print ("# promise: refused writes | %s | %s at each call, once and lasting: %u refused, %u saved, 0 lost\n",
               trial.test->name, n_errors > 0 ? "5 errors" : "one of 5 errors", trial.n_refused, trial.n_saved);
    }
  g_free (trial.old);
  g_free (trial.way);
  g_free (trial.described);
}

int
main (int argc, char **argv)
{
  static const char longer[] = "new, and so much longer than the old one that the file has to grow";
  static const Case kills[] = {
    { "/fault/kill/plain", PLACE_PLAIN, "title", "new", FAULT_KILL },
    { "/fault/kill/plain-half-written", PLACE_PLAIN, "title", "new", FAULT_HALF },
    { "/fault/kill/symlink", PLACE_SYMLINK, "title", "new", FAULT_KILL },
    { "/fault/kill/first-save", PLACE_PLAIN, "create", "new", FAULT_KILL },
    { "/fault/kill/whatever-is-there", PLACE_PLAIN, "overwrite", "new", FAULT_KILL },
    { "/fault/kill/hard-link", PLACE_HARD_LINK, "title", longer, FAULT_KILL },
    { "/fault/kill/hard-link-half-written", PLACE_HARD_LINK, "title", longer, FAULT_HALF },
    { "/fault/kill/hard-link-shrinking", PLACE_HARD_LINK, "title", "n", FAULT_HALF },
    { "/fault/kill/unwritable-folder", PLACE_UNWRITABLE, "title", longer, FAULT_HALF },
    { "/fault/kill/colleague", PLACE_COLLEAGUE, "title", longer, FAULT_HALF },
  };
  static const Case errors[] = {
    { "/fault/errors/plain", PLACE_PLAIN, "title", "new" },
    { "/fault/errors/symlink", PLACE_SYMLINK, "title", "new" },
    { "/fault/errors/first-save", PLACE_PLAIN, "create", "new" },
    { "/fault/errors/hard-link", PLACE_HARD_LINK, "title", longer },
    { "/fault/errors/hard-link-shrinking", PLACE_HARD_LINK, "title", "n" },
    { "/fault/errors/unwritable-folder", PLACE_UNWRITABLE, "title", longer },
    { "/fault/errors/colleague", PLACE_COLLEAGUE, "title", longer },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kills); i++)
    g_test_add (kills[i].name, Harness, &kills[i], harness_set_up, test_kill, harness_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    g_test_add (errors[i].name, Harness, &errors[i], harness_set_up, test_errors, harness_tear_down);

  g_test_add ("/fault/settle", Harness, &kills[5], harness_set_up, test_settle, harness_tear_down);

  return g_test_run ();
}

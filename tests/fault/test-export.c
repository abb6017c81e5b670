/* Exports that are killed or refused at each call they make: the old picture or the new one, whole, or none where there was
 * none. */
#include "config.h"

#include "harness.h"
#include "saver.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "export/export.h"

/* More calls than an export of a small map makes. */
#define MANY 400

static const int errnums[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES };

typedef struct
{
  const char *name;
  const char *what;             /* the saver's word */
  const char *file;
  const char *begin, *end;      /* of a whole one */
  gboolean first;               /* there is no file yet */
} Case;

static void
set_up (Harness *self, gconstpointer data)
{
  const Case *test = data;

  harness_set_up (self, NULL);
  harness_restore (self, NULL, 0);
  g_free (self->path);
  self->path = g_build_filename (self->folder, test->file, NULL);
}

static GBytes *
read_picture (Harness *self)
{
  char *data;
  gsize length;

  return g_file_get_contents (self->path, &data, &length, NULL) ? g_bytes_new_take (data, length) : NULL;
}

static void
put_picture (Harness *self, GBytes *bytes)
{
  if (bytes != NULL)
    harness_restore (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  else
    harness_restore (self, NULL, 0);
}

static gboolean
equal (GBytes *a, GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal (a, b);
}

/* A PDF says when it was made, so whole ones differ. */
static gboolean
is_whole (const Case *test, GBytes *bytes)
{
  gsize length, n_begin = strlen (test->begin), n_end = strlen (test->end);
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL && length > 500 && memcmp (data, test->begin, n_begin) == 0 &&
         memcmp (data + length - n_end, test->end, n_end) == 0;
}

/* The picture before: whole, and none that the export would make. NULL if there is to be none. */
static GBytes *
make_old (Harness *self, const Case *test)
{
  g_autofree char *out = harness_do (self, test->what, self->path, "old", NULL);
  GBytes *old = read_picture (self);

  g_assert_cmpstr (out, ==, "saved\n");
  g_assert_true (is_whole (test, old));
  if (!test->first)
    return old;
  put_picture (self, NULL);
  g_bytes_unref (old);

  return NULL;
}

static void
test_kill (Harness *self, gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) old = make_old (self, test);
  guint n_old = 0, n_new = 0;
  int at;

  for (at = 1; at < MANY; at++)
    {
      Fault fault = { .prefix = self->folder, .at = at, .how = FAULT_HALF };
      g_autoptr (GBytes) now = NULL;
      g_autofree char *again = NULL;
      g_autoptr (Run) run = NULL;

      put_picture (self, old);
      run = harness_run (self, &fault, test->what, self->path, "new", NULL);
      if (!run->struck)
        break;
      g_assert_cmpint (run->status, ==, -SIGKILL);

      now = read_picture (self);
      if (equal (now, old))
        n_old++;
      else
        n_new++;
      g_assert_true (equal (now, old) || is_whole (test, now));

      /* What it left goes with the next export. */
      again = harness_do (self, test->what, self->path, "again", NULL);
      g_assert_cmpstr (again, ==, "saved\n");
      g_assert_cmpuint (harness_count (self), ==, 1);
    }

  g_assert_cmpint (at, <, MANY);
  g_assert_cmpuint (n_old, >, 2);
  g_assert_cmpuint (n_new, >, 0);
  g_print ("# promise: kill -9 in a save | %s | %d kills, one at each call: %u old, %u new, 0 lost\n",
           test->name, at - 1, n_old, n_new);
}

/* What all the errors of a case have in common. */
typedef struct
{
  Harness *harness;
  const Case *test;
  ParcoursMap *map;
  GBytes *old;
  guint n_refused;
  guint n_saved;
} Trial;

static gboolean
export (Trial *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->harness->path);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;

  if (g_str_equal (self->test->what, "thumbnail"))
    return parcours_export_thumbnail (self->map, 128, file, error);

  return parcours_export (self->map, &options, file, NULL, NULL, error);
}

/* One export at whose call `fault->at` the disk fails; FALSE if it has fewer calls. */
static gboolean
fail_once (Trial *self, const Fault *fault)
{
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  put_picture (self->harness, self->old);
  *self->harness->struck = 0;
  fault_arm (fault, self->harness->struck);
  done = export (self, &error);
  fault_arm (NULL, NULL);
  if (!*self->harness->struck)
    return FALSE;

  now = read_picture (self->harness);
  if (done)
    {
      self->n_saved++;
      g_assert_no_error (error);
    }
  else
    {
      self->n_refused++;
      harness_assert_helpful (self->harness, error->message);
    }
  if (done || strstr (error->message, "did not confirm") != NULL)
    g_assert_true (is_whole (self->test, now) && !equal (now, self->old));
  else
    g_assert_true (equal (now, self->old));

  return TRUE;
}

/* At each of the calls in turn, with that error or (0) the next of them. */
static void
fail_at_each (Trial *self, int errnum, gboolean sticky)
{
  for (int at = 1; ; at++)
    {
      int how = errnum != 0 ? errnum : errnums[at % G_N_ELEMENTS (errnums)];
      Fault fault = { self->harness->folder, NULL, at, how, sticky };

      if (!fail_once (self, &fault))
        return;
      g_assert_cmpint (at, <, MANY);
    }
}

/* In a child, which is the first of its family to paint anything. */
static int
fail_in_each_way (Harness *self, gconstpointer data)
{
  Trial trial = { .harness = self, .test = data };
  guint n_errors = harness_effort (0, G_N_ELEMENTS (errnums), G_N_ELEMENTS (errnums));

  trial.map = saver_make_map ("new");
  trial.old = read_picture (self);
  for (guint i = 0; i < MAX (n_errors, 1); i++)
    for (int sticky = 0; sticky < 2; sticky++)
      fail_at_each (&trial, n_errors > 0 ? errnums[i] : 0, sticky);
  put_picture (self, trial.old);
  g_clear_pointer (&trial.old, g_bytes_unref);
  g_clear_object (&trial.map);
  printf ("%s at each call, once and lasting: %u refused, %u saved", n_errors > 0 ? "5 errors" : "one of 5 errors",
          trial.n_refused, trial.n_saved);

  return 0;
}

static void
test_errors (Harness *self, gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) old = make_old (self, test);
  g_autofree char *again = NULL;
  g_autoptr (Run) run = NULL;

  g_assert_true (test->first == (old == NULL));
  run = harness_finish (self, harness_fork (self, NULL, fail_in_each_way, test));
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  again = harness_do (self, test->what, self->path, "again", NULL);
  g_assert_cmpstr (again, ==, "saved\n");
  g_assert_cmpuint (harness_count (self), ==, 1);
  g_print ("# promise: refused writes | %s | %s, 0 lost\n", test->name, run->out);
}

#define SVG "export", "map.svg", "<?xml", "</svg>\n"
#define PDF "export", "map.pdf", "%PDF-", "%%EOF\n"
#define PNG "export", "map.png", "\211PNG\r\n", "IEND\256B`\202"
#define HTML "export", "map.html", "<!DOCTYPE html>", "</html>\n"
#define THUMBNAIL "thumbnail", "small.png", "\211PNG\r\n", "IEND\256B`\202"

int
main (int argc, char **argv)
{
  static const Case kills[] = {
    { "/fault/export/kill/svg", SVG, FALSE },
    { "/fault/export/kill/svg-first", SVG, TRUE },
    { "/fault/export/kill/pdf", PDF, FALSE },
    { "/fault/export/kill/pdf-first", PDF, TRUE },
    { "/fault/export/kill/png", PNG, FALSE },
    { "/fault/export/kill/png-first", PNG, TRUE },
    { "/fault/export/kill/html", HTML, FALSE },
    { "/fault/export/kill/html-first", HTML, TRUE },
    { "/fault/export/kill/thumbnail", THUMBNAIL, FALSE },
  };
  static const Case errors[] = {
    { "/fault/export/errors/svg", SVG, FALSE },
    { "/fault/export/errors/svg-first", SVG, TRUE },
    { "/fault/export/errors/pdf", PDF, FALSE },
    { "/fault/export/errors/pdf-first", PDF, TRUE },
    { "/fault/export/errors/png", PNG, FALSE },
    { "/fault/export/errors/png-first", PNG, TRUE },
    { "/fault/export/errors/html", HTML, FALSE },
    { "/fault/export/errors/html-first", HTML, TRUE },
    { "/fault/export/errors/thumbnail", THUMBNAIL, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kills); i++)
    g_test_add (kills[i].name, Harness, &kills[i], set_up, test_kill, harness_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    g_test_add (errors[i].name, Harness, &errors[i], set_up, test_errors, harness_tear_down);

  return g_test_run ();
}

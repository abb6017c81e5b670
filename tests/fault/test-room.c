/* Real disks of every small size: what does not fit is refused and said, and the old file is as it was. */
#include "config.h"

#include "harness.h"
#include "../mounts.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Everything fits long before: a test that gets here has lost count. */
#define MANY 60

/* As many disks that are large enough are tried. */
#define N_SAVED 3

/* A child's status where nothing can be mounted. */
#define IMPOSSIBLE 77

typedef struct
{
  const char *name;
  Place place;
  gboolean first;               /* there is no file yet */
  gboolean state;               /* the small disk is the state folder's, not the document's */
  const char *limit;            /* what there is little of: pages or names */
} Case;

static gboolean
has_pages (const Case *test)
{
  return g_str_equal (test->limit, "pages");
}

/* A new disk with `n` of them. */
static gboolean
mount_disk (const char *where, const Case *test, int n)
{
  g_autofree char *options = has_pages (test) ? g_strdup_printf ("mode=0700,size=%d", n * getpagesize ())
                                              : g_strdup_printf ("mode=0700,nr_inodes=%d", n);

  return mount ("tmpfs", where, "tmpfs", 0, options) == 0;
}

static void
put_document (Harness *self, const Case *test, const char *old)
{
  g_autofree char *other = g_build_filename (self->folder, "other.jmap", NULL);

  harness_restore (self, test->first ? NULL : old, -1);
  if (test->place == PLACE_HARD_LINK && link (self->path, other) != 0)
    g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* Saves, and looks at what became of it. TRUE if it was saved. */
static gboolean
save (Harness *self, const Case *test, const char *old, const char *text)
{
  guint names = harness_count (self);
  g_autoptr (Run) run = harness_run (self, NULL, test->first ? "create" : "title", self->path, text, NULL);
  g_autofree char *now = harness_read (self);
  gboolean saved = run->status == 0;

  if (saved)
    {
      g_autofree char *title = harness_do (self, "load", self->path, NULL);

      g_assert_cmpuint (strlen (title), ==, strlen (text) + 1);
      g_assert_true (g_str_has_prefix (title, text));
    }
  else
    {
      g_assert_cmpint (run->status, ==, 1);
      g_assert_cmpstr (run->out, ==, "");
      harness_assert_helpful (self, run->err);
      g_assert_nonnull (strstr (run->err, "room"));
      g_assert_cmpstr (now, ==, test->first ? NULL : old);
    }
  g_assert_cmpuint (harness_count (self), ==, names + (saved && test->first ? 1 : 0));
  g_assert_cmpuint (harness_count_copies (self), ==, 0);

  return saved;
}

/* In a child with mounts of its own, which end with it. Says how many disks refused and how many took the map. */
static int
try_disks (Harness *self, gconstpointer data)
{
  const Case *test = data;
  const char *where = test->state ? self->state : self->folder;
  g_autofree char *old = harness_read (self);
  g_autofree char *text = g_strnfill (20000, 'n');
  guint n_refused = 0, n_saved = 0;
  int n;

  if (!mounts_make_private ())
    return IMPOSSIBLE;

  g_assert_cmpint (g_mkdir_with_parents (where, 0700), ==, 0);
  n = 1;
  if (!test->first && !test->state)     /* as many as the old one takes; the folder itself is a name */
    n = has_pages (test) ? strlen (old) / getpagesize () + 1 : 2;
  for (; n_saved < N_SAVED && n < MANY; n++)
    {
      if (!mount_disk (where, test, n))
        return IMPOSSIBLE;
      put_document (self, test, old);
      if (save (self, test, old, text))
        n_saved++;
      else
        n_refused++;
      g_assert_cmpint (umount (where), ==, 0);          /* and nobody holds it */
    }
  g_assert_cmpuint (n_saved, ==, N_SAVED);
  g_assert_cmpuint (n_refused, >, 0);
  printf ("%u refused, %u saved", n_refused, n_saved);

  return 0;
}

static void
test_sizes (Harness *self, gconstpointer data)
{
  const Case *test = data;
  g_autofree char *long_title = g_strnfill (9000, 'o');
  g_autofree char *out = harness_do (self, "title", self->path, long_title, NULL);
  g_autoptr (Run) run = harness_finish (self, harness_fork (self, NULL, try_disks, test));

  g_assert_cmpstr (out, ==, "saved\n");
  if (run->status == IMPOSSIBLE)
    {
      g_test_skip ("needs the right to mount disks");
      return;
    }
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  g_print ("# promise: refused writes | %s | disks of few %s, each number: %s, 0 lost\n",
           test->name, test->limit, run->out);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "/fault/room/plain", PLACE_PLAIN, FALSE, FALSE, "pages" },
    { "/fault/room/plain-names", PLACE_PLAIN, FALSE, FALSE, "names" },
    { "/fault/room/hard-link", PLACE_HARD_LINK, FALSE, FALSE, "pages" },
    { "/fault/room/first-save", PLACE_PLAIN, TRUE, FALSE, "pages" },
    { "/fault/room/first-save-names", PLACE_PLAIN, TRUE, FALSE, "names" },
    { "/fault/room/state-folder", PLACE_HARD_LINK, FALSE, TRUE, "pages" },
    { "/fault/room/state-folder-names", PLACE_HARD_LINK, FALSE, TRUE, "names" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Harness, &cases[i], harness_set_up, test_sizes, harness_tear_down);

  return g_test_run ();
}

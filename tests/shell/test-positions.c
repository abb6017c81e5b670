/* Where each map was looked at last: found again, bounded, and never in the way. */
#include "config.h"

#include <glib/gstdio.h>

#include "shell/positions.h"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "parcours", "positions", NULL);
}

static void
clear (void)
{
  g_autofree char *path = dup_path ();

  g_remove (path);
}

static void
keep (const char *uri, double x)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  parcours_positions_keep (file, &(ParcoursPosition) { 0.5, x, 2 * x, "wall" });
}

static gboolean
find (const char *uri, ParcoursPosition *position)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return parcours_positions_find (file, position);
}

static void
test_kept (void)
{
  ParcoursPosition position;

  clear ();
  g_assert_false (find ("file:///a.jmap", &position));
  keep ("file:///a.jmap", 120.25);
  keep ("dav://[::1]:8080/b%20c.jmap", -3);
  g_assert_true (find ("file:///a.jmap", &position));
  g_assert_cmpfloat (position.zoom, ==, 0.5);
  g_assert_cmpfloat (position.x, ==, 120.25);
  g_assert_cmpfloat (position.y, ==, 240.5);
  g_assert_cmpstr (position.view, ==, "wall");
  g_assert_true (find ("dav://[::1]:8080/b%20c.jmap", &position));
  g_assert_cmpfloat (position.x, ==, -3);
  keep ("file:///a.jmap", 7);
  g_assert_true (find ("file:///a.jmap", &position));
  g_assert_cmpfloat (position.x, ==, 7);
}

static void
test_bounded (void)
{
  ParcoursPosition position;
  g_autofree char *path = dup_path ();
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  gsize n;

  clear ();
  for (guint i = 0; i < PARCOURS_POSITIONS_MAX + 5; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u.jmap", i);

      keep (uri, i);
      if (i == 100)
        keep ("file:///0.jmap", 0);     /* seen again: others are older now */
    }
  g_assert_true (g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL));
  groups = g_key_file_get_groups (keys, &n);
  g_assert_cmpuint (n, ==, PARCOURS_POSITIONS_MAX);
  g_assert_true (find ("file:///0.jmap", &position));
  g_assert_false (find ("file:///1.jmap", &position));
  g_assert_true (find ("file:///204.jmap", &position));
}

static void
test_nonsense (void)
{
  static const char *const bad[] = {
    "not a key file at all", "[%s]\nzoom=nan\nx=1\ny=1\n", "[%s]\nzoom=1\nx=inf\ny=1\n", "[%s]\nzoom=1\nx=1e300\ny=1\n",
    "[%s]\nzoom=0\nx=1\ny=1\n", "[%s]\nzoom=-1\nx=1\ny=1\n", "[%s]\nzoom=1\nx=1\n", "[%s]\nzoom=one\nx=1\ny=1\n",
  };
  g_autofree char *path = dup_path ();
  g_autofree char *group = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "file:///a.jmap", -1);
  ParcoursPosition position;

  keep ("file:///a.jmap", 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (GStrv) parts = g_strsplit (bad[i], "%s", 2);
      g_autofree char *text = g_strjoinv (group, parts);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      g_assert_false (find ("file:///a.jmap", &position));
    }
  keep ("file:///a.jmap", 5);
  g_assert_true (find ("file:///a.jmap", &position));
  g_assert_cmpfloat (position.x, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/positions/kept", test_kept);
  g_test_add_func ("/positions/bounded", test_bounded);
  g_test_add_func ("/positions/nonsense", test_nonsense);
  return g_test_run ();
}

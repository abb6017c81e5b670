/* positions.c - see positions.h. */
#include "config.h"

#include "shell/positions.h"

#include <math.h>

/* Far beyond any map, but no number that arithmetic chokes on. */
#define FARTHEST 1e7

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "parcours", "positions", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *keys = g_key_file_new ();

  g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL);
  return keys;
}

/* An address may hold what a group's name may not. */
static char *
dup_group (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

static gboolean
read_number (GKeyFile *keys, const char *group, const char *key, double *number)
{
  g_autoptr (GError) error = NULL;

  *number = g_key_file_get_double (keys, group, key, &error);
  return error == NULL && isfinite (*number) && fabs (*number) <= FARTHEST;
}

gboolean
parcours_positions_find (GFile *file, ParcoursPosition *position)
{
  g_autoptr (GKeyFile) keys = NULL;
  g_autofree char *group = NULL, *view = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  keys = load ();
  group = dup_group (file);
  if (!read_number (keys, group, "zoom", &position->zoom) || position->zoom <= 0
      || !read_number (keys, group, "x", &position->x) || !read_number (keys, group, "y", &position->y))
    return FALSE;
  view = g_key_file_get_string (keys, group, "view", NULL);
  g_strlcpy (position->view, view != NULL ? view : "", sizeof position->view);
  return TRUE;
}

typedef struct
{
  const char *group;
  gint64 time;
} Aged;

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const Aged *left = a, *right = b;

  return left->time < right->time ? -1 : left->time > right->time;
}

static void
drop_oldest (GKeyFile *keys)
{
  gsize n;
  g_auto (GStrv) groups = g_key_file_get_groups (keys, &n);
  g_autofree Aged *aged = g_new0 (Aged, n);

  for (gsize i = 0; i < n; i++)
    aged[i] = (Aged) { groups[i], g_key_file_get_int64 (keys, groups[i], "time", NULL) };
  qsort (aged, n, sizeof *aged, compare_ages);
  for (gsize i = 0; i + PARCOURS_POSITIONS_MAX < n; i++)
    g_key_file_remove_group (keys, aged[i].group, NULL);
}

void
parcours_positions_keep (GFile *file, const ParcoursPosition *position)
{
  g_autoptr (GKeyFile) keys = NULL;
  g_autofree char *path = NULL, *folder = NULL, *group = NULL, *text = NULL;
  gsize length;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (position != NULL);

  keys = load ();
  group = dup_group (file);
  g_key_file_set_double (keys, group, "zoom", position->zoom);
  g_key_file_set_double (keys, group, "x", position->x);
  g_key_file_set_double (keys, group, "y", position->y);
  g_key_file_set_string (keys, group, "view", position->view);
  g_key_file_set_int64 (keys, group, "time", g_get_real_time ());
  drop_oldest (keys);

  path = dup_path ();
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  text = g_key_file_to_data (keys, &length, NULL);
  /* Whole or not at all, but not worth waiting for the disk. */
  g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

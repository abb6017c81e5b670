/* How a redo copy is written and read; settle.c is what is done with one. */
#include "config.h"

#include "share/redo.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/overwrite.h"
#include "share/side.h"

#define FIRST "parcours-redo-1 "

/* Two lengths of 16 digits and the sum. */
#define SUM_LENGTH 64
#define LAST_LENGTH (16 + 16 + SUM_LENGTH + 1)

char *
parcours_redo_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "parcours", "redo", NULL);
}

/* What it is in is flushed once, when it is made: a copy in a folder that a power cut takes away is none. */
int
parcours_redo_open_folder (void)
{
  g_autofree char *path = parcours_redo_dup_folder ();
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0 || errno != ENOENT)
    return fd;

  if (g_mkdir_with_parents (path, 0700) != 0)
    return -1;
  for (char *at = g_path_get_dirname (path), *next; ; at = next)
    {
      PARCOURS_AUTO_FD int parent = open (at, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      gboolean last = g_str_equal (at, g_get_user_state_dir ()) || strlen (at) <= 1;

      if (parent >= 0)
        fsync (parent);
      next = g_path_get_dirname (at);
      g_free (at);
      if (last)
        {
          g_free (next);
          break;
        }
    }

  return open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

char *
parcours_redo_name (int target)
{
  struct stat st;

  if (fstat (target, &st) != 0)
    return NULL;

  return g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", (guint64) st.st_dev, (guint64) st.st_ino);
}

gboolean
parcours_redo_begin (int fd, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *line = g_strconcat (FIRST, uri, "\n", NULL);

  return parcours_side_write (fd, line, strlen (line));
}

static char *
make_sum (GBytes *fresh, GBytes *old)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, g_bytes_get_data (fresh, NULL), g_bytes_get_size (fresh));
  g_checksum_update (checksum, g_bytes_get_data (old, NULL), g_bytes_get_size (old));

  return g_strdup (g_checksum_get_string (checksum));
}

/* The part of a copy after its first line; NULL if it has none. */
static GBytes *
after_first_line (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data != NULL ? memchr (data, '\n', length) : NULL;

  if (end == NULL || length < strlen (FIRST) || memcmp (data, FIRST, strlen (FIRST)) != 0)
    return NULL;

  return g_bytes_new_from_bytes (bytes, end + 1 - data, length - (end + 1 - data));
}

gboolean
parcours_redo_seal (int fd, GBytes *old, GBytes **fresh)
{
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *line = NULL;
  gsize length;
  gconstpointer data;

  g_return_val_if_fail (old != NULL && fresh != NULL, FALSE);

  written = parcours_overwrite_read (fd, G_MAXSSIZE);
  if (written == NULL)
    return FALSE;
  content = after_first_line (written);
  if (content == NULL)
    {
      errno = EIO;
      return FALSE;
    }

  sum = make_sum (content, old);
  line = g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x%s\n",
                          (guint64) g_bytes_get_size (content), (guint64) g_bytes_get_size (old), sum);
  data = g_bytes_get_data (old, &length);
  if (!parcours_side_write (fd, data, length) || !parcours_side_write (fd, line, strlen (line)))
    return FALSE;
  *fresh = g_steal_pointer (&content);

  return TRUE;
}

static gboolean
parse_length (const char *digits, guint64 *length)
{
  g_autofree char *text = g_strndup (digits, 16);

  return g_ascii_string_to_unsigned (text, 16, 0, G_MAXINT64, length, NULL);
}

static char *
parse_path (GBytes *bytes, GBytes *rest)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize line = g_bytes_get_size (bytes) - g_bytes_get_size (rest) - 1;
  g_autofree char *uri = g_strndup (data + strlen (FIRST), line - strlen (FIRST));

  return g_filename_from_uri (uri, NULL, NULL);
}

gboolean
parcours_redo_parse (GBytes *bytes, char **path, GBytes **fresh, GBytes **old)
{
  g_autoptr (GBytes) rest = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autofree char *sum = NULL;
  guint64 n_fresh, n_old;
  const char *last;
  gsize length;

  g_return_val_if_fail (bytes != NULL, FALSE);

  rest = after_first_line (bytes);
  length = rest != NULL ? g_bytes_get_size (rest) : 0;
  if (length < LAST_LENGTH)
    return FALSE;
  length -= LAST_LENGTH;
  last = (const char *) g_bytes_get_data (rest, NULL) + length;
  if (!parse_length (last, &n_fresh) || !parse_length (last + 16, &n_old) || n_fresh > length || n_old != length - n_fresh)
    return FALSE;

  first = g_bytes_new_from_bytes (rest, 0, n_fresh);
  second = g_bytes_new_from_bytes (rest, n_fresh, n_old);
  sum = make_sum (first, second);
  if (memcmp (last + 32, sum, SUM_LENGTH) != 0)
    return FALSE;
  *path = parse_path (bytes, rest);
  *fresh = g_steal_pointer (&first);
  *old = g_steal_pointer (&second);

  return *path != NULL;
}

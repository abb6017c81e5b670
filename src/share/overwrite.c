#include "config.h"

#include "share/overwrite.h"

#include <errno.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((gsize) 64 * 1024)

#define WAIT_MAX (10 * G_USEC_PER_SEC)
#define WAIT_STEP (2 * G_TIME_SPAN_MILLISECOND)

GBytes *
parcours_overwrite_read (int fd, gsize max)
{
  g_autofree char *data = NULL;
  struct stat st;
  gsize size, used = 0;

  if (fstat (fd, &st) != 0)
    return NULL;
  size = st.st_size;
  if (size > max)
    {
      errno = EFBIG;
      return NULL;
    }

  data = g_malloc (MAX (size, 1));
  while (used < size)
    {
      gssize got = pread (fd, data + used, size - used, used);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return NULL;
      if (got == 0)
        break;                  /* somebody cut it meanwhile */
      used += got;
    }

  return g_bytes_new_take (g_steal_pointer (&data), used);
}

static gboolean
write_at (int fd, const char *data, gsize length, gsize at)
{
  while (length > 0)
    {
      gssize written = pwrite (fd, data, length, at);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      at += written;
      length -= written;
    }

  return TRUE;
}

/* Leaves alone what is there already: putting old bytes back must not need room on a disk that is full. */
static gboolean
write_changed (int fd, const char *data, gsize length, gsize at)
{
  g_autofree char *has = g_malloc (CHUNK);

  for (gsize done = 0; done < length; done += CHUNK)
    {
      gsize part = MIN (CHUNK, length - done);

      if ((pread (fd, has, part, at + done) != (gssize) part || memcmp (has, data + done, part) != 0) &&
          !write_at (fd, data + done, part, at + done))
        return FALSE;
    }

  return TRUE;
}

gboolean
parcours_overwrite (int fd, GBytes *bytes)
{
  gsize length, before;
  const char *data;
  struct stat st;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  if (fstat (fd, &st) != 0)
    return FALSE;
  before = st.st_size;

  if (length > before && !write_at (fd, data + before, length - before, before))
    return FALSE;
  if (!write_changed (fd, data, MIN (length, before), 0))
    return FALSE;
  if (length < before && ftruncate (fd, length) != 0)
    return FALSE;

  return fsync (fd) == 0;
}

/* After a power cut some blocks may be new and some old, in any order, and blocks that the file grew by may hold zeros. */
ParcoursOverwriteState
parcours_overwrite_judge (GBytes *now, GBytes *old, GBytes *fresh)
{
  gsize n_now, n_old, n_fresh;
  const char *at, *was, *will;

  g_return_val_if_fail (now != NULL && old != NULL && fresh != NULL, PARCOURS_OVERWRITE_OTHER);

  if (g_bytes_equal (now, old) || g_bytes_equal (now, fresh))
    return PARCOURS_OVERWRITE_WHOLE;

  at = g_bytes_get_data (now, &n_now);
  was = g_bytes_get_data (old, &n_old);
  will = g_bytes_get_data (fresh, &n_fresh);
  if (n_now < MIN (n_old, n_fresh) || n_now > MAX (n_old, n_fresh))
    return PARCOURS_OVERWRITE_OTHER;

  for (gsize i = 0; i < n_now; i++)
    if (!((i < n_old && at[i] == was[i]) || (i < n_fresh && at[i] == will[i]) || (i >= n_old && at[i] == '\0')))
      return PARCOURS_OVERWRITE_OTHER;

  return PARCOURS_OVERWRITE_TORN;
}

gboolean
parcours_overwrite_lock (int fd, gboolean shared)
{
  gint64 end = g_get_monotonic_time () + WAIT_MAX;

  while (flock (fd, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        return TRUE;
      if (g_get_monotonic_time () >= end)
        return FALSE;
      g_usleep (WAIT_STEP + g_random_int_range (0, WAIT_STEP));
    }

  return TRUE;
}

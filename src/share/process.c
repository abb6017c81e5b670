#include "config.h"

#include "share/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"

#define BOOT "/proc/sys/kernel/random/boot_id"
#define CONTAINER "/proc/self/ns/pid"

#define PLACE_LENGTH 16

/* Where the start time stands in /proc/<pid>/stat, counted from the state, which follows the name. */
#define FIELD_START 19

/* The beginning of a file of the kernel's, as a string. FALSE if it cannot be read. */
static gboolean
read_start (const char *path, char *buffer, gsize size)
{
  PARCOURS_AUTO_FD int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize length = fd >= 0 ? read (fd, buffer, size - 1) : -1;

  if (length <= 0)
    return FALSE;
  buffer[length] = '\0';

  return TRUE;
}

const char *
parcours_process_get_place (void)
{
  static gsize place;

  if (g_once_init_enter (&place))
    {
      g_autofree char *container = g_file_read_link (CONTAINER, NULL);
      g_autofree char *text = NULL;
      char *token = g_strdup ("");
      char boot[64];

      if (container != NULL && read_start (BOOT, boot, sizeof boot))
        {
          text = g_strconcat (boot, container, NULL);
          g_free (token);
          token = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
          token[PLACE_LENGTH] = '\0';
        }
      g_once_init_leave (&place, (gsize) token);
    }

  return (const char *) place;
}

/* `*state` receives the letter of its state. FALSE if nothing can be told. */
static gboolean
look (gint64 pid, char *state, guint64 *start)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  char text[1024];
  char *field;

  if (!read_start (path, text, sizeof text) || (field = strrchr (text, ')')) == NULL || field[1] == '\0')
    return FALSE;

  field += 2;                   /* the name, in brackets, may hold brackets and spaces itself */
  *state = *field;
  for (int i = 0; i < FIELD_START && field != NULL; i++)
    field = strchr (field + 1, ' ');
  *start = field != NULL ? g_ascii_strtoull (field, NULL, 10) : 0;

  return TRUE;
}

guint64
parcours_process_get_start (gint64 pid)
{
  guint64 start;
  char state;

  return look (pid, &state, &start) ? start : 0;
}

gboolean
parcours_process_lives (gint64 pid, guint64 start)
{
  guint64 now_start;
  char state;

  if (pid <= 0 || pid > G_MAXINT32)
    return FALSE;
  if (kill ((pid_t) pid, 0) != 0 && errno == ESRCH)
    return FALSE;

  /* Others' processes may be hidden here and alive all the same. */
  if (!look (pid, &state, &now_start))
    return TRUE;

  return state != 'Z' && state != 'X' && (start == 0 || now_start == 0 || now_start == start);
}

gboolean
parcours_process_is_own (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT, pid);
  struct stat st;

  return stat (path, &st) == 0 && st.st_uid == geteuid ();
}

#include "config.h"

#include "share/roll.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "share/process.h"

#define FIRST "parcours-presence-1\n"

#define LINE_MAX_BYTES 1024
#define NAME_MAX_CHARS 64
#define DAY (24 * 60 * 60)

/* Behind it g_date_time_new_from_unix_utc() has no date. */
#define TIME_MAX G_GINT64_CONSTANT (253402300799)

enum { ID, PID, START, PLACE, OPENED, SEEN, HOST, USER, N_FIELDS };

/* Anybody's name as a person can read it, and short. */
static char *
clean_name (const char *text, gsize length)
{
  char *name = parcours_clean_line (text, length);

  if (g_utf8_strlen (name, -1) > NAME_MAX_CHARS)
    *g_utf8_offset_to_pointer (name, NAME_MAX_CHARS) = '\0';

  return g_strchomp (name);     /* where it was cut there may be a space */
}

/* Something without a space or a sign in it. */
static char *
clean_token (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isalnum (text[n]))
    n++;

  return n == length && n <= NAME_MAX_CHARS ? g_strndup (text, n) : NULL;
}

static gboolean
read_number (const char *text, gsize length, guint64 max, guint64 *number)
{
  g_autofree char *copy = g_strndup (text, length);

  return g_ascii_string_to_unsigned (copy, 10, 0, max, number, NULL);
}

static void
set_line (ParcoursRollEntry *entry)
{
  g_free (entry->line);
  entry->line = g_strdup_printf ("%s\t%" G_GINT64_FORMAT "\t%" G_GUINT64_FORMAT "\t%s\t"
                                 "%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\n",
                                 entry->id, entry->pid, entry->start, entry->place, entry->opened, entry->seen,
                                 entry->host, entry->user);
}

ParcoursRollEntry *
parcours_roll_entry_new (const char *user, const char *host, gint64 now)
{
  ParcoursRollEntry *entry;

  g_return_val_if_fail (user != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  entry = g_new0 (ParcoursRollEntry, 1);
  entry->id = parcours_new_id ();
  entry->pid = getpid ();
  entry->start = parcours_process_get_start (entry->pid);
  entry->place = g_strdup (parcours_process_get_place ());
  entry->opened = entry->seen = now;
  entry->host = clean_name (host, strlen (host));
  entry->user = clean_name (user, strlen (user));
  set_line (entry);

  return entry;
}

ParcoursRollEntry *
parcours_roll_entry_copy (const ParcoursRollEntry *entry)
{
  ParcoursRollEntry *copy;

  g_return_val_if_fail (entry != NULL, NULL);

  copy = g_new (ParcoursRollEntry, 1);
  *copy = *entry;
  copy->id = g_strdup (entry->id);
  copy->place = g_strdup (entry->place);
  copy->host = g_strdup (entry->host);
  copy->user = g_strdup (entry->user);
  copy->line = g_strdup (entry->line);

  return copy;
}

void
parcours_roll_entry_free (ParcoursRollEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->id);
  g_free (entry->place);
  g_free (entry->host);
  g_free (entry->user);
  g_free (entry->line);
  g_free (entry);
}

void
parcours_roll_entry_beat (ParcoursRollEntry *entry, gint64 now)
{
  g_return_if_fail (entry != NULL);

  entry->seen = now;
  set_line (entry);
}

gboolean
parcours_roll_entry_is_here (const ParcoursRollEntry *entry)
{
  g_return_val_if_fail (entry != NULL, FALSE);

  return *entry->place != '\0' && g_str_equal (entry->place, parcours_process_get_place ());
}

/* NULL if the line (without its end) is not what it should be. */
static ParcoursRollEntry *
parse_line (const char *line, gsize length)
{
  g_autoptr (ParcoursRollEntry) entry = NULL;
  const char *fields[N_FIELDS];
  gsize lengths[N_FIELDS];
  const char *at = line;
  guint64 pid, opened, seen;

  if (length > LINE_MAX_BYTES)
    return NULL;
  for (int i = 0; i < N_FIELDS; i++)
    {
      const char *tab = memchr (at, '\t', line + length - at);

      if (tab == NULL && i < N_FIELDS - 1)
        return NULL;
      fields[i] = at;
      lengths[i] = tab != NULL ? tab - at : line + length - at;
      at = tab != NULL ? tab + 1 : line + length;
    }

  entry = g_new0 (ParcoursRollEntry, 1);
  entry->id = clean_token (fields[ID], lengths[ID]);
  entry->place = clean_token (fields[PLACE], lengths[PLACE]);
  if (entry->id == NULL || *entry->id == '\0' || entry->place == NULL ||
      !read_number (fields[PID], lengths[PID], G_MAXINT32, &pid) || pid == 0 ||
      !read_number (fields[START], lengths[START], G_MAXUINT64, &entry->start) ||
      !read_number (fields[OPENED], lengths[OPENED], TIME_MAX, &opened) ||
      !read_number (fields[SEEN], lengths[SEEN], TIME_MAX, &seen))
    return NULL;

  entry->pid = pid;
  entry->opened = opened;
  entry->seen = seen;
  entry->host = clean_name (fields[HOST], lengths[HOST]);
  entry->user = clean_name (fields[USER], lengths[USER]);
  if (*entry->user == '\0')
    return NULL;
  entry->line = g_strdup_printf ("%.*s\n", (int) length, line);

  return g_steal_pointer (&entry);
}

static gboolean
has_id (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      ParcoursRollEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->id, id))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
parcours_roll_parse (const char *data, gsize length)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_roll_entry_free);
  const char *end;
  const char *line;
  const char *next;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length == 0)
    return g_steal_pointer (&entries);
  if (length > PARCOURS_ROLL_MAX || length < strlen (FIRST) || memcmp (data, FIRST, strlen (FIRST)) != 0)
    return NULL;

  end = data + length;
  for (line = data + strlen (FIRST); line < end && entries->len < PARCOURS_ROLL_ENTRIES; line = next + 1)
    {
      ParcoursRollEntry *entry;

      next = memchr (line, '\n', end - line);
      if (next == NULL)
        break;                  /* its writer was killed halfway */
      entry = memchr (line, '\0', next - line) == NULL ? parse_line (line, next - line) : NULL;
      if (entry != NULL && !has_id (entries, entry->id))
        g_ptr_array_add (entries, entry);
      else
        parcours_roll_entry_free (entry);
    }

  return g_steal_pointer (&entries);
}

char *
parcours_roll_print (GPtrArray *entries)
{
  GString *text;

  g_return_val_if_fail (entries != NULL, NULL);

  text = g_string_new (entries->len > 0 ? FIRST : "");
  for (guint i = 0; i < MIN (entries->len, PARCOURS_ROLL_ENTRIES); i++)
    {
      ParcoursRollEntry *entry = entries->pdata[i];

      if (text->len + strlen (entry->line) <= PARCOURS_ROLL_MAX)
        g_string_append (text, entry->line);
    }

  return g_string_free (text, FALSE);
}

GPtrArray *
parcours_roll_read (int fd)
{
  char data[PARCOURS_ROLL_MAX + 1];
  struct stat st;
  gssize length;

  if (fstat (fd, &st) != 0 || !S_ISREG (st.st_mode) || st.st_nlink > 1)
    return NULL;
  do
    length = pread (fd, data, sizeof data, 0);
  while (length < 0 && errno == EINTR);

  return length >= 0 ? parcours_roll_parse (data, length) : NULL;
}

/* By our own clock, which may be far from theirs: hence so long. */
static gboolean
is_over (const ParcoursRollEntry *entry, gint64 now)
{
  if (parcours_roll_entry_is_here (entry))
    return !parcours_process_lives (entry->pid, entry->start);

  return entry->seen + DAY < now;
}

gboolean
parcours_roll_is_over (int fd)
{
  g_autoptr (GPtrArray) entries = parcours_roll_read (fd);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!is_over (entries->pdata[i], now))
      return FALSE;

  return TRUE;
}

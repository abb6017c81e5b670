/* roll.h - the text of the presence file `.name.jmap.lock`: a line for each session that has the document open.
 *
 *   parcours-presence-1
 *   ID TAB PID TAB START TAB PLACE TAB OPENED TAB SEEN TAB HOST TAB USER
 *
 * ID is random and tells sessions apart; PID, START and PLACE are those of process.h; OPENED and SEEN (the last
 * heartbeat) are seconds since 1970 by the clock of the file's disk or server, as near as it could be told; HOST and
 * USER are for people to read. What follows a further tab is for later versions and stays as it is.
 *
 * Anybody who may write in the folder may have written it, so it is read within bounds and believed to no effect but a
 * strange name: at most 4 KiB and 32 lines, names cleaned and cut. A line that is not like that is passed over. A file
 * that does not begin like that, or is longer, is somebody else's: it says nobody, and is not touched.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PARCOURS_ROLL_MAX 4096  /* bytes */
#define PARCOURS_ROLL_ENTRIES 32

/* From one sign of life to the next, and how long to wait for one; in seconds. */
#define PARCOURS_ROLL_BEAT 30
#define PARCOURS_ROLL_PATIENCE (3 * PARCOURS_ROLL_BEAT)

typedef struct
{
  char *id;
  gint64 pid;
  guint64 start;
  char *place;
  gint64 opened;
  gint64 seen;
  char *host;
  char *user;

  char *line;                   /* how it stands in the file */
} ParcoursRollEntry;

/* An entry for a session of this process, opened and seen at `now`. The caller owns it. */
ParcoursRollEntry *parcours_roll_entry_new (const char *user, const char *host, gint64 now);
ParcoursRollEntry *parcours_roll_entry_copy (const ParcoursRollEntry *entry);
void parcours_roll_entry_free (ParcoursRollEntry *entry);

/* A sign of life. */
void parcours_roll_entry_beat (ParcoursRollEntry *entry, gint64 now);

/* TRUE if the entry's process number can be looked up here. */
gboolean parcours_roll_entry_is_here (const ParcoursRollEntry *entry);

/* The entries of a file's bytes: an array with free function, owned by the caller. Nothing at all is an empty roll.
 * NULL: it is somebody else's file. */
GPtrArray *parcours_roll_parse (const char *data, gsize length);

/* The text for the entries, in their order; those that do not fit any more are left out. "" for none. The caller
 * owns it. */
char *parcours_roll_print (GPtrArray *entries);

/* The roll in the open file, which is only read. NULL also if it is no plain file or has another name that somebody
 * may care for. */
GPtrArray *parcours_roll_read (int fd);

/* TRUE if all sessions of the roll in the open file are over for certain: their process is gone, or it was on
 * another machine and gave no sign of life for more than a day. */
gboolean parcours_roll_is_over (int fd);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursRollEntry, parcours_roll_entry_free)

G_END_DECLS

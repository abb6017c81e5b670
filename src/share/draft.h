/* draft.h - the safety net beside a document: within one second of an edit the whole map is on disk in the state folder,
 * and after a crash it is offered at the next start. The user's own file is never touched by it.
 *
 * One folder a session of a document, $XDG_STATE_HOME/parcours/recovery/<hash of uri>-<session>/, holding `meta` (key file:
 * uri, title, base hash; locked with flock while the session lives), `base` (bytes at last load or save, if there is a file)
 * and `draft` (canonical map, atomically replaced; its time is the draft's). "Modified" and "draft due" are two facts: the second clears only when the
 * draft is on disk; a failed write is tried again.
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_DRAFT (parcours_draft_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursDraft, parcours_draft, PARCOURS, DRAFT, GObject)

/* Starts watching `map`. `file` NULL for an untitled map. Nothing is written before the first edit, unless the map is modified
 * already (a recovered one). Undone to where it was saved, a map has no draft.
 * Property "problem" (string or NULL, notifies): why the draft could not be written, as a sentence for the user. */
ParcoursDraft *parcours_draft_new (ParcoursMap *map, GFile *file, const char *base_hash);

/* After a load or a good save, and after parcours_map_mark_saved(): new base, the draft on disk is removed, a later edit starts
 * a new one. A map that is modified (it was edited while it was being saved) keeps its draft until there is a newer one. */
void parcours_draft_reset (ParcoursDraft *self, GFile *file, const char *base_hash);

/* TRUE while an edit is not yet in the draft on disk. */
gboolean parcours_draft_get_due (ParcoursDraft *self);

/* Writes at once if due and waits for it (before a risky step; at exit). FALSE with an error if it could not. */
gboolean parcours_draft_flush (ParcoursDraft *self, GError **error);

/* Removes the session's folder: a good save and close, or the user chose to discard. */
void parcours_draft_discard (ParcoursDraft *self);

/* What a session that is no longer alive left behind. */
typedef struct
{
  char *folder;                 /* its folder, the handle for the calls below */
  char *uri;                    /* of the document, NULL if it was untitled */
  char *title;
  char *base_hash;              /* NULL if it was untitled */
  GDateTime *time;              /* of the draft */
} ParcoursRecovery;

void parcours_recovery_free (ParcoursRecovery *recovery);
ParcoursRecovery *parcours_recovery_copy (const ParcoursRecovery *recovery);

/* All of them, newest first, folders of live sessions left out; array with free function, owned by the caller. Folders of dead
 * sessions that hold no draft are cleared away, and saves that were interrupted halfway are settled (redo.h). */
GPtrArray *parcours_recovery_list (void);

/* The same in a worker: a disk that hangs holds up nobody. The finisher never fails. */
void parcours_recovery_list_async (GAsyncReadyCallback callback, gpointer data);
GPtrArray *parcours_recovery_list_finish (GAsyncResult *result);

/* The newest in the list for the document `file`. Borrowed, NULL if there is none. */
const ParcoursRecovery *parcours_recovery_find (GPtrArray *list, GFile *file);

/* Reads its draft. NULL with an error. Nothing is removed. */
ParcoursMap *parcours_recovery_open (const ParcoursRecovery *recovery, GError **error);

/* Removes it for good: only after the user chose, or after a recovered map has a draft or a file of its own. */
void parcours_recovery_remove (const ParcoursRecovery *recovery);

G_END_DECLS

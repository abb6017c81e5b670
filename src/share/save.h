/* save.h - loading and saving documents: replacement for the bytes, a re-read that proves them, a hash that notices others.
 *
 * The base hash is the SHA-256 (hex) of the file's bytes at last load or save. Saving compares it with the bytes that
 * stand there just before they are replaced: a file that changed meanwhile is PARCOURS_ERROR_CHANGED and untouched. Times are
 * never trusted. Look and replacement happen under a lock (lock.h; on another computer a claim, claim.h), so that two programs
 * that save at once cannot both believe they were the only one. A file that is gone is made again: nothing is lost by that.
 *
 * Files on other computers are loaded and saved through GIO. parcours_trouble_is_away() tells the errors that mean no more than
 * that the store does not answer. A call that was cancelled returns at once, whatever the server does.
 *
 * Whatever a save writes is kept among the document's versions, and before that what it found in its place (versions.h). If they
 * cannot be kept, the save goes on without.
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_SAVE_DEFAULT = 0,
  PARCOURS_SAVE_OVERWRITE = 1 << 0,     /* whatever is on disk: the user was asked */
} ParcoursSaveFlags;

/* Reads a file (at most 64 MiB). `hash` receives the base hash, or NULL for a picture that carries its map (format/carried.h): there is no
 * file then that the map could be saved as, `problems` the reader's messages; both may be NULL.
 * The message of the error names the file. */
ParcoursMap *parcours_load (GFile *file, char **hash, GPtrArray **problems, GCancellable *cancellable, GError **error);

/* The bytes alone, whatever they are. Like a load, it finishes a save that was interrupted and waits for one that is under way,
 * so they are never half of a file. */
GBytes *parcours_load_bytes (GFile *file, GCancellable *cancellable, GError **error);

/* As parcours_load(), in a worker. */
void parcours_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
ParcoursMap *parcours_load_finish (GAsyncResult *result, char **hash, GPtrArray **problems, GError **error);

/* Saves the map as `file`. `base_hash` NULL: the file must not exist yet (G_IO_ERROR_EXISTS), unless OVERWRITE. On success
 * `new_hash` receives the hash to keep. PARCOURS_ERROR_CHANGED, PARCOURS_ERROR_VERIFY, PARCOURS_ERROR_LIMIT (more than can be
 * read back), PARCOURS_ERROR_READ_ONLY (a newer format) or G_IO_ERROR otherwise, and the file is as it was (but see
 * parcours_replacement_commit()). */
gboolean parcours_save (ParcoursMap *map, GFile *file, const char *base_hash, ParcoursSaveFlags flags,
                        char **new_hash, GError **error);

/* The same: the map is serialised and digested at once (it may be edited as soon as this returns), the rest in a worker.
 * One at a time a document: the next needs the hash of this one. */
void parcours_save_async (ParcoursMap *map, GFile *file, const char *base_hash, ParcoursSaveFlags flags,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean parcours_save_finish (GAsyncResult *result, char **new_hash, GError **error);

/* The two halves of parcours_save_async(), for who has something to look at in between: what is to be saved is what the map is now. Starting
 * takes the save, and is finished with parcours_save_finish(). */
typedef struct _ParcoursSave ParcoursSave;

ParcoursSave *parcours_save_new (ParcoursMap *map, GFile *file, const char *base_hash, ParcoursSaveFlags flags);
void parcours_save_free (ParcoursSave *save);
void parcours_save_start_async (ParcoursSave *save, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursSave, parcours_save_free)

G_END_DECLS

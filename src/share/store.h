/* store.h - one session's folder in the state folder: what draft.h keeps there, on the disk's side.
 *
 * Safe from any thread: a worker writes while the window goes on. Nothing exists on disk before the first write.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files of a folder, and the group and keys of its meta. */
#define PARCOURS_STORE_META "meta"
#define PARCOURS_STORE_BASE "base"
#define PARCOURS_STORE_DRAFT "draft"
#define PARCOURS_STORE_GROUP "recovery"
#define PARCOURS_STORE_KEY_URI "uri"
#define PARCOURS_STORE_KEY_TITLE "title"
#define PARCOURS_STORE_KEY_BASE_HASH "base-hash"

typedef struct _ParcoursStore ParcoursStore;

/* Where all the folders are. The caller owns it. */
char *parcours_store_dup_root (void);

/* A folder to be, for the document `file` (NULL: untitled). */
ParcoursStore *parcours_store_new (GFile *file, const char *base_hash);
/* Another folder to be for the same document. */
ParcoursStore *parcours_store_new_like (ParcoursStore *other);

ParcoursStore *parcours_store_ref (ParcoursStore *self);
void parcours_store_unref (ParcoursStore *self);

/* Makes `bytes` the draft, or removes the draft if NULL (the map is as its file). `number` grows with each call's content: one
 * that comes late does nothing, and neither does any after the removal. */
gboolean parcours_store_write (ParcoursStore *self, guint64 number, const char *title, GBytes *bytes, GError **error);

/* Keeps a copy of the document as it was at last load or save, if that is still what is on disk; tried once. May take as long
 * as the document's disk does. */
void parcours_store_keep_base (ParcoursStore *self);

/* Removes the folder, for good. */
void parcours_store_remove (ParcoursStore *self);

/* Removes the folder `path` of a session that is over, with all files in it. */
void parcours_store_remove_folder (const char *path);

/* TRUE, with a lock that lasts as long as the descriptor, if the session of folder `path` is over. */
gboolean parcours_store_is_over (const char *path, int *meta);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursStore, parcours_store_unref)

G_END_DECLS

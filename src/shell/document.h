/* document.h - one open document: its map, its file and what is true between the two. No widget, so a window only shows it.
 *
 *     EMPTY --load/new--> CLEAN --edit--> DIRTY --save--> SAVING --> CLEAN, or DIRTY if it was edited meanwhile
 *                           ^               ^  |             |
 *                           +----undo-------+  |          (error) --> DIRTY, the file is as it was
 *                                              +--reload--> CLEAN: one step that Undo takes back
 *
 * "Modified" is a fact against the file and lives in the map's history; what is not yet in the draft is the draft's own fact.
 * The map object stays the same while a document is reloaded, so undo reaches back over it.
 *
 * Properties
 *   map       the map, or NULL in the state EMPTY
 * Signals
 *   changed   title, file, state, modified or the draft's problem may differ
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"
#include "share/draft.h"
#include "share/save.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_DOCUMENT_EMPTY,
  PARCOURS_DOCUMENT_LOADING,
  PARCOURS_DOCUMENT_CLEAN,
  PARCOURS_DOCUMENT_DIRTY,
  PARCOURS_DOCUMENT_SAVING,
} ParcoursDocumentState;

#define PARCOURS_TYPE_DOCUMENT (parcours_document_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursDocument, parcours_document, PARCOURS, DOCUMENT, GObject)

ParcoursDocument *parcours_document_new (void);

ParcoursDocumentState parcours_document_get_state (ParcoursDocument *self);

/* Borrowed, NULL in the state EMPTY. */
ParcoursMap *parcours_document_get_map (ParcoursDocument *self);

/* Borrowed, NULL for an untitled document. While loading: the file that is being loaded. */
GFile *parcours_document_get_file (ParcoursDocument *self);

gboolean parcours_document_get_modified (ParcoursDocument *self);

/* Made by a newer version: to be looked at, not edited. */
gboolean parcours_document_get_read_only (ParcoursDocument *self);

/* TRUE if a file may be opened in its place: no map, or an untitled one that nobody has touched. */
gboolean parcours_document_get_disposable (ParcoursDocument *self);

/* Why the draft could not be written, or NULL. The caller owns it. */
char *parcours_document_dup_draft_problem (ParcoursDocument *self);

/* The map's title, else the file's name without ending, else "Untitled Map". The caller owns it. */
char *parcours_document_dup_title (ParcoursDocument *self);

/* The name of the file as a person reads it, or "Not saved yet". The caller owns it. */
char *parcours_document_dup_file_name (ParcoursDocument *self);

/* What a file made of it is called, without ending: the name of its own file, or its title with what no file system takes replaced. The
 * caller owns it. */
char *parcours_document_dup_base_name (ParcoursDocument *self);

/* A new untitled document around a map (from a template). */
void parcours_document_set_untitled (ParcoursDocument *self, ParcoursMap *map);

/* Takes over what a crashed session left; its folder goes once the recovered map has a draft of its own. */
gboolean parcours_document_recover (ParcoursDocument *self, const ParcoursRecovery *recovery, GError **error);

/* Loads a file. On failure the document is what it was. `problems` receives the reader's messages. */
void parcours_document_load_async (ParcoursDocument *self, GFile *file, GAsyncReadyCallback callback, gpointer data);
gboolean parcours_document_load_finish (ParcoursDocument *self, GAsyncResult *result, GPtrArray **problems, GError **error);

/* Brings the content on disk into the open map as one step called `label`; the saved mark is then there. */
void parcours_document_reload_async (ParcoursDocument *self, const char *label, GAsyncReadyCallback callback, gpointer data);
gboolean parcours_document_reload_finish (ParcoursDocument *self, GAsyncResult *result, GPtrArray **problems, GError **error);

/* Saves to `file` (NULL: its own). G_IO_ERROR_PENDING while another save runs. The errors are those of parcours_save(). */
void parcours_document_save_async (ParcoursDocument *self, GFile *file, ParcoursSaveFlags flags,
                                   GAsyncReadyCallback callback, gpointer data);
gboolean parcours_document_save_finish (ParcoursDocument *self, GAsyncResult *result, GError **error);

/* Saves over a file that somebody else changed. What stands there is kept first, beside it: "name (2026-11-22 14.30.05).jmap". The
 * finisher returns the copy's name ("" if the file was gone; the caller owns it), or NULL with an error. */
void parcours_document_overwrite_async (ParcoursDocument *self, GAsyncReadyCallback callback, gpointer data);
char *parcours_document_overwrite_finish (ParcoursDocument *self, GAsyncResult *result, GError **error);

/* The user is done with it: saved, or discarded on purpose. The draft goes. */
void parcours_document_close (ParcoursDocument *self);

G_END_DECLS

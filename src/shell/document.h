/* document.h - one open document: its map, its file and what is true between the two. No widget, so a window only shows it.
 *
 * document-state.h draws its states. "Modified" is a fact against the file and lives in the map's history; what is not yet in the draft is
 * the draft's own fact; what others did to the file is the watch's. The map object stays the same while a document is reloaded, so undo
 * reaches back over it.
 *
 * Properties
 *   map       the map, or NULL in the state EMPTY
 * Signals
 *   changed                          title, file, state, modified, read-only or a problem may differ
 *   reloaded (GPtrArray *problems)   somebody else changed the file and the map, which nobody had edited, has become what is there now
 *   saved-late                       a save that was asked for while the file was away has been done
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"
#include "share/draft.h"
#include "share/save.h"
#include "shell/document-state.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_DOCUMENT (parcours_document_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursDocument, parcours_document, PARCOURS, DOCUMENT, GObject)

ParcoursDocument *parcours_document_new (void);

ParcoursDocumentState parcours_document_get_state (ParcoursDocument *self);

/* Borrowed, NULL in the state EMPTY. */
ParcoursMap *parcours_document_get_map (ParcoursDocument *self);

/* Borrowed, NULL for an untitled document. While loading: the file that is being loaded. */
GFile *parcours_document_get_file (ParcoursDocument *self);

/* The picture that an untitled map was taken out of, until it is saved. Borrowed or NULL. */
GFile *parcours_document_get_picture (ParcoursDocument *self);

gboolean parcours_document_get_modified (ParcoursDocument *self);

/* To be looked at, not edited: made by a newer version, or its file may not be written. */
gboolean parcours_document_get_read_only (ParcoursDocument *self);
gboolean parcours_document_get_newer (ParcoursDocument *self);

/* What the watch found last; SAME without a file. */
ParcoursLookState parcours_document_get_look (ParcoursDocument *self);

/* DETACHED: where the file is now, as far as it was found. Borrowed or NULL. */
GFile *parcours_document_get_moved_to (ParcoursDocument *self);

/* STALE: why what is there now was not taken over by itself, as a sentence. Borrowed or NULL. */
const char *parcours_document_get_refusal (ParcoursDocument *self);

/* A save was asked for that is done when the file is back. */
gboolean parcours_document_get_wanted (ParcoursDocument *self);

/* The user is at this document, or elsewhere: how often its file is looked at. */
void parcours_document_set_attentive (ParcoursDocument *self, gboolean attentive);

/* TRUE if a file may be opened in its place: no map, or an untitled one that came out of no picture and nobody has touched. */
gboolean parcours_document_get_disposable (ParcoursDocument *self);

/* Why the draft could not be written, or NULL. The caller owns it. */
char *parcours_document_dup_draft_problem (ParcoursDocument *self);

/* The map's title, else the name of its file or picture without ending, else "Untitled Map". The caller owns it. */
char *parcours_document_dup_title (ParcoursDocument *self);

/* The name of the file as a person reads it, or "Not saved yet". The caller owns it. */
char *parcours_document_dup_file_name (ParcoursDocument *self);

/* What a file made of it is called, without ending: the name of its own file or picture, or its title with what no file system
 * takes replaced. The caller owns it. */
char *parcours_document_dup_base_name (ParcoursDocument *self);

/* A new untitled document around a map (from a template). */
void parcours_document_set_untitled (ParcoursDocument *self, ParcoursMap *map);

/* Takes over what a crashed session left; its folder goes once the recovered map has a draft of its own. */
gboolean parcours_document_recover (ParcoursDocument *self, const ParcoursRecovery *recovery, GError **error);

/* Who else has the file open: of ParcoursPerson (share/person.h). Borrowed; NULL without a file. */
GPtrArray *parcours_document_get_others (ParcoursDocument *self);

/* What stands beside the file: the copies that sync tools left, newest first (of GFile, NULL: not looked for), and what a session that crashed
 * left and nobody has decided on (NULL: nothing). Borrowed. The third looks again, in a worker; loading does so too. */
GPtrArray *parcours_document_get_copies (ParcoursDocument *self);
const ParcoursRecovery *parcours_document_get_left (ParcoursDocument *self);
void parcours_document_look_beside (ParcoursDocument *self);

/* Loads a file. A picture that carries its map becomes an untitled document, so that nothing is ever saved over the picture.
 * On failure the document is what it was. `problems` receives the reader's messages. */
void parcours_document_load_async (ParcoursDocument *self, GFile *file, GAsyncReadyCallback callback, gpointer data);
gboolean parcours_document_load_finish (ParcoursDocument *self, GAsyncResult *result, GPtrArray **problems, GError **error);

/* Brings the content on disk into the open map as one step called `label`; the saved mark is then there. */
void parcours_document_reload_async (ParcoursDocument *self, const char *label, GAsyncReadyCallback callback, gpointer data);
gboolean parcours_document_reload_finish (ParcoursDocument *self, GAsyncResult *result, GPtrArray **problems, GError **error);

/* DETACHED with a file that was found: that is the document's file from now on, under its new name. */
void parcours_document_follow (ParcoursDocument *self);

/* Ends waiting for the load or save that runs: it fails with G_IO_ERROR_CANCELLED, unless it is done already. */
void parcours_document_cancel (ParcoursDocument *self);

/* Saves to `file` (NULL: its own). G_IO_ERROR_PENDING while another save runs; G_IO_ERROR_NOT_CONNECTED if the document's own file is away:
 * the save is then done by itself when it is back. The other errors are those of parcours_save(). */
void parcours_document_save_async (ParcoursDocument *self, GFile *file, ParcoursSaveFlags flags,
                                   GAsyncReadyCallback callback, gpointer data);
gboolean parcours_document_save_finish (ParcoursDocument *self, GAsyncResult *result, GError **error);

/* Saves over a file that somebody else changed. What stands there is kept first, beside it: "name (2026-11-22 14.30.05).jmap", or
 * where nothing can stand beside it (portal.h), under that name without the ending among what the next start offers. The finisher returns the copy's name ("" if the file was gone; the caller owns it), or NULL with an error. */
void parcours_document_overwrite_async (ParcoursDocument *self, GAsyncReadyCallback callback, gpointer data);
char *parcours_document_overwrite_finish (ParcoursDocument *self, GAsyncResult *result, GError **error);

/* Makes sure that what is not saved is in the draft. FALSE with an error if it could not be. */
gboolean parcours_document_flush (ParcoursDocument *self, GError **error);

/* The user is done with it: saved, or discarded on purpose. The draft goes. */
void parcours_document_close (ParcoursDocument *self);

G_END_DECLS

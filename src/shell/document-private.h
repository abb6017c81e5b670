/* document-private.h - the inside of a document, for document.c (state), document-io.c (files), document-watch.c (what others do to
 * them) and document-others.c (who and what is beside them). */
#pragma once

#include "shell/document.h"
#include "shell/fair-copy.h"
#include "share/presence.h"
#include "share/watch.h"

G_BEGIN_DECLS

struct _ParcoursDocument
{
  GObject parent_instance;

  /* Owned references */
  ParcoursMap *map;
  ParcoursDraft *draft;
  ParcoursWatch *watch;         /* NULL without a file */
  GFile *file;
  GFile *loading;
  GFile *picture;               /* that an untitled map came out of; NULL: none */
  GCancellable *cancellable;    /* of the load or save that runs */
  char *hash;                   /* of the file's bytes at the last load or save; NULL if untitled */
  ParcoursPresence *presence;   /* NULL without a file */
  GPtrArray *copies;            /* of GFile, what sync tools left beside the file; NULL until it was looked for */
  ParcoursRecovery *left;       /* a draft of this file that waits for a decision */
  char *refused;                /* hash of bytes on disk that could not be taken over by themselves */
  char *refusal;                /* why */

  ParcoursFairCopy *fair_copy;  /* what was exported or printed last; NULL: nothing, or the map is another one */

  guint64 kept_state;           /* DETACHED: what was saved when the file went */

  guint saving : 1;
  guint reloading : 1;
  guint recovered : 1;
  guint wanted : 1;
  guint attentive : 1;
  guint detached : 1;           /* kept_state holds */
  guint is_protected : 1;       /* the file may not be written, and nobody had edited when that was seen */
};

/* Shows another map. `file` and `hash` may be NULL. */
void _parcours_document_take (ParcoursDocument *self, ParcoursMap *map, GFile *file, const char *hash);

/* document-copy.c: the map as it is now, for workers; the same as long as it is not edited. The caller owns a reference. The other one drops
 * what is kept. */
ParcoursFairCopy *_parcours_document_dup_copy (ParcoursDocument *self);
void _parcours_document_forget_copy (ParcoursDocument *self);

/* The file or its hash is another one: watches that. */
void _parcours_document_watch (ParcoursDocument *self);

/* Tells others that we have the file open, and looks for them. */
void _parcours_document_meet (ParcoursDocument *self);

void _parcours_document_get_facts (ParcoursDocument *self, ParcoursDocumentFacts *facts);

/* Reloads, saves or waits, as the state asks for. */
void _parcours_document_go_on (ParcoursDocument *self);

void _parcours_document_changed (ParcoursDocument *self);
void _parcours_document_reloaded (ParcoursDocument *self, GPtrArray *problems);
void _parcours_document_saved_late (ParcoursDocument *self);

/* As parcours_document_reload_async(); `automatic`: not if anything was edited meanwhile, nor if no edits lead there. */
void _parcours_document_reload (ParcoursDocument *self, const char *label, gboolean automatic, GAsyncReadyCallback callback,
                                gpointer data);

G_END_DECLS

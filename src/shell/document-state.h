/* document-state.h - the states of an open document: one function of what is true of it, and one of what follows by itself.
 *
 *     EMPTY --open--> LOADING --+--> CLEAN --edit--> DIRTY --save--> SAVING --> CLEAN (DIRTY if it was edited meanwhile)
 *     EMPTY --new---------------+      ^ <--undo--    |  ^              |
 *                                      |              |  +--- error ----+    the file is as it was
 *                                      +---- reload --+                      one step that Undo takes back
 *
 *   What others do to the file is seen by the watch (share/watch.h) and comes before CLEAN and DIRTY:
 *
 *     other bytes   --> STALE      not modified: reloaded by itself as one step --> CLEAN
 *                                  modified: Compare, Save a Copy, Overwrite (theirs is kept beside), Reload (undoable)
 *     gone          --> DETACHED   the map is in no file now: modified, has a draft; Save Again, Follow, Save As
 *     share away    --> OFFLINE    edits go on and are kept in the draft; a save that was asked for is done when it is back
 *     all as before --> CLEAN or DIRTY
 *
 *   A map that a crashed session left behind is RECOVER until it is saved (or undone, or its file is other than its base: STALE).
 */
#pragma once

#include <glib.h>

#include "share/look.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_DOCUMENT_EMPTY,
  PARCOURS_DOCUMENT_LOADING,
  PARCOURS_DOCUMENT_CLEAN,
  PARCOURS_DOCUMENT_DIRTY,
  PARCOURS_DOCUMENT_SAVING,
  PARCOURS_DOCUMENT_STALE,
  PARCOURS_DOCUMENT_DETACHED,
  PARCOURS_DOCUMENT_OFFLINE,
  PARCOURS_DOCUMENT_RECOVER,
} ParcoursDocumentState;

/* What is true of a document. */
typedef struct
{
  gboolean loading;             /* a first load runs */
  gboolean has_map;
  gboolean modified;            /* against the file, or there is no file */
  gboolean redoable;            /* edits were undone and can come back */
  gboolean saving;
  gboolean reloading;
  gboolean recovered;           /* from a draft, and not saved since */
  gboolean wanted;              /* a save was asked for while the file was away */
  gboolean refused;             /* the bytes there now were tried and cannot be taken over by themselves */
  ParcoursLookState look;       /* SAME without a file */
} ParcoursDocumentFacts;

ParcoursDocumentState parcours_document_state_of (const ParcoursDocumentFacts *facts);

/* What a document does without being asked. */
typedef enum
{
  PARCOURS_DOCUMENT_WAIT,
  PARCOURS_DOCUMENT_RELOAD,     /* nobody's edit is lost by it */
  PARCOURS_DOCUMENT_SAVE,       /* the share is back, with the file as it was */
} ParcoursDocumentNext;

ParcoursDocumentNext parcours_document_next_of (const ParcoursDocumentFacts *facts);

G_END_DECLS

/* life.h - a document and the file it is saved as, in a folder of its own, and what is done with them in tests. */
#pragma once

#include "shell/document.h"

typedef struct
{
  char *folder;
  GFile *file;
  char *path;
  ParcoursDocument *document;
} Life;

void life_set_up (Life *life, gconstpointer data);
void life_tear_down (Life *life, gconstpointer data);

/* Lets go of the document as a crash would: it is not closed. */
void life_end_document (Life *life);

/* For functions that go on in the background: `data` is where the result goes; the second waits for it. */
void life_keep_result (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *life_wait_for (GAsyncResult **result);

gboolean life_load (Life *life, GFile *file, GError **error);
gboolean life_save (Life *life, GFile *file, ParcoursSaveFlags flags, GError **error);
gboolean life_reload (Life *life, GError **error);

ParcoursMap *life_new_map (const char *title);
void life_set_title (Life *life, const char *title);

/* A map “First”, saved as the file. */
void life_save_first (Life *life);

/* Somebody else saves the file with that title. Returns what they wrote, which the caller owns. */
GBytes *life_change_elsewhere (Life *life, const char *title);

void life_assert_title (Life *life, const char *expected);
void life_assert_state (Life *life, ParcoursDocumentState state);

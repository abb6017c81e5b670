/* document-private.h - the inside of a document, for document.c (state) and document-io.c (files). */
#pragma once

#include "shell/document.h"

G_BEGIN_DECLS

struct _ParcoursDocument
{
  GObject parent_instance;

  /* Owned references */
  ParcoursMap *map;
  ParcoursDraft *draft;
  GFile *file;
  GFile *loading;
  char *hash;                   /* of the file's bytes at the last load or save; NULL if untitled */

  guint saving : 1;
};

/* Shows another map. `file` and `hash` may be NULL. */
void _parcours_document_take (ParcoursDocument *self, ParcoursMap *map, GFile *file, const char *hash);

void _parcours_document_changed (ParcoursDocument *self);

G_END_DECLS

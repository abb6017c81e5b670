/* versions-folder.h - the folder of one document's history and the names in it: versions.h says what they are. For
 * versions.c alone.
 *
 * A folder is reached step by step and never through a link, and what is done in it is done by names in the open
 * folder.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
  int fd;
} ParcoursVersionsFolder;

/* What a name says. */
typedef struct
{
  char *name;
  gint64 time;                  /* microseconds since 1970, UTC */
  char *hash;
  guint64 size;                 /* of the file */
} ParcoursVersionsEntry;

/* The address a document's history goes by. The caller owns it. */
char *parcours_versions_folder_dup_uri (GFile *file);

/* Opens the folder of the document with that address; `make`: if it is not there, makes it. FALSE with errno. Clear
 * it in both cases. */
gboolean parcours_versions_folder_open (ParcoursVersionsFolder *self, const char *uri, gboolean make);

/* The folder that the version `path` is in. */
gboolean parcours_versions_folder_open_for (ParcoursVersionsFolder *self, const char *path);

/* Waits for whoever else keeps something here, at most 10 s; the lock lasts as long as the descriptor that is
 * returned, and the address is in the folder. -1 with errno. */
int parcours_versions_folder_lock (ParcoursVersionsFolder *self, const char *uri);

/* All versions, oldest first, also those that hold no byte (a keeper made room for them, or died then). Owned by the
 * caller. */
GPtrArray *parcours_versions_folder_list (ParcoursVersionsFolder *self);

/* A version's name. The caller owns it. */
char *parcours_versions_folder_name (gint64 time, const char *hash);

void parcours_versions_folder_clear (ParcoursVersionsFolder *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ParcoursVersionsFolder, parcours_versions_folder_clear)

G_END_DECLS

/* target.h - what stands at the place where a file is to be written. */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;                   /* with every symlink at its end followed: the file that changes */
  char *name;                   /* its last part */
  int folder;                   /* its folder, open: what happens to the path meanwhile does not matter */
  gboolean exists;
  struct stat st;               /* as it was when last seen; st_mode 0 if never */
} ParcoursTarget;

/* The path of a file of this computer with every link followed; NULL if it is elsewhere or not there. The caller owns
 * it. */
char *parcours_target_dup_path (GFile *file);

/* Finds the file behind `path`. FALSE with a sentence if nothing can be written there: no such folder, a folder, a device,
 * a pipe, a file that is write-protected. Clear it in both cases. */
gboolean parcours_target_find (ParcoursTarget *self, const char *path, GError **error);

/* Looks again (long after the first time). FALSE with a sentence if it is no longer a file that can be replaced. */
gboolean parcours_target_look (ParcoursTarget *self, GError **error);

void parcours_target_clear (ParcoursTarget *self);

G_END_DECLS

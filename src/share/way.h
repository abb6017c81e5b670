/* way.h - the ways in which a replacement makes new content the file: what they share with replacement.c, and nobody else. */
#pragma once

#include "share/claim.h"
#include "share/lock.h"
#include "share/replacement.h"
#include "share/target.h"

G_BEGIN_DECLS

/* How the new content comes to stand where the old one was. The order of commit is the same for all. */
typedef struct
{
  /* An empty file that nobody takes for the target. */
  gboolean (*open) (ParcoursReplacement *self, GError **error);
  /* All is written: a last look at the target, and what else is to be on disk first. */
  gboolean (*prepare) (ParcoursReplacement *self, GCancellable *cancellable, GError **error);
  /* Keeps other programs from replacing the target, and says what stands there: its hash, NULL for nothing. */
  gboolean (*look) (ParcoursReplacement *self, char **hash, GCancellable *cancellable, GError **error);
  /* It is whole and on disk: make it the target. */
  gboolean (*publish) (ParcoursReplacement *self, GCancellable *cancellable, GError **error);
} ParcoursWay;

struct _ParcoursReplacement
{
  const ParcoursWay *way;
  GFile *file;                  /* as it was given */
  GFile *real;                  /* of the remote way: what is to be replaced, links followed */
  ParcoursTarget target;        /* on this one */
  GOutputStream *stream;

  char *temporary;              /* its name in `place`, NULL once it is the target or removed */
  int place;                    /* the folder it is in */
  int fd;                       /* what is written to */
  int lock;                     /* the same open file, or what stands in for its lock (portal.h): kept from the close of `fd` to
                                 * the rename */
  int errnum;                   /* of the first write that failed */

  int over;                     /* the target, open to be written over in place; else -1 */
  GBytes *old;                  /* what it holds */
  GBytes *fresh;                /* what it is to hold */

  ParcoursLock *turn;           /* of the local ways: from the look on */
  ParcoursClaim *claim;         /* of the remote one */
  char *seen;                   /* hash of what the last look found there, NULL for nothing */
  int mode;                     /* of the file there, -1 if nobody knows */

  ParcoursReplacementGuard guard;
  gpointer guard_data;
};

/* A rename: plain files, also behind symlinks. */
extern const ParcoursWay parcours_way_rename;
/* In place, with a redo copy: where a rename would part links, change the owner or lose attributes, or is impossible. */
extern const ParcoursWay parcours_way_overwrite;
/* Through GIO: what is not on this computer. */
extern const ParcoursWay parcours_way_remote;

/* The look of the local ways. */
gboolean parcours_way_look (ParcoursReplacement *self, char **hash, GCancellable *cancellable, GError **error);

/* Looks, and lets the guard decide, if there is one. */
gboolean parcours_way_ask_guard (ParcoursReplacement *self, GCancellable *cancellable, GError **error);

/* Gives the new file what the target has beside its bytes. FALSE with errno. */
gboolean parcours_way_copy_attributes (ParcoursReplacement *self);

/* TRUE if rights or means are missing that writing in place does not need; a disk that fails is no reason for that. */
gboolean parcours_way_is_refusal (int errnum);

/* The target as it is now. -1 with errno. */
int parcours_way_open_target (ParcoursReplacement *self, int flags);

/* Removes the temporary, if it is still one. */
void parcours_way_drop (ParcoursReplacement *self);

/* Sets the sentence for what went wrong with the temporary, or for a target that is not what it was. Always FALSE. */
gboolean parcours_way_set_trouble (ParcoursReplacement *self, GError **error, int errnum);
gboolean parcours_way_set_changed (ParcoursReplacement *self, GError **error);

G_END_DECLS

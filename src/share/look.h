/* look.h - one look at the file of an open document: is it still what it was at the last load or save?
 *
 * The hash of the bytes decides, never a time. Times, size and inode (or, elsewhere, the entity tag) only spare the reading: a file
 * whose stamp is that of the last look, and was old enough then for no write to hide in the same tick of the clock, has the bytes of
 * the last look. A look may take as long as the disk or share does: for a worker (watch.h).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_LOOK_SAME,           /* the bytes of the last load or save */
  PARCOURS_LOOK_CHANGED,        /* other bytes */
  PARCOURS_LOOK_GONE,           /* its folder is there, the file is not: moved, renamed or deleted */
  PARCOURS_LOOK_UNREADABLE,     /* it is there and cannot be read: rights, a folder of that name, a disk fault */
  PARCOURS_LOOK_AWAY,           /* the disk or share that holds it is not there or does not answer */
} ParcoursLookState;

/* What a look needs and what it found. Start with PARCOURS_LOOK_INIT; the same one serves for the next look. */
typedef struct
{
  ParcoursLookState state;
  char *hash;                   /* of the bytes, SHA-256 in hex; NULL unless SAME or CHANGED */
  GFile *moved_to;              /* GONE: the same file under another name in the same folder; NULL: not found */
  gboolean writable;            /* it may be written, as far as can be told */
  guint n_reads;                /* how often the bytes were read, for tests and benchmarks */

  /* The inside: what the last look saw beside the bytes */
  guint64 device, inode, folder_device;
  gint64 size, changed;         /* changed: the younger of mtime and ctime, microseconds */
  char *tag;                    /* elsewhere: entity tag */
  gint64 looked;                /* microseconds since 1970, when the bytes were read; 0: never */
} ParcoursLook;

#define PARCOURS_LOOK_INIT { .state = PARCOURS_LOOK_SAME, .writable = TRUE }

/* Looks. `base` is the hash of the last load or save. `thorough`: read the bytes whatever the stamp says. After a cancel the state is
 * AWAY. */
void parcours_look (ParcoursLook *self, GFile *file, const char *base, gboolean thorough, GCancellable *cancellable);

void parcours_look_clear (ParcoursLook *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ParcoursLook, parcours_look_clear)

G_END_DECLS

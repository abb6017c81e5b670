/* harness.h - a folder with a map in it, and the saver run on it with a disk that fails (fault.c, saver.c). */
#pragma once

#include <gio/gio.h>

typedef struct
{
  char *root;                   /* everything below, removed at the end */
  char *folder;                 /* holds nothing but the document */
  char *path;                   /* the document, title “old” */
  char *state;                  /* the saver's state folder */
  char *report;                 /* fault.c makes it when it strikes */
  uid_t uid;                    /* who the saver is; 0: who the test is */
} Harness;

/* What a run came to. */
typedef struct
{
  int status;                   /* as of exit(), or minus the signal */
  gboolean struck;              /* the fault happened */
  char *out;
  char *err;
} Run;

void harness_set_up (Harness *self, gconstpointer data);
void harness_tear_down (Harness *self, gconstpointer data);

/* Starts the saver. `prefix` NULL: a good disk; else calls below it count, and at number `at` happens `how` ("kill", "half" or
 * an errno as text), to all calls or those of `calls`; `sticky`: and to all later ones. */
typedef struct
{
  const char *prefix;
  const char *calls;
  int at;
  const char *how;
  gboolean sticky;
} Fault;

GSubprocess *harness_start (Harness *self, const Fault *fault, const char *const *arguments);
Run *harness_finish (Harness *self, GSubprocess *process);

/* Both; arguments end with NULL. */
Run *harness_run (Harness *self, const Fault *fault, ...) G_GNUC_NULL_TERMINATED;
void run_free (Run *run);

/* A run on a good disk that must work. Returns its output, which the caller owns. */
char *harness_do (Harness *self, ...) G_GNUC_NULL_TERMINATED;

/* The document's bytes, NULL if it is not there. The caller owns them. */
char *harness_read (Harness *self);

/* Makes them (NULL: nothing) the document again; the file stays the same one, if there is one. */
void harness_restore (Harness *self, const char *bytes);

/* Where the document is, when it is not a plain file of the saver's own in a folder of its own. */
typedef enum
{
  PLACE_PLAIN,
  PLACE_SYMLINK,
  PLACE_HARD_LINK,
  PLACE_UNWRITABLE,             /* a folder that takes no new name */
  PLACE_COLLEAGUE,              /* somebody else's file, in a folder and with a mode that let the group write */
} Place;

/* Puts the document there. FALSE, with the test skipped, where the test has no right to. The saver is to use `*way`, which the
 * caller owns. */
gboolean harness_place (Harness *self, Place place, char **way);

/* All that is to stay as it is when the document is saved: names, owner, group, mode, attributes and their values, in words. The caller
 * owns it. */
char *harness_describe (Harness *self);

/* Forgets all drafts and versions. */
void harness_clear_state (Harness *self);

/* Number of names in the document's folder, and of redo copies in the state folder. */
guint harness_count (Harness *self);
guint harness_count_copies (Harness *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

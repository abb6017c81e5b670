/* harness.h - a folder with a map in it, and children of the test that use it on a disk that fails (fault.h).
 *
 * A child is a fork: it begins with the core as fresh as a program that has just started (the test itself must not use what
 * remembers, such as the folders of the user), and it can be killed.
 */
#pragma once

#include <gio/gio.h>

#include "fault.h"

typedef struct
{
  char *root;                   /* everything below, removed at the end */
  char *folder;                 /* holds nothing but the document */
  char *path;                   /* the document, title “old” */
  char *state;                  /* the children's state folder */
  int *struck;                  /* shared with the children */
  uid_t uid;                    /* who they are; 0: who the test is */
} Harness;

/* What a child came to. */
typedef struct
{
  int status;                   /* as of exit(), or minus the signal */
  gboolean struck;              /* the fault happened */
  char *out;
  char *err;
} Run;

typedef struct _Child Child;

void harness_set_up (Harness *self, gconstpointer data);
void harness_tear_down (Harness *self, gconstpointer data);

/* Starts a child that does `task` and ends with the status that it returns. `fault` NULL: on a good disk. */
typedef int (*HarnessTask) (Harness *self, gconstpointer data);

Child *harness_fork (Harness *self, const Fault *fault, HarnessTask task, gconstpointer data);

/* Starts the saver (saver.h), with `words` that end with NULL. */
Child *harness_start (Harness *self, const Fault *fault, const char *const *words);

/* Waits for it to end, at most five minutes, and frees it. */
Run *harness_finish (Harness *self, Child *child);

/* kill -9. It still has to be finished. */
void harness_kill (Child *child);

/* Start and finish; words end with NULL. */
Run *harness_run (Harness *self, const Fault *fault, ...) G_GNUC_NULL_TERMINATED;
void run_free (Run *run);

/* A run on a good disk that must work. Returns its output, which the caller owns. */
char *harness_do (Harness *self, ...) G_GNUC_NULL_TERMINATED;

/* The document's bytes, NULL if it is not there. The caller owns them. */
char *harness_read (Harness *self);

/* Makes them (NULL: nothing; `length` -1: text) the document again; the file stays the same one, if there is one. */
void harness_restore (Harness *self, const char *bytes, gssize length);

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

/* All that is to stay as it is when the document is saved: names, owner, group, mode, attributes and their values, in words.
 * The caller owns it. */
char *harness_describe (Harness *self);

/* Forgets all drafts and versions. */
void harness_clear_state (Harness *self);

/* Number of names in the document's folder, and of redo copies in the state folder. */
guint harness_count (Harness *self);
guint harness_count_copies (Harness *self);

/* A message of a refused save is good for a person: it names the document and says what to do. */
void harness_assert_helpful (Harness *self, const char *message);

/* How much is tried: `few` where sanitizers make all slow (another build tries the rest), `usual` otherwise, `many` when asked for
 * (PARCOURS_THOROUGH in the environment, or -m thorough). */
guint harness_effort (guint few, guint usual, guint many);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

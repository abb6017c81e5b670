/* mounts.h - mounts that nobody else sees, for tests of disks that are full, or are taken away. */
#pragma once

#include <glib.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

/* FALSE without the right to. A thread has the name space of the one that made it, so this comes before all other threads. */
static inline gboolean
mounts_make_private (void)
{
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

/* TRUE if it would work, without doing it. */
static inline gboolean
mounts_are_allowed (void)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    _exit (mounts_make_private () ? 0 : 1);

  return waitpid (child, &status, 0) == child && status == 0;
}

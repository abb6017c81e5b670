/* fault.c - see fault.h */
/* With 64-bit offsets asked for, glibc renames open to open64 and so on, and both names are wanted here. */
#undef _FILE_OFFSET_BITS

#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

#define REAL(name) ((__typeof__ (&name)) real (#name))
#define EXPORT __attribute__ ((visibility ("default")))

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static const Fault *armed;
static int *told;
static long counted;

EXPORT void
fault_arm (const Fault *fault, int *struck)
{
  counted = 0;
  told = struck;
  armed = fault;
}

static void *
real (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static int
listed (const char *call)
{
  size_t length = strlen (call);

  if (armed->calls == NULL)
    return 1;
  for (const char *at = armed->calls; (at = strstr (at, call)) != NULL; at += length)
    if ((at == armed->calls || at[-1] == ',') && (at[length] == ',' || at[length] == '\0'))
      return 1;

  return 0;
}

static int
below_prefix (const char *path)
{
  return strncmp (path, armed->prefix, strlen (armed->prefix)) == 0;
}

/* Where `path` relative to `folder` is, as well as /proc knows. */
static int
path_counts (int folder, const char *path)
{
  char link[64], base[PATH_MAX], whole[2 * PATH_MAX];
  ssize_t length;

  if (armed == NULL)
    return 0;
  if (*path == '/')
    return below_prefix (path);
  if (folder == AT_FDCWD)
    {
      if (getcwd (base, sizeof base) == NULL)
        return 0;
    }
  else
    {
      snprintf (link, sizeof link, "/proc/self/fd/%d", folder);
      length = readlink (link, base, sizeof base - 1);
      if (length < 0)
        return 0;
      base[length] = '\0';
    }
  snprintf (whole, sizeof whole, "%s%s%s", base, *path != '\0' ? "/" : "", path);

  return below_prefix (whole);
}

typedef enum { GO_ON, FAIL, HALF } What;

/* Counts a call; kills or sets errno if it is its turn. */
static What
strike (const char *call)
{
  long number;

  if (armed->at <= 0 || !listed (call))
    return GO_ON;

  pthread_mutex_lock (&mutex);
  number = ++counted;
  pthread_mutex_unlock (&mutex);
  if (number < armed->at || (number > armed->at && !armed->sticky))
    return GO_ON;

  if (told != NULL)
    *told = 1;
  if (armed->how == FAULT_HALF && strcmp (call, "write") == 0)
    return HALF;
  if (armed->how < 0)
    kill (getpid (), SIGKILL);
  errno = armed->how;

  return FAIL;
}

static What
strike_path (const char *call, int folder, const char *path)
{
  return path_counts (folder, path) ? strike (call) : GO_ON;
}

static What
strike_fd (const char *call, int fd)
{
  int errnum = errno;
  What what = path_counts (fd, "") ? strike (call) : GO_ON;

  if (what != FAIL)
    errno = errnum;

  return what;
}

/* open and its relatives */

static int
changes (int flags)
{
  return (flags & (O_CREAT | O_TRUNC)) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

#define OPEN_BODY(folder, call_real)                                            \
  mode_t mode = 0;                                                              \
                                                                                \
  if (changes (flags))                                                          \
    {                                                                           \
      va_list list;                                                             \
                                                                                \
      va_start (list, flags);                                                   \
      mode = va_arg (list, mode_t);                                             \
      va_end (list);                                                            \
      if (strike_path ("open", folder, path) == FAIL)                           \
        return -1;                                                              \
    }                                                                           \
  return call_real;

EXPORT int open (const char *path, int flags, ...) { OPEN_BODY (AT_FDCWD, REAL (open) (path, flags, mode)) }
EXPORT int open64 (const char *path, int flags, ...) { OPEN_BODY (AT_FDCWD, REAL (open64) (path, flags, mode)) }
EXPORT int openat (int at, const char *path, int flags, ...) { OPEN_BODY (at, REAL (openat) (at, path, flags, mode)) }
EXPORT int openat64 (int at, const char *path, int flags, ...) { OPEN_BODY (at, REAL (openat64) (at, path, flags, mode)) }

/* Writes */

EXPORT ssize_t
write (int fd, const void *data, size_t length)
{
  switch (strike_fd ("write", fd))
    {
    case FAIL:
      return -1;
    case HALF:
      syscall (SYS_write, fd, data, length / 2);
      kill (getpid (), SIGKILL);
      return -1;
    default:
      return REAL (write) (fd, data, length);
    }
}

#define PWRITE(name, offset)                                                    \
  EXPORT ssize_t name (int fd, const void *data, size_t length, offset at)      \
  {                                                                             \
    switch (strike_fd ("write", fd))                                            \
      {                                                                         \
      case FAIL:                                                                \
        return -1;                                                              \
      case HALF:                                                                \
        syscall (SYS_pwrite64, fd, data, length / 2, at);                       \
        kill (getpid (), SIGKILL);                                              \
        return -1;                                                              \
      default:                                                                  \
        return REAL (name) (fd, data, length, at);                              \
      }                                                                         \
  }

PWRITE (pwrite, off_t)
PWRITE (pwrite64, off64_t)

#define FD(call, type, name, parameters, arguments)                             \
  EXPORT type name parameters                                                   \
  {                                                                             \
    return strike_fd (call, fd) == FAIL ? -1 : REAL (name) arguments;           \
  }

FD ("fsync", int, fsync, (int fd), (fd))
FD ("fdatasync", int, fdatasync, (int fd), (fd))
FD ("ftruncate", int, ftruncate, (int fd, off_t length), (fd, length))
FD ("ftruncate", int, ftruncate64, (int fd, off64_t length), (fd, length))
FD ("chmod", int, fchmod, (int fd, mode_t mode), (fd, mode))
FD ("xattr", int, fsetxattr, (int fd, const char *name, const void *value, size_t length, int flags),
    (fd, name, value, length, flags))
FD ("xattr", int, fremovexattr, (int fd, const char *name), (fd, name))
FD ("chown", int, fchown, (int fd, uid_t user, gid_t group), (fd, user, group))

/* The descriptor is gone even if close() fails, as on Linux. */
EXPORT int
close (int fd)
{
  What what = strike_fd ("close", fd);
  int errnum = errno;
  int result = REAL (close) (fd);

  if (what != FAIL)
    return result;
  errno = errnum;

  return -1;
}

/* Names */

#define NAME(call, name, parameters, arguments, counts)                         \
  EXPORT int name parameters                                                    \
  {                                                                             \
    return (counts) && strike (call) == FAIL ? -1 : REAL (name) arguments;      \
  }

NAME ("rename", rename, (const char *from, const char *to), (from, to),
      path_counts (AT_FDCWD, from) || path_counts (AT_FDCWD, to))
NAME ("rename", renameat, (int at, const char *from, int at2, const char *to), (at, from, at2, to),
      path_counts (at, from) || path_counts (at2, to))
NAME ("rename", renameat2, (int at, const char *from, int at2, const char *to, unsigned int flags), (at, from, at2, to, flags),
      path_counts (at, from) || path_counts (at2, to))
NAME ("link", link, (const char *from, const char *to), (from, to), path_counts (AT_FDCWD, to))
NAME ("link", linkat, (int at, const char *from, int at2, const char *to, int flags), (at, from, at2, to, flags),
      path_counts (at2, to))
NAME ("symlink", symlink, (const char *text, const char *path), (text, path), path_counts (AT_FDCWD, path))
NAME ("unlink", unlink, (const char *path), (path), path_counts (AT_FDCWD, path))
NAME ("unlink", remove, (const char *path), (path), path_counts (AT_FDCWD, path))
NAME ("unlink", unlinkat, (int at, const char *path, int flags), (at, path, flags), path_counts (at, path))
NAME ("chmod", chmod, (const char *path, mode_t mode), (path, mode), path_counts (AT_FDCWD, path))
NAME ("mkdir", mkdir, (const char *path, mode_t mode), (path, mode), path_counts (AT_FDCWD, path))

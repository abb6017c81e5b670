/* fault.h - a disk that fails when it is told to.
 *
 * A program that links the library "fault" has its calls that change files (or flush or close them) counted, below a path; at one
 * of them the call fails or the program is killed. In a child of a fork this is all the child's own affair.
 */
#pragma once

/* What happens. Otherwise: the errno that the call fails with. */
#define FAULT_KILL (-1)
#define FAULT_HALF (-2)         /* of a write half is done, then the program is killed; another call kills at once */

typedef struct
{
  const char *prefix;           /* paths that count begin with this */
  const char *calls;            /* names of the calls that count, by commas; NULL: all of them (FAULT_CALLS) */
  int at;                       /* the call at which it happens, from 1; 0: never */
  int how;
  int sticky;                   /* every counted call after that one fails as well: a disk that stays so */
} Fault;

/* All the names. open: only one that creates or truncates. Relatives (openat, renameat2, pwrite ...) count under the plain name. */
#define FAULT_CALLS "open,write,fsync,fdatasync,rename,link,symlink,unlink,ftruncate,close,chmod,chown,xattr,mkdir"

/* From now on, counting from 1; NULL: a good disk. The fault is borrowed. `*struck` becomes 1 when it happens: in memory that is
 * shared with it, a parent learns of a child that was killed. */
void fault_arm (const Fault *fault, int *struck);

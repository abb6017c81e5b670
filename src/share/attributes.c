#include "config.h"

#include "share/attributes.h"

#include <errno.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* The kernel's own limit for the list of names and for one value. */
#define XATTR_MAX (64 * 1024)

#define ACL "system.posix_acl_access"

/* The names, one after the other, each with its NUL; `*length` of all. NULL with errno. */
static char *
list_names (int fd, gsize *length)
{
  g_autofree char *names = g_malloc (XATTR_MAX);
  gssize got = flistxattr (fd, names, XATTR_MAX);

  if (got < 0 && errno != ENOTSUP && errno != ENOSYS)
    return NULL;
  *length = MAX (got, 0);

  return g_steal_pointer (&names);
}

/* Those that describe the bytes, are the security policy's to give or are the document portal's word for where the file is. */
static gboolean
is_the_systems (const char *name)
{
  return g_str_equal (name, "security.selinux") || g_str_equal (name, "security.ima") ||
         g_str_equal (name, "security.evm") || g_str_equal (name, "security.SMACK64") ||
         g_str_equal (name, "user.document-portal.host-path");
}

static gboolean
same_value (int fd, const char *name, const char *value, gsize length)
{
  g_autofree char *has = g_malloc (XATTR_MAX);

  return fgetxattr (fd, name, has, XATTR_MAX) == (gssize) length && memcmp (has, value, length) == 0;
}

static gboolean
copy_one (int from, const char *name, int to)
{
  g_autofree char *value = g_malloc (XATTR_MAX);
  gssize length = fgetxattr (from, name, value, XATTR_MAX);

  if (length < 0)
    return errno == ENODATA;            /* taken away since it was listed */

  return same_value (to, name, value, length) || fsetxattr (to, name, value, length, 0) == 0;
}

static gboolean
copy_extended (int from, int to)
{
  gsize length;
  g_autofree char *names = list_names (from, &length);

  if (names == NULL)
    return FALSE;
  for (const char *name = names; name < names + length; name += strlen (name) + 1)
    if (!is_the_systems (name) && !copy_one (from, name, to))
      return FALSE;

  return TRUE;
}

static gboolean
lacks_acl (int fd)
{
  return fgetxattr (fd, ACL, NULL, 0) < 0 && (errno == ENODATA || errno == ENOTSUP || errno == ENOSYS);
}

/* A folder may give an ACL to every new file in it, also to one whose predecessor had none. */
static gboolean
remove_inherited_acl (int from, int to)
{
  if (!lacks_acl (from) || lacks_acl (to))
    return TRUE;

  return fremovexattr (to, ACL) == 0 || errno == ENODATA || errno == ENOTSUP || errno == ENOSYS;
}

/* Group first: changing it clears the set-group bit. The ACL before the mode: it sets the mode, and the mode its mask. */
gboolean
parcours_attributes_copy (int from, const struct stat *st, int to)
{
  mode_t mode;
  struct stat own;

  g_return_val_if_fail (st != NULL, FALSE);

  if (fstat (to, &own) != 0)
    return FALSE;
  if (own.st_gid != st->st_gid && fchown (to, -1, st->st_gid) != 0)
    return FALSE;
  if (!remove_inherited_acl (from, to) || !copy_extended (from, to) || fstat (to, &own) != 0)
    return FALSE;

  mode = st->st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);

  return (own.st_mode & 07777) == mode || fchmod (to, mode) == 0;
}

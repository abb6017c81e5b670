/* attributes.h - what a file has beside its bytes: owner's group, mode, access control list, extended attributes. */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* Gives the file open as `to` the group, ACL, extended attributes and mode of the file open as `from`, which `st` describes.
 * FALSE with errno if one of them could not be given; access is never wider than that of `from` then. */
gboolean parcours_attributes_copy (int from, const struct stat *st, int to);

G_END_DECLS

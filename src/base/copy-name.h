/* copy-name.h - the names that file-sharing programs give to copies they make when two people saved at the same time.
 *
 * Only what cannot be a person's own choice of a name counts: a mark with a date, a device or fixed words.
 * "Map (1).jmap" and "Map-LAPTOP.jmap" are no copies by their name alone, and neither are the dated ones that this
 * program keeps when it overwrites.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the file that `name` (a name, no path) is a copy of, also through a copy of a copy; NULL: by its name
 * it is none. The caller owns it. Safe from any thread. */
char *parcours_copy_original (const char *name);

G_END_DECLS

/* link.h - which addresses may be followed from a picture of a map.
 *
 * Whoever opens a picture trusts it more than a web page: only pages of the web and mail addresses become links. All else (files, scripts,
 * other programs) stays words.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `address` as an absolute URI of ASCII without quotes, parentheses and backslashes, which stand as %XX. NULL (also for NULL) if it is not
 * http, https or mailto, or leads nowhere. The caller owns it. */
char *parcours_link_target (const char *address);

G_END_DECLS

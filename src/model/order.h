/* order.h - fractional order keys (format.md): 1-40 of 0-9A-Za-z, compared bytewise, last not '0'. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PARCOURS_ORDER_MAX 40

gboolean parcours_order_valid (const char *key);

/* A key between `before` and `after`; NULL means "no neighbour". First: "V". After the last: its first four digits
 * plus one; before the first: minus one (trailing zeros dropped; at the ends the midpoint). Between: the shortest midpoint.
 * Returns NULL when there is no room (equal or unordered neighbours, or it would be longer than PARCOURS_ORDER_MAX): the
 * caller re-keys the siblings. The caller owns the result. */
char *parcours_order_between (const char *before, const char *after);

/* The key number `i` of `n` evenly spread keys of equal length, for re-keying. The caller owns it. */
char *parcours_order_nth (guint i, guint n);

G_END_DECLS

/* extra.h - the field `extra`: what a reader did not understand, kept as text.
 *
 * One opaque string in four parts, so that undo, move, merge and paste carry it like any other value:
 *   before      comments and processing instructions that stood before the element, one a line
 *   attributes  unknown and invalid attributes, ready to print: ` xmlns:a="..." a:b="..."`
 *   children    unknown child elements and comments among them, each a self-contained XML fragment, one a line
 *   after       (of the root only) comments and instructions after the root element
 * The parts are joined by U+001E, which XML 1.0 cannot hold, so no content can be taken for a separator.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_EXTRA_BEFORE,
  PARCOURS_EXTRA_ATTRIBUTES,
  PARCOURS_EXTRA_CHILDREN,
  PARCOURS_EXTRA_AFTER,
  PARCOURS_N_EXTRAS
} ParcoursExtraPart;

/* Joins parts (each may be NULL or ""); NULL if all are empty. The caller owns the result. */
char *parcours_extra_join (const char *const parts[PARCOURS_N_EXTRAS]);

/* Part `part` of `extra` (which may be NULL): never NULL, "" if absent. The caller owns it. */
char *parcours_extra_part (const char *extra, ParcoursExtraPart part);

G_END_DECLS

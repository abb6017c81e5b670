/* extra.h - the field `extra`: what a reader did not understand, kept as text.
 *
 * One opaque string in four parts, so that undo, move, merge and paste carry it like any other value:
 *   before      comments and processing instructions that stood before the element
 *   attributes  unknown and invalid attributes, ready to print: ` xmlns:a="..." a:b="..."`
 *   children    unknown child elements, comments among them and stray text, each a self-contained XML fragment; also
 *               unknown attributes of a prose child: `@title a:b="..."` (the "@" of stray text is written as a reference)
 *   after       (of the root only) comments and instructions after the root element
 * The parts are joined by U+001E and the fragments of a part by U+001F (a fragment may hold line feeds). XML 1.0 cannot hold
 * either, so no content can be taken for a separator.
 */
#pragma once

#include "model/schema.h"

G_BEGIN_DECLS

#define PARCOURS_EXTRA_GAP "\037"       /* between the fragments of a part */

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

/* Adds a fragment to a part. Text that follows text becomes one with it, as it would be when it is read again: `*after_text`,
 * FALSE at first, is the part's memory of that. */
void parcours_extra_add (GString *part, gboolean *after_text, const char *fragment);

/* Part `part` of `extra` (which may be NULL): never NULL, "" if absent. The caller owns it. */
char *parcours_extra_part (const char *extra, ParcoursExtraPart part);

/* `extra` without the attribute or child that was kept because it is no value of `field`: it gives way when the field gets a valid
 * one. NULL if nothing is left. The caller owns it. */
char *parcours_extra_without (const char *extra, const ParcoursField *field);

G_END_DECLS

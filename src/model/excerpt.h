/* excerpt.h - a readable piece of a text: one line of at most 60 characters, cut between words, with “…” where something is
 * left out. The caller owns the results. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The beginning. */
char *parcours_excerpt (const char *text);

/* The pieces of two texts around their first difference. FALSE, and both are NULL, if they only differ in line breaks and
 * spaces. */
gboolean parcours_excerpts (const char *from, const char *to, char **from_piece, char **to_piece);

G_END_DECLS

/* relaxng.h - the RELAX NG schema of the format, made from the table.
 *
 * For other programs, continuous integration and `check --strict`. The reader does not need it: it accepts and keeps more, and
 * says better what is wrong. The schema asks for what the writer writes, foreign content included.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The schema as a document. The caller owns it. `quick` leaves the optional attributes open: libxml2 follows every combination of
 * those that are there, so a record with 20 of them takes hours; the reader has looked at their values anyway. */
char *parcours_relaxng_schema (gboolean quick);

/* Adds a ParcoursProblem for each place where `bytes` (which the reader has accepted) departs from the quick schema. */
void parcours_relaxng_check (GBytes *bytes, GPtrArray *problems);

G_END_DECLS

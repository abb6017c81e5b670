/* error.h - the one error domain of the core.
 *
 * A message is a whole translated sentence that says what was found, where, and what to do.
 * File errors of GIO (G_IO_ERROR, G_FILE_ERROR) pass through unchanged.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PARCOURS_ERROR (parcours_error_quark ())

typedef enum
{
  PARCOURS_ERROR_MALFORMED,     /* not well-formed XML, or an encoding nobody can read */
  PARCOURS_ERROR_NOT_A_MAP,     /* some other kind of file; the message names which */
  PARCOURS_ERROR_REFUSED,       /* a DOCTYPE, a NUL byte: refused for safety */
  PARCOURS_ERROR_LIMIT,         /* more than the reader allows */
  PARCOURS_ERROR_INVALID,       /* a value or an edit that does not fit the table */
  PARCOURS_ERROR_NOT_FOUND,     /* no record with this id */
  PARCOURS_ERROR_CHANGED,       /* the file on disk is not the one that was read */
  PARCOURS_ERROR_VERIFY,        /* what would be written does not read back the same */
  PARCOURS_ERROR_READ_ONLY,     /* made by a newer version, or opened read-only */
} ParcoursError;

GQuark parcours_error_quark (void);

G_END_DECLS

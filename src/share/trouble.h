/* trouble.h - what a person reads when a file could not be read or written: one sentence that names it and says what to do. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sets a G_IO_ERROR for `errnum`, met while writing the local file `path`. Always returns FALSE. */
gboolean parcours_trouble_set_write (GError **error, const char *path, int errnum);

/* Puts the sentence for `file` in the place of GIO's message; domain and code stay (of an error that says nothing else than
 * failure and comes from a disk or server that is gone, the code becomes one of those below). */
void parcours_trouble_explain_read (GError *error, GFile *file);
/* The same for a file on another computer that could not be written. Errors that are no file's keep their message. */
void parcours_trouble_explain_write (GError *error, GFile *file);

/* TRUE if it says that the store is away (a share that is not mounted, a server or disk that does not answer): nothing is wrong
 * with the file, and trying again later may work. G_IO_ERROR_NOT_MOUNTED: mounting it first may, too. */
gboolean parcours_trouble_is_away (const GError *error);

/* TRUE if the disk or share is not there or does not answer, rather than refuse: what was to be done can be done when it is back. */
gboolean parcours_trouble_is_away (const GError *error);
gboolean parcours_trouble_is_away_errno (int errnum);

G_END_DECLS

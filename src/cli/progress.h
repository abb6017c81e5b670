/* progress.h - long work in a terminal: how far it is, and Ctrl+C that ends it cleanly.
 *
 * On a terminal a line on stderr says how far, once the work takes longer than a moment, and is gone when the work ends. The first Ctrl+C
 * (or SIGTERM) cancels the work, so that nothing half is left; the next ends the program at once.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CliProgress CliProgress;

/* `what` says what is done, translated. At most one at a time. */
CliProgress *cli_progress_begin (const char *what);

/* Takes away the line. */
void cli_progress_end (CliProgress *self);

/* Cancelled by Ctrl+C. Borrowed. */
GCancellable *cli_progress_get_cancellable (CliProgress *self);

/* `data` is the CliProgress; for ParcoursExportOptions.progress. */
void cli_progress_show (double done, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliProgress, cli_progress_end)

G_END_DECLS

/* bytes.h - reading a file that may be hostile: bounded, and only if it is a plain file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest map the format allows (format.md). */
#define PARCOURS_FILE_MAX ((gsize) 64 * 1024 * 1024)

/* The whole file. NULL with a sentence that names it: PARCOURS_ERROR_LIMIT above PARCOURS_FILE_MAX, or G_IO_ERROR. */
GBytes *parcours_bytes_read (GFile *file, GCancellable *cancellable, GError **error);

/* SHA-256 in hex of the file's bytes, however many. NULL with a sentence as above (G_IO_ERROR_NOT_FOUND if it is not there). */
char *parcours_bytes_hash (GFile *file, GCancellable *cancellable, GError **error);

/* What a sentence calls the file: its last part. The caller owns it. */
char *parcours_bytes_dup_name (GFile *file);

G_END_DECLS

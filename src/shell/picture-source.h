/* picture-source.h - pictures from files, drops and the clipboard: read and made ready for a map (paint/picture-take.h) without keeping
 * the window waiting.
 */
#pragma once

#include <gtk/gtk.h>

#include "paint/picture-take.h"

G_BEGIN_DECLS

/* What can come in, by MIME type, the best first. */
extern const char *const parcours_picture_types[];

/* TRUE if the name of a file says that it is a picture. */
gboolean parcours_picture_source_is (GFile *file);

/* No more than can be taken is read. The name of the file, without its ending, becomes the description unless it is one of a camera. */
void parcours_picture_source_read_file_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* `name` is what messages call it. */
void parcours_picture_source_read_stream_async (GInputStream *stream, const char *name, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer data);

/* For both: a detached record. */
ParcoursElement *parcours_picture_source_read_finish (GAsyncResult *result, ParcoursTaken *taken, GError **error);

/* What messages call it; borrowed. */
const char *parcours_picture_source_get_name (GAsyncResult *result);

/* Looks which of the files (GFile) are pictures that carry a map: those are opened, and not put on a card. A file that cannot be read is none. */
void parcours_picture_source_look_async (GSList *files, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* The two parts of the files, in their order; the caller owns them with what is in them. */
void parcours_picture_source_look_finish (GAsyncResult *result, GSList **maps, GSList **pictures);

/* Asks for one; modal. */
GtkFileChooserNative *parcours_picture_source_new_dialog (GtkWindow *parent);

G_END_DECLS

/* version-load.h - what a version is made of, got in a worker: a disk that sleeps and a map of ten thousand cards
 * keep no window waiting. */
#pragma once

#include <gdk/gdk.h>

#include "share/versions.h"

G_BEGIN_DECLS

/* The versions of a document: parcours_versions_list(). The finisher returns NULL only with an error. */
void parcours_version_list_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *parcours_version_list_finish (GAsyncResult *result, GError **error);

/* One version, and a picture of it whose longer side is `pixels`. */
void parcours_version_load_async (const ParcoursVersion *version, int pixels, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);

/* The map, or NULL with a sentence; `picture` receives the picture, or NULL if the map can be read but not be
 * painted. The caller owns both. */
ParcoursMap *parcours_version_load_finish (GAsyncResult *result, GdkTexture **picture, GError **error);

G_END_DECLS

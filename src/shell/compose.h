/* compose.h - the sheets of a piece of work, composed and painted in workers, for previews and printers.
 *
 * What a window asks of it (how many sheets, how large, what they are called) is there once it is composed; painting waits its turn in a
 * worker, because sheets are for one thread at a time.
 */
#pragma once

#include <gdk/gdk.h>

#include "export/legibility.h"
#include "export/sheets.h"
#include "shell/page-work.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_COMPOSITION (parcours_composition_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursComposition, parcours_composition, PARCOURS, COMPOSITION, GObject)

/* PARCOURS_ERROR_INVALID if the work does not fit its paper. Cancelled work that has begun is done to its end and thrown away. */
void parcours_compose_async (ParcoursPageWork *work, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
ParcoursComposition *parcours_compose_finish (GAsyncResult *result, GError **error);

ParcoursPageWork *parcours_composition_get_work (ParcoursComposition *self);
guint parcours_composition_get_count (ParcoursComposition *self);
void parcours_composition_get_size (ParcoursComposition *self, guint sheet, double *width_mm, double *height_mm);

/* What a person calls the sheet, NULL if there is only one. Borrowed. */
const char *parcours_composition_get_label (ParcoursComposition *self, guint sheet);
const ParcoursExportReport *parcours_composition_get_report (ParcoursComposition *self);

/* What can be read on the sheets, and from where. The caller owns it. */
void parcours_composition_check_async (ParcoursComposition *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
ParcoursLegibility *parcours_composition_check_finish (ParcoursComposition *self, GAsyncResult *result, GError **error);

/* A picture of a sheet, `width` pixels wide, on white paper. */
void parcours_composition_paint_async (ParcoursComposition *self, guint sheet, int width, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer data);
GdkTexture *parcours_composition_paint_finish (ParcoursComposition *self, GAsyncResult *result, GError **error);

/* Draws a sheet in points from the top left corner of its paper. Nobody else uses `cr` until it is finished. */
void parcours_composition_draw_async (ParcoursComposition *self, guint sheet, cairo_t *cr, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
gboolean parcours_composition_draw_finish (ParcoursComposition *self, GAsyncResult *result, GError **error);

G_END_DECLS

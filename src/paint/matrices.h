/* matrices.h - for painters that follow where things come to stand: the transformations that hold and those to be restored. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* An array of cairo_matrix_t whose last one holds: at first the identity. */
GArray *_parcours_matrices_new (void);

/* Borrowed until something is saved. */
cairo_matrix_t *_parcours_matrices_last (GArray *self);

void _parcours_matrices_save (GArray *self);
void _parcours_matrices_restore (GArray *self);

/* As parcours_painter_transform(). */
void _parcours_matrices_transform (GArray *self, double dx, double dy, double scale, double degrees);

G_END_DECLS

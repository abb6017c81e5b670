/* matrices.c - see matrices.h. */
#include "config.h"

#include "paint/matrices.h"

GArray *
_parcours_matrices_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (cairo_matrix_t));
  cairo_matrix_t identity;

  cairo_matrix_init_identity (&identity);
  g_array_append_val (self, identity);
  return self;
}

cairo_matrix_t *
_parcours_matrices_last (GArray *self)
{
  return &g_array_index (self, cairo_matrix_t, self->len - 1);
}

void
_parcours_matrices_save (GArray *self)
{
  const cairo_matrix_t copy = *_parcours_matrices_last (self);

  g_array_append_val (self, copy);
}

void
_parcours_matrices_restore (GArray *self)
{
  g_return_if_fail (self->len > 1);

  g_array_set_size (self, self->len - 1);
}

void
_parcours_matrices_transform (GArray *self, double dx, double dy, double scale, double degrees)
{
  cairo_matrix_t *last = _parcours_matrices_last (self);

  cairo_matrix_translate (last, dx, dy);
  cairo_matrix_scale (last, scale, scale);
  cairo_matrix_rotate (last, degrees * G_PI / 180);
}

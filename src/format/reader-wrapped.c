/* reader-wrapped.c - what stands around the map in an SVG. It is passed over; only comments beside the map, in the same <metadata>,
 * belong to it, as they do in a file of its own. */
#include "config.h"

#include "format/reader-private.h"

#include <string.h>

#define SVG "http://www.w3.org/2000/svg"

gboolean
_parcours_reader_begin_wrapped (Reader *self, const char *name, const char *uri)
{
  gboolean is_map = strcmp (name, "journey-map") == 0 && g_strcmp0 (uri, PARCOURS_FORMAT_NAMESPACE) == 0;

  if (self->metadata == 0)
    {
      if (strcmp (name, "metadata") == 0 && g_strcmp0 (uri, SVG) == 0)
        self->metadata = self->depth;
    }
  else if (is_map && self->depth == self->metadata + 1)
    {
      self->several = self->root != NULL;
      self->n_elements = 1;
      return self->root == NULL;
    }
  return FALSE;
}

void
_parcours_reader_end_wrapped (Reader *self)
{
  if (self->depth + 1 != self->metadata)
    return;
  self->metadata = 0;
  if (self->root != NULL)
    self->wrap_closed = TRUE;
  else
    g_string_truncate (self->pending, 0);
}

gboolean
_parcours_reader_is_beside_map (Reader *self)
{
  return !self->wrapped || (self->depth == self->metadata && self->metadata > 0 && !self->wrap_closed);
}

/* window-position.c - a map is opened where it was looked at last. */
#include "config.h"

#include "shell/window-private.h"

#include "shell/positions.h"

/* Remembers where the map is looked at now: before it goes. A map without a file has nowhere to be found again. */
void
_parcours_window_keep_position (ParcoursWindow *self)
{
  ParcoursPosition position = { 0 };
  ParcoursSight place;
  const char *view = gtk_stack_get_visible_child_name (self->view_stack);

  if (self->shown_file == NULL || parcours_canvas_get_map (self->canvas) == NULL)
    return;
  parcours_canvas_get_sight (self->canvas, &place);
  position.zoom = place.zoom;
  position.x = place.x;
  position.y = place.y;
  g_strlcpy (position.view, view != NULL ? view : "", sizeof position.view);
  parcours_positions_keep (self->shown_file, &position);
}

/* The canvas shows the document's map, just now. */
void
_parcours_window_restore_position (ParcoursWindow *self)
{
  ParcoursPosition position;

  g_set_object (&self->shown_file, parcours_document_get_file (self->document));
  if (self->shown_file == NULL || parcours_canvas_get_map (self->canvas) == NULL
      || !parcours_positions_find (self->shown_file, &position))
    return;
  parcours_canvas_set_sight (self->canvas, &(ParcoursSight) { position.zoom, position.x, position.y });
  if (*position.view != '\0')
    _parcours_window_show_view (self, position.view);
}

/* The map has got a file, or another one: that is where it will be looked for. */
void
_parcours_window_follow_file (ParcoursWindow *self)
{
  if (parcours_document_get_map (self->document) == parcours_canvas_get_map (self->canvas))
    g_set_object (&self->shown_file, parcours_document_get_file (self->document));
}

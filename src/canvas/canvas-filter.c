/* canvas-filter.c - what a filter does to the wall: cards it does not match are passed over, or not there. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

typedef struct
{
  ParcoursCanvas *self;
  ParcoursCardFunc func;
  gpointer data;
} Lit;

static void
pass_lit (const ParcoursCardBox *box, gpointer data)
{
  Lit *lit = data;

  if (!parcours_scene_dims (lit->self->scene, box->card))
    lit->func (box, lit->data);
}

/* The cards of `area` that keys and rubber bands reach. */
void
_parcours_canvas_foreach_lit (ParcoursCanvas *self, const ParcoursRect *area, ParcoursCardFunc func, gpointer data)
{
  Lit lit = { self, func, data };

  parcours_layout_foreach_card (_parcours_canvas_layout (self), area, pass_lit, &lit);
}

static GPtrArray *
dup_hidden (ParcoursCanvas *self)
{
  GPtrArray *cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);

  for (guint i = cards->len; i > 0; i--)
    if (!parcours_scene_hides (self->scene, g_ptr_array_index (cards, i - 1)))
      g_ptr_array_remove_index (cards, i - 1);
  return cards;
}

/* Somebody selected on purpose what cannot be seen (it was found): an edit does not take it out of the selection. */
void
_parcours_canvas_note_hidden (ParcoursCanvas *self)
{
  g_autoptr(GPtrArray) hidden = dup_hidden (self);

  self->hidden_chosen = hidden->len > 0;
}

/* After an edit: what does not match any more has vanished, and nothing should be done to it unseen. */
void
_parcours_canvas_drop_hidden (ParcoursCanvas *self)
{
  g_autoptr(GPtrArray) hidden = NULL;
  g_autofree char *sentence = NULL;

  if (self->hidden_chosen)
    return;
  hidden = dup_hidden (self);
  if (hidden->len == 0)
    return;
  for (guint i = 0; i < hidden->len; i++)
    parcours_selection_remove (self->selection, parcours_element_get_id (g_ptr_array_index (hidden, i)));
  sentence = g_strdup_printf (ngettext ("%u card does not match the filter any more and is hidden.",
                                        "%u cards do not match the filter any more and are hidden.", hidden->len),
                              hidden->len);
  _parcours_canvas_tell (self, sentence);
}

void
parcours_canvas_set_filter (ParcoursCanvas *self, ParcoursFilter *filter, gboolean hide)
{
  g_autoptr(GPtrArray) hidden = NULL;

  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  parcours_inline_edit_commit (self->edit, 0);
  self->hidden_chosen = TRUE;   /* one sentence for the filter is enough */
  parcours_scene_set_filter (self->scene, filter, hide);
  hidden = dup_hidden (self);
  for (guint i = 0; i < hidden->len; i++)
    parcours_selection_remove (self->selection, parcours_element_get_id (g_ptr_array_index (hidden, i)));
  self->hidden_chosen = FALSE;
}

gboolean
parcours_canvas_hides (ParcoursCanvas *self, ParcoursElement *card)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  return parcours_scene_hides (self->scene, card);
}

gboolean
parcours_canvas_passes (ParcoursCanvas *self, ParcoursElement *card)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  return parcours_scene_passes (self->scene, card);
}

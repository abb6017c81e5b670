/* window-arrange.c - the selected header: moving it among its neighbours, splitting and merging stages, collapsing. What these mean is in
 * model/arrange. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "base/words.h"
#include "model/arrange.h"

static void
on_move_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  parcours_canvas_move_header (PARCOURS_WINDOW (data)->canvas, -1);
}

static void
on_move_on (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  parcours_canvas_move_header (PARCOURS_WINDOW (data)->canvas, 1);
}

static void
on_split (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *step = _parcours_window_get_selected (self, PARCOURS_KIND_STEP), *half = NULL;

  if (map != NULL && step != NULL)
    half = parcours_arrange_split (map, step, parcours_words (parcours_map_get_lang (map), NULL, N_("New stage")));
  if (half != NULL)
    _parcours_window_select_and_name (self, half);
}

static void
on_merge (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *stage = _parcours_window_get_selected (self, PARCOURS_KIND_STAGE);
  g_autofree char *sentence = NULL;

  if (map == NULL || stage == NULL || !parcours_arrange_merge (map, stage))
    return;
  sentence = g_strdup_printf (_("The two stages are “%s” now."), parcours_element_get_name (stage));
  _parcours_window_tell (self, sentence);
  parcours_canvas_scroll_to (self->canvas, parcours_element_get_id (stage));
}

/* The step goes to the end of another stage. */
static void
on_step_to_stage (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *step = _parcours_window_get_selected (self, PARCOURS_KIND_STEP), *stage;
  g_autofree char *sentence = NULL;

  if (map == NULL || step == NULL)
    return;
  stage = parcours_map_find_kind (map, g_variant_get_string (parameter, NULL), PARCOURS_KIND_STAGE);
  if (stage == NULL || stage == parcours_element_get_parent (step))
    return;
  parcours_arrange_put (map, step, stage, parcours_element_list (stage, PARCOURS_KIND_STEP)->len);
  sentence = g_strdup_printf (_("“%s” is now the last step of “%s”."), parcours_element_get_name (step), parcours_element_get_name (stage));
  _parcours_window_tell (self, sentence);
  parcours_canvas_scroll_to (self->canvas, parcours_element_get_id (step));
}

static void
on_collapsed (GSimpleAction *action, GVariant *value, gpointer data)
{
  ParcoursWindow *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "wall.fold", NULL);
  _parcours_window_update_arrange_actions (self);
}

static void
on_open_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (PARCOURS_WINDOW (data)->canvas), "wall.open-all", NULL);
}

static void
set_state (ParcoursWindow *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), state);
}

void
_parcours_window_update_arrange_actions (ParcoursWindow *self)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *element = parcours_selection_get_element (self->selection);
  ParcoursElement *step = _parcours_window_get_selected (self, PARCOURS_KIND_STEP);
  ParcoursElement *stage = _parcours_window_get_selected (self, PARCOURS_KIND_STAGE);
  gboolean header = map != NULL && element != NULL, collapsed = FALSE;
  const char *in_stage = "";

  _parcours_window_enable (self, "move-back", header && parcours_arrange_can_move (map, element, -1));
  _parcours_window_enable (self, "move-on", header && parcours_arrange_can_move (map, element, 1));
  _parcours_window_enable (self, "split-stage", map != NULL && step != NULL && parcours_arrange_can_split (map, step));
  _parcours_window_enable (self, "merge-stage", map != NULL && stage != NULL && parcours_arrange_next_stage (map, stage) != NULL);
  _parcours_window_enable (self, "step-to-stage", map != NULL && step != NULL);
  if (step != NULL)
    in_stage = parcours_element_get_id (parcours_element_get_parent (step));
  set_state (self, "step-to-stage", g_variant_new_string (in_stage));
  _parcours_window_enable (self, "collapsed", parcours_canvas_can_collapse (self->canvas, &collapsed));
  set_state (self, "collapsed", g_variant_new_boolean (collapsed));
}

const GActionEntry _parcours_window_arrange_actions[] = {
  { .name = "move-back", .activate = on_move_back },
  { .name = "move-on", .activate = on_move_on },
  { .name = "split-stage", .activate = on_split },
  { .name = "merge-stage", .activate = on_merge },
  { .name = "step-to-stage", .activate = on_step_to_stage, .parameter_type = "s", .state = "''" },
  { .name = "collapsed", .change_state = on_collapsed, .state = "false" },
  { .name = "open-all", .activate = on_open_all },
};
const guint _parcours_window_n_arrange_actions = G_N_ELEMENTS (_parcours_window_arrange_actions);

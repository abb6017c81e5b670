/* window-structure.c - adding stages, steps, lanes and personas, and what is set on a lane. Moving them is in window-arrange.c, removing is
 * Delete. All of it acts on the selected header; without one, at the end. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "base/words.h"
#include "model/arrange.h"
#include "model/operations.h"

/* The selected record, if it is of that kind. */
ParcoursElement *
_parcours_window_get_selected (ParcoursWindow *self, ParcoursKind kind)
{
  ParcoursElement *element = parcours_selection_get_element (self->selection);

  return element != NULL && parcours_element_get_kind (element) == kind ? element : NULL;
}

static void
start_naming (gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;

  _parcours_window_show_wall (self);
  parcours_canvas_edit_title (self->canvas);
}

/* A new record comes with a name to type over. Later, because the menu that asked for it is still to close, and gives the focus back. */
void
_parcours_window_select_and_name (ParcoursWindow *self, ParcoursElement *element)
{
  const char *id = parcours_element_get_id (element);

  parcours_selection_select (self->selection, id);
  parcours_canvas_scroll_to (self->canvas, id);
  g_idle_add_once (start_naming, g_object_ref (self));
}

static ParcoursElement *
new_named (ParcoursMap *map, ParcoursKind kind, ParcoursFieldId field, const char *name)
{
  ParcoursElement *element = parcours_element_new (kind, NULL);

  parcours_element_set (element, field, parcours_words (parcours_map_get_lang (map), NULL, name), NULL);
  return element;
}

static void
add_stage (ParcoursWindow *self, int index)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autoptr (ParcoursElement) stage = NULL;

  if (map == NULL)
    return;
  stage = new_named (map, PARCOURS_KIND_STAGE, PARCOURS_STAGE_TITLE, N_("New stage"));
  _parcours_window_select_and_name (self, parcours_map_add (map, parcours_map_get_root (map), stage, index));
}

static void
add_step (ParcoursWindow *self, ParcoursElement *stage, int index)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  const char *title;

  if (map == NULL || stage == NULL)
    return;
  title = parcours_words (parcours_map_get_lang (map), NULL, N_("New step"));
  _parcours_window_select_and_name (self, parcours_map_add_step (map, stage, title, index));
}

/* The stage that “Add Step” means: the selected one, that of the selected step, or that of the cell. */
static ParcoursElement *
get_stage (ParcoursWindow *self)
{
  ParcoursElement *stage = _parcours_window_get_selected (self, PARCOURS_KIND_STAGE);
  ParcoursElement *step = _parcours_window_get_selected (self, PARCOURS_KIND_STEP);
  ParcoursElement *in_step, *in_lane;

  if (stage != NULL)
    return stage;
  if (step != NULL)
    return parcours_element_get_parent (step);
  return parcours_canvas_get_cell (self->canvas, &stage, &in_step, &in_lane) ? stage : NULL;
}

static void
on_add_stage (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursElement *stage = _parcours_window_get_selected (data, PARCOURS_KIND_STAGE);

  add_stage (data, stage != NULL ? parcours_arrange_index (stage) + 1 : -1);
}

static void
on_add_step (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursElement *step = _parcours_window_get_selected (data, PARCOURS_KIND_STEP);

  add_step (data, get_stage (data), step != NULL ? parcours_arrange_index (step) + 1 : -1);
}

/* Lanes */

static ParcoursElement *
new_lane (ParcoursMap *map, const char *kind, const char *persona)
{
  const ParcoursField *field = parcours_field (PARCOURS_LANE_KIND);
  int choice = parcours_choice_index (field, kind);
  ParcoursElement *lane = new_named (map, PARCOURS_KIND_LANE, PARCOURS_LANE_TITLE, field->choices[MAX (choice, 0)].label);

  parcours_element_set (lane, PARCOURS_LANE_KIND, kind, NULL);
  parcours_element_set (lane, PARCOURS_LANE_PERSONA, persona, NULL);
  return lane;
}

/* Number of the last lane of a persona, -1 if it has none. */
static int
last_lane_of (ParcoursMap *map, ParcoursElement *persona)
{
  GPtrArray *lanes = parcours_map_list (map, PARCOURS_KIND_LANE);

  for (guint i = lanes->len; i > 0; i--)
    if (g_strcmp0 (parcours_element_get_text (g_ptr_array_index (lanes, i - 1), PARCOURS_LANE_PERSONA),
                   parcours_element_get_id (persona)) == 0)
      return i - 1;
  return -1;
}

static void
add_lane (ParcoursWindow *self, const char *kind, int offset)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *beside = _parcours_window_get_selected (self, PARCOURS_KIND_LANE);
  ParcoursElement *persona = _parcours_window_get_selected (self, PARCOURS_KIND_PERSONA);
  g_autoptr (ParcoursElement) lane = NULL;
  g_autofree char *id = NULL;
  int index = -1;

  if (map == NULL)
    return;
  if (beside != NULL)
    {
      id = g_strdup (parcours_element_get_text (beside, PARCOURS_LANE_PERSONA));
      index = parcours_arrange_index (beside) + offset;
    }
  else if (persona != NULL)
    {
      int last = last_lane_of (map, persona);

      id = g_strdup (parcours_element_get_id (persona));
      index = last >= 0 ? last + 1 : -1;
    }
  lane = new_lane (map, kind, id);
  _parcours_window_select_and_name (self, parcours_map_add (map, parcours_map_get_root (map), lane, index));
}

static void
on_add_lane (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_lane (data, g_variant_get_string (parameter, NULL), 1);
}

static void
on_insert_lane_above (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_lane (data, g_variant_get_string (parameter, NULL), 0);
}

/* A persona shows on the wall through its lanes, so it comes with one for its touchpoints and one for the curve. */
static void
on_add_persona (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *beside = _parcours_window_get_selected (self, PARCOURS_KIND_PERSONA);
  ParcoursElement *root, *added;
  g_autoptr (ParcoursElement) persona = NULL, touchpoints = NULL, curve = NULL;
  const char *id;

  if (map == NULL)
    return;
  root = parcours_map_get_root (map);
  persona = new_named (map, PARCOURS_KIND_PERSONA, PARCOURS_PERSONA_NAME, N_("New persona"));
  id = parcours_element_get_id (persona);
  touchpoints = new_lane (map, "touchpoint", id);
  curve = new_lane (map, "curve", id);
  parcours_map_begin (map, _("Add Persona"));
  added = parcours_map_add (map, root, persona, beside != NULL ? parcours_arrange_index (beside) + 1 : -1);
  parcours_map_add (map, root, touchpoints, -1);
  parcours_map_add (map, root, curve, -1);
  parcours_map_end (map);
  _parcours_window_select_and_name (self, added);
}

/* Another one of its kind beside a header; a lane for the same cards and persona. */
static void
insert_beside (ParcoursWindow *self, ParcoursElement *beside, int offset)
{
  const char *kind;

  _parcours_window_commit (self);
  switch (beside != NULL ? (int) parcours_element_get_kind (beside) : PARCOURS_KIND_NONE)
    {
    case PARCOURS_KIND_STAGE:
      add_stage (self, parcours_arrange_index (beside) + offset);
      break;
    case PARCOURS_KIND_STEP:
      add_step (self, parcours_element_get_parent (beside), parcours_arrange_index (beside) + offset);
      break;
    case PARCOURS_KIND_LANE:
      kind = parcours_element_get_value (beside, PARCOURS_LANE_KIND);
      parcours_selection_select (self->selection, parcours_element_get_id (beside));
      add_lane (self, kind != NULL ? kind : "free", offset);
      break;
    default:
      break;
    }
}

static void
on_insert_before (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  insert_beside (data, parcours_selection_get_element (PARCOURS_WINDOW (data)->selection), 0);
}

static void
on_insert_after (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  insert_beside (data, parcours_selection_get_element (PARCOURS_WINDOW (data)->selection), 1);
}

/* The button between two headers of the wall. */
void
_parcours_window_insert (ParcoursWindow *self, const char *id, gboolean after)
{
  ParcoursMap *map = _parcours_window_get_editable (self);

  if (map != NULL)
    insert_beside (self, parcours_map_find (map, id), after ? 1 : 0);
}

static void
set_on_lane (ParcoursWindow *self, ParcoursFieldId field, GVariant *parameter)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *lane = _parcours_window_get_selected (self, PARCOURS_KIND_LANE);

  if (map != NULL && lane != NULL)
    parcours_map_set (map, lane, field, g_variant_get_string (parameter, NULL), NULL);
}

static void
on_lane_kind (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_on_lane (data, PARCOURS_LANE_KIND, parameter);
}

static void
on_lane_persona (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_on_lane (data, PARCOURS_LANE_PERSONA, parameter);
}

static void
on_rename (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_idle_add_once (start_naming, g_object_ref (data));
}

static void
update (ParcoursWindow *self, const char *name, gboolean enabled, ParcoursElement *lane, ParcoursFieldId field)
{
  GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
  const char *value = lane != NULL ? parcours_element_get_value (lane, field) : NULL;

  g_simple_action_set_enabled (action, enabled);
  if (field != PARCOURS_FIELD_NONE)
    g_simple_action_set_state (action, g_variant_new_string (value != NULL ? value : ""));
}

void
_parcours_window_update_structure_actions (ParcoursWindow *self)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  gboolean editable = map != NULL;
  ParcoursElement *lane = _parcours_window_get_selected (self, PARCOURS_KIND_LANE);
  gboolean header = lane != NULL || _parcours_window_get_selected (self, PARCOURS_KIND_STAGE) != NULL
                    || _parcours_window_get_selected (self, PARCOURS_KIND_STEP) != NULL;

  update (self, "add-stage", editable, NULL, PARCOURS_FIELD_NONE);
  update (self, "add-step", editable && parcours_map_list (map, PARCOURS_KIND_STAGE)->len > 0, NULL, PARCOURS_FIELD_NONE);
  update (self, "add-lane", editable, NULL, PARCOURS_FIELD_NONE);
  update (self, "add-persona", editable, NULL, PARCOURS_FIELD_NONE);
  update (self, "insert-before", editable && header, NULL, PARCOURS_FIELD_NONE);
  update (self, "insert-after", editable && header, NULL, PARCOURS_FIELD_NONE);
  update (self, "insert-lane-above", editable && lane != NULL, NULL, PARCOURS_FIELD_NONE);
  update (self, "lane-kind", editable && lane != NULL, lane, PARCOURS_LANE_KIND);
  update (self, "lane-persona", editable && lane != NULL, lane, PARCOURS_LANE_PERSONA);
  update (self, "rename", editable && parcours_selection_get_n (self->selection) > 0, NULL, PARCOURS_FIELD_NONE);
  _parcours_window_update_arrange_actions (self);
}

const GActionEntry _parcours_window_structure_actions[] = {
  { .name = "add-stage", .activate = on_add_stage },
  { .name = "add-step", .activate = on_add_step },
  { .name = "add-lane", .activate = on_add_lane, .parameter_type = "s" },
  { .name = "add-persona", .activate = on_add_persona },
  { .name = "insert-before", .activate = on_insert_before },
  { .name = "insert-after", .activate = on_insert_after },
  { .name = "insert-lane-above", .activate = on_insert_lane_above, .parameter_type = "s" },
  { .name = "lane-kind", .activate = on_lane_kind, .parameter_type = "s", .state = "''" },
  { .name = "lane-persona", .activate = on_lane_persona, .parameter_type = "s", .state = "''" },
  { .name = "rename", .activate = on_rename },
};
const guint _parcours_window_n_structure_actions = G_N_ELEMENTS (_parcours_window_structure_actions);

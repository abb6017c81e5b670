/* canvas-fold.c - collapsing stages and lanes, and opening what hides a card. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

/* A card in a collapsed part, or a step of a collapsed stage, has no place on the wall: the header that hides it stands
 * for it. */
ParcoursElement *
_parcours_canvas_folded_in (ParcoursCanvas *self, ParcoursElement *element)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursColumn *columns;
  guint row, column, n;

  if (parcours_element_get_kind (element) == PARCOURS_KIND_STEP)
    {
      ParcoursElement *stage = parcours_element_get_parent (element);

      return parcours_scene_get_collapsed (self->scene, parcours_element_get_id (stage)) ? stage : NULL;
    }
  if (layout == NULL || !parcours_layout_get_folded (layout, element, &row, &column))
    return NULL;
  rows = parcours_layout_get_rows (layout, &n);
  columns = parcours_layout_get_columns (layout, &n);
  return columns[column].collapsed ? columns[column].stage : rows[row].lane;
}

static gboolean
open_part (ParcoursCanvas *self, ParcoursElement *part)
{
  return part != NULL && parcours_scene_set_collapsed (self->scene, parcours_element_get_id (part), FALSE);
}

/* Opens the stage and the lane that hide a card, or the stage that hides a step. */
void
_parcours_canvas_unfold (ParcoursCanvas *self, ParcoursElement *element)
{
  while (open_part (self, _parcours_canvas_folded_in (self, element)))
    ;
}

void
_parcours_canvas_open_cell (ParcoursCanvas *self, guint row, guint column)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  guint n;
  ParcoursElement *stage = parcours_layout_get_columns (layout, &n)[column].stage;
  ParcoursElement *lane = parcours_layout_get_rows (layout, &n)[row].lane;

  open_part (self, stage);
  open_part (self, lane);
}

void
parcours_canvas_set_collapsed (ParcoursCanvas *self, const char *id, gboolean collapsed)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  parcours_inline_edit_commit (self->edit, 0);
  parcours_scene_set_collapsed (self->scene, id, collapsed);
}

gboolean
parcours_canvas_get_collapsed (ParcoursCanvas *self, const char *id)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  return parcours_scene_get_collapsed (self->scene, id);
}

void
parcours_canvas_reveal_card (ParcoursCanvas *self, const char *id)
{
  parcours_canvas_scroll_to (self, id);
}

/* --- what a header collapses: itself, of a step its stage, of a persona the lanes --- */

static void
add_lane (ParcoursCanvas *self, GPtrArray *parts, const ParcoursRow *row)
{
  if (row->type != PARCOURS_ROW_LINE && row->lane != NULL)
    g_ptr_array_add (parts, row->lane);
}

static GPtrArray *
parts_of (ParcoursCanvas *self, ParcoursElement *header)
{
  GPtrArray *parts = g_ptr_array_new ();
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  const ParcoursRow *rows;
  const ParcoursGroup *groups;
  guint n_rows, n_groups;
  ParcoursKind kind = header != NULL ? parcours_element_get_kind (header) : PARCOURS_KIND_NONE;

  if (layout == NULL)
    return parts;
  rows = parcours_layout_get_rows (layout, &n_rows);
  groups = parcours_layout_get_groups (layout, &n_groups);
  if (kind == PARCOURS_KIND_STAGE)
    g_ptr_array_add (parts, header);
  else if (kind == PARCOURS_KIND_STEP)
    g_ptr_array_add (parts, parcours_element_get_parent (header));
  else if (kind == PARCOURS_KIND_LANE || kind == PARCOURS_KIND_PERSONA)
    for (guint i = 0; i < n_rows; i++)
      if (rows[i].lane == header || groups[rows[i].group].persona == header)
        add_lane (self, parts, &rows[i]);
  return parts;
}

static gboolean
all_collapsed (ParcoursCanvas *self, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (!parcours_scene_get_collapsed (self->scene, parcours_element_get_id (g_ptr_array_index (parts, i))))
      return FALSE;
  return parts->len > 0;
}

gboolean
parcours_canvas_can_collapse (ParcoursCanvas *self, gboolean *collapsed)
{
  g_autoptr(GPtrArray) parts = NULL;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  parts = parts_of (self, parcours_selection_get_element (self->selection));
  if (collapsed != NULL)
    *collapsed = all_collapsed (self, parts);
  return parts->len > 0;
}

static guint
count_cards (ParcoursCanvas *self, ParcoursElement *part)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  guint n_columns, n_rows, cards = 0;
  const ParcoursColumn *columns = parcours_layout_get_columns (layout, &n_columns);
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n_rows);

  for (guint i = 0; i < n_columns; i++)
    cards += columns[i].stage == part ? columns[i].n_cards : 0;
  for (guint i = 0; i < n_rows; i++)
    cards += rows[i].lane == part ? rows[i].n_cards : 0;
  return cards;
}

static void
tell (ParcoursCanvas *self, ParcoursElement *header, GPtrArray *parts, gboolean collapsed)
{
  const char *name = parcours_element_get_name (header);
  g_autofree char *sentence = NULL;
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += count_cards (self, g_ptr_array_index (parts, i));
  if (collapsed)
    sentence = g_strdup_printf (ngettext ("“%s” is collapsed and hides %u card.",
                                          "“%s” is collapsed and hides %u cards.", n), name, n);
  else
    sentence = g_strdup_printf (_("“%s” is open."), name);
  _parcours_canvas_tell (self, sentence);
}

/* Collapses a header, or opens it if all of it is collapsed. */
void
_parcours_canvas_fold (ParcoursCanvas *self, ParcoursElement *header)
{
  g_autoptr (ParcoursElement) kept G_GNUC_UNUSED = header != NULL ? g_object_ref (header) : NULL;
  g_autoptr (GPtrArray) parts = parts_of (self, header);
  gboolean collapse = !all_collapsed (self, parts);

  if (parts->len == 0)
    {
      _parcours_canvas_tell (self, _("Select a stage, a step, a lane or a persona to collapse it."));
      return;
    }
  parcours_inline_edit_commit (self->edit, 0);
  for (guint i = 0; i < parts->len; i++)
    parcours_scene_set_collapsed (self->scene, parcours_element_get_id (g_ptr_array_index (parts, i)), collapse);
  /* A step vanishes with its stage. */
  if (parcours_element_get_kind (header) == PARCOURS_KIND_STEP)
    header = g_ptr_array_index (parts, 0);
  parcours_selection_select (self->selection, parcours_element_get_id (header));
  _parcours_canvas_reveal_element (self, header);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  _parcours_canvas_say_header (self);
  tell (self, header, parts, collapse);
}

static void
fold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  g_autofree char *sentence = NULL;
  guint n;

  if (g_str_equal (name, "wall.fold"))
    {
      _parcours_canvas_fold (self, current);
      return;
    }
  n = parcours_scene_open_all (self->scene);
  sentence = n == 0 ? g_strdup (_("Nothing is collapsed."))
                    : g_strdup_printf (ngettext ("%u header was opened.", "%u headers were opened.", n), n);
  _parcours_canvas_tell (self, sentence);
}

/* --- the button on a header --- */

/* The header whose button is at that point of the widget, NULL if there is none. */
ParcoursElement *
_parcours_canvas_button_at (ParcoursCanvas *self, double wx, double wy)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);
  double zoom = parcours_viewport_band_zoom (&self->viewport), stretch = self->viewport.zoom / zoom, x, y;
  gboolean in_side = wx < parcours_viewport_side (&self->viewport);
  gboolean in_head = wy < parcours_viewport_head (&self->viewport);
  ParcoursRect seen = parcours_viewport_area (&self->viewport, 0), rect;
  const ParcoursStageBox *stages;
  const ParcoursRow *rows;
  guint n_stages, n_rows;

  if (layout == NULL || in_side == in_head)
    return NULL;
  parcours_viewport_origin (&self->viewport, &x, &y);
  stages = parcours_layout_get_stages (layout, &n_stages);
  rows = parcours_layout_get_rows (layout, &n_rows);
  for (guint i = 0; in_head && i < n_stages; i++)
    if (parcours_paint_stage_button (&stages[i], stretch, seen.x * stretch, &rect) &&
        parcours_rect_contains (&rect, (wx - x) / zoom, wy / zoom))
      return stages[i].stage;
  for (guint i = 0; in_side && i < n_rows; i++)
    if (parcours_paint_lane_button (&rows[i], stretch, seen.y * stretch, &rect) &&
        parcours_rect_contains (&rect, wx / zoom, (wy - y) / zoom))
      return rows[i].lane;
  return NULL;
}

void
_parcours_canvas_install_fold (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wall.fold", NULL, fold_action);
  gtk_widget_class_install_action (widget_class, "wall.open-all", NULL, fold_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, GDK_CONTROL_MASK, "wall.fold", NULL);
  /* On a French keyboard the full stop is the shifted semicolon. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_semicolon, GDK_CONTROL_MASK, "wall.fold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Decimal, GDK_CONTROL_MASK, "wall.fold", NULL);
}

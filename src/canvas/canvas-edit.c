/* canvas-edit.c - titles edited where they stand. */
#include "config.h"

#include "canvas/canvas-private.h"

#include <glib/gi18n.h>

#include "layout/metrics.h"
#include "model/operations.h"

#define EDIT_ZOOM_MIN 0.9       /* letters are never edited smaller than this */

const char *const _parcours_canvas_edit_actions[PARCOURS_N_EDIT_ACTIONS] = {
  "wall.add-card", "wall.edit-title", "wall.move-left", "wall.move-right", "wall.move-up", "wall.move-down",
  "wall.wider", "wall.narrower",
  "wall.write",    "wall.write-parked",
};

gboolean
parcours_canvas_edit_title (ParcoursCanvas *self)
{
  const ParcoursTheme *theme = parcours_scene_get_theme (self->scene);
  ParcoursElement *element;
  const ParcoursKindInfo *info;
  ParcoursEditLook look = { 13, TRUE, theme->sheet, theme->ink };
  ParcoursRect rect;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  element = parcours_selection_get_element (self->selection);
  if (self->read_only || element == NULL || _parcours_canvas_layout (self) == NULL)
    return FALSE;
  _parcours_canvas_unfold (self, element);
  if (!_parcours_canvas_reveal_element (self, element) || !_parcours_canvas_element_rect (self, element, &rect))
    return FALSE;
  info = parcours_kind_info (parcours_element_get_kind (element));
  if (info->kind == PARCOURS_KIND_CARD)
    {
      ParcoursNoteColours colours;
      guint32 own;
      gboolean has_own = parcours_element_get_colour (element, PARCOURS_CARD_COLOUR, &own);

      parcours_theme_card (theme, parcours_map_card_note (parcours_scene_get_map (self->scene), element),
                           has_own ? &own : NULL, &colours);
      look.ground = colours.ground;
      look.ink = colours.ink;
    }
  g_free (self->edited);
  self->edited = g_strdup (parcours_element_get_id (element));
  parcours_inline_edit_start (self->edit, parcours_element_get_value (element, info->title),
                              _(parcours_field (info->title)->label), &look);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return TRUE;
}

void
parcours_canvas_commit (ParcoursCanvas *self)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  parcours_inline_edit_commit (self->edit, 0);
}

/* Adding a card and giving it a title is one step for the user: what was added for the entry to stand on is taken
 * back and comes again with its title. */
static void
set_new_title (ParcoursCanvas *self, ParcoursMap *map, ParcoursElement *card, const char *text)
{
  g_autoptr(ParcoursElement) titled = _parcours_canvas_make_card (
    parcours_element_get_id (card), parcours_element_get_value (card, PARCOURS_CARD_STAGE),
    parcours_element_get_value (card, PARCOURS_CARD_STEP), parcours_element_get_value (card, PARCOURS_CARD_LANE), text);

  parcours_map_take_back (map);
  parcours_map_add (map, parcours_map_get_root (map), titled, self->new_index);
  parcours_selection_select (self->selection, parcours_element_get_id (titled));
}

static gboolean
is_untouched_new (ParcoursCanvas *self, ParcoursMap *map)
{
  return self->new_serial != 0 && self->new_serial == parcours_map_get_serial (map);
}

static void
store_title (ParcoursCanvas *self, const char *text)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *element = map != NULL ? parcours_map_find (map, self->edited) : NULL;
  ParcoursFieldId field;
  g_autoptr(GError) error = NULL;

  if (element == NULL)
    return;
  field = parcours_kind_info (parcours_element_get_kind (element))->title;
  if (is_untouched_new (self, map))
    {
      g_autofree char *canonical = parcours_field_parse (field, text, NULL);

      if (canonical != NULL)
        set_new_title (self, map, element, canonical);
      else
        parcours_map_take_back (map);
    }
  else if (!parcours_map_set (map, element, field, text, &error))
    g_signal_emit_by_name (self, "refused", error->message);
  parcours_map_seal (map);
}

/* Tab goes on to the title of the next card in reading order. */
static void
edit_neighbour (ParcoursCanvas *self, const char *id, int direction)
{
  ParcoursElement *card = parcours_map_find_kind (parcours_scene_get_map (self->scene), id, PARCOURS_KIND_CARD);
  ParcoursElement *next = card != NULL ? _parcours_canvas_card_in_order (self, card, direction) : NULL;

  if (next == NULL)
    return;
  parcours_selection_select (self->selection, parcours_element_get_id (next));
  parcours_canvas_edit_title (self);
}

static void
return_focus (ParcoursCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Only if it is still in the entry: a click elsewhere has taken it where it belongs. */
  if (focus == NULL || focus == GTK_WIDGET (self->edit) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->edit)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_committed (ParcoursCanvas *self, const char *text, int how)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  g_autofree char *id = g_strdup (self->edited);
  gboolean writing = self->new_serial != 0;

  store_title (self, text);
  self->new_serial = 0;
  g_clear_pointer (&self->edited, g_free);
  return_focus (self);
  if (writing)
    _parcours_canvas_write_on (self, map != NULL ? parcours_map_find (map, id) : NULL, how);
  else if (how == PARCOURS_EDIT_NEXT || how == PARCOURS_EDIT_PREVIOUS)
    edit_neighbour (self, id, how);
}

static void
on_cancelled (ParcoursCanvas *self)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  gboolean untouched = map != NULL && is_untouched_new (self, map);

  if (untouched)
    parcours_map_take_back (map);
  self->new_serial = 0;
  g_clear_pointer (&self->edited, g_free);
  return_focus (self);
  if (untouched)
    _parcours_canvas_write_cancelled (self);
}

/* Where the entry stands, in the units of what is edited, and how large those are. */
static gboolean
edit_place (ParcoursCanvas *self, ParcoursRect *rect, double *zoom)
{
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *element = map != NULL ? parcours_map_find (map, self->edited) : NULL;

  if (element == NULL || !_parcours_canvas_element_rect (self, element, rect))
    return FALSE;
  if (parcours_element_get_kind (element) == PARCOURS_KIND_CARD)
    {
      *zoom = MAX (self->viewport.zoom, EDIT_ZOOM_MIN);
      rect->x += 8 * self->viewport.zoom;
      rect->y += 21 * self->viewport.zoom;
      rect->width = PARCOURS_CARD_WIDTH - 16;
      rect->height = 54;
      return TRUE;
    }
  *zoom = MAX (parcours_viewport_band_zoom (&self->viewport), EDIT_ZOOM_MIN);
  /* Headers may be half scrolled away, or narrow. */
  rect->x = CLAMP (rect->x, 0, MAX (0, self->viewport.width - 120));
  rect->y = CLAMP (rect->y, 0, MAX (0, self->viewport.height - 40));
  rect->width = MAX (rect->width / *zoom, PARCOURS_LANE_HEAD_WIDTH);
  rect->height = MIN (rect->height / *zoom, PARCOURS_STAGE_HEIGHT);
  return TRUE;
}

/* Part of allocating sizes: the entry grows with its text. */
void
_parcours_canvas_place_edit (ParcoursCanvas *self)
{
  GtkWidget *edit = GTK_WIDGET (self->edit);
  ParcoursRect rect = { 0, 0, 100, 30 };
  double zoom = 1;
  GskTransform *transform;
  int height;

  if (!gtk_widget_should_layout (edit))
    return;
  edit_place (self, &rect, &zoom);
  gtk_widget_measure (edit, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (edit, GTK_ORIENTATION_VERTICAL, (int) rect.width, &height, NULL, NULL, NULL);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) rect.x, (float) rect.y));
  transform = gsk_transform_scale (transform, (float) zoom, (float) zoom);
  gtk_widget_allocate (edit, (int) rect.width, MAX ((int) rect.height, height), -1, transform);
}

static void
start_card (gpointer data)
{
  g_autoptr(ParcoursCanvas) self = data;

  parcours_canvas_add_card (self);
}

static void
start_title (gpointer data)
{
  g_autoptr(ParcoursCanvas) self = data;

  parcours_canvas_edit_title (self);
}

/* Chosen in a menu, the entry comes once that has given the focus back: it would lose it again. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  void (*start) (gpointer) = g_str_equal (name, "wall.add-card") ? start_card : start_title;

  if (self->menu_closing)
    g_idle_add_once (start, g_object_ref (self));
  else
    start (g_object_ref (self));
}

void
_parcours_canvas_install_edit (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wall.add-card", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "wall.edit-title", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "wall.edit-title", NULL);
}

void
_parcours_canvas_init_edit (ParcoursCanvas *self)
{
  self->edit = parcours_inline_edit_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->edit), GTK_WIDGET (self));
  g_signal_connect_swapped (self->edit, "committed", G_CALLBACK (on_committed), self);
  g_signal_connect_swapped (self->edit, "cancelled", G_CALLBACK (on_cancelled), self);
}

/* canvas.c - the widget itself: what it shows, how far it is scrolled. */
#include "config.h"

#include "canvas/canvas-private.h"

#include "canvas/tray-private.h"
#include "layout/metrics.h"

#define LATE_MS 200             /* the scroll bars may be behind */
#define REST_MS 300             /* without a change of zoom */

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursCanvas, parcours_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_READ_ONLY,
  PROP_DRAGGING,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

ParcoursLayout *
_parcours_canvas_layout (ParcoursCanvas *self)
{
  return parcours_scene_get_layout (self->scene);
}

/* --- scrolling --- */

static void
on_adjustment_changed (ParcoursCanvas *self, GtkAdjustment *changed)
{
  double x = changed == self->adjustments[0] ? gtk_adjustment_get_value (changed) : self->viewport.x;
  double y = changed == self->adjustments[1] ? gtk_adjustment_get_value (changed) : self->viewport.y;

  if (x == self->viewport.x && y == self->viewport.y)
    return;
  self->viewport.x = x;
  self->viewport.y = y;
  _parcours_canvas_viewport_changed (self);
}

static void
configure (ParcoursCanvas *self, int i, double value, double upper, double page)
{
  GtkAdjustment *adjustment = self->adjustments[i];

  if (adjustment == NULL)
    return;
  g_signal_handlers_block_by_func (adjustment, on_adjustment_changed, self);
  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), page * 0.1, page * 0.9, page);
  g_signal_handlers_unblock_by_func (adjustment, on_adjustment_changed, self);
}

static gboolean
on_zoom_rests (gpointer data)
{
  ParcoursCanvas *self = data;

  self->rest_of_zoom = 0;
  self->resting = TRUE;
  parcours_card_layer_set_resting (self->layer, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* While the zoom changes, pictures in pixels would be made for one frame each. */
static void
stir_zoom (ParcoursCanvas *self)
{
  if (self->stirred_zoom == self->viewport.zoom)
    return;
  self->stirred_zoom = self->viewport.zoom;
  self->resting = FALSE;
  parcours_card_layer_set_resting (self->layer, FALSE);
  g_clear_handle_id (&self->rest_of_zoom, g_source_remove);
  self->rest_of_zoom = g_timeout_add (REST_MS, on_zoom_rests, self);
}

static void
configure_both (ParcoursCanvas *self)
{
  double page_width, page_height, width, height;

  g_clear_handle_id (&self->configure_source, g_source_remove);
  g_clear_handle_id (&self->late_source, g_source_remove);
  parcours_viewport_page (&self->viewport, &page_width, &page_height);
  parcours_viewport_upper (&self->viewport, &width, &height);
  configure (self, 0, self->viewport.x, width, page_width);
  configure (self, 1, self->viewport.y, height, page_height);
}

static gboolean
on_configure (gpointer data)
{
  ParcoursCanvas *self = data;

  self->configure_source = 0;
  configure_both (self);
  _parcours_canvas_notify_zoom (self);
  _parcours_canvas_update_zoom_actions (self);
  return G_SOURCE_REMOVE;
}

/* A scroll bar or label that changes its size while sizes are allocated would leave what is around it without one in that frame. */
static void
configure_soon (ParcoursCanvas *self)
{
  if (self->configure_source == 0)
    self->configure_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_configure, self, NULL);
}

static gboolean
on_configure_late (gpointer data)
{
  ParcoursCanvas *self = data;

  self->late_source = 0;
  configure_both (self);
  _parcours_canvas_update_hover (self);
  return G_SOURCE_REMOVE;
}

/* A scroll bar that moves has the whole window laid out anew: not for each frame of scrolling. */
static void
configure_late (ParcoursCanvas *self)
{
  if (self->late_source == 0)
    self->late_source = g_timeout_add (LATE_MS, on_configure_late, self);
}

/* Zoom, scroll position or size differ: everything that hangs on them follows. */
void
_parcours_canvas_viewport_changed (ParcoursCanvas *self)
{
  double x, y;

  _parcours_canvas_stop_glide (self);
  stir_zoom (self);
  parcours_viewport_clamp (&self->viewport);
  if (self->allocating)
    configure_soon (self);
  else if (self->scrolling)
    configure_late (self);
  else
    configure_both (self);

  parcours_viewport_origin (&self->viewport, &x, &y);
  parcours_card_layer_set_transform (self->layer, x - parcours_viewport_side (&self->viewport),
                                     y - parcours_viewport_head (&self->viewport), self->viewport.zoom);
  _parcours_canvas_queue_update (self);
  /* Nothing but these stands where it does because of the scroll position. */
  if (!self->allocating && (self->placed_zoom != self->viewport.zoom || parcours_inline_edit_get_active (self->edit) ||
                            gtk_widget_get_visible (self->insert_button)))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->placed_zoom = self->viewport.zoom;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "viewport-changed");
}

/* Scrolls by the wheel or the hand, px: the bars follow a moment later (configure_late()). */
void
_parcours_canvas_scroll_to_place (ParcoursCanvas *self, double x, double y)
{
  self->viewport.x = x;
  self->viewport.y = y;
  self->scrolling = TRUE;
  _parcours_canvas_viewport_changed (self);
  self->scrolling = FALSE;
}

static void
set_adjustment (ParcoursCanvas *self, int i, GtkAdjustment *adjustment)
{
  if (self->adjustments[i] == adjustment && adjustment != NULL)
    return;
  if (self->adjustments[i] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[i], on_adjustment_changed, self);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_object_ref_sink (adjustment);
  g_clear_object (&self->adjustments[i]);
  self->adjustments[i] = adjustment;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_adjustment_changed), self);
  _parcours_canvas_viewport_changed (self);
}

static void
update_body_size (ParcoursCanvas *self)
{
  ParcoursLayout *layout = _parcours_canvas_layout (self);

  self->viewport.body_width = self->viewport.body_height = 1;
  if (layout != NULL)
    parcours_layout_get_size (layout, &self->viewport.body_width, &self->viewport.body_height);
  gtk_widget_queue_allocate (GTK_WIDGET (self->layer));
}

static void
parcours_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  double side, head;

  if (self->viewport.width != width || self->viewport.height != height)
    {
      self->viewport.width = width;
      self->viewport.height = height;
      self->live_stale = TRUE;
      self->allocating = TRUE;
      if (self->fit_pending)
        parcours_canvas_zoom_to_fit (self);
      else if (self->place_pending)
        _parcours_canvas_take_place (self);
      _parcours_canvas_viewport_changed (self);
      self->allocating = FALSE;
    }

  side = parcours_viewport_side (&self->viewport);
  head = parcours_viewport_head (&self->viewport);
  gtk_widget_allocate (GTK_WIDGET (self->layer), MAX (0, width - (int) side), MAX (0, height - (int) head), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) side, (float) head)));
  _parcours_canvas_place_edit (self);
  _parcours_canvas_place_insert_button (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
parcours_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);

  gtk_widget_measure (GTK_WIDGET (self->layer), orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 960 : 600;
}

/* --- following map and selection --- */

static void
on_scene_settled (ParcoursCanvas *self, ParcoursLayoutChange change)
{
  /* A drop is over before it moves anything: this is somebody else's change, and what is held or edited may be gone. */
  _parcours_canvas_land (self, FALSE);
  _parcours_canvas_land_header (self, FALSE);
  self->press_header = NULL;
  self->span = 0;
  parcours_canvas_stop_aiming (self);
  _parcours_canvas_follow_selection (self);
  if (self->edited != NULL && parcours_map_find (parcours_scene_get_map (self->scene), self->edited) == NULL)
    parcours_inline_edit_cancel (self->edit);
  g_clear_object (&self->hover);
  self->press_card = NULL;
  self->context = (ParcoursContext) { PARCOURS_MENU_GROUND };
  if (change != PARCOURS_LAYOUT_SAME)
    {
      update_body_size (self);
      _parcours_canvas_forget_painting (self);
    }
  self->live_stale = TRUE;
  _parcours_canvas_ensure_live (self);
  parcours_card_layer_refresh (self->layer, TRUE);
  _parcours_canvas_viewport_changed (self);
  _parcours_canvas_say_header (self);           /* it may have another name */
  _parcours_canvas_drop_hidden (self);
  _parcours_canvas_update_hover (self);
}

/* What it says may differ too: a picture that cannot be shown. */
static void
redraw (ParcoursCardWidget *widget, gpointer data)
{
  if (parcours_card_widget_get_card (widget) != NULL)
    parcours_card_widget_refresh (widget);
}

static void
on_scene_repaint (ParcoursCanvas *self)
{
  _parcours_canvas_forget_painting (self);
  parcours_card_layer_foreach (self->layer, redraw, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_selection_changed (ParcoursCanvas *self)
{
  self->context = (ParcoursContext) { PARCOURS_MENU_GROUND };
  _parcours_canvas_note_hidden (self);
  _parcours_canvas_follow_selection (self);
  self->live_stale = TRUE;      /* the pins differ */
  g_clear_pointer (&self->left_out, g_free);
  _parcours_canvas_queue_update (self);
  _parcours_canvas_update_states (self);
  _parcours_canvas_forget_bands (self);
  _parcours_canvas_update_zoom_actions (self);
  _parcours_canvas_say_header (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wall.edit-title",
                                 !self->read_only && parcours_selection_get_n (self->selection) > 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Cards are in the air, moved, or down again. */
void
_parcours_canvas_drag_changed (ParcoursCanvas *self)
{
  const ParcoursSlot *slot = self->drag != NULL ? parcours_drag_get_slot (self->drag) : NULL;

  /* Cards of the grid make room for one of their size only. */
  if (slot != NULL && parcours_drag_get_span (self->drag) > 1)
    slot = NULL;
  parcours_card_layer_make_room (self->layer, slot, slot != NULL ? parcours_drag_get_cards (self->drag) : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->tray != NULL)
    _parcours_tray_drag_changed (PARCOURS_TRAY (self->tray));
}

void
_parcours_canvas_notify_dragging (ParcoursCanvas *self)
{
  _parcours_canvas_update_states (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAGGING]);
}

void
_parcours_canvas_notify_zoom (ParcoursCanvas *self)
{
  if (self->allocating)
    return;                     /* on_configure() does it */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* A whole, translated sentence about what a key or gesture did, for who cannot see it. */
void
_parcours_canvas_tell (ParcoursCanvas *self, const char *sentence)
{
  g_signal_emit_by_name (self, "told", sentence);
}

void
_parcours_canvas_set_tray (ParcoursCanvas *self, GtkWidget *tray)
{
  g_set_weak_pointer (&self->tray, tray);
}

/* --- GObject and GtkWidget --- */

static gboolean
parcours_canvas_grab_focus (GtkWidget *widget)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);
  const char *current = parcours_selection_get_current (self->selection);
  ParcoursMap *map = parcours_scene_get_map (self->scene);
  ParcoursElement *card = map != NULL ? parcours_map_find_kind (map, current, PARCOURS_KIND_CARD) : NULL;
  ParcoursCardWidget *child = card != NULL ? parcours_card_layer_find (self->layer, card) : NULL;

  if (child != NULL && gtk_widget_grab_focus (GTK_WIDGET (child)))
    return TRUE;
  return GTK_WIDGET_CLASS (parcours_canvas_parent_class)->grab_focus (widget);
}

/* One stop for Tab: arrows walk inside. */
static gboolean
parcours_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (widget);

  /* Keys in the open menu move within it: GTK asks from the window down, so this passes it on. */
  if (self->popover != NULL && gtk_widget_get_focus_child (widget) == self->popover)
    return gtk_widget_child_focus (self->popover, direction);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
parcours_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, _parcours_canvas_zoom_goal (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_DRAGGING:
      g_value_set_boolean (value, self->drag != NULL);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[0]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[1]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) self->scroll_policies[0]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->scroll_policies[1]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parcours_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (object);

  switch (id)
    {
    case PROP_ZOOM:
      parcours_canvas_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_READ_ONLY:
      parcours_canvas_set_read_only (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, 0, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, 1, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->scroll_policies[0] = (guint) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->scroll_policies[1] = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parcours_canvas_dispose (GObject *object)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->late_source, g_source_remove);
  g_clear_handle_id (&self->rest_of_zoom, g_source_remove);
  g_clear_object (&self->drag);
  g_clear_pointer (&self->header_drag, parcours_header_drag_free);
  g_clear_object (&self->hover);
  self->press_card = NULL;
  g_clear_handle_id (&self->configure_source, g_source_remove);
  _parcours_canvas_stop_touch (self);
  g_clear_weak_pointer (&self->tray);
  g_clear_object (&self->selection_signals);
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_func (self->adjustments[i], on_adjustment_changed, self);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->layer = NULL;
  self->edit = NULL;
  self->popover = self->add_button = self->insert_button = NULL;
  if (self->scene != NULL)
    g_signal_handlers_disconnect_by_data (self->scene, self);

  G_OBJECT_CLASS (parcours_canvas_parent_class)->dispose (object);
}

static void
parcours_canvas_finalize (GObject *object)
{
  ParcoursCanvas *self = PARCOURS_CANVAS (object);

  g_free (self->left_out);
  for (int i = 0; i < PARCOURS_N_MENUS; i++)
    g_clear_object (&self->menus[i]);
  for (int i = 0; i < 2; i++)
    g_clear_object (&self->adjustments[i]);
  _parcours_canvas_forget_painting (self);
  g_clear_pointer (&self->band_before, g_ptr_array_unref);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->insert_beside, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->cell); i++)
    g_clear_pointer (&self->cell[i], g_free);
  g_clear_pointer (&self->edited, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->scene);

  G_OBJECT_CLASS (parcours_canvas_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, PARCOURS_ZOOM_MIN, PARCOURS_ZOOM_MAX, 1,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_READ_ONLY] = g_param_spec_boolean (
    "read-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DRAGGING] =
    g_param_spec_boolean ("dragging", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
parcours_canvas_class_init (ParcoursCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parcours_canvas_get_property;
  object_class->set_property = parcours_canvas_set_property;
  object_class->dispose = parcours_canvas_dispose;
  object_class->finalize = parcours_canvas_finalize;
  install_properties (object_class);

  widget_class->size_allocate = parcours_canvas_size_allocate;
  widget_class->measure = parcours_canvas_measure;
  widget_class->snapshot = _parcours_canvas_snapshot;
  widget_class->grab_focus = parcours_canvas_grab_focus;
  widget_class->focus = parcours_canvas_focus;

  g_signal_new ("context-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("viewport-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("map-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("carry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, GDK_TYPE_CONTENT_PROVIDER, 1,
                G_TYPE_PTR_ARRAY);
  g_signal_new ("carried-off", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRV, GDK_TYPE_CONTENT_PROVIDER);
  g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);

  g_signal_new ("insert", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_BOOLEAN);

  _parcours_canvas_install_zoom (widget_class);
  _parcours_canvas_install_keys (widget_class);
  _parcours_canvas_install_edit (widget_class);
  _parcours_canvas_install_fold (widget_class);
  _parcours_canvas_install_span (widget_class);
  _parcours_canvas_install_write (widget_class);

  gtk_widget_class_set_css_name (widget_class, "wall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
on_scale_factor (ParcoursCanvas *self)
{
  parcours_scene_set_scale (self->scene, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
parcours_canvas_init (ParcoursCanvas *self)
{
  self->viewport.zoom = 1;
  self->viewport.body_width = self->viewport.body_height = 1;
  self->pointer_x = self->pointer_y = -1;

  self->scene = parcours_scene_new ();
  g_signal_connect_swapped (self->scene, "settled", G_CALLBACK (on_scene_settled), self);
  g_signal_connect_swapped (self->scene, "repaint", G_CALLBACK (on_scene_repaint), self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_factor), NULL);

  self->layer = parcours_card_layer_new (self->scene);
  gtk_widget_set_parent (GTK_WIDGET (self->layer), GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->selection_signals = g_signal_group_new (PARCOURS_TYPE_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "changed", G_CALLBACK (on_selection_changed), self);
  self->selection = parcours_selection_new ();
  g_signal_group_set_target (self->selection_signals, self->selection);

  _parcours_canvas_init_edit (self);
  _parcours_canvas_init_add (self);
  _parcours_canvas_init_insert (self);
  _parcours_canvas_init_zoom (self);
  _parcours_canvas_init_pointer (self);
  _parcours_canvas_init_touch (self);
  _parcours_canvas_init_keys (self);
  _parcours_canvas_init_menu (self);
  _parcours_canvas_say_header (self);
}

ParcoursCanvas *
parcours_canvas_new (void)
{
  return g_object_new (PARCOURS_TYPE_CANVAS, NULL);
}

void
parcours_canvas_set_map (ParcoursCanvas *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));
  g_return_if_fail (map == NULL || PARCOURS_IS_MAP (map));

  if (map == parcours_scene_get_map (self->scene))
    return;
  parcours_inline_edit_cancel (self->edit);
  _parcours_canvas_land (self, FALSE);
  _parcours_canvas_land_header (self, FALSE);
  g_clear_object (&self->hover);
  self->press_card = self->press_header = NULL;
  self->context = (ParcoursContext) { PARCOURS_MENU_GROUND };

  parcours_scene_set_map (self->scene, map);
  parcours_selection_set_map (self->selection, map);
  update_body_size (self);
  self->viewport.x = self->viewport.y = 0;
  self->place_pending = FALSE;
  self->live_stale = TRUE;
  g_signal_emit_by_name (self, "map-changed");
  _parcours_canvas_forget_painting (self);
  _parcours_canvas_ensure_live (self);
  _parcours_canvas_viewport_changed (self);
  if (self->tray != NULL)
    _parcours_tray_map_changed (PARCOURS_TRAY (self->tray));
}

ParcoursMap *
parcours_canvas_get_map (ParcoursCanvas *self)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), NULL);

  return parcours_scene_get_map (self->scene);
}

void
parcours_canvas_set_selection (ParcoursCanvas *self, ParcoursSelection *selection)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));
  g_return_if_fail (PARCOURS_IS_SELECTION (selection));

  if (!g_set_object (&self->selection, selection))
    return;
  parcours_selection_set_map (selection, parcours_scene_get_map (self->scene));
  g_signal_group_set_target (self->selection_signals, selection);
  on_selection_changed (self);
  if (self->tray != NULL)
    _parcours_tray_map_changed (PARCOURS_TRAY (self->tray));
}

ParcoursSelection *
parcours_canvas_get_selection (ParcoursCanvas *self)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), NULL);

  return self->selection;
}

void
parcours_canvas_set_read_only (ParcoursCanvas *self, gboolean read_only)
{
  g_return_if_fail (PARCOURS_IS_CANVAS (self));

  if (self->read_only == !!read_only)
    return;
  self->read_only = !!read_only;
  for (guint i = 0; i < PARCOURS_N_EDIT_ACTIONS; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), _parcours_canvas_edit_actions[i], !read_only);
  _parcours_canvas_update_add_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

gboolean
parcours_canvas_get_read_only (ParcoursCanvas *self)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), FALSE);

  return self->read_only;
}

ParcoursLayout *
parcours_canvas_get_layout (ParcoursCanvas *self)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), NULL);

  return _parcours_canvas_layout (self);
}

ParcoursText *
parcours_canvas_get_text (ParcoursCanvas *self)
{
  g_return_val_if_fail (PARCOURS_IS_CANVAS (self), NULL);

  return parcours_scene_get_text (self->scene);
}

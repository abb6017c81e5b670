/* tray.c - see tray.h. */
#include "config.h"

#include "canvas/tray.h"

#include <glib/gi18n.h>

#include "canvas/canvas-private.h"
#include "canvas/tray-entry.h"
#include "canvas/tray-private.h"
#include "canvas/tray-strip.h"

struct _ParcoursTray
{
  GtkWidget parent_instance;

  ParcoursTrayStrip *strip;
  GtkWidget *scroller;
  GtkLabel *hint;
  GtkBox *heading;
  ParcoursTrayEntry *entry;

  ParcoursCanvas *canvas;       /* weak */
  GSignalGroup *scene_signals, *selection_signals;
  guint n_cards;
};

G_DEFINE_FINAL_TYPE (ParcoursTray, parcours_tray, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_N_CARDS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
refresh (ParcoursTray *self)
{
  ParcoursLayout *layout = self->canvas != NULL ? _parcours_canvas_layout (self->canvas) : NULL;
  guint n = layout != NULL ? parcours_layout_get_parked (layout)->len : 0;
  g_autofree char *hint = NULL;

  parcours_tray_strip_refresh (self->strip);
  if (n == 0)
    hint = g_strdup (_("Drop cards here to place them later."));
  else
    hint = g_strdup_printf (
      g_dngettext (NULL, "%u card without a stage or a lane", "%u cards without a stage or a lane", n), n);
  gtk_label_set_text (self->hint, hint);
  if (n == self->n_cards)
    return;
  self->n_cards = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CARDS]);
}

static void
on_scene_settled (ParcoursTray *self)
{
  refresh (self);
}

static void
on_scene_repaint (ParcoursTray *self)
{
  refresh (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_selection_changed (ParcoursTray *self)
{
  parcours_tray_strip_refresh (self->strip);
}

void
_parcours_tray_map_changed (ParcoursTray *self)
{
  g_signal_group_set_target (self->selection_signals, parcours_canvas_get_selection (self->canvas));
  refresh (self);
}

void
_parcours_tray_drag_changed (ParcoursTray *self)
{
  parcours_tray_strip_drag_changed (self->strip);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
_parcours_tray_index_at (ParcoursTray *self, double x, GHashTable *dragged)
{
  double sx, sy;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->strip), x, 0, &sx, &sy))
    return 0;
  return parcours_tray_strip_index_at (self->strip, sx, dragged);
}

void
_parcours_tray_reveal_card (ParcoursTray *self, ParcoursElement *card)
{
  parcours_tray_strip_reveal_card (self->strip, card);
}

gboolean
_parcours_tray_focus_card (ParcoursTray *self, ParcoursElement *card)
{
  return parcours_tray_strip_focus_card (self->strip, card);
}

/* The window keeps the tray in a revealer. */
void
_parcours_tray_reveal (ParcoursTray *self)
{
  GtkWidget *revealer = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_REVEALER);

  if (revealer != NULL)
    gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), TRUE);
}

void
_parcours_tray_write (ParcoursTray *self)
{
  _parcours_tray_reveal (self);
  parcours_tray_entry_write (self->entry);
}

void
_parcours_tray_rename (ParcoursTray *self, ParcoursElement *card)
{
  parcours_tray_entry_rename (self->entry, card);
}

void
_parcours_tray_focus_first (ParcoursTray *self)
{
  GPtrArray *cards = parcours_layout_get_parked (_parcours_canvas_layout (self->canvas));

  if (cards->len == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  parcours_selection_select (parcours_canvas_get_selection (self->canvas),
                             parcours_element_get_id (g_ptr_array_index (cards, 0)));
  _parcours_tray_focus_card (self, g_ptr_array_index (cards, 0));
}

static void
parcours_tray_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursTray *self = PARCOURS_TRAY (widget);
  ParcoursColour head;
  GskRoundedRect rounded;
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  if (self->canvas == NULL)
    return;
  head = parcours_scene_get_theme (self->canvas->scene)->head;
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 8);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { (float) parcours_colour_r (head), (float) parcours_colour_g (head),
                                                    (float) parcours_colour_b (head), 1 }, &bounds);
  gtk_snapshot_pop (snapshot);
  GTK_WIDGET_CLASS (parcours_tray_parent_class)->snapshot (widget, snapshot);
  if (self->canvas->drag != NULL)
    parcours_drag_snapshot (self->canvas->drag, widget, snapshot);
}

static void
parcours_tray_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_CARDS)
    g_value_set_uint (value, PARCOURS_TRAY (object)->n_cards);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parcours_tray_dispose (GObject *object)
{
  ParcoursTray *self = PARCOURS_TRAY (object);
  GtkWidget *child;

  g_clear_object (&self->scene_signals);
  g_clear_object (&self->selection_signals);
  g_clear_weak_pointer (&self->canvas);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (parcours_tray_parent_class)->dispose (object);
}

static void
parcours_tray_class_init (ParcoursTrayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parcours_tray_get_property;
  object_class->dispose = parcours_tray_dispose;
  properties[PROP_N_CARDS] =
    g_param_spec_uint ("n-cards", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->snapshot = parcours_tray_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tray");
}

static GtkWidget *
make_heading (ParcoursTray *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_("To Place"));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);

  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_width_chars (self->hint, 16);
  gtk_label_set_max_width_chars (self->hint, 16);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  self->heading = GTK_BOX (box);
  return box;
}

static void
parcours_tray_init (ParcoursTray *self)
{
  gtk_widget_set_parent (make_heading (self), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->scene_signals = g_signal_group_new (PARCOURS_TYPE_SCENE);
  g_signal_group_connect_swapped (self->scene_signals, "settled", G_CALLBACK (on_scene_settled), self);
  g_signal_group_connect_swapped (self->scene_signals, "repaint", G_CALLBACK (on_scene_repaint), self);
  self->selection_signals = g_signal_group_new (PARCOURS_TYPE_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "changed", G_CALLBACK (on_selection_changed), self);
}

/* Whoever writes card after card sees the last one. */
static void
on_strip_resized (ParcoursTray *self, GtkAdjustment *adjustment)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->heading)) == GTK_WIDGET (self->entry))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

ParcoursTray *
parcours_tray_new (ParcoursCanvas *canvas)
{
  GtkAdjustment *adjustment;
  ParcoursTray *self;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (canvas), NULL);

  self = g_object_new (PARCOURS_TYPE_TRAY, NULL);
  g_set_weak_pointer (&self->canvas, canvas);
  self->entry = parcours_tray_entry_new (canvas);
  gtk_box_append (self->heading, GTK_WIDGET (self->entry));
  self->strip = parcours_tray_strip_new (canvas);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->strip));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  parcours_tray_strip_set_adjustment (self->strip, adjustment);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_strip_resized), self, G_CONNECT_SWAPPED);
  g_signal_group_set_target (self->scene_signals, canvas->scene);
  _parcours_canvas_set_tray (canvas, GTK_WIDGET (self));
  _parcours_tray_map_changed (self);
  return self;
}

guint
parcours_tray_get_n_cards (ParcoursTray *self)
{
  g_return_val_if_fail (PARCOURS_IS_TRAY (self), 0);

  return self->n_cards;
}

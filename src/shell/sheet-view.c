/* sheet-view.c - see sheet-view.h. */
#include "config.h"

#include "shell/sheet-view.h"

#include <glib/gi18n.h>

#define ZOOM_STEP 1.4142135623730951

struct _ParcoursSheetView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkScrolledWindow *scroller;
  ParcoursSheetPage *page;
  GtkWidget *turn_box;          /* what turns the sheets, if there are several */
  GtkLabel *name_label;

  ParcoursComposition *composition;
  guint sheet;
  char *name;
};

G_DEFINE_FINAL_TYPE (ParcoursSheetView, parcours_sheet_view, GTK_TYPE_WIDGET)

static guint
get_count (ParcoursSheetView *self)
{
  return self->composition != NULL ? parcours_composition_get_count (self->composition) : 0;
}

static char *
dup_name (ParcoursSheetView *self)
{
  const guint n = get_count (self);
  const char *label;

  if (n == 0)
    return g_strdup ("");
  label = parcours_composition_get_label (self->composition, self->sheet);
  if (n == 1)
    return g_strdup (_("The only sheet"));
  if (label == NULL)
    return g_strdup_printf (_("Sheet %u of %u"), self->sheet + 1, n);
  /* Translators: the number of a sheet of paper, how many there are, and what it is called: “Sheet 2 of 16: Row 1, column 2”. */
  return g_strdup_printf (_("Sheet %u of %u: %s"), self->sheet + 1, n, label);
}

static void
update_actions (ParcoursSheetView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const guint n = get_count (self);
  const double zoom = parcours_sheet_page_get_zoom (self->page);

  gtk_widget_action_set_enabled (widget, "sheet.first", self->sheet > 0);
  gtk_widget_action_set_enabled (widget, "sheet.previous", self->sheet > 0);
  gtk_widget_action_set_enabled (widget, "sheet.next", self->sheet + 1 < n);
  gtk_widget_action_set_enabled (widget, "sheet.last", self->sheet + 1 < n);
  gtk_widget_action_set_enabled (widget, "sheet.zoom-in", n > 0 && zoom < PARCOURS_SHEET_ZOOM_MAX);
  gtk_widget_action_set_enabled (widget, "sheet.zoom-out", n > 0 && zoom > 1);
  gtk_widget_action_set_enabled (widget, "sheet.zoom-fit", n > 0 && zoom > 1);
}

static void
update (ParcoursSheetView *self)
{
  const guint n = get_count (self);

  g_free (self->name);
  self->name = dup_name (self);
  parcours_sheet_page_show (self->page, self->composition, self->sheet);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  gtk_label_set_label (self->name_label, self->name);
  gtk_widget_set_visible (self->turn_box, n > 1);
  update_actions (self);
}

static void
set_zoom (ParcoursSheetView *self, double zoom)
{
  /* The middle of what was seen stays in the middle. */
  GtkAdjustment *adjustments[] = { gtk_scrolled_window_get_hadjustment (self->scroller),
                                   gtk_scrolled_window_get_vadjustment (self->scroller) };
  const double old = parcours_sheet_page_get_zoom (self->page);

  parcours_sheet_page_set_zoom (self->page, zoom);
  zoom = parcours_sheet_page_get_zoom (self->page);
  for (guint i = 0; i < G_N_ELEMENTS (adjustments); i++)
    {
      GtkAdjustment *adjustment = adjustments[i];
      const double page = gtk_adjustment_get_page_size (adjustment), upper = gtk_adjustment_get_upper (adjustment);
      const double larger = MAX (page, upper * zoom / old);
      const double middle = (gtk_adjustment_get_value (adjustment) + page / 2) / upper * larger;

      gtk_adjustment_set_upper (adjustment, larger);
      gtk_adjustment_set_value (adjustment, middle - page / 2);
    }
  update_actions (self);
}

static void
on_turn (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ParcoursSheetView *self = PARCOURS_SHEET_VIEW (widget);
  const guint n = get_count (self);

  if (g_str_equal (action, "sheet.first"))
    parcours_sheet_view_set_sheet (self, 0);
  else if (g_str_equal (action, "sheet.previous"))
    parcours_sheet_view_set_sheet (self, self->sheet > 0 ? self->sheet - 1 : 0);
  else if (g_str_equal (action, "sheet.next"))
    parcours_sheet_view_set_sheet (self, self->sheet + 1);
  else
    parcours_sheet_view_set_sheet (self, n > 0 ? n - 1 : 0);
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ParcoursSheetView *self = PARCOURS_SHEET_VIEW (widget);
  const double zoom = parcours_sheet_page_get_zoom (self->page);

  if (g_str_equal (action, "sheet.zoom-in"))
    set_zoom (self, zoom * ZOOM_STEP);
  else if (g_str_equal (action, "sheet.zoom-out"))
    set_zoom (self, zoom / ZOOM_STEP < 1.1 ? 1 : zoom / ZOOM_STEP);
  else
    set_zoom (self, 1);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, ParcoursSheetView *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "sheet.zoom-in" : "sheet.zoom-out", NULL);
  return TRUE;
}

static void
parcours_sheet_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&PARCOURS_SHEET_VIEW (object)->composition);
  g_clear_pointer (&PARCOURS_SHEET_VIEW (object)->name, g_free);
  G_OBJECT_CLASS (parcours_sheet_view_parent_class)->dispose (object);
}

static void
parcours_sheet_view_class_init (ParcoursSheetViewClass *klass)
{
  static const char *const turns[] = { "sheet.first", "sheet.previous", "sheet.next", "sheet.last" };
  static const char *const zooms[] = { "sheet.zoom-in", "sheet.zoom-out", "sheet.zoom-fit" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_sheet_view_dispose;
  g_type_ensure (PARCOURS_TYPE_SHEET_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/sheet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursSheetView, scroller);
  gtk_widget_class_bind_template_child (widget_class, ParcoursSheetView, page);
  gtk_widget_class_bind_template_child (widget_class, ParcoursSheetView, turn_box);
  gtk_widget_class_bind_template_child (widget_class, ParcoursSheetView, name_label);
  gtk_widget_class_bind_template_callback (widget_class, on_scroll);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_widget_class_install_action (widget_class, turns[i], NULL, on_turn);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_install_action (widget_class, zooms[i], NULL, on_zoom);
}

static void
parcours_sheet_view_init (ParcoursSheetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

GtkWidget *
parcours_sheet_view_new (void)
{
  return g_object_new (PARCOURS_TYPE_SHEET_VIEW, NULL);
}

void
parcours_sheet_view_set_composition (ParcoursSheetView *self, ParcoursComposition *composition)
{
  g_return_if_fail (PARCOURS_IS_SHEET_VIEW (self));
  g_return_if_fail (composition == NULL || PARCOURS_IS_COMPOSITION (composition));

  if (!g_set_object (&self->composition, composition))
    return;
  self->sheet = MIN (self->sheet, MAX (get_count (self), 1) - 1);
  update (self);
}

void
parcours_sheet_view_set_sheet (ParcoursSheetView *self, guint sheet)
{
  g_return_if_fail (PARCOURS_IS_SHEET_VIEW (self));

  if (sheet == self->sheet || sheet >= get_count (self))
    return;
  self->sheet = sheet;
  update (self);
}

guint
parcours_sheet_view_get_sheet (ParcoursSheetView *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEET_VIEW (self), 0);

  return self->sheet;
}

const char *
parcours_sheet_view_get_name (ParcoursSheetView *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEET_VIEW (self), NULL);

  return self->name;
}

ParcoursSheetPage *
parcours_sheet_view_get_page (ParcoursSheetView *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEET_VIEW (self), NULL);

  return self->page;
}

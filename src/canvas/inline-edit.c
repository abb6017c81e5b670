/* inline-edit.c - see inline-edit.h. */
#include "config.h"

#include "canvas/inline-edit.h"

#include "layout/text.h"

struct _ParcoursInlineEdit
{
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkCssProvider *css;

  guint active : 1;
  guint composing : 1;          /* an input method has something unfinished */
};

G_DEFINE_FINAL_TYPE (ParcoursInlineEdit, parcours_inline_edit, GTK_TYPE_WIDGET)

enum { COMMITTED, CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  ParcoursInlineEdit *self = PARCOURS_INLINE_EDIT (data);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->composing)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      parcours_inline_edit_cancel (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (shift)
        return GDK_EVENT_PROPAGATE;
      parcours_inline_edit_commit (self, PARCOURS_EDIT_MORE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      parcours_inline_edit_commit (self, shift || keyval == GDK_KEY_ISO_Left_Tab ? PARCOURS_EDIT_PREVIOUS
                                                                                  : PARCOURS_EDIT_NEXT);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_preedit_changed (ParcoursInlineEdit *self, const char *preedit)
{
  self->composing = *preedit != '\0';
}

static void
on_focus_leave (ParcoursInlineEdit *self)
{
  parcours_inline_edit_commit (self, PARCOURS_EDIT_DONE);
}

static void
parcours_inline_edit_dispose (GObject *object)
{
  ParcoursInlineEdit *self = PARCOURS_INLINE_EDIT (object);

  self->active = FALSE;
  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->view));
  self->view = NULL;
  g_clear_object (&self->css);

  G_OBJECT_CLASS (parcours_inline_edit_parent_class)->dispose (object);
}

static void
parcours_inline_edit_class_init (ParcoursInlineEditClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_inline_edit_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[CANCELLED] =
    g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parcours_inline_edit_init (ParcoursInlineEdit *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 2);
  gtk_text_view_set_right_margin (self->view, 2);
  gtk_text_view_set_top_margin (self->view, 2);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (on_preedit_changed), self);

  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self->view)),
                                  GTK_STYLE_PROVIDER (self->css), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

ParcoursInlineEdit *
parcours_inline_edit_new (void)
{
  return g_object_new (PARCOURS_TYPE_INLINE_EDIT, NULL);
}

static void
apply_look (ParcoursInlineEdit *self, const ParcoursEditLook *look)
{
  g_autofree char *css = NULL;

  css =
    g_strdup_printf ("textview { background: #%06x; color: #%06x; caret-color: #%06x; font-family: %s; font-weight: %s;"
                     " font-size: %dpx; } textview text { background: none; }",
                     look->ground >> 8, look->ink >> 8, look->ink >> 8, parcours_text_families,
                     look->bold ? "bold" : "normal", (int) look->size);
  gtk_css_provider_load_from_data (self->css, css, -1);
}

void
parcours_inline_edit_start (ParcoursInlineEdit *self, const char *text, const char *label, const ParcoursEditLook *look)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (PARCOURS_IS_INLINE_EDIT (self));
  g_return_if_fail (look != NULL);

  apply_look (self, look);
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  self->composing = FALSE;
  self->active = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
parcours_inline_edit_get_active (ParcoursInlineEdit *self)
{
  g_return_val_if_fail (PARCOURS_IS_INLINE_EDIT (self), FALSE);

  return self->active;
}

void
parcours_inline_edit_commit (ParcoursInlineEdit *self, ParcoursEditEnd how)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  g_return_if_fail (PARCOURS_IS_INLINE_EDIT (self));

  if (!self->active)
    return;
  self->active = FALSE;
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->view), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->view), &start, &end, TRUE);
  g_signal_emit (self, signals[COMMITTED], 0, text, (int) how);
  if (!self->active)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
parcours_inline_edit_cancel (ParcoursInlineEdit *self)
{
  g_return_if_fail (PARCOURS_IS_INLINE_EDIT (self));

  if (!self->active)
    return;
  self->active = FALSE;
  g_signal_emit (self, signals[CANCELLED], 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

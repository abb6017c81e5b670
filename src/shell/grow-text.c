#include "config.h"

#include "shell/grow-text.h"

#include "base/util.h"

struct _ParcoursGrowText
{
  GtkTextView parent_instance;

  char *placeholder;
};

G_DEFINE_FINAL_TYPE (ParcoursGrowText, parcours_grow_text, GTK_TYPE_TEXT_VIEW)

static char *
dup_text (ParcoursGrowText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static GtkSizeRequestMode
parcours_grow_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
parcours_grow_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 60;
      *natural = 240;
      return;
    }

  text = dup_text (PARCOURS_GROW_TEXT (widget));
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* The text view keeps one pixel for the cursor. */
  pango_layout_set_width (layout, for_size > 1 ? (for_size - 1) * PANGO_SCALE : -1);
  pango_layout_get_pixel_size (layout, NULL, minimum);
  *natural = *minimum;
}

static void
parcours_grow_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursGrowText *self = PARCOURS_GROW_TEXT (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (parcours_grow_text_parent_class)->snapshot (widget, snapshot);

  if (self->placeholder == NULL || gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) > 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= 0.5f;
  layout = gtk_widget_create_pango_layout (widget, self->placeholder);
  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_append_layout (snapshot, layout, &colour);
}

static void
parcours_grow_text_finalize (GObject *object)
{
  g_free (PARCOURS_GROW_TEXT (object)->placeholder);

  G_OBJECT_CLASS (parcours_grow_text_parent_class)->finalize (object);
}

static void
parcours_grow_text_class_init (ParcoursGrowTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = parcours_grow_text_finalize;
  widget_class->get_request_mode = parcours_grow_text_get_request_mode;
  widget_class->measure = parcours_grow_text_measure;
  widget_class->snapshot = parcours_grow_text_snapshot;
}

static void
parcours_grow_text_init (ParcoursGrowText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
parcours_grow_text_new (void)
{
  return g_object_new (PARCOURS_TYPE_GROW_TEXT, NULL);
}

void
parcours_grow_text_set_placeholder (ParcoursGrowText *self, const char *words)
{
  g_return_if_fail (PARCOURS_IS_GROW_TEXT (self));

  if (parcours_set_str (&self->placeholder, words))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                      words != NULL ? words : "", -1);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

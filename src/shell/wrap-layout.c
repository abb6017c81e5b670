#include "config.h"

#include "shell/wrap-layout.h"

struct _ParcoursWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ParcoursWrapLayout, parcours_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Walks the children through lines of `width`; allocates them if `place`. Returns the height. */
static int
run_lines (ParcoursWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  int x = 0, y = 0, line = 0;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wide, high;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
      wide = MIN (wide, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &high, NULL, NULL);
      if (x > 0 && x + wide > width)
        {
          x = 0;
          y += line + self->spacing;
          line = 0;
        }
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - wide : x, y, wide, high }, -1);
      x += wide + self->spacing;
      line = MAX (line, high);
    }

  return y + line;
}

static GtkSizeRequestMode
parcours_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
parcours_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ParcoursWrapLayout *self = PARCOURS_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = run_lines (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, likes;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &likes, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += likes + (*natural > 0 ? self->spacing : 0);
    }
}

static void
parcours_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  run_lines (PARCOURS_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
parcours_wrap_layout_class_init (ParcoursWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = parcours_wrap_layout_get_request_mode;
  layout_class->measure = parcours_wrap_layout_measure;
  layout_class->allocate = parcours_wrap_layout_allocate;
}

static void
parcours_wrap_layout_init (ParcoursWrapLayout *self)
{
}

GtkLayoutManager *
parcours_wrap_layout_new (int spacing)
{
  ParcoursWrapLayout *self = g_object_new (PARCOURS_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}

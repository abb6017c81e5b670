#include "config.h"

#include "shell/wrap-layout.h"

struct _ParcoursWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ParcoursWrapLayout, parcours_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first, *end;       /* its children, without the end */
  int width, height;
  int n_expand;                 /* children that want what is left over */
} Line;

/* What takes what is left over asks for no more than it needs. */
static int
wide_of (GtkWidget *child, int width)
{
  int least, likes;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &likes, NULL, NULL);
  return MIN (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? least : likes, width);
}

/* The line that starts with `child`. */
static Line
measure_line (ParcoursWrapLayout *self, GtkWidget *child, int width)
{
  Line line = { child, NULL, 0, 0, 0 };

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wide, high, gap = line.width > 0 ? self->spacing : 0;

      if (!gtk_widget_should_layout (child))
        continue;
      wide = wide_of (child, width);
      if (line.width > 0 && line.width + gap + wide > width)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &high, NULL, NULL);
      line.width += gap + wide;
      line.height = MAX (line.height, high);
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  line.end = child;
  return line;
}

static void
place_line (ParcoursWrapLayout *self, GtkWidget *widget, const Line *line, int width, int y)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, left = MAX (0, width - line->width), n = line->n_expand;

  for (GtkWidget *child = line->first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      int wide;

      if (!gtk_widget_should_layout (child))
        continue;
      wide = wide_of (child, width);
      if (n > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          wide += left / n;
          left -= left / n--;
        }
      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - wide : x, y, wide, line->height }, -1);
      x += wide + self->spacing;
    }
}

/* Walks the children through lines of `width`; allocates them if `place`. Returns the height. */
static int
run_lines (ParcoursWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      Line line = measure_line (self, child, width);

      y += y > 0 && line.height > 0 ? self->spacing : 0;
      if (place)
        place_line (self, widget, &line, width, y);
      y += line.height;
      child = line.end;
    }

  return y;
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

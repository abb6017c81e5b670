/* sheet-page.c - see sheet-page.h. */
#include "config.h"

#include "shell/sheet-page.h"

#include <math.h>

#define AROUND 18               /* pixels between paper and edge */
#define N_PICTURES 4            /* the last ones shown, so that paging back and forth does not wait */
#define MOST_PIXELS 24e6        /* of one picture; beyond that it is stretched */

typedef struct
{
  guint sheet;
  int width;
  GdkTexture *texture;          /* NULL: none */
} Picture;

struct _ParcoursSheetPage
{
  GtkWidget parent_instance;

  ParcoursComposition *composition;
  guint sheet;
  double zoom;
  double whole_width;           /* of the paper when it was seen whole */

  Picture pictures[N_PICTURES]; /* the last one used first; of this composition, or the first of the one before */
  gboolean stale;               /* they are of the one before */
  GCancellable *painting;       /* NULL: nothing is painted */
  guint painted_sheet;          /* what is painted */
  int painted_width;
};

G_DEFINE_FINAL_TYPE (ParcoursSheetPage, parcours_sheet_page, GTK_TYPE_WIDGET)

static void paint (ParcoursSheetPage *self);

/* The paper within a place of that size: as large as it fits, times the zoom. */
static void
get_paper (ParcoursSheetPage *self, double width, double height, graphene_rect_t *paper)
{
  double wide, high, shown;

  parcours_composition_get_size (self->composition, self->sheet, &wide, &high);
  shown = self->zoom > 1 ? self->whole_width * self->zoom : MAX (1, MIN (width - 2 * AROUND, (height - 2 * AROUND) * wide / high));
  high = shown * high / wide;
  graphene_rect_init (paper, (float) floor ((width - shown) / 2), (float) floor ((height - high) / 2), (float) shown, (float) high);
}

static int
get_pixels (ParcoursSheetPage *self)
{
  graphene_rect_t paper;
  double pixels, most;

  get_paper (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)), &paper);
  pixels = ceil (paper.size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  most = sqrt (MOST_PIXELS * paper.size.width / paper.size.height);
  return (int) MAX (1, MIN (pixels, most));
}

static void
clear_pictures (ParcoursSheetPage *self, guint from)
{
  for (guint i = from; i < N_PICTURES; i++)
    {
      g_clear_object (&self->pictures[i].texture);
      self->pictures[i] = (Picture) { 0 };
    }
}

/* The index, or -1. `width` 0: any. */
static int
find_picture (ParcoursSheetPage *self, guint sheet, int width)
{
  for (int i = 0; i < N_PICTURES; i++)
    if (self->pictures[i].texture != NULL && self->pictures[i].sheet == sheet && (width == 0 || self->pictures[i].width == width))
      return i;
  return -1;
}

static void
use_picture (ParcoursSheetPage *self, int index)
{
  const Picture used = self->pictures[index];

  for (int i = index; i > 0; i--)
    self->pictures[i] = self->pictures[i - 1];
  self->pictures[0] = used;
}

static void
add_picture (ParcoursSheetPage *self, guint sheet, int width, GdkTexture *texture)
{
  int index;

  if (self->stale)
    clear_pictures (self, 0);
  self->stale = FALSE;
  index = find_picture (self, sheet, 0);
  if (index < 0)
    index = N_PICTURES - 1;
  g_clear_object (&self->pictures[index].texture);
  self->pictures[index] = (Picture) { sheet, width, texture };
  use_picture (self, index);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursSheetPage) self = data;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = parcours_composition_paint_finish (PARCOURS_COMPOSITION (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->painting || self->composition == NULL)
    {
      g_clear_object (&texture);
      return;
    }
  g_clear_object (&self->painting);
  if (texture == NULL)
    return;
  add_picture (self, self->painted_sheet, self->painted_width, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  paint (self);
}

static void
stop_painting (ParcoursSheetPage *self)
{
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
}

static void
paint_one (ParcoursSheetPage *self, guint sheet, int width)
{
  if (self->painting != NULL && self->painted_sheet == sheet && self->painted_width == width)
    return;
  stop_painting (self);
  self->painting = g_cancellable_new ();
  self->painted_sheet = sheet;
  self->painted_width = width;
  parcours_composition_paint_async (self->composition, sheet, width, self->painting, on_painted, g_object_ref (self));
}

/* What is shown, then what is likely to be asked for next. */
static void
paint (ParcoursSheetPage *self)
{
  int width, index;

  if (self->composition == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 2 * AROUND)
    return;
  width = get_pixels (self);
  index = self->stale ? -1 : find_picture (self, self->sheet, width);
  if (index < 0)
    {
      paint_one (self, self->sheet, width);
      return;
    }
  use_picture (self, index);
  if (self->zoom == 1 && self->sheet + 1 < parcours_composition_get_count (self->composition) &&
      find_picture (self, self->sheet + 1, 0) < 0)
    paint_one (self, self->sheet + 1, width);
}

static void
parcours_sheet_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  ParcoursSheetPage *self = PARCOURS_SHEET_PAGE (widget);
  double wide, high, size;

  *minimum = *natural = 160;
  if (self->composition == NULL || self->zoom <= 1)
    return;
  parcours_composition_get_size (self->composition, self->sheet, &wide, &high);
  size = self->whole_width * self->zoom * (orientation == GTK_ORIENTATION_HORIZONTAL ? 1 : high / wide);
  *minimum = *natural = (int) ceil (size) + 2 * AROUND;
}

static void
parcours_sheet_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ParcoursSheetPage *self = PARCOURS_SHEET_PAGE (widget);
  graphene_rect_t paper;

  if (self->composition == NULL)
    return;
  get_paper (self, width, height, &paper);
  if (self->zoom == 1)
    self->whole_width = paper.size.width;
  paint (self);
}

static void
parcours_sheet_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursSheetPage *self = PARCOURS_SHEET_PAGE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.25f };
  GskRoundedRect outline;
  graphene_rect_t paper;
  int index;

  if (self->composition == NULL)
    return;
  get_paper (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget), &paper);
  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 2, 1, 6);
  gtk_snapshot_append_color (snapshot, &white, &paper);
  index = self->stale ? (self->pictures[0].texture != NULL ? 0 : -1) : find_picture (self, self->sheet, 0);
  if (index >= 0)
    gtk_snapshot_append_texture (snapshot, self->pictures[index].texture, &paper);
  gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), paper.origin.x, paper.origin.y,
                             paper.size.width, paper.size.height);
}

static void
parcours_sheet_page_dispose (GObject *object)
{
  ParcoursSheetPage *self = PARCOURS_SHEET_PAGE (object);

  stop_painting (self);
  clear_pictures (self, 0);
  g_clear_object (&self->composition);
  G_OBJECT_CLASS (parcours_sheet_page_parent_class)->dispose (object);
}

static void
parcours_sheet_page_class_init (ParcoursSheetPageClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Down, "sheet.next" }, { GDK_KEY_KP_Page_Down, "sheet.next" }, { GDK_KEY_space, "sheet.next" },
    { GDK_KEY_Page_Up, "sheet.previous" }, { GDK_KEY_KP_Page_Up, "sheet.previous" }, { GDK_KEY_BackSpace, "sheet.previous" },
    { GDK_KEY_Home, "sheet.first" }, { GDK_KEY_KP_Home, "sheet.first" }, { GDK_KEY_End, "sheet.last" }, { GDK_KEY_KP_End, "sheet.last" },
    { GDK_KEY_plus, "sheet.zoom-in" }, { GDK_KEY_KP_Add, "sheet.zoom-in" }, { GDK_KEY_equal, "sheet.zoom-in" },
    { GDK_KEY_minus, "sheet.zoom-out" }, { GDK_KEY_KP_Subtract, "sheet.zoom-out" }, { GDK_KEY_0, "sheet.zoom-fit" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_sheet_page_dispose;
  widget_class->measure = parcours_sheet_page_measure;
  widget_class->size_allocate = parcours_sheet_page_size_allocate;
  widget_class->snapshot = parcours_sheet_page_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sheetpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
}

static void
parcours_sheet_page_init (ParcoursSheetPage *self)
{
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

void
parcours_sheet_page_show (ParcoursSheetPage *self, ParcoursComposition *composition, guint sheet)
{
  g_return_if_fail (PARCOURS_IS_SHEET_PAGE (self));
  g_return_if_fail (composition == NULL || sheet < parcours_composition_get_count (composition));

  if (composition != self->composition)
    {
      /* The last picture stands in until there is a new one. */
      stop_painting (self);
      clear_pictures (self, 1);
      self->stale = TRUE;
      g_set_object (&self->composition, composition);
    }
  self->sheet = sheet;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
parcours_sheet_page_set_zoom (ParcoursSheetPage *self, double zoom)
{
  g_return_if_fail (PARCOURS_IS_SHEET_PAGE (self));

  zoom = CLAMP (zoom, 1, PARCOURS_SHEET_ZOOM_MAX);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
parcours_sheet_page_get_zoom (ParcoursSheetPage *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEET_PAGE (self), 1);

  return self->zoom;
}

gboolean
parcours_sheet_page_is_ready (ParcoursSheetPage *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEET_PAGE (self), FALSE);

  return self->composition != NULL && !self->stale && find_picture (self, self->sheet, get_pixels (self)) >= 0;
}

/* compose.c - see compose.h. */
#include "config.h"

#include "shell/compose.h"

#include <math.h>

#include "layout/metrics.h"
#include "paint/painter-cairo.h"

#define POINTS_PER_MM (72 / 25.4)

struct _ParcoursComposition
{
  GObject parent_instance;

  ParcoursPageWork *work;
  ParcoursSheets *sheets;       /* only with the lock of the work's copy */

  /* Known in advance, so that nobody has to wait for the lock. */
  ParcoursExportReport report;
  GArray *sizes;                /* of Size */
  GPtrArray *labels;            /* of strings, may be NULL */
};

typedef struct
{
  double width, height;
} Size;

G_DEFINE_FINAL_TYPE (ParcoursComposition, parcours_composition, G_TYPE_OBJECT)

typedef struct
{
  ParcoursPageWork *work;
  ParcoursSheets *sheets;
} Remains;

/* Sheets hold shaped text, which a worker may be using: they go in a worker too. */
static void
clear_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Remains *remains = data;
  ParcoursFairCopy *copy = parcours_page_work_get_copy (remains->work);

  parcours_fair_copy_lock (copy);
  g_object_unref (remains->sheets);
  parcours_fair_copy_unlock (copy);
  parcours_page_work_unref (remains->work);
  g_task_return_boolean (task, TRUE);
}

static void
parcours_composition_finalize (GObject *object)
{
  ParcoursComposition *self = PARCOURS_COMPOSITION (object);

  if (self->sheets != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
      Remains *remains = g_new (Remains, 1);

      *remains = (Remains) { g_steal_pointer (&self->work), g_steal_pointer (&self->sheets) };
      g_task_set_source_tag (task, parcours_composition_finalize);
      g_task_set_task_data (task, remains, g_free);
      g_task_run_in_thread (task, clear_up);
    }
  g_clear_pointer (&self->work, parcours_page_work_unref);
  g_array_unref (self->sizes);
  g_ptr_array_unref (self->labels);
  G_OBJECT_CLASS (parcours_composition_parent_class)->finalize (object);
}

static void
parcours_composition_class_init (ParcoursCompositionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_composition_finalize;
}

static void
parcours_composition_init (ParcoursComposition *self)
{
  self->sizes = g_array_new (FALSE, TRUE, sizeof (Size));
  self->labels = g_ptr_array_new_with_free_func (g_free);
}

static void
look_at_sheets (ParcoursComposition *self)
{
  const guint n = parcours_sheets_get_count (self->sheets);

  parcours_sheets_get_report (self->sheets, &self->report);
  for (guint i = 0; i < n; i++)
    {
      Size size;

      parcours_sheets_get_size (self->sheets, i, &size.width, &size.height);
      g_array_append_val (self->sizes, size);
      g_ptr_array_add (self->labels, parcours_sheets_dup_label (self->sheets, i));
    }
}

static void
compose (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ParcoursPageWork *work = data;
  ParcoursFairCopy *copy = parcours_page_work_get_copy (work);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  g_autoptr (ParcoursComposition) composition = g_object_new (PARCOURS_TYPE_COMPOSITION, NULL);
  GError *error = NULL;

  parcours_fair_copy_lock (copy);
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error) && parcours_page_work_fill (work, &options, &error))
    composition->sheets = parcours_sheets_new (parcours_fair_copy_get_map (copy), &options, &error);
  composition->work = parcours_page_work_ref (work);
  if (composition->sheets != NULL)
    look_at_sheets (composition);
  parcours_fair_copy_unlock (copy);

  if (composition->sheets != NULL)
    g_task_return_pointer (task, g_steal_pointer (&composition), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
parcours_compose_async (ParcoursPageWork *work, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (work != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_compose_async);
  g_task_set_task_data (task, parcours_page_work_ref (work), (GDestroyNotify) parcours_page_work_unref);
  g_task_run_in_thread (task, compose);
}

ParcoursComposition *
parcours_compose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, parcours_compose_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

ParcoursPageWork *
parcours_composition_get_work (ParcoursComposition *self)
{
  g_return_val_if_fail (PARCOURS_IS_COMPOSITION (self), NULL);

  return self->work;
}

guint
parcours_composition_get_count (ParcoursComposition *self)
{
  g_return_val_if_fail (PARCOURS_IS_COMPOSITION (self), 0);

  return self->sizes->len;
}

void
parcours_composition_get_size (ParcoursComposition *self, guint sheet, double *width_mm, double *height_mm)
{
  const Size *size;

  g_return_if_fail (PARCOURS_IS_COMPOSITION (self));
  g_return_if_fail (sheet < self->sizes->len);

  size = &g_array_index (self->sizes, Size, sheet);
  *width_mm = size->width;
  *height_mm = size->height;
}

const char *
parcours_composition_get_label (ParcoursComposition *self, guint sheet)
{
  g_return_val_if_fail (PARCOURS_IS_COMPOSITION (self), NULL);
  g_return_val_if_fail (sheet < self->labels->len, NULL);

  return g_ptr_array_index (self->labels, sheet);
}

const ParcoursExportReport *
parcours_composition_get_report (ParcoursComposition *self)
{
  g_return_val_if_fail (PARCOURS_IS_COMPOSITION (self), NULL);

  return &self->report;
}

static void
check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ParcoursComposition *self = source;
  ParcoursFairCopy *copy = parcours_page_work_get_copy (self->work);
  ParcoursExportOptions options = PARCOURS_EXPORT_OPTIONS_INIT;
  ParcoursLegibility *legibility = NULL;
  GError *error = NULL;

  parcours_fair_copy_lock (copy);
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error) && parcours_page_work_fill (self->work, &options, &error))
    legibility = parcours_legibility_check_sheets (self->sheets, &options, cancellable, &error);
  parcours_fair_copy_unlock (copy);
  if (legibility != NULL)
    g_task_return_pointer (task, legibility, (GDestroyNotify) parcours_legibility_free);
  else
    g_task_return_error (task, error);
}

void
parcours_composition_check_async (ParcoursComposition *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PARCOURS_IS_COMPOSITION (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_composition_check_async);
  g_task_run_in_thread (task, check);
}

ParcoursLegibility *
parcours_composition_check_finish (ParcoursComposition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Painting */

typedef struct
{
  guint sheet;
  int width;                    /* pixels, of a picture */
  cairo_t *cr;                  /* of a printer */
} Painting;

static void
painting_free (gpointer data)
{
  Painting *painting = data;

  g_clear_pointer (&painting->cr, cairo_destroy);
  g_free (painting);
}

/* One unit of `cr` is a pixel or a point, of which `per_mm` make a millimetre. Nothing is left out as too small to see: a preview looks like
 * the print. FALSE if it was cancelled before its turn came. */
static gboolean
paint_sheet (ParcoursComposition *self, guint sheet, cairo_t *cr, double per_mm, GCancellable *cancellable, GError **error)
{
  ParcoursFairCopy *copy = parcours_page_work_get_copy (self->work);
  const double scale = per_mm * PARCOURS_MM_PER_U;
  gboolean cancelled;

  parcours_fair_copy_lock (copy);
  cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
  if (!cancelled)
    {
      g_autoptr (ParcoursPainter) painter = NULL;

      cairo_save (cr);
      cairo_scale (cr, scale, scale);
      painter = parcours_painter_cairo_new (cr);
      parcours_sheets_paint (self->sheets, sheet, painter, NULL, 1);
      cairo_restore (cr);
    }
  parcours_fair_copy_unlock (copy);
  return !cancelled;
}

static void
paint_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ParcoursComposition *self = source;
  const Painting *painting = data;
  const Size *size = &g_array_index (self->sizes, Size, painting->sheet);
  const double per_mm = painting->width / size->width;
  const int height = MAX (1, (int) lround (size->height * per_mm));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, painting->width, height);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  cairo_t *cr;
  int stride;

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "%s", cairo_status_to_string (cairo_surface_status (surface)));
      cairo_surface_destroy (surface);
      return;
    }
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (!paint_sheet (self, painting->sheet, cr, per_mm, cancellable, &error))
    {
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_task_return_error (task, error);
      return;
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  g_task_return_pointer (task, gdk_memory_texture_new (painting->width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride),
                         g_object_unref);
}

static void
draw_page (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Painting *painting = data;
  GError *error = NULL;

  if (paint_sheet (source, painting->sheet, painting->cr, POINTS_PER_MM, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (ParcoursComposition *self, GTask *task, Painting painting, GTaskThreadFunc worker)
{
  Painting *kept = g_new (Painting, 1);

  *kept = painting;
  /* The caller of draw_async() owns `cr` again when it is told, not before. */
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_task_data (task, kept, painting_free);
  g_task_run_in_thread (task, worker);
}

void
parcours_composition_paint_async (ParcoursComposition *self, guint sheet, int width, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PARCOURS_IS_COMPOSITION (self));
  g_return_if_fail (sheet < self->sizes->len);
  g_return_if_fail (width > 0);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_composition_paint_async);
  run (self, task, (Painting) { .sheet = sheet, .width = width }, paint_picture);
}

GdkTexture *
parcours_composition_paint_finish (ParcoursComposition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
parcours_composition_draw_async (ParcoursComposition *self, guint sheet, cairo_t *cr, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PARCOURS_IS_COMPOSITION (self));
  g_return_if_fail (sheet < self->sizes->len);
  g_return_if_fail (cr != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_composition_draw_async);
  run (self, task, (Painting) { .sheet = sheet, .cr = cairo_reference (cr) }, draw_page);
}

gboolean
parcours_composition_draw_finish (ParcoursComposition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* png.c - a sheet as PNG, band by band.
 *
 * libpng reports errors by longjmp: what it might jump over lives in PngFile, and nothing with a cleanup stands beside it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>

#include "base/error.h"
#include "export/embed.h"
#include "export/formats.h"
#include "export/metadata.h"
#include "format/carried.h"
#include "paint/painter-cairo.h"

#define BAND_BYTES (16 * 1024 * 1024)
#define DEFAULT_DPI 96.0
#define MOST_PIXELS 32767       /* a side, as cairo can address them */

typedef struct
{
  ParcoursSheets *sheets;
  const ParcoursExportOptions *options;         /* NULL: a thumbnail */
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;                /* the first one */
  GBytes *carried;              /* the map itself; NULL: it does not travel along */

  double scale, zoom;           /* pixels per u, and what painters are told */
  double pixels_per_metre;      /* 0: unknown */
  int width, height, band;

  png_struct *png;
  png_info *info;
  cairo_surface_t *surface;
} PngFile;

static void
write_bytes (png_struct *png, png_byte *data, size_t length)
{
  PngFile *file = png_get_io_ptr (png);

  if (!g_output_stream_write_all (file->stream, data, length, NULL, file->cancellable, &file->error))
    png_error (png, "write");
}

/* The stream is not ours to flush. */
static void
flush_bytes (png_struct *png)
{
}

static void G_GNUC_NORETURN
fail (png_struct *png, const char *message)
{
  PngFile *file = png_get_error_ptr (png);

  if (!file->error)
    file->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, message);
  png_longjmp (png, 1);
}

static void
warn (png_struct *png, const char *message)
{
  g_debug ("libpng: %s", message);
}

static void
write_text (PngFile *file, const char *key, const char *value)
{
  png_text text = {
    .compression = PNG_ITXT_COMPRESSION_NONE,
    .key = (char *) key,
    .text = (char *) value,
    .lang = (char *) "",
    .lang_key = (char *) "",
  };

  if (*value)
    png_set_text (file->png, file->info, &text, 1);
}

/* Behind the pixels, so that nobody who only looks has to read over it. What the writer makes ends in a zero, as libpng wants it. */
static void
write_carried (PngFile *file)
{
  gsize length;
  const char *text = g_bytes_get_data (file->carried, &length);
  png_text chunk = {
    .compression = PNG_ITXT_COMPRESSION_zTXt,
    .key = (char *) PARCOURS_CARRIED_KEYWORD,
    .text = (char *) text,
    .itxt_length = length,
    .lang = (char *) "",
    .lang_key = (char *) "",
  };

  png_set_text (file->png, file->info, &chunk, 1);
}

static void
write_head (PngFile *file)
{
  ParcoursMap *map = parcours_sheets_get_map (file->sheets);

  png_set_IHDR (file->png, file->info, (png_uint_32) file->width, (png_uint_32) file->height, 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  /* Flat colours: trying five filters on each row costs more time than it saves bytes. */
  png_set_filter (file->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  if (file->pixels_per_metre > 0)
    {
      const png_uint_32 density = (png_uint_32) lround (file->pixels_per_metre);

      png_set_pHYs (file->png, file->info, density, density, PNG_RESOLUTION_METER);
    }
  write_text (file, "Title", parcours_metadata_title (map));
  write_text (file, "Author", parcours_metadata_author (map));
  write_text (file, "Software", "Parcours " PACKAGE_VERSION);
  png_write_info (file->png, file->info);

  /* cairo keeps a pixel as one native word, red highest: the spare byte is the last one in memory, or the first. */
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    {
      png_set_bgr (file->png);
      png_set_filler (file->png, 0, PNG_FILLER_AFTER);
    }
  else
    png_set_filler (file->png, 0, PNG_FILLER_BEFORE);
}

/* Paints the rows from `top` on. */
static void
paint_band (PngFile *file, int top)
{
  const ParcoursRect area = { 0, top / file->scale, file->width / file->scale, file->band / file->scale };
  cairo_t *cr = cairo_create (file->surface);
  ParcoursPainter *painter = parcours_painter_cairo_new (cr);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, file->scale, file->scale);
  parcours_sheets_paint (file->sheets, 0, painter, &area, file->zoom);
  g_object_unref (painter);
  cairo_destroy (cr);
  cairo_surface_flush (file->surface);
}

static void
write_bands (PngFile *file)
{
  for (int top = 0; top < file->height; top += file->band)
    {
      const unsigned char *pixels;
      int stride;

      if (g_cancellable_set_error_if_cancelled (file->cancellable, &file->error))
        png_error (file->png, "cancelled");
      paint_band (file, top);
      pixels = cairo_image_surface_get_data (file->surface);
      stride = cairo_image_surface_get_stride (file->surface);
      for (int row = 0; row < MIN (file->band, file->height - top); row++)
        png_write_row (file->png, pixels + (gsize) row * (gsize) stride);
      if (file->options && file->options->progress)
        file->options->progress (MIN (1, (double) (top + file->band) / file->height), file->options->progress_data);
    }
}

/* Everything libpng may jump out of. */
static gboolean
write_all (PngFile *file)
{
  file->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, file, fail, warn);
  if (!file->png)
    return FALSE;
  if (setjmp (png_jmpbuf (file->png)))
    return FALSE;

  file->info = png_create_info_struct (file->png);
  png_set_write_fn (file->png, file, write_bytes, flush_bytes);
  write_head (file);
  write_bands (file);
  if (file->carried)
    write_carried (file);
  png_write_end (file->png, file->info);
  return TRUE;
}

static gboolean
check_size (const PngFile *file, GError **error)
{
  if (file->width <= MOST_PIXELS && file->height <= MOST_PIXELS)
    return TRUE;
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
               _("The picture would be %d × %d pixels; at most %d a side are possible. Take fewer dots per inch or smaller paper."),
               file->width, file->height, MOST_PIXELS);
  return FALSE;
}

static gboolean
run (PngFile *file, GError **error)
{
  gboolean done;

  if (!check_size (file, error))
    return FALSE;
  file->band = CLAMP (BAND_BYTES / (4 * file->width), 1, file->height);
  file->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, file->width, file->band);
  if (cairo_surface_status (file->surface) == CAIRO_STATUS_SUCCESS)
    done = write_all (file);
  else
    done = FALSE;

  if (!done && !file->error)
    file->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (CAIRO_STATUS_NO_MEMORY));
  if (file->png)
    png_destroy_write_struct (&file->png, &file->info);
  cairo_surface_destroy (file->surface);
  if (file->error)
    g_propagate_error (error, file->error);
  return done;
}

gboolean
parcours_png_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                    GCancellable *cancellable, GError **error)
{
  PngFile file = { .sheets = sheets, .options = options, .stream = stream, .cancellable = cancellable, .zoom = 1 };
  const double dpi = options->dpi > 0 ? options->dpi : DEFAULT_DPI;
  double width, height;

  parcours_sheets_get_size (sheets, 0, &width, &height);
  file.width = MAX (1, (int) lround (MIN (width / 25.4 * dpi, 1e9)));
  file.height = MAX (1, (int) lround (MIN (height / 25.4 * dpi, 1e9)));
  file.scale = file.width / width * PARCOURS_MM_PER_U;
  file.pixels_per_metre = dpi / 0.0254;
  if (options->embed)
    {
      file.carried = parcours_embed_make (parcours_sheets_get_map (sheets), error);
      if (!file.carried)
        return FALSE;
    }

  gboolean done = run (&file, error);
  g_clear_pointer (&file.carried, g_bytes_unref);
  return done;
}

gboolean
parcours_png_write_small (ParcoursSheets *sheets, int pixels, GOutputStream *stream, GError **error)
{
  PngFile file = { .sheets = sheets, .stream = stream };
  double width, height;

  parcours_sheets_get_size (sheets, 0, &width, &height);
  file.scale = file.zoom = pixels / MAX (width, height) * PARCOURS_MM_PER_U;
  file.width = MAX (1, (int) lround (width / PARCOURS_MM_PER_U * file.scale));
  file.height = MAX (1, (int) lround (height / PARCOURS_MM_PER_U * file.scale));
  return run (&file, error);
}

/* floor.c - the least that a machine needs to draw a map: every text shaped and wrapped once, every card drawn, one file
 * written. No model, no layout, no measure of whether a text fits.
 *
 *   floor svg SHEET.tsv OUT       pango breaks the lines, which are printed as native <text> and <tspan>
 *   floor pdf SHEET.tsv OUT       pango and cairo on one A0 page
 */
#include <cairo-pdf.h>
#include <fcntl.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CARD_WIDTH 152
#define CARD_HEIGHT 102
#define TEXT_WIDTH (CARD_WIDTH - 16)
#define A0_WIDTH 3370.39
#define A0_HEIGHT 2383.94

enum { TITLE, NOTE, FOOT, N_TEXTS };

typedef struct
{
  int x, y, emotion;
  char *texts[N_TEXTS];
} Card;

static const int text_top[N_TEXTS] = { 6, 36, 86 };
static const double grounds[5][3] = {
  { 0.96, 0.66, 0.66 }, { 0.97, 0.83, 0.66 }, { 0.97, 0.95, 0.72 }, { 0.83, 0.93, 0.7 }, { 0.67, 0.88, 0.71 }
};

static void
fail (const char *what)
{
  perror (what);
  exit (1);
}

static GPtrArray *
read_sheet (const char *path, int *width, int *height)
{
  GPtrArray *cards = g_ptr_array_new ();
  char *text, *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    fail (path);
  line = strsep (&text, "\n");
  if (line == NULL || sscanf (line, "%d\t%d", width, height) != 2)
    fail (path);
  while ((line = strsep (&text, "\n")) != NULL && *line != '\0')
    {
      Card *card = g_new0 (Card, 1);

      card->x = atoi (strsep (&line, "\t"));
      card->y = atoi (strsep (&line, "\t"));
      card->emotion = atoi (strsep (&line, "\t"));
      for (int i = 0; i < N_TEXTS; i++)
        card->texts[i] = strsep (&line, "\t");
      g_ptr_array_add (cards, card);
    }

  return cards;
}

static PangoLayout *
new_layout (PangoContext *context, PangoFontDescription *fonts[N_TEXTS])
{
  PangoLayout *layout = pango_layout_new (context);

  fonts[TITLE] = pango_font_description_from_string ("Cantarell Bold");
  fonts[NOTE] = pango_font_description_from_string ("Cantarell");
  fonts[FOOT] = pango_font_description_from_string ("Cantarell");
  pango_font_description_set_absolute_size (fonts[TITLE], 11 * PANGO_SCALE);
  pango_font_description_set_absolute_size (fonts[NOTE], 9 * PANGO_SCALE);
  pango_font_description_set_absolute_size (fonts[FOOT], 8 * PANGO_SCALE);
  pango_layout_set_width (layout, TEXT_WIDTH * PANGO_SCALE);

  return layout;
}

static void
print_text (GString *out, PangoLayout *layout, const Card *card, int which)
{
  const char *text = pango_layout_get_text (layout);
  int n = 0;

  g_string_append_printf (out, "<text class=\"t%d\">", which);
  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL; at = at->next, n++)
    {
      const PangoLayoutLine *line = at->data;
      g_autofree char *escaped = g_markup_escape_text (text + line->start_index, line->length);

      g_string_append_printf (out, "<tspan x=\"%d\" y=\"%d\">%s</tspan>", card->x + 8, card->y + text_top[which] + 10 + 12 * n,
                              escaped);
    }
  g_string_append (out, "</text>");
}

static void
write_out (const GString *out, const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  if (fd < 0 || write (fd, out->str, out->len) != (ssize_t) out->len || fsync (fd) != 0 || close (fd) != 0)
    fail (path);
}

static void
make_svg (GPtrArray *cards, int width, int height, const char *path)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *fonts[N_TEXTS];
  PangoLayout *layout = new_layout (context, fonts);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">\n", width, height);
  for (guint i = 0; i < cards->len; i++)
    {
      const Card *card = cards->pdata[i];

      g_string_append_printf (out, "<g><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"e%d\"/><circle cx=\"%d\" cy=\"%d\" r=\"6\"/>",
                              card->x, card->y, CARD_WIDTH, CARD_HEIGHT, card->emotion + 2, card->x + 140, card->y + 90);
      for (int k = 0; k < N_TEXTS; k++)
        {
          pango_layout_set_font_description (layout, fonts[k]);
          pango_layout_set_text (layout, card->texts[k], -1);
          print_text (out, layout, card, k);
        }
      g_string_append (out, "</g>\n");
    }
  g_string_append (out, "</svg>\n");
  write_out (out, path);
}

static void
make_pdf (GPtrArray *cards, int width, int height, const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, A0_WIDTH, A0_HEIGHT);
  double scale = MIN (A0_WIDTH / width, A0_HEIGHT / height);
  cairo_t *cr = cairo_create (surface);
  PangoFontDescription *fonts[N_TEXTS];
  PangoLayout *layout;

  cairo_scale (cr, scale, scale);
  layout = new_layout (pango_cairo_create_context (cr), fonts);
  for (guint i = 0; i < cards->len; i++)
    {
      const Card *card = cards->pdata[i];
      const double *ground = grounds[card->emotion + 2];

      cairo_rectangle (cr, card->x, card->y, CARD_WIDTH, CARD_HEIGHT);
      cairo_set_source_rgb (cr, ground[0], ground[1], ground[2]);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      cairo_arc (cr, card->x + 140, card->y + 90, 6, 0, 2 * G_PI);
      cairo_stroke (cr);
      for (int k = 0; k < N_TEXTS; k++)
        {
          pango_layout_set_font_description (layout, fonts[k]);
          pango_layout_set_text (layout, card->texts[k], -1);
          cairo_move_to (cr, card->x + 8, card->y + text_top[k]);
          pango_cairo_show_layout (cr, layout);
        }
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    fail (path);
}

int
main (int argc, char **argv)
{
  GPtrArray *cards;
  int width, height;

  if (argc != 4 || (!g_str_equal (argv[1], "svg") && !g_str_equal (argv[1], "pdf")))
    {
      fprintf (stderr, "usage: floor svg|pdf SHEET.tsv OUT\n");
      return 2;
    }

  cards = read_sheet (argv[2], &width, &height);
  if (g_str_equal (argv[1], "svg"))
    make_svg (cards, width, height, argv[3]);
  else
    make_pdf (cards, width, height, argv[3]);

  return 0;
}

/* paint-crop.c - see sticky.h */
#include "config.h"

#include "paint/paint-private.h"
#include "paint/sticky.h"

#define GAP 4.0                 /* between the bleed and the marks */
#define LENGTH 12.0
#define LINE 0.35
#define RING 3.5
#define CROSS 6.0
#define TYPE 5.0

static void
paint_cross (const ParcoursPaint *paint, double x, double y, ParcoursColour ink)
{
  const ParcoursPen *pen = PARCOURS_PEN (LINE);

  _parcours_disc (paint, x, y, RING, PARCOURS_COLOUR_NONE, pen, ink);
  _parcours_line (paint, x - CROSS, y, x + CROSS, y, pen, ink);
  _parcours_line (paint, x, y - CROSS, x, y + CROSS, pen, ink);
}

void
parcours_paint_crop_marks (const ParcoursPaint *paint, const ParcoursRect *trim, double bleed, const char *words)
{
  const ParcoursColour ink = paint->theme->ink;
  const double out = bleed + GAP, end = out + LENGTH, middle = bleed + PARCOURS_CROP_ROOM / 2;
  const double left = trim->x, top = trim->y, right = left + trim->width, bottom = top + trim->height;
  const double across[] = { left, right }, down[] = { top, bottom };
  const ParcoursPen *pen = PARCOURS_PEN (LINE);

  g_return_if_fail (trim != NULL && paint->painter != NULL);

  _parcours_begin (paint, "crop-marks", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (across); i++)
    {
      _parcours_line (paint, across[i], top - out, across[i], top - end, pen, ink);
      _parcours_line (paint, across[i], bottom + out, across[i], bottom + end, pen, ink);
      _parcours_line (paint, left - out, down[i], left - end, down[i], pen, ink);
      _parcours_line (paint, right + out, down[i], right + end, down[i], pen, ink);
    }
  paint_cross (paint, (left + right) / 2, top - middle, ink);
  paint_cross (paint, (left + right) / 2, bottom + middle, ink);
  paint_cross (paint, left - middle, (top + bottom) / 2, ink);
  paint_cross (paint, right + middle, (top + bottom) / 2, ink);
  if (words)
    _parcours_word_cut (paint, words, PARCOURS_INK (TYPE, PANGO_WEIGHT_NORMAL, ink), left + 8, bottom + middle + TYPE * 0.35,
                        trim->width / 2 - CROSS - 16);
  _parcours_end (paint);
}

/* paint-lift.c - a header in the air, while it is dragged. */
#include "config.h"

#include "layout/metrics.h"
#include "paint/paint-private.h"

#define WIDTH 168.0
#define HEIGHT 36.0

void
parcours_paint_lifted_header (const ParcoursPaint *paint, ParcoursElement *header)
{
  const ParcoursTheme *theme = paint->theme;
  ParcoursColour fill = theme->head, ink = theme->ink, deep = PARCOURS_COLOUR_NONE;
  const char *name;
  double left = 12;

  g_return_if_fail (paint->painter != NULL && PARCOURS_IS_ELEMENT (header));

  name = parcours_element_get_name (header);
  switch ((int) parcours_element_get_kind (header))
    {
    case PARCOURS_KIND_STAGE:
      fill = _parcours_stage_fill (paint, header, &ink);
      break;
    case PARCOURS_KIND_PERSONA:
      _parcours_persona_colours (paint, header, &fill, &deep);
      left = 44;
      break;
    case PARCOURS_KIND_LANE:
      left = 34;
      if (*name == '\0')
        name = _parcours_note_label (parcours_map_lane_note (header), paint->lang);
      break;
    default:
      break;
    }
  _parcours_box (paint, 5, -HEIGHT / 2 + 6, WIDTH, HEIGHT, 4, 0x00000047, NULL, PARCOURS_COLOUR_NONE);
  _parcours_box (paint, 0, -HEIGHT / 2, WIDTH, HEIGHT, 4, fill, PARCOURS_PEN (2), theme->accent);
  if (deep != PARCOURS_COLOUR_NONE)
    _parcours_portrait (paint, header, 24, 0, 13, 12, deep);
  else if (left == 34)
    _parcours_sign (paint, parcours_icon_for_note (parcours_map_lane_note (header)), 10, -8, 16, theme->ink2);
  _parcours_word_cut (paint, name, PARCOURS_INK (14, PANGO_WEIGHT_BOLD, ink), left, 5, WIDTH - left - 10);
}

/* tray.h - the cards that have no place yet, printed under the grid. */
#pragma once

#include "paint/paint.h"

G_BEGIN_DECLS

/* Paints the tray `width` wide with its top left corner at (x, y); returns its height, 0 if no card waits. With paint->painter NULL it only
 * measures. */
double parcours_tray_paint (const ParcoursPaint *paint, double x, double y, double width);

G_END_DECLS

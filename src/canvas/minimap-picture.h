/* minimap-picture.h - a map so small that cards are blots of their colour: for the minimap alone. */
#pragma once

#include "canvas/scene.h"

G_BEGIN_DECLS

/* The body of `scene`'s map as `width` x `height` pixels. NULL without a map. The caller owns it. */
GdkTexture *parcours_minimap_picture_new (ParcoursScene *scene, int width, int height);

G_END_DECLS

/* icon-textures.h - the painted signs as textures, each drawn once for a size and its colours and kept. */
#pragma once

#include <gdk/gdk.h>

#include "paint/icons.h"

G_BEGIN_DECLS

typedef struct _ParcoursIconTextures ParcoursIconTextures;

ParcoursIconTextures *parcours_icon_textures_new (void);
void parcours_icon_textures_free (ParcoursIconTextures *self);

/* `pixels` wide and high. Borrowed. */
GdkTexture *parcours_icon_textures_get (ParcoursIconTextures *self, ParcoursIcon icon,
                                        const ParcoursIconColours *colours, int pixels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursIconTextures, parcours_icon_textures_free)

G_END_DECLS

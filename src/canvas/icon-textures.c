/* icon-textures.c - a sign is drawn once; after that it is a lookup. There are few of them (some forty signs, a
 * colour for each kind of card), so nothing is ever thrown out. */
#include "config.h"

#include "canvas/icon-textures.h"

#include "paint/icon-render.h"

typedef struct
{
  ParcoursIcon icon;
  ParcoursIconColours colours;
  int pixels;
} IconKey;

struct _ParcoursIconTextures
{
  GHashTable *textures;         /* IconKey -> GdkTexture */
};

static guint
icon_key_hash (gconstpointer data)
{
  const IconKey *key = data;

  return ((guint) key->icon * 31u + (guint) key->pixels) * 31u + key->colours.line * 7u + key->colours.ground * 3u +
         key->colours.feature;
}

static gboolean
icon_key_equal (gconstpointer a, gconstpointer b)
{
  const IconKey *left = a, *right = b;

  return left->icon == right->icon && left->pixels == right->pixels && left->colours.line == right->colours.line &&
         left->colours.ground == right->colours.ground && left->colours.feature == right->colours.feature;
}

static GdkTexture *
make_texture (const IconKey *key)
{
  cairo_surface_t *surface = parcours_icon_rasterise (key->icon, &key->colours, key->pixels);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) key->pixels);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (key->pixels, key->pixels, GDK_MEMORY_DEFAULT, bytes, stride);
}

ParcoursIconTextures *
parcours_icon_textures_new (void)
{
  ParcoursIconTextures *self = g_new0 (ParcoursIconTextures, 1);

  self->textures = g_hash_table_new_full (icon_key_hash, icon_key_equal, g_free, g_object_unref);
  return self;
}

void
parcours_icon_textures_free (ParcoursIconTextures *self)
{
  g_hash_table_unref (self->textures);
  g_free (self);
}

GdkTexture *
parcours_icon_textures_get (ParcoursIconTextures *self, ParcoursIcon icon, const ParcoursIconColours *colours,
                            int pixels)
{
  IconKey key = { icon, *colours, pixels };
  GdkTexture *texture;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pixels > 0, NULL);

  texture = g_hash_table_lookup (self->textures, &key);
  if (texture == NULL)
    {
      texture = make_texture (&key);
      g_hash_table_insert (self->textures, g_memdup2 (&key, sizeof key), texture);
    }
  return texture;
}

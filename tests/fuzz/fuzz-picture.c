/* An embedded picture, and one that comes in: any bytes are decoded within bounds, or refused with a sentence. */
#include "config.h"

#include "fuzz.h"
#include "paint/image-load.h"
#include "paint/image.h"
#include "paint/picture-take.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = g_base64_encode (data, size);
  g_autoptr (ParcoursImage) image = NULL;
  g_autoptr (ParcoursElement) record = NULL;
  g_autoptr (GError) refused = NULL, untaken = NULL;
  ParcoursTaken taken;

  fuzz_folder ();               /* criticals are fatal */
  image = parcours_image_new (text, NULL, &refused);
  if (image == NULL)
    fuzz_assert_refusal (refused);
  else
    {
      cairo_surface_t *surface = parcours_image_scale (image, PARCOURS_IMAGE_SIDE);

      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_image_surface_get_width (surface), <=, PARCOURS_IMAGE_SIDE);
      g_assert_cmpint (cairo_image_surface_get_height (surface), <=, PARCOURS_IMAGE_SIDE);
      cairo_surface_destroy (surface);
    }

  record = parcours_picture_take (bytes, "a picture", NULL, &taken, &untaken);
  if (record == NULL)
    fuzz_assert_refusal (untaken);
  else
    {
      g_autoptr (ParcoursImage) again = parcours_image_new (parcours_element_get_text (record, PARCOURS_PICTURE_DATA),
                                                            parcours_element_get_text (record, PARCOURS_PICTURE_TYPE), NULL);

      g_assert_nonnull (again);         /* what was taken in can be shown */
      g_assert_cmpint (MAX (taken.width, taken.height), <=, PARCOURS_TAKE_SIDE);
    }
  return 0;
}

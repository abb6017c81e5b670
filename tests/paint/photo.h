/* photo.h - pictures for tests, made on the spot: nobody's photographs, and hostile ones. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Left half red, right half blue, a white square in the top left corner (a quarter of the shorter side). */
GBytes *photo_new (int width, int height, gboolean png);

/* A JPEG of `width` x `height` whose EXIF says how the camera was held (1 to 8). */
GBytes *photo_new_turned (int width, int height, int orientation);

/* Compresses to almost nothing. */
GBytes *photo_new_flat_png (int width, int height);

/* The header of a PNG or JPEG that claims this size, and no pixels. */
GBytes *photo_new_claim (int width, int height, gboolean png);

/* A progressive JPEG with that many scans, all but the first of them empty. */
GBytes *photo_new_scans (int width, int height, guint scans);

/* The first part of another. */
GBytes *photo_cut (GBytes *bytes, double part);

/* A record with that data, detached; type NULL: as the data says. */
ParcoursElement *photo_record (GBytes *bytes, const char *id, const char *type, const char *alt);

G_END_DECLS

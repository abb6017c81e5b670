/* version-row.h - a version in the list of the browser: a small picture, when it was saved, how large it is. */
#pragma once

#include <gtk/gtk.h>

#include "share/versions.h"

G_BEGIN_DECLS

/* The longer side of the picture, in application pixels. */
#define PARCOURS_VERSION_ROW_PICTURE 96

#define PARCOURS_TYPE_VERSION_ROW (parcours_version_row_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursVersionRow, parcours_version_row, PARCOURS, VERSION_ROW, GtkListBoxRow)

/* `now` decides what is today. */
GtkWidget *parcours_version_row_new (const ParcoursVersion *version, GDateTime *now);

/* Borrowed. */
const ParcoursVersion *parcours_version_row_get_version (ParcoursVersionRow *self);

/* When it was saved, as a person says it. Borrowed. */
const char *parcours_version_row_get_words (ParcoursVersionRow *self);

/* The picture, once there is one. Borrowed. */
GdkPaintable *parcours_version_row_get_picture (ParcoursVersionRow *self);
void parcours_version_row_set_picture (ParcoursVersionRow *self, GdkTexture *picture);

/* Says that it cannot be read. */
void parcours_version_row_set_damaged (ParcoursVersionRow *self);

G_END_DECLS

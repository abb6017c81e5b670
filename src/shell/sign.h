/* sign.h - a small leaf widget that paints one sign of the map as the map paints it: an icon, a face, a step of
 * effort, the badge of a kind, a swatch of colour. It carries no meaning of its own for assistive technology: what
 * holds it has the words. */
#pragma once

#include <gtk/gtk.h>

#include "base/geometry.h"
#include "paint/icons.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_SIGN (parcours_sign_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursSign, parcours_sign, PARCOURS, SIGN, GtkWidget)

/* A one-coloured sign in the colour of the text around it. */
GtkWidget *parcours_sign_new_icon (ParcoursIcon icon, int size);
void parcours_sign_set_icon (ParcoursSign *self, ParcoursIcon icon);

/* The face of an emotion, -2..2, in its own colours. */
GtkWidget *parcours_sign_new_face (int emotion, int size);
void parcours_sign_set_face (ParcoursSign *self, int emotion);

/* An effort of 0..5 as five bars on one line of text. */
GtkWidget *parcours_sign_new_effort (void);
void parcours_sign_set_effort (ParcoursSign *self, int effort);

/* Step 1..5 of an effort: a bar that is `filled` or only outlined. */
GtkWidget *parcours_sign_new_step (int step);
void parcours_sign_set_filled (ParcoursSign *self, gboolean filled);

/* The ground of a kind of note (or a colour of its own) with the kind's icon. */
GtkWidget *parcours_sign_new_badge (int size);
void parcours_sign_set_badge (ParcoursSign *self, ParcoursNote note, const ParcoursColour *own);

/* A badge in the colour of the stage ribbon, for what is no note. */
void parcours_sign_set_plain_badge (ParcoursSign *self, ParcoursIcon icon);

/* A colour; NULL: none, crossed out. */
GtkWidget *parcours_sign_new_swatch (const ParcoursColour *colour, int size);
void parcours_sign_set_swatch (ParcoursSign *self, const ParcoursColour *colour);

/* The lozenge of a moment of truth. */
GtkWidget *parcours_sign_new_lozenge (int size);

G_END_DECLS

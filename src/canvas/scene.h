/* scene.h - what wall, tray and the cards in the air share to paint one map: layout, shaped text, theme, signs, and a
 * kept render node per card.
 *
 * A filter dims the cards it does not match, or hides them. Cards that come in while it is on are seen until it
 * changes: what somebody has just added or pasted must not vanish under the hands.
 *
 * Follows the map: each edit goes to the layout at once (boxes are always right), widgets hear of it when the
 * transaction is over.
 *
 * Signals
 *   settled (ParcoursLayoutChange)     a transaction is over; the largest change it made. Also when the view changed
 *   repaint ()                         theme or scale changed: everything looks different, all stands where it stood
 */
#pragma once

#include <gtk/gtk.h>

#include "layout/layout.h"
#include "layout/text.h"
#include "model/filter.h"
#include "paint/paint.h"

G_BEGIN_DECLS

/* How much of a card is painted, and how fine its signs are. A node painted for one class serves every zoom in it. */
typedef struct
{
  double zoom;                  /* stands for the class in paint functions */
  double density;               /* of signs, pixels per u */
  gboolean far;                 /* rectangles, no text */
} ParcoursZoomClass;

#define PARCOURS_TYPE_SCENE (parcours_scene_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursScene, parcours_scene, PARCOURS, SCENE, GObject)

ParcoursScene *parcours_scene_new (void);

void parcours_scene_set_map (ParcoursScene *self, ParcoursMap *map);
ParcoursMap *parcours_scene_get_map (ParcoursScene *self);
ParcoursLayout *parcours_scene_get_layout (ParcoursScene *self);
ParcoursText *parcours_scene_get_text (ParcoursScene *self);
const ParcoursTheme *parcours_scene_get_theme (ParcoursScene *self);

/* Stages and lanes that are collapsed in this window; the file knows nothing of it. set() returns TRUE if that changed
 * something, open_all() how many were. What is removed from the map is forgotten. */
gboolean parcours_scene_set_collapsed (ParcoursScene *self, const char *id, gboolean collapsed);
gboolean parcours_scene_get_collapsed (ParcoursScene *self, const char *id);
guint parcours_scene_open_all (ParcoursScene *self);

void parcours_scene_set_scale (ParcoursScene *self, int scale_factor);

ParcoursZoomClass parcours_scene_zoom_class (ParcoursScene *self, double zoom);

/* `filter` NULL: all cards are seen. */
void parcours_scene_set_filter (ParcoursScene *self, ParcoursFilter *filter, gboolean hide);
gboolean parcours_scene_dims (ParcoursScene *self, ParcoursElement *card);
gboolean parcours_scene_hides (ParcoursScene *self, ParcoursElement *card);

/* TRUE if there is no filter or the card passes it. */
gboolean parcours_scene_passes (ParcoursScene *self, ParcoursElement *card);

/* Fills `paint` for painting into `snapshot`; clear it afterwards. */
void parcours_scene_init_paint (ParcoursScene *self, ParcoursPaint *paint, GtkSnapshot *snapshot, double zoom);
void parcours_scene_clear_paint (ParcoursPaint *paint);

/* The card painted with its top left corner at (0, 0). Borrowed, valid until the next call for this card or a change
 * of the map; NULL if nothing is painted. */
GskRenderNode *parcours_scene_card_node (ParcoursScene *self, ParcoursElement *card, double width,
                                         ParcoursCardState state, double zoom);

/* What was painted of the card last, at whichever zoom and width, and still holds: nothing of the card has changed since. NULL if there is
 * none. Borrowed likewise. */
GskRenderNode *parcours_scene_peek_card_node (ParcoursScene *self, ParcoursElement *card);

/* How many card nodes were made so far (tests look at it). */
guint64 parcours_scene_get_work (ParcoursScene *self);

G_END_DECLS

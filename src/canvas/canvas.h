/* canvas.h - the wall: a map's cards in stage columns and persona lanes, to look at, select, drag and edit.
 *
 * A GtkScrollable (put it in a GtkScrolledWindow). It shows one ParcoursMap through its own layout and follows the
 * map's signals; every change it makes is one transaction of that map. The selection is shared with whoever else
 * shows it.
 *
 * Properties
 *   zoom (double, 0.05 .. 4)       screen pixels per u (while gliding: those it will have)
 *   read-only (boolean)            nothing can be dragged, added or renamed
 *   dragging (boolean, read only)  cards are in the air: a hidden tray may want to show itself
 *
 * Widget actions (their enabled state follows limits and read-only)
 *   zoom.in, zoom.out, zoom.one, zoom.fit, zoom.selection
 *   wall.write, wall.write-parked    cards one after the other, where one is or in the tray
 *   wall.enter                       a card for the current cell, or another title for what is selected
 *   wall.add-card, wall.edit-title, wall.select-all, wall.select-none
 *   wall.move-left, wall.move-right, wall.move-up, wall.move-down    the selected cards, by a cell or a place; or the
 *                                                                    selected header
 *   wall.wider, wall.narrower                    the selected cards, by a column
 *   wall.fold                                    collapses the selected header, or opens it
 *   wall.open-all                                opens all that is collapsed
 *
 * Signals
 *   context-changed ()             parcours_canvas_get_context() differs: a menu is about to open
 *   insert (char *id, gboolean after)    a stage, step or lane is wanted beside that one
 *   map-changed ()                 it shows another map, or none
 *   viewport-changed ()            zoom, scroll position, size or map differ; may come while sizes are allocated
 *   carry (GPtrArray *cards)       cards leave the window: returns a GdkContentProvider of them (new reference), or NULL
 *   carried-off (GStrv ids, GdkContentProvider *content)   whoever took them wants them moved
 *   told (char *sentence)          a key or gesture did something: a translated sentence for who cannot see it
 *   refused (char *message)        something was not possible; a translated sentence for the user
 */
#pragma once

#include <gtk/gtk.h>

#include "canvas/selection.h"
#include "layout/layout.h"
#include "layout/text.h"
#include "model/filter.h"

G_BEGIN_DECLS

#define PARCOURS_ZOOM_MIN 0.05
#define PARCOURS_ZOOM_MAX 4.0

#define PARCOURS_TYPE_CANVAS (parcours_canvas_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursCanvas, parcours_canvas, PARCOURS, CANVAS, GtkWidget)

/* A canvas with a selection of its own and no map. */
ParcoursCanvas *parcours_canvas_new (void);

void parcours_canvas_set_map (ParcoursCanvas *self, ParcoursMap *map);
ParcoursMap *parcours_canvas_get_map (ParcoursCanvas *self);

void parcours_canvas_set_selection (ParcoursCanvas *self, ParcoursSelection *selection);
ParcoursSelection *parcours_canvas_get_selection (ParcoursCanvas *self);

void parcours_canvas_set_read_only (ParcoursCanvas *self, gboolean read_only);
gboolean parcours_canvas_get_read_only (ParcoursCanvas *self);

/* Zooms about the middle of what is seen; glide: gently, where animations are on. */
void parcours_canvas_set_zoom (ParcoursCanvas *self, double zoom);
void parcours_canvas_glide_to_zoom (ParcoursCanvas *self, double zoom);
double parcours_canvas_get_zoom (ParcoursCanvas *self);

/* The whole map (at most 100 %), now or as soon as there is a size. */
void parcours_canvas_zoom_to_fit (ParcoursCanvas *self);

/* How large the map is shown, and the point of its body at the top left corner of the cells. */
typedef struct
{
  double zoom, x, y;
} ParcoursSight;

/* set: now or as soon as there is a size; as near as the map and its limits allow. */
void parcours_canvas_get_sight (ParcoursCanvas *self, ParcoursSight *place);
void parcours_canvas_set_sight (ParcoursCanvas *self, const ParcoursSight *place);

/* Cards that do not match are dimmed, or hidden; what is hidden leaves the selection. NULL: all are seen. */
void parcours_canvas_set_filter (ParcoursCanvas *self, ParcoursFilter *filter, gboolean hide);

/* TRUE if the filter hides this card. */
gboolean parcours_canvas_hides (ParcoursCanvas *self, ParcoursElement *card);

/* TRUE if there is no filter or the card passes it (or came in since it was set). */
gboolean parcours_canvas_passes (ParcoursCanvas *self, ParcoursElement *card);

/* The layout and shaped text it paints with, borrowed; NULL layout without a map. */
ParcoursLayout *parcours_canvas_get_layout (ParcoursCanvas *self);
ParcoursText *parcours_canvas_get_text (ParcoursCanvas *self);

/* Where a new or pasted card goes: the cell of an open context menu, or of the selected card, or the selected
 * column's or lane's first cell, or the current cell, or the one under the pointer, or the first cell seen. FALSE if
 * the map has no cell. Borrowed; step may be NULL. */
gboolean parcours_canvas_get_cell (ParcoursCanvas *self, ParcoursElement **stage, ParcoursElement **step,
                                   ParcoursElement **lane);

/* Goes on to write cards in the tray: each Enter makes one. */
void parcours_canvas_write_parked (ParcoursCanvas *self);

/* Adds a card there (after the selected card, if it is in that cell), selects it and starts to edit its title. */
void parcours_canvas_add_card (ParcoursCanvas *self);

/* Edits the title of the current record in place: a card, stage, step, lane or persona (its name). FALSE if there is
 * none. */
gboolean parcours_canvas_edit_title (ParcoursCanvas *self);

/* Ends editing in place; what was typed is kept (before save, before another document). */
void parcours_canvas_commit (ParcoursCanvas *self);

/* Brings a card, stage, step, lane or persona into view; opens what hides it. */
void parcours_canvas_scroll_to (ParcoursCanvas *self, const char *id);

/* Stages and lanes that are collapsed in this window: a narrow column, a low row. Never in the file, and not in what is
 * exported. */
void parcours_canvas_set_collapsed (ParcoursCanvas *self, const char *id, gboolean collapsed);
gboolean parcours_canvas_get_collapsed (ParcoursCanvas *self, const char *id);

/* TRUE if the selected header can be collapsed (a step means its stage, a persona all its lanes); tells whether it is. */
gboolean parcours_canvas_can_collapse (ParcoursCanvas *self, gboolean *collapsed);

/* Opens what hides a card, and brings it into view. */
void parcours_canvas_reveal_card (ParcoursCanvas *self, const char *id);

/* Moves the selected stage, step, lane or persona back (-1) or on (1) and tells where it is. FALSE if it cannot. */
gboolean parcours_canvas_move_header (ParcoursCanvas *self, int direction);

/* Brings a card into view and gives it the keyboard focus. One that is hidden in a collapsed part stays hidden: its header
 * is selected. */
void parcours_canvas_focus_card (ParcoursCanvas *self, const char *id);

/* Gives the keyboard to the cell one was in last, or its first card. */
void parcours_canvas_focus_cell (ParcoursCanvas *self);

/* Where something comes in. `stage` NULL: where it says itself, or in the tray. `exact`: right behind the card `after`
 * (NULL: before all others) of that cell or of the tray, whatever it says itself. */
typedef struct
{
  ParcoursElement *stage, *step, *lane, *after;
  gboolean exact;
} ParcoursArrival;

/* The card under a point of the widget, borrowed; NULL if there is none. */
ParcoursElement *parcours_canvas_get_card_at (ParcoursCanvas *self, double x, double y);

/* Something from outside is held over a point of the widget: shows where it would land, and tells (`landing` may be
 * NULL); scrolls at the edges. FALSE if nowhere. */
gboolean parcours_canvas_aim (ParcoursCanvas *self, double x, double y, ParcoursArrival *landing);
void parcours_canvas_stop_aiming (ParcoursCanvas *self);

/* Sets cards down that left this wall and came back; FALSE if it is anything else that is dropped. */
gboolean parcours_canvas_land_own (ParcoursCanvas *self, GdkDrop *drop, const ParcoursArrival *landing);

/* What a context menu is about. */
typedef enum
{
  PARCOURS_MENU_GROUND,       /* beside the grid */
  PARCOURS_MENU_CARD,
  PARCOURS_MENU_PARKED,       /* a card in the tray */
  PARCOURS_MENU_CELL,
  PARCOURS_MENU_STAGE,
  PARCOURS_MENU_STEP,
  PARCOURS_MENU_LANE,
  PARCOURS_MENU_PERSONA,
  PARCOURS_N_MENUS
} ParcoursMenuTarget;

typedef struct
{
  ParcoursMenuTarget target;
  ParcoursElement *element;              /* the card, stage, step, lane or persona; NULL for ground and cells */
  ParcoursElement *stage, *step, *lane;  /* the cell, where there is one */
} ParcoursContext;

/* The menu that opens on a target (right click, Menu key, Shift+F10). Before it opens the target is selected (unless
 * it is part of the selection already), so actions work on the selection. NULL: no menu. */
void parcours_canvas_set_menu (ParcoursCanvas *self, ParcoursMenuTarget target, GMenuModel *menu);

/* What the open (or last opened) menu is about. Borrowed, valid until the next change of the map. */
void parcours_canvas_get_context (ParcoursCanvas *self, ParcoursContext *context);

G_END_DECLS

/* canvas-private.h - the inside of the wall, shared by its files:
 *
 *   canvas.c           the widget: properties, scrolling, following map and selection
 *   canvas-live.c      which cards have widgets
 *   canvas-place.c     where things are: from a point to a thing and back
 *   canvas-snapshot.c  painting; canvas-chunks.c cards without widgets
 *   canvas-zoom.c      zoom actions, wheel, pinch
 *   canvas-pointer.c   click, hover, rubber band, panning
 *   canvas-touch.c     fingers (touch.c says what they mean)
 *   canvas-seen.c      gliding to a place, keeping it, saying what is seen
 *   canvas-select.c    ranges, toggling, what the rubber band catches
 *   canvas-drag.c      lifting cards and setting them down
 *   canvas-keys.c      what keys do; canvas-walk.c where arrows lead
 *   canvas-block.c     moving the selected cards by a cell
 *   canvas-menu.c      context menus
 *   canvas-edit.c      titles in place
 *   canvas-filter.c    cards that are dimmed or hidden
 *   canvas-add.c       where a new card goes, the button for one
 *   canvas-fold.c      collapsing stages and lanes, opening what hides a card
 *   canvas-header.c    moving headers by drag and key
 *   canvas-insert.c    the button between two headers
 *   canvas-span.c      how many columns a card spans
 *   canvas-carry.c     cards that leave the window, and what comes in
 *   canvas-cell.c      the current cell, which may be empty
 *   canvas-park.c      between wall and tray by keyboard
 *   canvas-write.c     one new card after the other
 */
#pragma once

#include "canvas/canvas.h"
#include "canvas/card-layer.h"
#include "canvas/drag.h"
#include "canvas/header-drag.h"
#include "canvas/inline-edit.h"
#include "canvas/scene.h"
#include "canvas/touch.h"
#include "canvas/viewport.h"
#include "layout/walk.h"

G_BEGIN_DECLS

/* A painted part of the map, kept while what is seen lies inside. */
typedef struct
{
  GskRenderNode *node;          /* NULL: nothing painted, or nothing to paint */
  ParcoursRect area;            /* of the body */
  double zoom, density;
  gboolean valid;
} ParcoursTile;

/* What lies under a point of the widget. */
typedef struct
{
  ParcoursMenuTarget target;
  ParcoursElement *element;
  gboolean in_cell;
  guint row, column;            /* of the cell, if in_cell (also under a card) */
} ParcoursSpot;

typedef enum
{
  PARCOURS_PRESS_NONE,
  PARCOURS_PRESS_CARD,          /* may become a drag */
  PARCOURS_PRESS_DRAG,
  PARCOURS_PRESS_BAND,          /* rubber band */
  PARCOURS_PRESS_PAN,
  PARCOURS_PRESS_HEADER,        /* may become a drag, or be a click on its button */
  PARCOURS_PRESS_SPAN,          /* on the handle of a card */
} ParcoursPress;

/* On the way to another zoom and position. */
typedef struct
{
  ParcoursViewport from, to;    /* of `to` only zoom, x and y count */
  gint64 start;
  guint tick;                   /* 0: at rest */
  gboolean stepping;
} ParcoursGlide;

struct _ParcoursCanvas
{
  GtkWidget parent_instance;

  /* children */
  ParcoursCardLayer *layer;
  ParcoursInlineEdit *edit;
  GtkWidget *add_button;        /* on the layer's plane */
  GtkWidget *insert_button;     /* between two headers */
  GtkEventController *press_gesture; /* borrowed: of this widget */
  GtkWidget *popover;           /* made when first needed */
  gboolean menu_closing;        /* it is just giving the focus back */

  /* borrowed */
  GtkWidget *tray;              /* of this canvas, if there is one */
  GtkEventController *escape;   /* on the window, while the pointer is held */

  /* owned */
  ParcoursScene *scene;
  ParcoursSelection *selection;
  GSignalGroup *selection_signals;
  GtkAdjustment *adjustments[2];
  GMenuModel *menus[PARCOURS_N_MENUS];
  ParcoursDrag *drag;
  ParcoursHeaderDrag *header_drag;

  ParcoursTile sheet, marks, head, side, corner;

  /* cards painted by the canvas */
  GHashTable *chunks;
  double chunks_zoom, chunks_density, chunks_scale;
  guint chunks_tick;
  double stirred_zoom;          /* the zoom that rests, or is to */
  guint rest_of_zoom;           /* timer until it rests */
  double placed_zoom;           /* the zoom of the last allocation */
  guint late_source;            /* timer until the scroll bars follow */

  ParcoursViewport viewport;
  ParcoursRect live_area;       /* what the live widgets cover */
  guint update_tick;
  gboolean allocating;          /* sizes */
  guint configure_source;       /* the adjustments are not yet what the viewport is */
  guint scroll_policies[2];

  /* pointer */
  ParcoursPress press;
  ParcoursElement *press_card;  /* borrowed while pressed */
  ParcoursElement *press_header; /* borrowed while pressed */
  gboolean press_button;        /* on the button of the header */
  guint span;                   /* columns the handle is dragged to; 0: not dragged */
  ParcoursRect span_rect;       /* of the card then, in the body */
  gboolean press_narrows;       /* a click without a drag selects this one alone */
  double press_x, press_y;      /* in the widget */
  double pan_x, pan_y;          /* scroll position at the start of a pan */
  double pointer_x, pointer_y;  /* last seen; negative: outside */
  ParcoursElement *hover;       /* owned */
  double band_x, band_y;        /* where the rubber band started, in the body */
  ParcoursRect band;            /* in the body */
  GPtrArray *band_before;       /* records selected when the band began */
  double pinch_zoom;
  guint autoscroll_tick;
  gint64 autoscroll_time;       /* of its last step */

  /* the way it is seen */
  ParcoursGlide glide;
  ParcoursSight place;          /* to go to at the first size, if place_pending */

  /* fingers */
  ParcoursTouch touch;
  GtkEventController *touches;  /* borrowed: on the root */
  GHashTable *touching;         /* sequences that are ours */
  guint rest_timer, roll_tick;
  double roll_x, roll_y;        /* px a second */
  gint64 roll_time;

  /* keyboard */
  char *left_out;               /* id of the card the keyboard is at although it was just taken out of the selection */
  char *said;                   /* name told to assistive technology: the current header's, or the map's */

  ParcoursSlot aim;
  double aim_x, aim_y;          /* where that is held, in the widget */

  char *cell[3];                /* ids of stage, step and lane: the cell one was in last */

  ParcoursContext context;

  /* editing in place */
  char *edited;                 /* id */
  guint64 new_serial;           /* of the map when the edited card was just added; 0: it was there before */
  int new_index;
  guint add_row, add_column;    /* the cell the button adds to */

  /* inserting a header */
  char *insert_beside;          /* id */
  gboolean insert_after;
  double insert_x, insert_y;    /* middle of the button */

  guint read_only : 1;
  guint hidden_chosen : 1;      /* what is selected was hidden by the filter already */
  guint live_stale : 1;         /* live set must be decided again even if the area still covers */
  guint painted_cards : 1;      /* cards are painted by the canvas, not by widgets */
  guint fit_pending : 1;        /* zoom to fit at the first size */
  guint place_pending : 1;
  guint scrolling : 1;          /* by wheel or hand, just now */
  guint resting : 1;            /* the zoom has not changed for a while */
  guint space_held : 1;
  guint band_adds : 1;          /* to what was selected before it */
  guint aiming : 1;             /* something from outside would land in the slot `aim` */
  guint in_cell : 1;            /* the keyboard is at that cell, not at a record */
  guint band_moved : 1;         /* the rubber band is more than a click */
};

/* canvas.c */
ParcoursLayout *_parcours_canvas_layout (ParcoursCanvas *self);
void _parcours_canvas_viewport_changed (ParcoursCanvas *self);
void _parcours_canvas_scroll_to_place (ParcoursCanvas *self, double x, double y);
void _parcours_canvas_drag_changed (ParcoursCanvas *self);
void _parcours_canvas_notify_dragging (ParcoursCanvas *self);
void _parcours_canvas_notify_zoom (ParcoursCanvas *self);
void _parcours_canvas_tell (ParcoursCanvas *self, const char *sentence);
void _parcours_canvas_set_tray (ParcoursCanvas *self, GtkWidget *tray);

/* canvas-live.c */
void _parcours_canvas_queue_update (ParcoursCanvas *self);
void _parcours_canvas_ensure_live (ParcoursCanvas *self);
void _parcours_canvas_update_states (ParcoursCanvas *self);
void _parcours_canvas_update_state (ParcoursCanvas *self, ParcoursCardWidget *widget);

/* canvas-place.c */
void _parcours_canvas_find_spot (ParcoursCanvas *self, double wx, double wy, ParcoursSpot *spot);
gboolean _parcours_canvas_body_rect (ParcoursCanvas *self, ParcoursElement *element, ParcoursRect *rect);
gboolean _parcours_canvas_element_rect (ParcoursCanvas *self, ParcoursElement *element, ParcoursRect *rect);
gboolean _parcours_canvas_reveal_element (ParcoursCanvas *self, ParcoursElement *element);

/* canvas-filter.c */
void _parcours_canvas_foreach_lit (ParcoursCanvas *self, const ParcoursRect *area, ParcoursCardFunc func,
                                   gpointer data);
void _parcours_canvas_note_hidden (ParcoursCanvas *self);
void _parcours_canvas_drop_hidden (ParcoursCanvas *self);

/* canvas-snapshot.c */
void _parcours_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _parcours_canvas_forget_painting (ParcoursCanvas *self);
void _parcours_canvas_forget_bands (ParcoursCanvas *self);
void _parcours_canvas_forget_marks (ParcoursCanvas *self);
void _parcours_canvas_enter_body (ParcoursCanvas *self, GtkSnapshot *snapshot);
void _parcours_canvas_append_card (ParcoursCanvas *self, GtkSnapshot *snapshot, const ParcoursCardBox *box,
                                   ParcoursCardState state);

/* canvas-chunks.c */
void _parcours_canvas_forget_chunks (ParcoursCanvas *self);
void _parcours_canvas_append_chunks (ParcoursCanvas *self, GtkSnapshot *snapshot);

/* canvas-zoom.c */
void _parcours_canvas_install_zoom (GtkWidgetClass *widget_class);
void _parcours_canvas_init_zoom (ParcoursCanvas *self);
void _parcours_canvas_update_zoom_actions (ParcoursCanvas *self);
void _parcours_canvas_zoom_about (ParcoursCanvas *self, double zoom, double wx, double wy);

/* canvas-seen.c */
void _parcours_canvas_glide_to (ParcoursCanvas *self, const ParcoursViewport *to);
void _parcours_canvas_stop_glide (ParcoursCanvas *self);
double _parcours_canvas_zoom_goal (ParcoursCanvas *self);
void _parcours_canvas_take_place (ParcoursCanvas *self);
char *_parcours_canvas_say_seen (ParcoursCanvas *self, const ParcoursViewport *viewport);

/* canvas-touch.c */
void _parcours_canvas_init_touch (ParcoursCanvas *self);
void _parcours_canvas_stop_touch (ParcoursCanvas *self);

/* canvas-pointer.c */
void _parcours_canvas_init_pointer (ParcoursCanvas *self);
gboolean _parcours_canvas_is_on_child (ParcoursCanvas *self, double x, double y);
void _parcours_canvas_tap (ParcoursCanvas *self, double x, double y, guint times);
void _parcours_canvas_update_hover (ParcoursCanvas *self);
void _parcours_canvas_cancel_press (ParcoursCanvas *self);

/* canvas-fold.c */
void _parcours_canvas_install_fold (GtkWidgetClass *widget_class);
ParcoursElement *_parcours_canvas_folded_in (ParcoursCanvas *self, ParcoursElement *element);
void _parcours_canvas_unfold (ParcoursCanvas *self, ParcoursElement *element);
void _parcours_canvas_open_cell (ParcoursCanvas *self, guint row, guint column);
void _parcours_canvas_fold (ParcoursCanvas *self, ParcoursElement *header);
ParcoursElement *_parcours_canvas_button_at (ParcoursCanvas *self, double wx, double wy);

/* canvas-header.c */
void _parcours_canvas_tell_place (ParcoursCanvas *self, ParcoursElement *header);
gboolean _parcours_canvas_move_header_by (ParcoursCanvas *self, int dx, int dy);
void _parcours_canvas_press_header (ParcoursCanvas *self, ParcoursElement *header);
gboolean _parcours_canvas_lift_header (ParcoursCanvas *self);
void _parcours_canvas_header_motion (ParcoursCanvas *self, double x, double y);
void _parcours_canvas_land_header (ParcoursCanvas *self, gboolean drop);
void _parcours_canvas_click_header (ParcoursCanvas *self);

/* canvas-insert.c */
void _parcours_canvas_init_insert (ParcoursCanvas *self);
void _parcours_canvas_update_insert_button (ParcoursCanvas *self);
void _parcours_canvas_place_insert_button (ParcoursCanvas *self);

/* canvas-span.c */
void _parcours_canvas_install_span (GtkWidgetClass *widget_class);
gboolean _parcours_canvas_on_grip (ParcoursCanvas *self, ParcoursElement *card, double wx, double wy);
gboolean _parcours_canvas_press_grip (ParcoursCanvas *self, ParcoursElement *card);
void _parcours_canvas_update_span (ParcoursCanvas *self);
void _parcours_canvas_drop_span (ParcoursCanvas *self);
/* canvas-select.c */
void _parcours_canvas_list_cards (ParcoursCanvas *self, const ParcoursRect *area, GPtrArray *ids);
void _parcours_canvas_select_range (ParcoursCanvas *self, ParcoursElement *card, gboolean keep);
void _parcours_canvas_toggle (ParcoursCanvas *self, ParcoursElement *card);
ParcoursElement *_parcours_canvas_get_keyboard (ParcoursCanvas *self);
void _parcours_canvas_start_band (ParcoursCanvas *self, GdkModifierType state);
void _parcours_canvas_update_band (ParcoursCanvas *self);
void _parcours_canvas_give_up_band (ParcoursCanvas *self);

/* canvas-drag.c */
GPtrArray *_parcours_canvas_selected_cards (ParcoursCanvas *self);
gboolean _parcours_canvas_lift (ParcoursCanvas *self, ParcoursElement *card, double dx, double dy);
void _parcours_canvas_land (ParcoursCanvas *self, gboolean drop);
void _parcours_canvas_drag_motion (ParcoursCanvas *self, GtkWidget *widget, double x, double y);
void _parcours_canvas_autoscroll (ParcoursCanvas *self);
void _parcours_canvas_watch_escape (ParcoursCanvas *self, gboolean watch);

/* canvas-keys.c */
void _parcours_canvas_install_keys (GtkWidgetClass *widget_class);
void _parcours_canvas_init_keys (ParcoursCanvas *self);

/* canvas-block.c */
gboolean _parcours_canvas_move_block (ParcoursCanvas *self, int dx, int dy);

/* canvas-walk.c */
void _parcours_canvas_say_header (ParcoursCanvas *self);
void _parcours_canvas_walk (ParcoursCanvas *self, int dx, int dy, gboolean extend);
void _parcours_canvas_walk_page (ParcoursCanvas *self, int dx, int dy);
void _parcours_canvas_walk_to_end (ParcoursCanvas *self, gboolean last, gboolean whole, gboolean extend);
ParcoursElement *_parcours_canvas_card_in_order (ParcoursCanvas *self, ParcoursElement *card, int direction);

/* canvas-menu.c */
void _parcours_canvas_init_menu (ParcoursCanvas *self);
void _parcours_canvas_popup (ParcoursCanvas *self, GtkWidget *parent, const ParcoursContext *context,
                             const ParcoursRect *at);
void _parcours_canvas_popup_at (ParcoursCanvas *self, double x, double y);
void _parcours_canvas_popup_here (ParcoursCanvas *self);

/* canvas-edit.c */
#define PARCOURS_N_EDIT_ACTIONS 10
extern const char *const _parcours_canvas_edit_actions[PARCOURS_N_EDIT_ACTIONS];        /* disabled when read-only */
void _parcours_canvas_install_edit (GtkWidgetClass *widget_class);
void _parcours_canvas_init_edit (ParcoursCanvas *self);
void _parcours_canvas_place_edit (ParcoursCanvas *self);

/* canvas-add.c */
void _parcours_canvas_init_add (ParcoursCanvas *self);
gboolean _parcours_canvas_find_chosen_cell (ParcoursCanvas *self, guint *row, guint *column);
gboolean _parcours_canvas_is_cell (ParcoursCanvas *self, guint row, guint column);
ParcoursElement *
_parcours_canvas_make_card (const char *id, const char *stage, const char *step, const char *lane, const char *title);
void _parcours_canvas_add_card_in (ParcoursCanvas *self, guint row, guint column);
void _parcours_canvas_update_add_button (ParcoursCanvas *self);

/* canvas-carry.c */
gboolean _parcours_canvas_carry (ParcoursCanvas *self, GtkWidget *widget, double x, double y);

/* canvas-cell.c */
void _parcours_canvas_remember_cell (ParcoursCanvas *self, guint row, guint column);
gboolean _parcours_canvas_recall_cell (ParcoursCanvas *self, guint *row, guint *column);
gboolean _parcours_canvas_current_cell (ParcoursCanvas *self, guint *row, guint *column);
void _parcours_canvas_enter_cell (ParcoursCanvas *self, guint row, guint column);
void _parcours_canvas_leave_cell (ParcoursCanvas *self);
void _parcours_canvas_follow_selection (ParcoursCanvas *self);
void _parcours_canvas_go_to_stop (ParcoursCanvas *self, const ParcoursStop *stop);
char *_parcours_canvas_dup_cell_name (ParcoursCanvas *self);
void _parcours_canvas_snapshot_cell (ParcoursCanvas *self, GtkSnapshot *snapshot);

/* canvas-park.c */
void _parcours_canvas_park_selected (ParcoursCanvas *self);
gboolean _parcours_canvas_tray_key (ParcoursCanvas *self, ParcoursElement *card, guint keyval, GdkModifierType state);

/* canvas-write.c */
void _parcours_canvas_install_write (GtkWidgetClass *widget_class);
void _parcours_canvas_write_on (ParcoursCanvas *self, ParcoursElement *card, int how);
void _parcours_canvas_write_cancelled (ParcoursCanvas *self);

G_END_DECLS

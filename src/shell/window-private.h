/* window-private.h - the inside of a window, for the window-*.c files. */
#pragma once

#include "canvas/canvas.h"
#include "canvas/minimap.h"
#include "canvas/tray.h"
#include "shell/filter-bar.h"
#include "shell/find-bar.h"
#include "shell/incoming.h"
#include "shell/inspector.h"
#include "shell/notice.h"
#include "shell/table-view.h"
#include "shell/window.h"

G_BEGIN_DECLS

/* The bars above the wall, from the top down. */
typedef enum
{
  NOTICE_NEWER,                 /* made by a newer version: read only */
  NOTICE_PROTECTED,             /* the file may not be written: read only */
  NOTICE_PICTURE,               /* the map came out of a picture and is in no file yet */
  NOTICE_OFFLINE,
  NOTICE_DETACHED,
  NOTICE_STALE,
  NOTICE_RECOVERED,
  NOTICE_LEFT,                  /* a session that crashed left changes to this map */
  NOTICE_COPIES,                /* sync tools left copies beside the file */
  NOTICE_PEOPLE,                /* others have the file open */
  NOTICE_SLOW,                  /* a load or save that takes long */
  NOTICE_DRAFT,                 /* it cannot be written */
  NOTICE_PROBLEMS,              /* what the reader mended or kept */
  N_NOTICES
} Notice;

/* What F6 walks through. */
#define PARCOURS_N_PANES 10

typedef struct _ParcoursWallMode ParcoursWallMode;

struct _ParcoursWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *add_button;
  GtkWidget *inspector_button;
  GtkWidget *view_switch;       /* wall or table */
  GtkMenuButton *columns_button; /* of the table */
  GtkWidget *title_box;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkMenuButton *menu_button;
  GtkSpinner *busy_spinner;
  GtkSpinner *loading_spinner;  /* instead of a map */
  GtkBox *notices;
  GtkStack *stack;
  AdwStatusPage *welcome_page;
  AdwPreferencesGroup *recent_group;
  AdwFlap *flap;
  GtkBox *wall_box;
  GtkBox *find_bars;            /* above the wall: find, filter */
  AdwToastOverlay *toasts;
  GtkStack *view_stack;         /* the views of the map: “wall”, and “table” once it was asked for */
  GtkOverlay *wall_overlay;     /* what floats over the wall */
  GtkRevealer *tray_revealer;
  GtkLabel *tray_count;
  GtkLabel *counts_label;
  GtkLabel *told_label;
  GtkLabel *zoom_label;
  ParcoursCanvas *canvas;
  AdwBin *inspector_bin;

  /* Borrowed references */
  ParcoursNotice *bars[N_NOTICES];
  ParcoursTray *tray;
  ParcoursInspector *inspector;
  ParcoursMinimap *minimap;
  GtkWidget *wall_bar;          /* floats over the wall in wall mode */
  GtkWidget *wall_news;         /* in it: there is a message */
  GtkWidget *pane_focus[PARCOURS_N_PANES];      /* weak: where the keyboard was in each pane */
  GtkWidget *work_focus;        /* weak: where the keyboard is when it is in no menu */
  gboolean in_menu;             /* it is in one */
  ParcoursFilterBar *filter_bar;
  ParcoursFindBar *find_bar;
  ParcoursTableView *table;     /* NULL: not asked for yet */

  /* Owned references */
  ParcoursDocument *document;
  ParcoursSelection *selection;
  GPtrArray *problems;          /* of ParcoursProblem: what the reader mended or kept */
  GPtrArray *recent_rows;       /* borrowed rows of recent_group */
  GMenu *undo_menu;             /* section of the main menu whose labels name the step */
  GMenu *recent_menu;
  GMenu *persona_menu;
  GMenu *stage_menu;            /* where a step can go */
  GMenu *views_menu;            /* the views of the map, in the main menu and in the filter bar */
  char *views_shown;            /* what it was made of */
  char *view_id;                /* the view that was chosen last, NULL: none */
  GSignalGroup *picture_signals; /* of the map's pictures */
  GPtrArray *refused;           /* ids of pictures that cannot be shown and that nobody was told of */
  GSignalGroup *find_signals;   /* of the map, for the bars */
  GMenuModel *card_menu;
  char *undo_labels;            /* what the two items say now */

  GFile *shown_file;            /* whose map the canvas shows */
  ParcoursWallMode *wall_mode;  /* NULL: off */

  guint busy;                   /* how many loads and exports run on behalf of this window */
  guint slow_timer;
  guint told_timer;
  guint refused_timer;
  guint slow : 1;               /* the load or save that runs has taken a while */
  guint close_when_saved : 1;
  guint table_filtered : 1;     /* the table leaves cards out */
  guint tray_was_closed : 1;    /* before a drag opened it */
  guint inspector_beside : 1;   /* whether it is wanted where there is room for it beside the wall */
};

/* window.c */
void _parcours_window_update (ParcoursWindow *self);
void _parcours_window_add_busy (ParcoursWindow *self, int by);
void _parcours_window_say (ParcoursWindow *self, const char *sentence);

/* As say(), with a button that undoes the step just made; it goes when something else happens. */
void _parcours_window_say_undoable (ParcoursWindow *self, const char *sentence);
void _parcours_window_set_problems (ParcoursWindow *self, GPtrArray *problems);
void _parcours_window_show_problems (ParcoursWindow *self);

/* Ends editing in place, wherever it happens: what was typed is in the map now. */
void _parcours_window_commit (ParcoursWindow *self);

/* The map if it may be edited, else NULL. */
ParcoursMap *_parcours_window_get_editable (ParcoursWindow *self);

/* window-notices.c */
void _parcours_window_build_notices (ParcoursWindow *self);
void _parcours_window_update_notices (ParcoursWindow *self);
extern const GActionEntry _parcours_window_notice_actions[];
extern const guint _parcours_window_n_notice_actions;
void _parcours_window_update_notice_actions (ParcoursWindow *self);

/* window-compare.c */
extern const GActionEntry _parcours_window_compare_actions[];
extern const guint _parcours_window_n_compare_actions;

/* window-actions.c */
void _parcours_window_install_actions (ParcoursWindow *self);
void _parcours_window_add_bindings (GtkWidgetClass *widget_class);
void _parcours_window_update_actions (ParcoursWindow *self);
void _parcours_window_enable (ParcoursWindow *self, const char *name, gboolean enabled);

/* window-status.c */
void _parcours_window_update_status (ParcoursWindow *self);

/* Says what just happened (a whole, translated sentence) in the status bar, where a screen reader hears it: for results that the eye
 * sees by itself. What everybody has to read is for _parcours_window_say(). */
void _parcours_window_tell (ParcoursWindow *self, const char *sentence);

/* window-view.c */
GtkWidget *_parcours_window_get_part (ParcoursWindow *self, const char *name);
void _parcours_window_bind_parts (GtkWidgetClass *widget_class);
void _parcours_window_build_view (ParcoursWindow *self);
void _parcours_window_update_view (ParcoursWindow *self);
void _parcours_window_keep_view (ParcoursWindow *self);
void _parcours_window_clear_view (ParcoursWindow *self);

/* window-focus.c */
void _parcours_window_keep_focus (ParcoursWindow *self);
/* `start` gets a reference of its own. */
void _parcours_window_after_menu (ParcoursWindow *self, void (*start) (gpointer window));
void _parcours_window_forget_focus (ParcoursWindow *self);

/* window-position.c, window-panes.c, window-wall.c */
void _parcours_window_keep_position (ParcoursWindow *self);
void _parcours_window_restore_position (ParcoursWindow *self);
void _parcours_window_follow_file (ParcoursWindow *self);
void _parcours_window_install_panes (ParcoursWindow *self);
void _parcours_window_forget_panes (ParcoursWindow *self);
void _parcours_window_build_wall_mode (ParcoursWindow *self);
void _parcours_window_update_wall_mode (ParcoursWindow *self);
void _parcours_window_leave_wall_mode (ParcoursWindow *self);
void _parcours_window_clear_wall_mode (ParcoursWindow *self);

/* window-menus.c */
void _parcours_window_build_menus (ParcoursWindow *self);
void _parcours_window_update_menus (ParcoursWindow *self);
void _parcours_window_update_recent (ParcoursWindow *self);

/* window-file.c, window-save.c, window-close.c */
extern const GActionEntry _parcours_window_file_actions[];
extern const guint _parcours_window_n_file_actions;
extern const GActionEntry _parcours_window_save_actions[];
extern const guint _parcours_window_n_save_actions;
void _parcours_window_save (ParcoursWindow *self);
void _parcours_window_reload (ParcoursWindow *self, const char *label);
gboolean _parcours_window_close_request (GtkWindow *window);
void _parcours_window_saved (ParcoursWindow *self, gboolean success);

/* window-edit.c, window-card.c, window-structure.c, window-arrange.c */
char *_parcours_window_dup_neighbour (ParcoursWindow *self, ParcoursMap *map); /* id of the card that is next when the selected ones go */
extern const GActionEntry _parcours_window_edit_actions[];
extern const guint _parcours_window_n_edit_actions;
extern const GActionEntry _parcours_window_card_actions[];
extern const guint _parcours_window_n_card_actions;
extern const GActionEntry _parcours_window_structure_actions[];
extern const guint _parcours_window_n_structure_actions;
extern const GActionEntry _parcours_window_arrange_actions[];
extern const guint _parcours_window_n_arrange_actions;
void _parcours_window_update_card_actions (ParcoursWindow *self);
void _parcours_window_update_structure_actions (ParcoursWindow *self);
void _parcours_window_update_arrange_actions (ParcoursWindow *self);
ParcoursElement *_parcours_window_get_selected (ParcoursWindow *self, ParcoursKind kind);
void _parcours_window_select_and_name (ParcoursWindow *self, ParcoursElement *element);
void _parcours_window_insert (ParcoursWindow *self, const char *id, gboolean after);

/* window-select.c */
extern const GActionEntry _parcours_window_select_actions[];
extern const guint _parcours_window_n_select_actions;
void _parcours_window_update_select_actions (ParcoursWindow *self);
void _parcours_window_fill_select_menu (GMenu *menu);

/* window-find.c: the bars that find and filter; window-views.c: filters that are kept */
extern const GActionEntry _parcours_window_find_actions[];
extern const guint _parcours_window_n_find_actions;
extern const GActionEntry _parcours_window_view_actions[];
extern const guint _parcours_window_n_view_actions;
void _parcours_window_build_find (ParcoursWindow *self);
void _parcours_window_clear_find (ParcoursWindow *self);
void _parcours_window_update_table_filter (ParcoursWindow *self);
void _parcours_window_update_find_actions (ParcoursWindow *self);
void _parcours_window_show_filter (ParcoursWindow *self, gboolean show);
void _parcours_window_update_views (ParcoursWindow *self);

/* What is hidden from the window is hidden in what it exports: the filter then, borrowed; else NULL. */
ParcoursFilter *_parcours_window_get_hiding (ParcoursWindow *self);

/* window-rate.c */
extern const GActionEntry _parcours_window_rate_actions[];
extern const guint _parcours_window_n_rate_actions;
void _parcours_window_update_rate_actions (ParcoursWindow *self);
void _parcours_window_watch_rating_keys (ParcoursWindow *self);

/* window-paste.c */
extern const GActionEntry _parcours_window_paste_actions[];
extern const guint _parcours_window_n_paste_actions;
void _parcours_window_select_pasted (ParcoursWindow *self, GPtrArray *pasted);

/* The cell that is worked in, or the tray. */
void _parcours_window_find_landing (ParcoursWindow *self, ParcoursArrival *landing);
void _parcours_window_paste_text (ParcoursWindow *self);

/* Makes it part of the map, in one step with that label. FALSE, and said why, if nothing came of it. */
gboolean _parcours_window_take_in (ParcoursWindow *self, const ParcoursIncoming *incoming, const ParcoursArrival *landing,
                                   const char *label);

/* window-picture.c, window-refused.c. Pasting: FALSE if there is no picture to paste. */
extern const GActionEntry _parcours_window_picture_actions[];
extern const guint _parcours_window_n_picture_actions;
void _parcours_window_update_picture_actions (ParcoursWindow *self);
gboolean _parcours_window_paste_picture (ParcoursWindow *self);
void _parcours_window_add_picture_card (ParcoursWindow *self, GFile *file, const ParcoursArrival *landing);
void _parcours_window_watch_pictures (ParcoursWindow *self);
void _parcours_window_forget_pictures (ParcoursWindow *self);

/* window-exchange.c */
void _parcours_window_exchange_cards (ParcoursWindow *self);

/* window-table.c: the view that is shown, wall or table */
extern const GActionEntry _parcours_window_table_actions[];
extern const guint _parcours_window_n_table_actions;
gboolean _parcours_window_shows_table (ParcoursWindow *self);
void _parcours_window_show_wall (ParcoursWindow *self);      /* for what can be done there only */
void _parcours_window_show_view (ParcoursWindow *self, const char *name);
void _parcours_window_update_table (ParcoursWindow *self);
void _parcours_window_filter_table (ParcoursWindow *self, gboolean filtered);
void _parcours_window_add_card_to_table (ParcoursWindow *self);

/* Selects a card and gives it the focus, in the view that is shown. */
void _parcours_window_focus_card (ParcoursWindow *self, const char *id);

gboolean _parcours_window_has_view_focus (ParcoursWindow *self);
void _parcours_window_focus_view (ParcoursWindow *self);

/* window-drop.c */
void _parcours_window_accept_drops (ParcoursWindow *self);

G_END_DECLS

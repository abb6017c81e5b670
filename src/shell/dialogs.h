/* dialogs.h - the questions and messages a window asks and says. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says what went wrong: `heading` in a few words, the error's own sentence below. */
void parcours_dialog_error (GtkWindow *parent, const char *heading, const GError *error);

/* "Journey maps" and "All files". */
void parcours_dialog_add_map_filters (GtkFileChooser *chooser);

/* To open: also pictures that carry a map. */
void parcours_dialog_add_open_filters (GtkFileChooser *chooser);

/* Starts where `file` is (which may be NULL), unless that is a folder of the document portal's making. */
void parcours_dialog_start_beside (GtkFileChooser *chooser, GFile *file);

/* Called with what was typed (never empty); not called if the user gave up. */
typedef void (*ParcoursNameFunc) (const char *name, gpointer data);

/* Asks for one line of text. `accept` is the label of the button. `data` must outlive `parent`'s dialog: pass the parent. */
void parcours_dialog_ask_name (GtkWindow *parent, const char *heading, const char *initial, const char *accept,
                               ParcoursNameFunc func, gpointer data);

/* The usual question before a window closes. Responses: "cancel", "discard", "save". */
AdwMessageDialog *parcours_dialog_new_close_question (GtkWindow *parent, const char *title);

/* The file is not the one that was read. Responses: "cancel", "copy", "overwrite", "reload". */
AdwMessageDialog *parcours_dialog_new_changed_question (GtkWindow *parent, const char *name);

/* A name was typed whose file exists (the ending was added). Responses: "cancel", "replace". */
AdwMessageDialog *parcours_dialog_new_replace_question (GtkWindow *parent, const char *name);

/* A window is to be closed whose file is away, or whose save (`saving`) takes long. Responses: "cancel", "close". */
AdwMessageDialog *parcours_dialog_new_away_question (GtkWindow *parent, const char *name, gboolean saving);

G_END_DECLS

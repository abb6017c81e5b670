/* option-rows.h - rows of a page of options: one of several, a number with its unit, yes or no. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* `title` has a mnemonic. The row calls `changed (object)` after each change of its value, by whomever. */
AdwComboRow *parcours_option_row_new_choice (const char *title, const char *const *items, GCallback changed, gpointer object);

/* A switch; `subtitle` (may be NULL) says what it means. */
GtkWidget *parcours_option_row_new_switch (const char *title, const char *subtitle, GtkSwitch **out, GCallback changed, gpointer object);

/* `unit` stands behind the number (“mm”). */
GtkWidget *parcours_option_row_new_number (const char *title, const char *subtitle, const char *unit, double least, double most,
                                           double step, guint digits, GtkSpinButton **out, GCallback changed, gpointer object);

/* Other items for the row; `selected` is one of them. */
void parcours_option_row_set_items (AdwComboRow *row, const char *const *items, guint selected);

G_END_DECLS

/* page-options.h - the options of the print and the export dialog: what goes on which paper, and how.
 *
 * page-options.c          the choice and when it changes
 * page-options-rows.c     the rows
 * page-options-values.c   what they say
 *
 * Signal
 *   changed ()     the user chose something else
 */
#pragma once

#include <adwaita.h>

#include "shell/page-choice.h"

G_BEGIN_DECLS

/* What differs: an export has kinds of files, of which only some have sheets. */
typedef enum { PARCOURS_PAGES_PRINT, PARCOURS_PAGES_EXPORT } ParcoursPagesPurpose;

/* The kinds of files, in the order they are offered. */
typedef struct
{
  ParcoursExportFormat format;
  const char *ending;
  const char *title;            /* to be translated */
} ParcoursPageFormat;

extern const ParcoursPageFormat parcours_page_formats[];
extern const guint parcours_n_page_formats;

#define PARCOURS_TYPE_PAGE_OPTIONS (parcours_page_options_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPageOptions, parcours_page_options, PARCOURS, PAGE_OPTIONS, GtkBox)

GtkWidget *parcours_page_options_new (ParcoursPagesPurpose purpose);

/* How many cards a filter shows and how many are selected; 0: not offered. To be called before set_choice(). */
void parcours_page_options_set_cards (ParcoursPageOptions *self, guint n_shown, guint n_selected);

void parcours_page_options_set_choice (ParcoursPageOptions *self, const ParcoursPageChoice *choice);
const ParcoursPageChoice *parcours_page_options_get_choice (ParcoursPageOptions *self);

G_END_DECLS

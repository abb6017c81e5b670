/* inline-edit.h - a title edited where it stands.
 *
 * Enter commits, Shift+Enter makes a line, Escape cancels, Tab and Shift+Tab commit and go on; losing the focus
 * commits. Its size is in u; the canvas places and scales it.
 *
 * Signals
 *   committed (char *text, int how)         a ParcoursEditEnd
 *   cancelled ()
 */
#pragma once

#include <gtk/gtk.h>

#include "base/geometry.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_INLINE_EDIT (parcours_inline_edit_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursInlineEdit, parcours_inline_edit, PARCOURS, INLINE_EDIT, GtkWidget)

ParcoursInlineEdit *parcours_inline_edit_new (void);

typedef struct
{
  double size;                  /* of the letters, u */
  gboolean bold;
  ParcoursColour ground, ink;
} ParcoursEditLook;

/* Shows `text`, all of it selected, and takes the focus. `label` names the entry for assistive technology. */
void parcours_inline_edit_start (ParcoursInlineEdit *self, const char *text, const char *label,
                                 const ParcoursEditLook *look);

gboolean parcours_inline_edit_get_active (ParcoursInlineEdit *self);

typedef enum
{
  PARCOURS_EDIT_PREVIOUS = -1,  /* Shift+Tab */
  PARCOURS_EDIT_DONE,           /* the focus went elsewhere */
  PARCOURS_EDIT_NEXT,           /* Tab */
  PARCOURS_EDIT_MORE,           /* Enter: whoever writes many goes on */
} ParcoursEditEnd;

/* Ends as those keys and Escape do. Nothing happens if it is not active. */
void parcours_inline_edit_commit (ParcoursInlineEdit *self, ParcoursEditEnd how);
void parcours_inline_edit_cancel (ParcoursInlineEdit *self);

G_END_DECLS

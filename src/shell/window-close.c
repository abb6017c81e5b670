/* window-close.c - closing a window: what is not saved is asked about, what is being saved is waited for. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "shell/dialogs.h"
#include "shell/session.h"

/* `keep`: the draft stays, and is offered at the next start. */
static void
leave (ParcoursWindow *self, gboolean keep)
{
  _parcours_window_keep_view (self);
  if (!keep)
    parcours_document_close (self->document);
  parcours_session_keep_window (GTK_WINDOW (self));
  parcours_session_keep_inspector (adw_flap_get_folded (self->flap) ? self->inspector_beside : adw_flap_get_reveal_flap (self->flap));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_for_good (gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;

  leave (self, FALSE);
}

static void
close_with_draft (gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;

  leave (self, TRUE);
}

static void
on_away_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  ParcoursWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "close"))
    return;
  if (parcours_document_flush (self->document, &error))
    g_idle_add_once (close_with_draft, g_object_ref (self));
  else
    parcours_dialog_error (GTK_WINDOW (self), _("The window stays open"), error);
}

/* A share that hangs must not hold the window for ever, nor one that is away cost anybody what is not on it yet. */
static void
ask_away (ParcoursWindow *self, gboolean saving)
{
  g_autofree char *name = parcours_document_dup_file_name (self->document);
  AdwMessageDialog *dialog = parcours_dialog_new_away_question (GTK_WINDOW (self), name, saving);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_away_response), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_close_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  ParcoursWindow *self = data;

  if (g_str_equal (response, "discard"))
    {
      /* Not now: the dialog goes with the window, and it is still busy with this answer. */
      g_idle_add_once (close_for_good, g_object_ref (self));
    }
  else if (g_str_equal (response, "save"))
    {
      self->close_when_saved = TRUE;
      _parcours_window_save (self);
    }
}

gboolean
_parcours_window_close_request (GtkWindow *window)
{
  ParcoursWindow *self = PARCOURS_WINDOW (window);
  g_autofree char *title = NULL;
  AdwMessageDialog *dialog;

  _parcours_window_commit (self);
  if (parcours_document_get_state (self->document) == PARCOURS_DOCUMENT_SAVING)
    {
      self->close_when_saved = TRUE;
      if (self->slow)
        ask_away (self, TRUE);
      return TRUE;
    }
  if (!parcours_document_get_modified (self->document) || parcours_document_get_read_only (self->document))
    {
      close_for_good (g_object_ref (self));
      return TRUE;
    }
  if (parcours_document_get_state (self->document) == PARCOURS_DOCUMENT_OFFLINE)
    {
      ask_away (self, FALSE);
      return TRUE;
    }
  title = parcours_document_dup_title (self->document);
  dialog = parcours_dialog_new_close_question (window, title);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_response), self, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* A save is over. If the window waited for it, it closes now; edits made meanwhile are asked about again. */
void
_parcours_window_saved (ParcoursWindow *self, gboolean success)
{
  gboolean closing = self->close_when_saved;

  self->close_when_saved = FALSE;
  if (closing && success)
    gtk_window_close (GTK_WINDOW (self));
}

/* window-compare.c - what is different between the map in the window and another state of it, in words. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "shell/compare-dialog.h"
#include "shell/dialogs.h"

static void
on_disk_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;
  g_autoptr (ParcoursMap) disk = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursMap *map = parcours_document_get_map (self->document);

  _parcours_window_add_busy (self, -1);
  disk = parcours_load_finish (result, NULL, NULL, &error);
  if (disk == NULL)
    parcours_dialog_error (GTK_WINDOW (self), _("What is on disk could not be read"), error);
  else if (map != NULL)
    parcours_compare_dialog_show (GTK_WINDOW (self), _("What Is Different Here From the File on Disk"), disk, map);
}

static void
on_compare_disk (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  _parcours_window_commit (self);
  _parcours_window_add_busy (self, 1);
  parcours_load_async (parcours_document_get_file (self->document), NULL, on_disk_loaded, g_object_ref (self));
}

static void
on_compare_left (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  const ParcoursRecovery *left = parcours_document_get_left (self->document);
  g_autoptr (ParcoursMap) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (left == NULL)
    return;
  _parcours_window_commit (self);
  draft = parcours_recovery_open (left, &error);
  if (draft == NULL)
    parcours_dialog_error (GTK_WINDOW (self), _("The changes could not be read"), error);
  else
    parcours_compare_dialog_show (GTK_WINDOW (self), _("What Was Never Saved"), parcours_document_get_map (self->document), draft);
}

static void
on_recover_left (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursRecovery *left;

  if (parcours_document_get_left (self->document) == NULL)
    return;
  left = parcours_recovery_copy (parcours_document_get_left (self->document));
  _parcours_window_commit (self);
  parcours_window_recover (self, left);
  parcours_recovery_free (left);
  parcours_document_look_for_left (self->document);
}

const GActionEntry _parcours_window_compare_actions[] = {
  { .name = "compare-disk", .activate = on_compare_disk },
  { .name = "compare-left", .activate = on_compare_left },
  { .name = "recover-left", .activate = on_recover_left },
};
const guint _parcours_window_n_compare_actions = G_N_ELEMENTS (_parcours_window_compare_actions);

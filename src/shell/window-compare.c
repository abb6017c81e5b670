/* window-compare.c - what is different between the map in the window and another state of it, in words. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "shell/compare-dialog.h"
#include "shell/dialogs.h"

typedef struct
{
  ParcoursWindow *window;
  const char *heading;          /* translated; static */
} Comparison;

static void
on_other_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Comparison *comparison = data;
  g_autoptr (ParcoursWindow) self = comparison->window;
  g_autoptr (ParcoursMap) other = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursMap *map = parcours_document_get_map (self->document);

  _parcours_window_add_busy (self, -1);
  other = parcours_load_finish (result, NULL, NULL, &error);
  if (other == NULL)
    parcours_dialog_error (GTK_WINDOW (self), _("The other version could not be read"), error);
  else if (map != NULL)
    parcours_compare_dialog_show (GTK_WINDOW (self), comparison->heading, other, map);
}

/* What makes the map in the window out of the one in `file`. */
static void
compare_with (ParcoursWindow *self, GFile *file, const char *heading)
{
  Comparison *comparison = g_new0 (Comparison, 1);

  _parcours_window_commit (self);
  _parcours_window_add_busy (self, 1);
  comparison->window = g_object_ref (self);
  comparison->heading = heading;
  parcours_load_async (file, NULL, on_other_loaded, comparison);
}

static void
on_compare_disk (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  compare_with (self, parcours_document_get_file (self->document), _("What Is Different Here From the File on Disk"));
}

/* The newest copy that a sync tool left, or NULL. */
static GFile *
first_copy (ParcoursWindow *self)
{
  GPtrArray *copies = parcours_document_get_copies (self->document);

  return copies != NULL && copies->len > 0 ? copies->pdata[0] : NULL;
}

static void
on_compare_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GFile *copy = first_copy (data);

  if (copy != NULL)
    compare_with (data, copy, _("What Is Different Here From the Copy"));
}

static void
on_open_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GFile *copy = first_copy (data);

  if (copy != NULL)
    parcours_window_open_file (data, copy);
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
  parcours_document_look_beside (self->document);
}

const GActionEntry _parcours_window_compare_actions[] = {
  { .name = "compare-disk", .activate = on_compare_disk },
  { .name = "compare-copy", .activate = on_compare_copy },
  { .name = "open-copy", .activate = on_open_copy },
  { .name = "compare-left", .activate = on_compare_left },
  { .name = "recover-left", .activate = on_recover_left },
};
const guint _parcours_window_n_compare_actions = G_N_ELEMENTS (_parcours_window_compare_actions);

/* document.c - an open document; reading and writing are in document-io.c, what others do to its file in document-watch.c, who
 * they are in document-others.c. */
#include "config.h"

#include "shell/document-private.h"

#include <glib/gi18n.h>

#include "base/util.h"

enum { PROP_0, PROP_MAP, N_PROPS };
enum { CHANGED, RELOADED, SAVED_LATE, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ParcoursDocument, parcours_document, G_TYPE_OBJECT)

ParcoursDocument *
parcours_document_new (void)
{
  return g_object_new (PARCOURS_TYPE_DOCUMENT, NULL);
}

void
_parcours_document_changed (ParcoursDocument *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
_parcours_document_reloaded (ParcoursDocument *self, GPtrArray *problems)
{
  g_signal_emit (self, signals[RELOADED], 0, problems);
}

void
_parcours_document_saved_late (ParcoursDocument *self)
{
  g_signal_emit (self, signals[SAVED_LATE], 0);
}

static void
drop_map (ParcoursDocument *self)
{
  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  g_clear_object (&self->map);
  _parcours_document_forget_copy (self);
}

void
_parcours_document_take (ParcoursDocument *self, ParcoursMap *map, GFile *file, const char *hash)
{
  g_assert (PARCOURS_IS_DOCUMENT (self));
  g_assert (PARCOURS_IS_MAP (map));

  g_object_ref (map);
  drop_map (self);
  self->map = map;
  g_set_object (&self->file, file);
  g_clear_object (&self->picture);
  parcours_set_str (&self->hash, hash);
  self->recovered = self->wanted = self->detached = self->is_protected = FALSE;
  g_clear_pointer (&self->left, parcours_recovery_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->draft = parcours_draft_new (map, file, hash);
  g_signal_connect_object (map, "history-changed", G_CALLBACK (_parcours_document_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "settled", G_CALLBACK (_parcours_document_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "settled", G_CALLBACK (_parcours_document_forget_copy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::problem", G_CALLBACK (_parcours_document_changed), self, G_CONNECT_SWAPPED);
  _parcours_document_watch (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
  _parcours_document_changed (self);
}

void
_parcours_document_get_facts (ParcoursDocument *self, ParcoursDocumentFacts *facts)
{
  *facts = (ParcoursDocumentFacts) {
    .loading = self->loading != NULL,
    .has_map = self->map != NULL,
    .modified = parcours_document_get_modified (self),
    .redoable = self->map != NULL && parcours_map_get_redo_label (self->map) != NULL,
    .saving = self->saving,
    .reloading = self->reloading,
    .recovered = self->recovered,
    .wanted = self->wanted,
    .refused = self->refused != NULL && self->watch != NULL &&
               g_strcmp0 (self->refused, parcours_watch_get_hash (self->watch)) == 0,
    .look = parcours_document_get_look (self),
  };
}

ParcoursDocumentState
parcours_document_get_state (ParcoursDocument *self)
{
  ParcoursDocumentFacts facts;

  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), PARCOURS_DOCUMENT_EMPTY);

  _parcours_document_get_facts (self, &facts);

  return parcours_document_state_of (&facts);
}

ParcoursMap *
parcours_document_get_map (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->map;
}

GFile *
parcours_document_get_file (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->loading != NULL ? self->loading : self->file;
}

GFile *
parcours_document_get_picture (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->picture;
}

gboolean
parcours_document_get_modified (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), FALSE);

  return self->map != NULL && parcours_map_get_modified (self->map);
}

gboolean
parcours_document_get_read_only (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), FALSE);

  return self->is_protected || parcours_document_get_newer (self);
}

gboolean
parcours_document_get_newer (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), FALSE);

  return self->map != NULL && parcours_map_get_version (self->map) > PARCOURS_FORMAT_VERSION;
}

gboolean
parcours_document_get_disposable (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), FALSE);

  if (self->loading != NULL || self->saving)
    return FALSE;
  return self->map == NULL || (self->file == NULL && self->picture == NULL && !parcours_map_get_modified (self->map)
                               && parcours_map_get_undo_label (self->map) == NULL
                               && parcours_map_get_redo_label (self->map) == NULL);
}

char *
parcours_document_dup_draft_problem (ParcoursDocument *self)
{
  char *problem = NULL;

  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  if (self->draft != NULL)
    g_object_get (self->draft, "problem", &problem, NULL);
  return problem;
}

static void
drop_suffix (char *name, const char *suffix)
{
  const gsize length = strlen (name), size = strlen (suffix);

  if (length > size && g_ascii_strcasecmp (name + length - size, suffix) == 0)
    name[length - size] = '\0';
}

/* The name of the file or picture without ending, NULL if there is neither. The caller owns it. */
static char *
dup_stem (ParcoursDocument *self)
{
  GFile *file = parcours_document_get_file (self);
  g_autofree char *base = NULL;
  char *name;

  if (file == NULL)
    file = self->picture;
  if (file == NULL)
    return NULL;
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  if (file == self->picture)
    {
      drop_suffix (name, ".svg");
      drop_suffix (name, ".png");
    }
  drop_suffix (name, ".jmap");
  return name;
}

char *
parcours_document_dup_title (ParcoursDocument *self)
{
  const char *title;
  char *stem;

  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  title = self->map != NULL ? parcours_element_get_name (parcours_map_get_root (self->map)) : "";
  if (*title != '\0')
    return parcours_clean_line (title, -1);
  stem = dup_stem (self);
  return stem != NULL ? stem : g_strdup (_("Untitled Map"));
}

char *
parcours_document_dup_base_name (ParcoursDocument *self)
{
  char *name;

  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  name = dup_stem (self);
  if (name != NULL)
    return name;
  name = g_strdelimit (parcours_document_dup_title (self), "/\\:*?\"<>|", '-');
  if (*name == '.')
    *name = '-';
  return name;
}

char *
parcours_document_dup_file_name (ParcoursDocument *self)
{
  g_autofree char *base = NULL;
  GFile *file;

  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  file = parcours_document_get_file (self);
  if (file == NULL)
    return g_strdup (_("Not saved yet"));
  base = g_file_get_basename (file);
  return g_filename_display_name (base);
}

void
parcours_document_set_untitled (ParcoursDocument *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));
  g_return_if_fail (PARCOURS_IS_MAP (map));

  parcours_map_mark_saved (map, parcours_map_get_state (map));
  _parcours_document_take (self, map, NULL, NULL);
}

gboolean
parcours_document_recover (ParcoursDocument *self, const ParcoursRecovery *recovery, GError **error)
{
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (recovery != NULL, FALSE);

  map = parcours_recovery_open (recovery, error);
  if (map == NULL)
    return FALSE;
  if (recovery->uri != NULL)
    file = g_file_new_for_uri (recovery->uri);
  parcours_map_mark_unsaved (map);
  _parcours_document_take (self, map, file, recovery->base_hash);
  self->recovered = TRUE;
  _parcours_document_changed (self);

  /* The old draft is the only copy until the new one is on disk: if that fails, both stay and it is offered again. */
  if (parcours_draft_flush (self->draft, NULL))
    parcours_recovery_remove (recovery);
  return TRUE;
}

gboolean
parcours_document_flush (ParcoursDocument *self, GError **error)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), FALSE);

  return self->draft == NULL || parcours_draft_flush (self->draft, error);
}

void
parcours_document_close (ParcoursDocument *self)
{
  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));

  if (self->draft != NULL)
    parcours_draft_discard (self->draft);
  g_clear_object (&self->presence);
}

static void
parcours_document_dispose (GObject *object)
{
  ParcoursDocument *self = PARCOURS_DOCUMENT (object);

  drop_map (self);
  g_clear_object (&self->watch);
  g_clear_object (&self->presence);
  g_clear_object (&self->file);
  g_clear_object (&self->loading);
  g_clear_object (&self->picture);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->left, parcours_recovery_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_free);
  g_clear_pointer (&self->refusal, g_free);
  G_OBJECT_CLASS (parcours_document_parent_class)->dispose (object);
}

static void
parcours_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ParcoursDocument *self = PARCOURS_DOCUMENT (object);

  switch (id)
    {
    case PROP_MAP:
      g_value_set_object (value, self->map);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parcours_document_class_init (ParcoursDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parcours_document_dispose;
  object_class->get_property = parcours_document_get_property;

  properties[PROP_MAP] = g_param_spec_object ("map", NULL, NULL, PARCOURS_TYPE_MAP,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[RELOADED] = g_signal_new ("reloaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[SAVED_LATE] = g_signal_new ("saved-late", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);
}

static void
parcours_document_init (ParcoursDocument *self)
{
}

/* document-watch.c - what others do to a document's file, and what the document does about it. */
#include "config.h"

#include "shell/document-private.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "share/replacement.h"

/* A file that is gone leaves the map in no file at all: it counts as modified until the file is back or another has it, so that it has a
 * draft and is asked about before the window closes. */
static void
keep_when_gone (ParcoursDocument *self)
{
  gboolean gone = parcours_document_get_look (self) == PARCOURS_LOOK_GONE;

  if (gone && !self->detached && !parcours_map_get_modified (self->map))
    {
      self->detached = TRUE;
      self->kept_state = parcours_map_get_state (self->map);
      parcours_map_mark_unsaved (self->map);
      parcours_draft_reset (self->draft, self->file, self->hash);
      parcours_draft_flush (self->draft, NULL); /* what fails is tried again, and told as the draft's problem */
    }
  else if (!gone && self->detached)
    {
      self->detached = FALSE;
      parcours_map_mark_saved (self->map, self->kept_state);
    }
}

/* Nobody's edits are shut in: a map that was edited before stays open to more, and saving says what is in the way. */
static void
notice_protection (ParcoursDocument *self)
{
  if (parcours_watch_get_writable (self->watch))
    self->is_protected = FALSE;
  else if (!parcours_map_get_modified (self->map))
    self->is_protected = TRUE;
}

/* What we sent ourselves and gave up waiting for has arrived after all. TRUE if that is what changed. */
static gboolean
own_upload_arrived (ParcoursDocument *self)
{
  const char *hash = parcours_watch_get_hash (self->watch);

  if (hash == NULL || !parcours_replacement_is_stray (self->file, hash))
    return FALSE;
  parcours_set_str (&self->hash, hash);
  parcours_watch_set_base (self->watch, self->hash);    /* which tells once more */

  return TRUE;
}

static void
on_watch (ParcoursDocument *self)
{
  if (own_upload_arrived (self))
    return;
  keep_when_gone (self);
  notice_protection (self);
  _parcours_document_changed (self);
  _parcours_document_go_on (self);
}

void
_parcours_document_watch (ParcoursDocument *self)
{
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->refused, g_free);
  g_clear_pointer (&self->refusal, g_free);
  g_clear_object (&self->presence);
  if (self->file == NULL || self->hash == NULL)
    return;

  _parcours_document_meet (self);
  self->watch = parcours_watch_new (self->file, self->hash);
  parcours_watch_set_attentive (self->watch, self->attentive);
  g_signal_connect_object (self->watch, "notify::state", G_CALLBACK (on_watch), self, G_CONNECT_SWAPPED);
}

static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer data)
{
  ParcoursDocument *self = PARCOURS_DOCUMENT (source);
  g_autoptr (GPtrArray) problems = NULL;

  if (parcours_document_reload_finish (self, result, &problems, NULL))
    _parcours_document_reloaded (self, problems);
}

static void
on_saved_late (GObject *source, GAsyncResult *result, gpointer data)
{
  ParcoursDocument *self = PARCOURS_DOCUMENT (source);

  /* If it is away again, it is wanted still; whatever else went wrong is told when the user saves. */
  if (parcours_document_save_finish (self, result, NULL))
    _parcours_document_saved_late (self);
}

void
_parcours_document_go_on (ParcoursDocument *self)
{
  ParcoursDocumentFacts facts;

  _parcours_document_get_facts (self, &facts);
  switch (parcours_document_next_of (&facts))
    {
    case PARCOURS_DOCUMENT_RELOAD:
      _parcours_document_reload (self, _("Change on Disk"), TRUE, on_reloaded, NULL);
      break;
    case PARCOURS_DOCUMENT_SAVE:
      self->wanted = FALSE;
      parcours_document_save_async (self, NULL, PARCOURS_SAVE_DEFAULT, on_saved_late, NULL);
      break;
    case PARCOURS_DOCUMENT_WAIT:
    default:
      break;
    }
}

ParcoursLookState
parcours_document_get_look (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), PARCOURS_LOOK_SAME);

  return self->watch != NULL ? parcours_watch_get_state (self->watch) : PARCOURS_LOOK_SAME;
}

GFile *
parcours_document_get_moved_to (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->watch != NULL ? parcours_watch_get_moved_to (self->watch) : NULL;
}

const char *
parcours_document_get_refusal (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->refusal;
}

gboolean
parcours_document_get_wanted (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), FALSE);

  return self->wanted;
}

void
parcours_document_set_attentive (ParcoursDocument *self, gboolean attentive)
{
  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));

  self->attentive = !!attentive;
  if (self->watch != NULL)
    parcours_watch_set_attentive (self->watch, attentive);
  if (attentive && self->presence != NULL)
    parcours_presence_refresh (self->presence);
}

void
parcours_document_follow (ParcoursDocument *self)
{
  GFile *moved_to;

  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));

  moved_to = parcours_document_get_moved_to (self);
  if (moved_to == NULL)
    return;

  g_set_object (&self->file, moved_to);
  if (self->detached)
    parcours_map_mark_saved (self->map, self->kept_state);
  self->detached = FALSE;
  parcours_draft_reset (self->draft, self->file, self->hash);
  _parcours_document_watch (self);
  _parcours_document_changed (self);
}

/* window-notices.c - the bars above the wall: what is true of the document's file, and what can be done about it. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "share/person.h"

/* A load or save that takes longer is said, with a way out. */
#define SLOW_S 3

typedef struct
{
  const char *label;            /* N_() */
  const char *action;
} Button;

static const struct
{
  ParcoursNoticeWeight weight;
  gboolean dismissable;
  Button buttons[3];
} rows[N_NOTICES] = {
  [NOTICE_NEWER] = { PARCOURS_NOTICE_INFO, FALSE, { } },
  [NOTICE_PROTECTED] = { PARCOURS_NOTICE_INFO, FALSE, { { N_("Save a _Copy…"), "win.save-as" } } },
  [NOTICE_PICTURE] = { PARCOURS_NOTICE_INFO, TRUE, { { N_("Save _As…"), "win.save-as" } } },
  [NOTICE_OFFLINE] = { PARCOURS_NOTICE_WARNING, FALSE, { { N_("Try A_gain"), "win.save" }, { N_("Save a _Copy…"), "win.save-as" } } },
  [NOTICE_DETACHED] = { PARCOURS_NOTICE_WARNING, FALSE, { { N_("Go On _With It"), "win.follow" }, { N_("Save It A_gain"), "win.save" },
                                                          { N_("Save _As…"), "win.save-as" } } },
  [NOTICE_STALE] = { PARCOURS_NOTICE_WARNING, FALSE, { { N_("Co_mpare…"), "win.compare-disk" }, { N_("_Reload"), "win.reload" },
                                                       { N_("Save a _Copy…"), "win.save-as" } } },
  [NOTICE_RECOVERED] = { PARCOURS_NOTICE_INFO, TRUE, { { N_("Co_mpare…"), "win.compare-disk" }, { N_("_Save"), "win.save" } } },
  [NOTICE_LEFT] = { PARCOURS_NOTICE_INFO, TRUE, { { N_("Co_mpare…"), "win.compare-left" }, { N_("_Recover"), "win.recover-left" } } },
  [NOTICE_COPIES] = { PARCOURS_NOTICE_WARNING, TRUE, { { N_("Co_mpare…"), "win.compare-copy" }, { N_("_Open the Copy"), "win.open-copy" } } },
  [NOTICE_PEOPLE] = { PARCOURS_NOTICE_INFO, TRUE, { } },
  [NOTICE_SLOW] = { PARCOURS_NOTICE_INFO, FALSE, { { N_("S_top Waiting"), "win.stop-waiting" } } },
  [NOTICE_DRAFT] = { PARCOURS_NOTICE_ERROR, TRUE, { { N_("_Save"), "win.save" } } },
  [NOTICE_PROBLEMS] = { PARCOURS_NOTICE_WARNING, TRUE, { { N_("_Details"), "win.show-problems" } } },
};

void
_parcours_window_build_notices (ParcoursWindow *self)
{
  for (guint i = 0; i < N_NOTICES; i++)
    {
      ParcoursNotice *bar = PARCOURS_NOTICE (parcours_notice_new ());

      parcours_notice_set_weight (bar, rows[i].weight);
      parcours_notice_set_dismissable (bar, rows[i].dismissable);
      for (guint b = 0; b < G_N_ELEMENTS (rows[i].buttons) && rows[i].buttons[b].label != NULL; b++)
        parcours_notice_add_button (bar, _(rows[i].buttons[b].label), rows[i].buttons[b].action);
      gtk_box_append (self->notices, GTK_WIDGET (bar));
      self->bars[i] = bar;
    }
}

/* Sentences; NULL: nothing to say. The caller owns them. */

static char *
offline_words (ParcoursWindow *self, const char *name)
{
  if (parcours_document_get_look (self->document) == PARCOURS_LOOK_UNREADABLE)
    return g_strdup_printf (_("“%s” can no longer be read. You can go on: your changes are kept on this computer."), name);
  if (parcours_document_get_wanted (self->document))
    return g_strdup_printf (_("The disk or share with “%s” does not answer. Your changes are kept on this computer, and are saved there "
                              "as soon as it is back."), name);

  return g_strdup_printf (_("The disk or share with “%s” does not answer. You can go on: your changes are kept on this computer."), name);
}

static char *
detached_words (ParcoursWindow *self, const char *name)
{
  GFile *moved_to = parcours_document_get_moved_to (self->document);
  g_autofree char *base = NULL, *other = NULL;

  if (moved_to == NULL)
    return g_strdup_printf (_("“%s” was moved, renamed or deleted. This map is in no file now."), name);
  base = g_file_get_basename (moved_to);
  other = g_filename_display_name (base);

  return g_strdup_printf (_("“%s” was renamed: it is now “%s”."), name, other);
}

static char *
picture_words (ParcoursWindow *self)
{
  GFile *picture = parcours_document_get_picture (self->document);
  g_autofree char *base = picture != NULL ? g_file_get_basename (picture) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;

  return name != NULL ? g_strdup_printf (_("This map was taken out of the picture “%s”. Save it as a file of its own; the picture stays as it is."),
                                         name) : NULL;
}

static char *
stale_words (ParcoursWindow *self, const char *name)
{
  const char *refusal = parcours_document_get_refusal (self->document);

  if (refusal != NULL)
    return g_strdup_printf (_("“%s” was changed on disk and is shown as it was before. %s"), name, refusal);
  if (parcours_document_get_modified (self->document))
    return g_strdup_printf (_("Somebody else changed “%s” on disk, and you have changes here. Whatever you choose, neither is lost."), name);

  return g_strdup_printf (_("Somebody else changed “%s” on disk."), name);
}

static char *
left_words (ParcoursWindow *self)
{
  const ParcoursRecovery *left = parcours_document_get_left (self->document);
  g_autofree char *time = left != NULL ? g_date_time_format (left->time, _("%-d %B %Y, %H:%M")) : NULL;

  return left != NULL ? g_strdup_printf (_("Changes to this map from %s were never saved, and are kept on this computer."), time) : NULL;
}

static char *
copies_words (ParcoursWindow *self)
{
  GPtrArray *copies = parcours_document_get_copies (self->document);
  g_autofree char *base = NULL, *name = NULL;

  if (copies == NULL || copies->len == 0)
    return NULL;
  base = g_file_get_basename (copies->pdata[0]);
  name = g_filename_display_name (base);
  if (copies->len == 1)
    return g_strdup_printf (_("A file-sharing program left another version of this map beside it, “%s”: two people saved at the same time."), name);

  return g_strdup_printf (ngettext ("File-sharing programs left %u other version of this map beside it; the newest is “%s”.",
                                    "File-sharing programs left %u other versions of this map beside it; the newest is “%s”.", copies->len),
                          copies->len, name);
}

static char *
person_words (const ParcoursPerson *person)
{
  if (person->own)
    return g_strdup (_("This map is also open in another window of yours. Each sees what the other saves."));
  if (*person->host != '\0')
    return g_strdup_printf (_("%s also has this map open, on “%s”."), person->user, person->host);

  return g_strdup_printf (_("%s also has this map open."), person->user);
}

static char *
people_words (ParcoursWindow *self)
{
  GPtrArray *others = parcours_document_get_others (self->document);
  const ParcoursPerson *first;

  if (others == NULL || others->len == 0)
    return NULL;
  first = others->pdata[0];
  if (others->len == 1)
    return person_words (first);

  return g_strdup_printf (ngettext ("%s and %u other also have this map open.", "%s and %u others also have this map open.", others->len - 1),
                          first->user, others->len - 1);
}

static char *
slow_words (ParcoursWindow *self, const char *name, ParcoursDocumentState state)
{
  if (!self->slow)
    return NULL;
  if (state == PARCOURS_DOCUMENT_LOADING)
    return g_strdup_printf (_("Opening “%s” takes long: the disk or share has not answered yet."), name);

  return g_strdup_printf (_("Saving “%s” takes long: the disk or share has not answered yet. Your changes are kept on this computer."), name);
}

static char *
words_of (ParcoursWindow *self, Notice notice)
{
  ParcoursDocument *document = self->document;
  ParcoursDocumentState state = parcours_document_get_state (document);
  g_autofree char *name = parcours_document_dup_file_name (document);

  switch (notice)
    {
    case NOTICE_NEWER:
      return parcours_document_get_newer (document)
             ? g_strdup (_("This map was made by a newer version of Parcours. It can be looked at and exported, but not changed here."))
             : NULL;
    case NOTICE_PROTECTED:
      return parcours_document_get_read_only (document) && !parcours_document_get_newer (document)
             ? g_strdup_printf (_("“%s” is write-protected. It can be looked at and exported; to change it, save a copy."), name) : NULL;
    case NOTICE_PICTURE:
      return picture_words (self);
    case NOTICE_OFFLINE:
      return state == PARCOURS_DOCUMENT_OFFLINE ? offline_words (self, name) : NULL;
    case NOTICE_DETACHED:
      return state == PARCOURS_DOCUMENT_DETACHED ? detached_words (self, name) : NULL;
    case NOTICE_STALE:
      return state == PARCOURS_DOCUMENT_STALE ? stale_words (self, name) : NULL;
    case NOTICE_RECOVERED:
      return state == PARCOURS_DOCUMENT_RECOVER
             ? g_strdup (_("These changes were not saved when Parcours ended. They are not in the file yet.")) : NULL;
    case NOTICE_LEFT:
      return left_words (self);
    case NOTICE_COPIES:
      return copies_words (self);
    case NOTICE_PEOPLE:
      return people_words (self);
    case NOTICE_SLOW:
      return slow_words (self, name, state);
    case NOTICE_DRAFT:
      return parcours_document_dup_draft_problem (document);
    case NOTICE_PROBLEMS:
    case N_NOTICES:
    default:
      return NULL;
    }
}

static gboolean
on_slow (gpointer data)
{
  ParcoursWindow *self = data;

  self->slow_timer = 0;
  self->slow = TRUE;
  _parcours_window_update (self);

  return G_SOURCE_REMOVE;
}

static void
watch_the_clock (ParcoursWindow *self)
{
  ParcoursDocumentState state = parcours_document_get_state (self->document);

  if (state == PARCOURS_DOCUMENT_SAVING || state == PARCOURS_DOCUMENT_LOADING)
    {
      if (self->slow_timer == 0 && !self->slow)
        self->slow_timer = g_timeout_add_seconds (SLOW_S, on_slow, self);
      return;
    }
  g_clear_handle_id (&self->slow_timer, g_source_remove);
  self->slow = FALSE;
}

void
_parcours_window_update_notices (ParcoursWindow *self)
{
  watch_the_clock (self);
  for (Notice i = 0; i < N_NOTICES; i++)
    if (i != NOTICE_PROBLEMS)   /* its sentence is set when a file was read */
      {
        g_autofree char *words = words_of (self, i);

        parcours_notice_set_text (self->bars[i], words);
      }
}

/* Actions */

static void
on_follow (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  parcours_document_follow (self->document);
}

static void
on_reload (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_commit (data);
  _parcours_window_reload (data, _("Reload"));
}

static void
on_stop_waiting (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  parcours_document_cancel (self->document);
}

const GActionEntry _parcours_window_notice_actions[] = {
  { .name = "follow", .activate = on_follow },
  { .name = "reload", .activate = on_reload },
  { .name = "stop-waiting", .activate = on_stop_waiting },
};
const guint _parcours_window_n_notice_actions = G_N_ELEMENTS (_parcours_window_notice_actions);

void
_parcours_window_update_notice_actions (ParcoursWindow *self)
{
  ParcoursDocumentState state = parcours_document_get_state (self->document);
  gboolean has_map = parcours_document_get_map (self->document) != NULL;
  GPtrArray *copies = parcours_document_get_copies (self->document);

  _parcours_window_enable (self, "compare-disk", has_map && parcours_document_get_file (self->document) != NULL);
  _parcours_window_enable (self, "compare-copy", copies != NULL && copies->len > 0);
  _parcours_window_enable (self, "open-copy", copies != NULL && copies->len > 0);
  _parcours_window_enable (self, "compare-left", parcours_document_get_left (self->document) != NULL);
  _parcours_window_enable (self, "recover-left", parcours_document_get_left (self->document) != NULL);
  _parcours_window_enable (self, "follow", parcours_document_get_moved_to (self->document) != NULL);
  _parcours_window_enable (self, "reload", has_map && state == PARCOURS_DOCUMENT_STALE);
  _parcours_window_enable (self, "stop-waiting", state == PARCOURS_DOCUMENT_LOADING || state == PARCOURS_DOCUMENT_SAVING);
}

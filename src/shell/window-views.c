/* window-views.c - filters that are kept in the map under a name: chosen, kept, brought up to date, renamed and removed. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "model/operations.h"
#include "shell/dialogs.h"

static ParcoursElement *
current_view (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);

  return map != NULL ? parcours_map_find_kind (map, self->view_id, PARCOURS_KIND_VIEW) : NULL;
}

static const char *
filter_of (ParcoursElement *view)
{
  const char *text = parcours_element_get_text (view, PARCOURS_VIEW_FILTER);

  return text != NULL ? text : "";
}

static char *
dup_name (ParcoursElement *view)
{
  const char *name = parcours_element_get_name (view);

  return g_strdup (*name != '\0' ? name : _("Untitled view"));
}

/* TRUE if the bar shows what the view holds; how that is written makes no difference. */
static gboolean
shows (ParcoursWindow *self, ParcoursElement *view)
{
  g_autoptr (ParcoursFilter) filter = parcours_filter_parse (filter_of (view), NULL);
  g_autofree char *mine = parcours_filter_to_string (parcours_filter_bar_get_filter (self->filter_bar));
  g_autofree char *its = filter != NULL ? parcours_filter_to_string (filter) : NULL;

  return gtk_widget_get_visible (GTK_WIDGET (self->filter_bar)) && g_strcmp0 (mine, its) == 0;
}

static void
on_view (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = parcours_document_get_map (self->document);
  ParcoursElement *view = map != NULL ? parcours_map_find_kind (map, g_variant_get_string (parameter, NULL), PARCOURS_KIND_VIEW) : NULL;
  g_autofree char *name = NULL, *sentence = NULL;

  if (view == NULL)
    {
      g_clear_pointer (&self->view_id, g_free);
      _parcours_window_show_filter (self, FALSE);
      _parcours_window_update_views (self);
      return;
    }
  parcours_set_str (&self->view_id, parcours_element_get_id (view));
  _parcours_window_show_filter (self, TRUE);
  parcours_filter_bar_set_text (self->filter_bar, filter_of (view));
  if (parcours_filter_bar_get_valid (self->filter_bar))
    return;
  name = dup_name (view);
  sentence = g_strdup_printf (_("The view “%s” holds a filter that cannot be read. The bar says where; it can be mended there."), name);
  _parcours_window_say (self, sentence);
}

/* --- keeping --- */

static void
keep (const char *name, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autoptr (ParcoursElement) view = parcours_element_new (PARCOURS_KIND_VIEW, NULL);
  g_autofree char *text = parcours_filter_to_string (parcours_filter_bar_get_filter (self->filter_bar));
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (map == NULL)
    return;
  if (!parcours_element_set (view, PARCOURS_VIEW_TITLE, name, &error) || !parcours_element_set (view, PARCOURS_VIEW_FILTER, text, &error))
    {
      _parcours_window_say (self, error->message);
      return;
    }
  parcours_set_str (&self->view_id, parcours_element_get_id (view));
  parcours_map_begin (map, _("Keep View"));
  parcours_map_add (map, parcours_map_get_root (map), view, -1);
  parcours_map_end (map);
  _parcours_window_update_views (self);
  sentence = g_strdup_printf (_("The view “%s” is kept in the map."), name);
  _parcours_window_tell (self, sentence);
}

static void
on_keep (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  parcours_dialog_ask_name (GTK_WINDOW (data), _("Keep as View"), NULL, _("_Keep"), keep, data);
}

static void
set_field (ParcoursWindow *self, const char *label, ParcoursFieldId field, const char *value)
{
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *view = current_view (self);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (map == NULL || view == NULL)
    return;
  parcours_map_begin (map, label);
  done = parcours_map_set (map, view, field, value, &error);
  parcours_map_end (map);
  parcours_map_seal (map);
  if (!done)
    _parcours_window_say (self, error->message);
  _parcours_window_update_views (self);
}

static void
on_update (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  g_autofree char *text = parcours_filter_to_string (parcours_filter_bar_get_filter (self->filter_bar));

  set_field (self, _("Update View"), PARCOURS_VIEW_FILTER, text);
}

static void
rename_view (const char *name, gpointer data)
{
  set_field (data, _("Rename View"), PARCOURS_VIEW_TITLE, name);
}

static void
on_rename (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursElement *view = current_view (data);

  if (view != NULL)
    parcours_dialog_ask_name (GTK_WINDOW (data), _("Rename View"), parcours_element_get_name (view), _("_Rename"), rename_view, data);
}

static void
on_remove (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  ParcoursElement *view = current_view (self);
  g_autofree char *sentence = NULL, *name = NULL;

  if (map == NULL || view == NULL)
    return;
  name = dup_name (view);
  parcours_map_begin (map, _("Remove View"));
  parcours_map_remove (map, view);
  parcours_map_end (map);
  sentence = g_strdup_printf (_("The view “%s” is removed. Undo brings it back."), name);
  _parcours_window_say (self, sentence);
  _parcours_window_update_views (self);
}

/* --- the menu --- */

/* The name as a menu takes it: a “_” is no mnemonic there. */
static char *
dup_menu_name (ParcoursElement *view)
{
  g_autofree char *name = dup_name (view);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_view (GMenu *menu, const char *label, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.view", "s", id);
  g_menu_append_item (menu, item);
}

static void
fill_menu (ParcoursWindow *self, GPtrArray *views)
{
  g_autoptr (GMenu) chosen = g_menu_new (), changes = g_menu_new ();
  ParcoursElement *current = current_view (self);

  append_view (chosen, _("_All Cards"), "");
  for (guint i = 0; views != NULL && i < views->len; i++)
    {
      g_autofree char *label = dup_menu_name (g_ptr_array_index (views, i));

      append_view (chosen, label, parcours_element_get_id (g_ptr_array_index (views, i)));
    }
  g_menu_append (changes, _("_Keep as View…"), "win.keep-view");
  if (current != NULL)
    {
      g_autofree char *name = dup_menu_name (current), *update = g_strdup_printf (_("_Update “%s”"), name);
      g_autofree char *rename = g_strdup_printf (_("_Rename “%s”…"), name), *remove = g_strdup_printf (_("Re_move “%s”"), name);

      g_menu_append (changes, update, "win.update-view");
      g_menu_append (changes, rename, "win.rename-view");
      g_menu_append (changes, remove, "win.remove-view");
    }
  g_menu_remove_all (self->views_menu);
  g_menu_append_section (self->views_menu, NULL, G_MENU_MODEL (chosen));
  g_menu_append_section (self->views_menu, NULL, G_MENU_MODEL (changes));
}

/* An open menu is not made anew for nothing. */
static void
update_menu (ParcoursWindow *self, GPtrArray *views)
{
  g_autoptr (GString) shown = g_string_new (self->view_id);

  for (guint i = 0; views != NULL && i < views->len; i++)
    g_string_append_printf (shown, "\n%s %s", parcours_element_get_id (g_ptr_array_index (views, i)),
                            parcours_element_get_name (g_ptr_array_index (views, i)));
  if (parcours_set_str (&self->views_shown, shown->str))
    fill_menu (self, views);
}

static void
set_view_state (ParcoursWindow *self, const char *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

void
_parcours_window_update_views (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);
  gboolean editable = _parcours_window_get_editable (self) != NULL;
  gboolean on = gtk_widget_get_visible (GTK_WIDGET (self->filter_bar)) && parcours_filter_bar_get_valid (self->filter_bar) &&
                !parcours_filter_is_empty (parcours_filter_bar_get_filter (self->filter_bar));
  ParcoursElement *view = current_view (self);

  if (view == NULL)
    g_clear_pointer (&self->view_id, g_free);
  update_menu (self, map != NULL ? parcours_map_list (map, PARCOURS_KIND_VIEW) : NULL);
  set_view_state (self, view != NULL && shows (self, view) ? self->view_id : on ? "?" : "");
  _parcours_window_enable (self, "view", map != NULL);
  _parcours_window_enable (self, "keep-view", editable && on);
  _parcours_window_enable (self, "update-view", editable && on && view != NULL && !shows (self, view));
  _parcours_window_enable (self, "rename-view", editable && view != NULL);
  _parcours_window_enable (self, "remove-view", editable && view != NULL);
}

const GActionEntry _parcours_window_view_actions[] = {
  { .name = "view", .activate = on_view, .parameter_type = "s", .state = "''" },
  { .name = "keep-view", .activate = on_keep },
  { .name = "update-view", .activate = on_update },
  { .name = "rename-view", .activate = on_rename },
  { .name = "remove-view", .activate = on_remove },
};
const guint _parcours_window_n_view_actions = G_N_ELEMENTS (_parcours_window_view_actions);

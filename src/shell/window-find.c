/* window-find.c - the bars above the wall: one that finds and replaces, one that filters. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

/* --- the filter --- */

static gboolean
filter_is_on (ParcoursWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->filter_bar)) &&
         !parcours_filter_is_empty (parcours_filter_bar_get_filter (self->filter_bar));
}

ParcoursFilter *
_parcours_window_get_hiding (ParcoursWindow *self)
{
  return filter_is_on (self) && parcours_filter_bar_get_hide (self->filter_bar) ? parcours_filter_bar_get_filter (self->filter_bar) : NULL;
}

static void
update_hidden (ParcoursWindow *self)
{
  const ParcoursHit *hit = parcours_find_bar_get_hit (self->find_bar);
  ParcoursElement *owner = hit != NULL ? parcours_hit_get_owner (hit) : NULL;

  parcours_find_bar_set_hidden (self->find_bar, owner != NULL && parcours_element_get_kind (owner) == PARCOURS_KIND_CARD &&
                                                parcours_canvas_hides (self->canvas, owner));
}

void
_parcours_window_update_table_filter (ParcoursWindow *self)
{
  _parcours_window_filter_table (self, filter_is_on (self));
}

static void
apply_filter (ParcoursWindow *self)
{
  parcours_canvas_set_filter (self->canvas, filter_is_on (self) ? parcours_filter_bar_get_filter (self->filter_bar) : NULL,
                              parcours_filter_bar_get_hide (self->filter_bar));
  _parcours_window_update_table_filter (self);
  _parcours_window_update_views (self);
  update_hidden (self);
}

/* What the eye sees at once, in words. */
static void
tell_filter (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);
  g_autofree char *sentence = NULL;
  guint n, shown;

  if (map == NULL || !filter_is_on (self))
    return;
  n = parcours_map_list (map, PARCOURS_KIND_CARD)->len;
  shown = parcours_filter_count (parcours_filter_bar_get_filter (self->filter_bar), map);
  sentence = g_strdup_printf (ngettext ("The filter shows %u of %u card.", "The filter shows %u of %u cards.", n), shown, n);
  _parcours_window_tell (self, sentence);
}

static void
on_filter_changed (ParcoursWindow *self)
{
  apply_filter (self);
  tell_filter (self);
}

void
_parcours_window_show_filter (ParcoursWindow *self, gboolean show)
{
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->filter_bar));

  if (shown != show)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), show);
      parcours_filter_bar_refresh (self->filter_bar);
      apply_filter (self);
      _parcours_window_tell (self, show ? _("The filter bar is open.") : _("All cards are shown."));
    }
  if (show)
    parcours_filter_bar_start (self->filter_bar);
  else if (shown)
    _parcours_window_focus_view (self);
}

static void
on_filter_closed (ParcoursWindow *self)
{
  _parcours_window_show_filter (self, FALSE);
}

static gboolean
has_focus (ParcoursWindow *self, gpointer bar)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, bar);
}

/* The same key opens it, comes back to it, and closes it from within. */
static void
on_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  _parcours_window_show_filter (self, !has_focus (self, self->filter_bar));
}

/* --- finding --- */

static void
on_found (ParcoursWindow *self)
{
  const ParcoursHit *hit = parcours_find_bar_get_hit (self->find_bar);
  ParcoursElement *owner = hit != NULL ? parcours_hit_get_owner (hit) : NULL;

  parcours_selection_select (self->selection, owner != NULL ? parcours_element_get_id (owner) : NULL);
  update_hidden (self);
  if (owner == NULL)
    return;
  if (parcours_element_get_kind (owner) == PARCOURS_KIND_CARD)
    {
      ParcoursElement *stage, *lane;

      parcours_map_card_place (parcours_document_get_map (self->document), owner, &stage, NULL, &lane);
      if (stage == NULL || lane == NULL)
        gtk_revealer_set_reveal_child (self->tray_revealer, TRUE);
    }
  parcours_canvas_scroll_to (self->canvas, parcours_element_get_id (owner));
  if (self->table != NULL)
    parcours_table_view_scroll_to (self->table, parcours_element_get_id (owner));
}

static void
show_find (ParcoursWindow *self, gboolean replace)
{
  _parcours_window_commit (self);
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), TRUE);
  parcours_find_bar_start (self->find_bar, replace, parcours_selection_get_element (self->selection));
}

static void
on_find_closed (ParcoursWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), FALSE);
  _parcours_window_focus_view (self);
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_find (data, FALSE);
}

static void
on_replace (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_find (data, TRUE);
}

static void
go (ParcoursWindow *self, int direction)
{
  if (parcours_find_bar_has_text (self->find_bar))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->find_bar), TRUE);
      parcours_find_bar_go (self->find_bar, direction);
    }
  else
    show_find (self, FALSE);
}

static void
on_find_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, 1);
}

static void
on_find_previous (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, -1);
}

/* --- both --- */

static void
on_settled (ParcoursWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->filter_bar)))
    parcours_filter_bar_refresh (self->filter_bar);
  update_hidden (self);
}

static void
on_map (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);

  g_signal_group_set_target (self->find_signals, map);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), FALSE);
  g_clear_pointer (&self->view_id, g_free);
  parcours_filter_bar_set_map (self->filter_bar, map);
  parcours_find_bar_set_map (self->find_bar, map);
}

void
_parcours_window_build_find (ParcoursWindow *self)
{
  self->find_bar = PARCOURS_FIND_BAR (parcours_find_bar_new ());
  self->filter_bar = PARCOURS_FILTER_BAR (parcours_filter_bar_new (G_MENU_MODEL (self->views_menu)));
  self->find_signals = g_signal_group_new (PARCOURS_TYPE_MAP);
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), FALSE);
  gtk_box_append (self->find_bars, GTK_WIDGET (self->find_bar));
  gtk_box_append (self->find_bars, GTK_WIDGET (self->filter_bar));
  g_signal_group_connect_swapped (self->find_signals, "settled", G_CALLBACK (on_settled), self);
  g_signal_connect_object (self->find_bar, "found", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "told", G_CALLBACK (_parcours_window_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "refused", G_CALLBACK (_parcours_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "close", G_CALLBACK (on_find_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "close", G_CALLBACK (on_filter_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
}

void
_parcours_window_clear_find (ParcoursWindow *self)
{
  g_clear_object (&self->find_signals);
  g_clear_object (&self->views_menu);
  g_clear_pointer (&self->views_shown, g_free);
  g_clear_pointer (&self->view_id, g_free);
}

void
_parcours_window_update_find_actions (ParcoursWindow *self)
{
  gboolean has_map = parcours_document_get_map (self->document) != NULL;
  gboolean editable = _parcours_window_get_editable (self) != NULL;

  parcours_find_bar_set_read_only (self->find_bar, !editable);
  _parcours_window_enable (self, "find", has_map);
  _parcours_window_enable (self, "replace", editable);
  _parcours_window_enable (self, "find-next", has_map);
  _parcours_window_enable (self, "find-previous", has_map);
  _parcours_window_enable (self, "filter", has_map);
}

const GActionEntry _parcours_window_find_actions[] = {
  { .name = "find", .activate = on_find },
  { .name = "replace", .activate = on_replace },
  { .name = "find-next", .activate = on_find_next },
  { .name = "find-previous", .activate = on_find_previous },
  { .name = "filter", .activate = on_filter },
};
const guint _parcours_window_n_find_actions = G_N_ELEMENTS (_parcours_window_find_actions);

/* window-edit.c - undo, the clipboard, deleting, selecting, adding a card. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "model/operations.h"
#include "shell/clipboard.h"
#include "shell/toasts.h"

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);

  _parcours_window_commit (self);
  if (map != NULL)
    parcours_map_undo (map);
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);

  _parcours_window_commit (self);
  if (map != NULL)
    parcours_map_redo (map);
}

static void
add_card (gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;

  if (_parcours_window_shows_table (self))
    _parcours_window_add_card_to_table (self);
  else
    parcours_canvas_add_card (self->canvas);
}

static void
on_add_card (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_after_menu (data, add_card);
}

static void
write_parked (gpointer data)
{
  g_autoptr (ParcoursWindow) self = data;

  parcours_canvas_write_parked (self->canvas);
}

static void
on_add_parked (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _parcours_window_after_menu (data, write_parked);
}

static void
on_select_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;

  if (_parcours_window_shows_table (self))
    parcours_table_view_select_all (self->table);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->canvas), "wall.select-all", NULL);
}

/* Selected records that can stand in a document of their own: a step cannot. */
static GPtrArray *
dup_copyable (ParcoursWindow *self)
{
  GPtrArray *elements = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_NONE);

  for (guint i = elements->len; i > 0; i--)
    if (parcours_element_get_kind (g_ptr_array_index (elements, i - 1)) == PARCOURS_KIND_STEP)
      g_ptr_array_remove_index (elements, i - 1);
  return elements;
}

static gboolean
copy (ParcoursWindow *self)
{
  g_autoptr (GPtrArray) elements = dup_copyable (self);

  if (elements->len == 0)
    return FALSE;
  parcours_clipboard_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), parcours_document_get_map (self->document), elements);
  return TRUE;
}

/* The card the selection goes to when those around it vanish: the next one of its cell that stays, else the one before. */
char *
_parcours_window_dup_neighbour (ParcoursWindow *self, ParcoursMap *map)
{
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  ParcoursElement *stage, *step, *lane, *before = NULL;
  g_autoptr (GPtrArray) cell = NULL;
  gboolean past = FALSE;

  if (current == NULL || parcours_element_get_kind (current) != PARCOURS_KIND_CARD)
    return NULL;
  parcours_map_card_place (map, current, &stage, &step, &lane);
  cell = parcours_map_cell (map, stage, step, lane, NULL);
  for (guint i = 0; i < cell->len; i++)
    {
      ParcoursElement *card = g_ptr_array_index (cell, i);

      past |= card == current;
      if (parcours_selection_contains (self->selection, parcours_element_get_id (card)) ||
          parcours_canvas_hides (self->canvas, card))
        continue;
      if (past)
        return g_strdup (parcours_element_get_id (card));
      before = card;
    }
  return before != NULL ? g_strdup (parcours_element_get_id (before)) : NULL;
}

static guint
count_parked (ParcoursMap *map)
{
  g_autoptr (GPtrArray) parked = parcours_map_cell (map, NULL, NULL, NULL, NULL);

  return parked->len;
}

/* Cards outlive the stage or lane they stood in: whoever removed it learns where they went. */
static void
say_parked (ParcoursWindow *self, guint n)
{
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u card lost its place and waits under “To place”.",
                                                         "%u cards lost their place and wait under “To place”.", n), n);

  _parcours_window_say_undoable (self, sentence);
}

static void
say_removed (ParcoursWindow *self, GPtrArray *elements)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (g_ptr_array_index (elements, 0)));
  const char *name = parcours_element_get_name (g_ptr_array_index (elements, 0));
  g_autofree char *sentence = NULL;

  if (elements->len == 1)
    sentence = g_strdup_printf (_("“%s” is removed."), *name != '\0' ? name : _(info->label));
  else
    sentence = g_strdup_printf (ngettext ("%u card removed.", "%u cards removed.", elements->len), elements->len);
  _parcours_window_say_undoable (self, sentence);
}

static void
remove_selected (ParcoursWindow *self, ParcoursMap *map, const char *label)
{
  g_autoptr (GPtrArray) elements = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_NONE);
  g_autofree char *neighbour = _parcours_window_dup_neighbour (self, map);
  gboolean in_view = _parcours_window_has_view_focus (self);
  guint parked = count_parked (map), now;

  if (elements->len == 0)
    return;
  /* One record: the operation's own label says what it is. */
  if (label != NULL)
    parcours_map_begin (map, label);
  for (guint i = 0; i < elements->len; i++)
    parcours_map_remove (map, g_ptr_array_index (elements, i));
  if (label != NULL)
    parcours_map_end (map);
  now = count_parked (map);
  if (now > parked)
    say_parked (self, now - parked);
  else
    say_removed (self, elements);
  if (neighbour != NULL)
    _parcours_window_focus_card (self, neighbour);
  else if (in_view)
    {
      _parcours_window_focus_view (self);
      if (!_parcours_window_shows_table (self))
        parcours_canvas_focus_cell (self->canvas);
    }
}

static void
on_cut (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);

  if (map != NULL && copy (self))
    remove_selected (self, map, _("Cut"));
}

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data);
}

static void
on_delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  guint n = parcours_selection_get_n (self->selection);
  g_autofree char *label = NULL;

  if (map == NULL)
    return;
  if (n > 1)
    label = g_strdup_printf (ngettext ("Remove %u Card", "Remove %u Cards", n), n);
  remove_selected (self, map, label);
}

/* Right behind its original. */
static void
place_twin (ParcoursMap *map, ParcoursElement *original, ParcoursElement *twin)
{
  ParcoursElement *stage, *step, *lane;
  g_autoptr (GPtrArray) siblings = NULL;
  GPtrArray *list;
  guint index, own;

  if (parcours_element_get_kind (original) == PARCOURS_KIND_CARD)
    {
      parcours_map_card_place (map, original, &stage, &step, &lane);
      siblings = parcours_map_cell (map, stage, step, lane, twin);
      if (g_ptr_array_find (siblings, original, &index))
        parcours_map_place_card (map, twin, stage, step, lane, (int) index + 1);
      return;
    }
  list = parcours_element_list (parcours_element_get_parent (original), parcours_element_get_kind (original));
  if (g_ptr_array_find (list, original, &index) && g_ptr_array_find (list, twin, &own))
    parcours_map_reorder (map, twin, NULL, (int) (own < index ? index : index + 1));
}

static void
on_duplicate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = _parcours_window_get_editable (self);
  g_autoptr (GPtrArray) elements = dup_copyable (self);
  g_autoptr (GPtrArray) pasted = NULL;

  if (map == NULL || elements->len == 0)
    return;
  parcours_map_begin (map, _("Duplicate"));
  pasted = parcours_map_paste (map, map, elements, NULL, NULL, NULL);
  for (guint i = 0; i < pasted->len && pasted->len == elements->len; i++)
    place_twin (map, g_ptr_array_index (elements, i), g_ptr_array_index (pasted, i));
  parcours_map_end (map);
  _parcours_window_select_pasted (self, pasted);
}

const GActionEntry _parcours_window_edit_actions[] = {
  { .name = "undo", .activate = on_undo },
  { .name = "redo", .activate = on_redo },
  { .name = "add-card", .activate = on_add_card },
  { .name = "add-parked", .activate = on_add_parked },
  { .name = "select-all", .activate = on_select_all },
  { .name = "cut", .activate = on_cut },
  { .name = "copy", .activate = on_copy },
  { .name = "duplicate", .activate = on_duplicate },
  { .name = "delete", .activate = on_delete },
};
const guint _parcours_window_n_edit_actions = G_N_ELEMENTS (_parcours_window_edit_actions);

/* window-select.c - selecting cards by what they have in common, what is in a header, all others, none. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "model/alike.h"

static void
note_card (const ParcoursCardBox *box, gpointer data)
{
  g_ptr_array_add (data, box->card);
}

/* The cards a person can see now, in reading order and those that wait last: what a filter hides is never selected. */
static GPtrArray *
list_shown (ParcoursWindow *self)
{
  ParcoursLayout *layout = parcours_canvas_get_layout (self->canvas);
  GPtrArray *cards = g_ptr_array_new ();
  ParcoursRect all = { 0, 0, 0, 0 };

  if (layout == NULL)
    return cards;
  parcours_layout_get_size (layout, &all.width, &all.height);
  parcours_layout_foreach_card (layout, &all, note_card, cards);
  g_ptr_array_extend (cards, parcours_layout_get_parked (layout), NULL, NULL);
  return cards;
}

static void
tell_selected (ParcoursWindow *self)
{
  guint n = parcours_selection_get_n (self->selection);
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u card selected.", "%u cards selected.", n), n);

  _parcours_window_tell (self, sentence);
}

/* Selects those of the cards that are shown. FALSE if there are none: then the selection stays. */
static gboolean
select_shown (ParcoursWindow *self, GPtrArray *cards)
{
  g_autoptr (GPtrArray) shown = list_shown (self), ids = g_ptr_array_new ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cards->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (cards, i));
  for (guint i = 0; i < shown->len; i++)
    if (g_hash_table_contains (wanted, g_ptr_array_index (shown, i)))
      g_ptr_array_add (ids, (char *) parcours_element_get_id (g_ptr_array_index (shown, i)));
  if (ids->len == 0)
    return FALSE;
  parcours_selection_set (self->selection, (const char *const *) ids->pdata, ids->len,
                          parcours_selection_get_current (self->selection));
  tell_selected (self);
  return TRUE;
}

static void
on_select_alike (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  ParcoursMap *map = parcours_document_get_map (self->document);
  ParcoursAlike by = parcours_alike_by_name (g_variant_get_string (parameter, NULL));
  g_autoptr (GPtrArray) samples = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  g_autoptr (GPtrArray) found = NULL;

  if (map == NULL || samples->len == 0 || by == PARCOURS_N_ALIKE)
    return;
  found = parcours_alike_find (map, samples, by);
  select_shown (self, found);
}

/* The cards of the selected stage, step, lane or persona. */
static void
on_select_inside (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const ParcoursAlike inside[PARCOURS_N_KINDS] = {
    [PARCOURS_KIND_STAGE] = PARCOURS_ALIKE_STAGE,
    [PARCOURS_KIND_STEP] = PARCOURS_ALIKE_STEP,
    [PARCOURS_KIND_LANE] = PARCOURS_ALIKE_LANE,
    [PARCOURS_KIND_PERSONA] = PARCOURS_ALIKE_PERSONA,
  };
  ParcoursWindow *self = data;
  ParcoursElement *header = parcours_selection_get_element (self->selection);
  g_autoptr (GPtrArray) samples = g_ptr_array_new (), found = NULL;

  if (header == NULL || parcours_element_get_kind (header) == PARCOURS_KIND_CARD)
    return;
  g_ptr_array_add (samples, header);
  found = parcours_alike_find (parcours_document_get_map (self->document), samples, inside[parcours_element_get_kind (header)]);
  if (select_shown (self, found))
    parcours_canvas_focus_card (self->canvas, parcours_selection_get_anchor (self->selection));
  else
    _parcours_window_tell (self, _("No cards are there to select."));
}

static void
on_select_invert (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ParcoursWindow *self = data;
  g_autoptr (GPtrArray) shown = list_shown (self), others = g_ptr_array_new ();

  for (guint i = 0; i < shown->len; i++)
    if (!parcours_selection_contains (self->selection, parcours_element_get_id (g_ptr_array_index (shown, i))))
      g_ptr_array_add (others, g_ptr_array_index (shown, i));
  if (select_shown (self, others))
    return;
  parcours_selection_clear (self->selection);
  tell_selected (self);
}

static void
on_select_none (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  parcours_selection_clear (((ParcoursWindow *) data)->selection);
}

static void
append_alike (GMenu *menu, const char *label, ParcoursAlike by)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.select-alike", "s", parcours_alike_name (by));
  g_menu_append_item (menu, item);
}

static void
append_with_accel (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

/* What stands in “Select”, in the main menu and in a card's. */
void
_parcours_window_fill_select_menu (GMenu *menu)
{
  static const struct { const char *label; ParcoursAlike by; } same[] = {
    { N_("Same _Kind"), PARCOURS_ALIKE_KIND },       { N_("Same _Persona"), PARCOURS_ALIKE_PERSONA },
    { N_("Same _Channel"), PARCOURS_ALIKE_CHANNEL }, { N_("Same _Emotion"), PARCOURS_ALIKE_EMOTION },
    { N_("Same Evidence Le_vel"), PARCOURS_ALIKE_LEVEL }, { N_("Same _Tag"), PARCOURS_ALIKE_TAG },
  }, place[] = {
    { N_("All in This _Stage"), PARCOURS_ALIKE_STAGE }, { N_("All in This St_ep"), PARCOURS_ALIKE_STEP },
    { N_("All in This _Lane"), PARCOURS_ALIKE_LANE },
  };
  g_autoptr (GMenu) all = g_menu_new (), alike = g_menu_new (), there = g_menu_new ();

  append_with_accel (all, _("_All"), "win.select-all", "<Control>a");
  append_with_accel (all, _("_None"), "win.select-none", "<Control><Shift>a");
  g_menu_append (all, _("_Invert"), "win.select-invert");
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    append_alike (alike, _(same[i].label), same[i].by);
  for (guint i = 0; i < G_N_ELEMENTS (place); i++)
    append_alike (there, _(place[i].label), place[i].by);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (alike));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (there));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
}

void
_parcours_window_update_select_actions (ParcoursWindow *self)
{
  ParcoursElement *current = parcours_selection_get_element (self->selection);
  gboolean card = current != NULL && parcours_element_get_kind (current) == PARCOURS_KIND_CARD;

  _parcours_window_enable (self, "select-alike", card);
  _parcours_window_enable (self, "select-inside", current != NULL && !card);
  _parcours_window_enable (self, "select-invert", parcours_document_get_map (self->document) != NULL);
  _parcours_window_enable (self, "select-none", current != NULL);
}

const GActionEntry _parcours_window_select_actions[] = {
  { .name = "select-alike", .activate = on_select_alike, .parameter_type = "s" },
  { .name = "select-inside", .activate = on_select_inside },
  { .name = "select-invert", .activate = on_select_invert },
  { .name = "select-none", .activate = on_select_none },
};
const guint _parcours_window_n_select_actions = G_N_ELEMENTS (_parcours_window_select_actions);

/* window-menus.c - the menus: menus.ui holds what never changes, this fills in what depends on the table, the map and the history. */
#include "config.h"

#include "shell/window-private.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "shell/session.h"

#define MAX_RECENT 10
#define MAX_RECENT_ROWS 5

static void
append_with_key (GMenu *menu, const char *label, const char *action, const char *target, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  /* Of several keys for one action GTK shows the last. */
  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  append_with_key (menu, label, action, target, NULL);
}

/* One item for each choice of a field from number `first` on. */
static void
append_choices (GMenu *menu, ParcoursFieldId id, guint first, guint n, const char *action)
{
  const ParcoursField *field = parcours_field (id);

  for (guint i = first; i < MIN (first + n, field->n_choices); i++)
    append (menu, _(field->choices[i].label), action, field->choices[i].value);
}

static void
append_section (GMenu *menu, ParcoursFieldId id, guint first, guint n, const char *action)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append_choices (section, id, first, n, action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* All kinds of lanes: those that hold cards, those drawn from the cards, and the lines. */
static void
fill_lane_kinds (GtkBuilder *builder, const char *name, const char *action)
{
  GMenu *menu = G_MENU (gtk_builder_get_object (builder, name));

  append_section (menu, PARCOURS_LANE_KIND, 0, PARCOURS_N_NOTES, action);
  append_section (menu, PARCOURS_LANE_KIND, PARCOURS_NOTE_CURVE, 2, action);
  append_section (menu, PARCOURS_LANE_KIND, PARCOURS_NOTE_LINE_OF_INTERACTION, G_MAXUINT / 2, action);
}

/* The values of a rating from `from` to `to`; the key of a value is its digit, counted from the lowest. */
static void
append_ratings (GMenu *menu, const char *const *labels, int from, int to, const char *action, const char *modifiers)
{
  int step = from < to ? 1 : -1;

  for (int value = from; value != to + step; value += step)
    {
      g_autofree char *target = g_strdup_printf ("%d", value);
      g_autofree char *accel = g_strdup_printf ("%s%d", modifiers, value - MIN (from, to) + 1);

      append_with_key (menu, _(*labels++), action, target, accel);
    }
}

static void
append_unset (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append_with_key (section, label, action, "", accel);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What a single key does, so that the menu teaches the keys. */
static void
append_next (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
append_step (GMenu *menu, const char *label, const char *action, int step, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "i", step);
  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
fill_card_menus (GtkBuilder *builder)
{
  static const char *const emotions[] = { N_("+2 Very positive"), N_("+1 Positive"), N_("0 Neutral"), N_("−1 Negative"),
                                          N_("−2 Very negative") };
  static const char *const efforts[] = { N_("1 Very low"), N_("2 Low"), N_("3 Medium"), N_("4 High"), N_("5 Very high") };
  GMenu *kind = G_MENU (gtk_builder_get_object (builder, "card-kind-menu"));
  GMenu *emotion = G_MENU (gtk_builder_get_object (builder, "card-emotion-menu"));
  GMenu *effort = G_MENU (gtk_builder_get_object (builder, "card-effort-menu"));
  GMenu *level = G_MENU (gtk_builder_get_object (builder, "card-level-menu"));
  GMenu *moment = G_MENU (gtk_builder_get_object (builder, "card-moment-menu"));

  append_section (kind, PARCOURS_CARD_KIND, 0, PARCOURS_N_NOTES, "win.card-kind");
  append_unset (kind, _("As Its Lane"), "win.card-kind", NULL);
  append_step (kind, _("Next Kind"), "win.rate-kind", 1, "k");
  append_step (kind, _("Previous Kind"), "win.rate-kind", -1, "<Shift>k");
  append_ratings (emotion, emotions, 2, -2, "win.card-emotion", "<Alt>");
  append_unset (emotion, _("Not Set"), "win.card-emotion", "<Alt>0");
  append_step (emotion, _("Better"), "win.rate-emotion", 1, "plus");
  append_step (emotion, _("Worse"), "win.rate-emotion", -1, "minus");
  append_ratings (effort, efforts, 1, 5, "win.card-effort", "");
  append_unset (effort, _("Not Set"), "win.card-effort", "0");
  append_section (level, PARCOURS_CARD_LEVEL, 0, G_MAXUINT / 2, "win.card-level");
  append_unset (level, _("Not Set"), "win.card-level", NULL);
  append_next (level, _("Next Level"), "win.rate-level", "l");
  append (moment, _("Yes"), "win.card-moment", "yes");
  append (moment, _("No"), "win.card-moment", "");
  append_next (moment, _("Change"), "win.rate-moment", "m");
}

void
_parcours_window_build_menus (ParcoursWindow *self)
{
  static const char *const menus[PARCOURS_N_MENUS] = {
    [PARCOURS_MENU_GROUND] = "ground-menu",
    [PARCOURS_MENU_CARD] = "card-menu",
    [PARCOURS_MENU_PARKED] = "card-menu",
    [PARCOURS_MENU_CELL] = "cell-menu",
    [PARCOURS_MENU_STAGE] = "stage-menu",
    [PARCOURS_MENU_STEP] = "step-menu",
    [PARCOURS_MENU_LANE] = "lane-menu",
    [PARCOURS_MENU_PERSONA] = "persona-menu",
  };
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/menus.ui");

  fill_card_menus (builder);
  _parcours_window_fill_select_menu (G_MENU (gtk_builder_get_object (builder, "main-select-menu")));
  _parcours_window_fill_select_menu (G_MENU (gtk_builder_get_object (builder, "card-select-menu")));
  fill_lane_kinds (builder, "main-lane-menu", "win.add-lane");
  fill_lane_kinds (builder, "ground-lane-menu", "win.add-lane");
  fill_lane_kinds (builder, "persona-lane-menu", "win.add-lane");
  fill_lane_kinds (builder, "lane-below-menu", "win.add-lane");
  fill_lane_kinds (builder, "lane-above-menu", "win.insert-lane-above");
  fill_lane_kinds (builder, "lane-kind-menu", "win.lane-kind");
  for (guint i = 0; i < PARCOURS_N_MENUS; i++)
    parcours_canvas_set_menu (self->canvas, i, G_MENU_MODEL (gtk_builder_get_object (builder, menus[i])));
  self->card_menu = g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "card-menu")));
  self->undo_menu = g_object_ref (G_MENU (gtk_builder_get_object (builder, "undo-menu")));
  self->recent_menu = g_object_ref (G_MENU (gtk_builder_get_object (builder, "recent-menu")));
  self->persona_menu = g_object_ref (G_MENU (gtk_builder_get_object (builder, "lane-persona-menu")));
  self->stage_menu = g_object_ref (G_MENU (gtk_builder_get_object (builder, "step-stage-menu")));
  self->views_menu = g_object_ref (G_MENU (gtk_builder_get_object (builder, "views-menu")));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (gtk_builder_get_object (builder, "main-menu")));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (_parcours_window_update_recent), self,
                           G_CONNECT_SWAPPED);
}

/* “Undo Move Card”, in the menu and as the button's tooltip. */
static void
name_step (ParcoursWindow *self, GtkWidget *button, const char *label, const char *action, const char *accel)
{
  g_autofree char *escaped = NULL, *words = NULL, *tooltip = NULL;
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autoptr (GMenuItem) item = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (accel, &key, &modifiers);
  words = gtk_accelerator_get_label (key, modifiers);
  /* Translators: what a button does, and its key: “Undo Move Card (Ctrl+Z)” */
  tooltip = g_strdup_printf (_("%s (%s)"), label, words);
  gtk_widget_set_tooltip_text (button, tooltip);
  escaped = g_strjoinv ("__", parts);
  item = g_menu_item_new (escaped, action);
  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (self->undo_menu, item);
}

static void
update_undo (ParcoursWindow *self, ParcoursMap *map)
{
  const char *undo = map != NULL ? parcours_map_get_undo_label (map) : NULL;
  const char *redo = map != NULL ? parcours_map_get_redo_label (map) : NULL;
  /* Translators: %s is the name of a step, like “Move Card” */
  g_autofree char *undo_label = undo != NULL ? g_strdup_printf (_("Undo %s"), undo) : g_strdup (_("Undo"));
  g_autofree char *redo_label = redo != NULL ? g_strdup_printf (_("Redo %s"), redo) : g_strdup (_("Redo"));
  g_autofree char *both = g_strconcat (undo_label, "\n", redo_label, NULL);

  if (!parcours_set_str (&self->undo_labels, both))
    return;
  g_menu_remove_all (self->undo_menu);
  name_step (self, self->undo_button, undo_label, "win.undo", "<Control>z");
  name_step (self, self->redo_button, redo_label, "win.redo", "<Control><Shift>z");
}

/* The personas a lane can belong to. */
static void
update_personas (ParcoursWindow *self, ParcoursMap *map)
{
  GPtrArray *personas = map != NULL ? parcours_map_list (map, PARCOURS_KIND_PERSONA) : NULL;

  g_menu_remove_all (self->persona_menu);
  for (guint i = 0; personas != NULL && i < personas->len; i++)
    {
      ParcoursElement *persona = g_ptr_array_index (personas, i);
      g_auto (GStrv) parts = g_strsplit (parcours_element_get_name (persona), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      append (self->persona_menu, label, "win.lane-persona", parcours_element_get_id (persona));
    }
  append_unset (self->persona_menu, _("Nobody in Particular"), "win.lane-persona", NULL);
}

/* The stages a step can go to. */
static void
update_stages (ParcoursWindow *self, ParcoursMap *map)
{
  GPtrArray *stages = map != NULL ? parcours_map_list (map, PARCOURS_KIND_STAGE) : NULL;

  g_menu_remove_all (self->stage_menu);
  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      ParcoursElement *stage = g_ptr_array_index (stages, i);
      g_auto (GStrv) parts = g_strsplit (parcours_element_get_name (stage), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      append (self->stage_menu, label, "win.step-to-stage", parcours_element_get_id (stage));
    }
}

void
_parcours_window_update_menus (ParcoursWindow *self)
{
  ParcoursMap *map = parcours_document_get_map (self->document);

  update_undo (self, map);
  update_personas (self, map);
  update_stages (self, map);
  _parcours_window_update_views (self);
}

static void
add_recent_row (ParcoursWindow *self, GtkRecentInfo *info, GFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = gtk_recent_info_get_uri_display (info);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown != NULL ? shown : gtk_recent_info_get_uri (info));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  adw_preferences_group_add (self->recent_group, row);
  g_ptr_array_add (self->recent_rows, row);
}

void
_parcours_window_update_recent (ParcoursWindow *self)
{
  g_autoptr (GPtrArray) infos = parcours_session_list_recent (MAX_RECENT);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->recent_rows, i));
  g_ptr_array_set_size (self->recent_rows, 0);
  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (infos, i);
      g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
      g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      append (self->recent_menu, label, "win.open-recent", gtk_recent_info_get_uri (info));
      if (i < MAX_RECENT_ROWS)
        add_recent_row (self, info, file);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), infos->len > 0);
}

#include "config.h"

#include "shell/filter-bar.h"

#include <string.h>

#include <glib/gi18n.h>

#include "shell/entry-keys.h"
#include "shell/filter-menu.h"
#include "shell/wrap-layout.h"

#define PAUSE_MS 250            /* in typing, before the words are looked at */

struct _ParcoursFilterBar
{
  GtkBox parent_instance;

  /* Template children */
  GtkWidget *line;
  GtkEditable *entry;
  GtkWidget *menus_box;         /* wraps as a whole, and within if there is no room for one line of it */
  GtkLabel *count_label;
  GtkToggleButton *dim_button;
  GtkToggleButton *hide_button;
  GtkMenuButton *views_button;
  GtkLabel *problem_label;

  GPtrArray *menus;             /* of ParcoursFilterMenu, borrowed */
  ParcoursMap *map;
  ParcoursFilter *filter;       /* the last one that was valid */
  gboolean valid;
  gulong typed_handler;
  guint pause;
};

G_DEFINE_FINAL_TYPE (ParcoursFilterBar, parcours_filter_bar, GTK_TYPE_BOX)

enum { PROP_0, PROP_HIDE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHANGED, CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
update_count (ParcoursFilterBar *self)
{
  guint n = self->map != NULL ? parcours_map_list (self->map, PARCOURS_KIND_CARD)->len : 0;
  g_autofree char *text = NULL;

  if (parcours_filter_is_empty (self->filter))
    text = g_strdup_printf (ngettext ("%u card", "%u cards", n), n);
  else
    /* Translators: how many cards a filter shows, of how many there are */
    text = g_strdup_printf (ngettext ("%u of %u card", "%u of %u cards", n), parcours_filter_count (self->filter, self->map), n);
  gtk_label_set_label (self->count_label, text);
}

void
parcours_filter_bar_refresh (ParcoursFilterBar *self)
{
  g_return_if_fail (PARCOURS_IS_FILTER_BAR (self));

  if (self->map == NULL)
    return;
  update_count (self);
  for (guint i = 0; i < self->menus->len; i++)
    {
      ParcoursFilterMenu *menu = g_ptr_array_index (self->menus, i);

      parcours_filter_menu_update (menu, self->map, self->filter);
      gtk_widget_set_sensitive (GTK_WIDGET (menu), self->valid);
    }
}

static void
show_problem (ParcoursFilterBar *self, const char *problem)
{
  self->valid = problem == NULL;
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Takes a filter over. */
static void
use (ParcoursFilterBar *self, ParcoursFilter *filter)
{
  g_clear_pointer (&self->filter, parcours_filter_unref);
  self->filter = filter;
  parcours_filter_bar_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_entry (ParcoursFilterBar *self)
{
  g_autoptr (GError) error = NULL;
  ParcoursFilter *filter;

  g_clear_handle_id (&self->pause, g_source_remove);
  filter = parcours_filter_parse (gtk_editable_get_text (self->entry), &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (filter != NULL)
    use (self, filter);
  else
    parcours_filter_bar_refresh (self);
}

static gboolean
on_pause (gpointer data)
{
  ParcoursFilterBar *self = data;

  self->pause = 0;
  read_entry (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (ParcoursFilterBar *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
write_entry (ParcoursFilterBar *self, const char *text)
{
  g_signal_handler_block (self->entry, self->typed_handler);
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
  g_signal_handler_unblock (self->entry, self->typed_handler);
}

static void
on_value_toggled (ParcoursFilterMenu *menu, const char *value, gboolean on, gpointer data)
{
  ParcoursFilterBar *self = data;
  ParcoursFilter *changed;
  g_autofree char *text = NULL;

  if (self->pause != 0)
    read_entry (self);          /* what was typed a moment ago counts */
  changed = parcours_filter_with (self->filter, self->map, parcours_filter_menu_get_name (menu), value, on);
  text = parcours_filter_to_string (changed);
  write_entry (self, text);
  show_problem (self, NULL);
  use (self, changed);
}

static void
on_hide_toggled (ParcoursFilterBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDE]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_close (ParcoursFilterBar *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static gboolean
close_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  on_close (PARCOURS_FILTER_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
add_menus (ParcoursFilterBar *self)
{
  static const struct { const char *name, *label; } menus[] = {
    { "kind", N_("Kind") }, { "persona", N_("Persona") }, { "channels", N_("Channel") }, { "emotion", N_("Emotion") },
    { "effort", N_("Effort") }, { "level", N_("Level") }, { "tags", N_("Tag") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      GtkWidget *menu = parcours_filter_menu_new (menus[i].name, _(menus[i].label));

      g_signal_connect_object (menu, "toggled", G_CALLBACK (on_value_toggled), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (self->menus_box), menu);
      g_ptr_array_add (self->menus, menu);
    }
}

static void
parcours_filter_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HIDE)
    g_value_set_boolean (value, parcours_filter_bar_get_hide (PARCOURS_FILTER_BAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parcours_filter_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ParcoursFilterBar *self = PARCOURS_FILTER_BAR (object);

  if (id == PROP_HIDE)
    gtk_toggle_button_set_active (g_value_get_boolean (value) ? self->hide_button : self->dim_button, TRUE);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parcours_filter_bar_dispose (GObject *object)
{
  ParcoursFilterBar *self = PARCOURS_FILTER_BAR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->map);
  g_ptr_array_set_size (self->menus, 0);
  G_OBJECT_CLASS (parcours_filter_bar_parent_class)->dispose (object);
}

static void
parcours_filter_bar_finalize (GObject *object)
{
  ParcoursFilterBar *self = PARCOURS_FILTER_BAR (object);

  g_clear_pointer (&self->filter, parcours_filter_unref);
  g_clear_pointer (&self->menus, g_ptr_array_unref);
  G_OBJECT_CLASS (parcours_filter_bar_parent_class)->finalize (object);
}

static void
parcours_filter_bar_class_init (ParcoursFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parcours_filter_bar_get_property;
  object_class->set_property = parcours_filter_bar_set_property;
  object_class->dispose = parcours_filter_bar_dispose;
  object_class->finalize = parcours_filter_bar_finalize;
  properties[PROP_HIDE] = g_param_spec_boolean ("hide", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, line);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, menus_box);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, dim_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, hide_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, views_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFilterBar, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, on_hide_toggled);
  gtk_widget_class_bind_template_callback (widget_class, read_entry);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_key, NULL);
  parcours_entry_keys_keep (widget_class);
}

static void
parcours_filter_bar_init (ParcoursFilterBar *self)
{
  self->menus = g_ptr_array_new ();
  self->filter = parcours_filter_parse ("", NULL);
  self->valid = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->line, parcours_wrap_layout_new (6));
  gtk_widget_set_layout_manager (self->menus_box, parcours_wrap_layout_new (0));
  self->typed_handler = g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed), self);
  add_menus (self);
}

GtkWidget *
parcours_filter_bar_new (GMenuModel *views)
{
  ParcoursFilterBar *self = g_object_new (PARCOURS_TYPE_FILTER_BAR, NULL);

  gtk_menu_button_set_menu_model (self->views_button, views);
  return GTK_WIDGET (self);
}

void
parcours_filter_bar_set_map (ParcoursFilterBar *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_FILTER_BAR (self));

  if (g_set_object (&self->map, map))
    parcours_filter_bar_set_text (self, "");
}

void
parcours_filter_bar_set_text (ParcoursFilterBar *self, const char *text)
{
  g_return_if_fail (PARCOURS_IS_FILTER_BAR (self));
  g_return_if_fail (text != NULL);

  write_entry (self, text);
  read_entry (self);
}

ParcoursFilter *
parcours_filter_bar_get_filter (ParcoursFilterBar *self)
{
  g_return_val_if_fail (PARCOURS_IS_FILTER_BAR (self), NULL);

  return self->filter;
}

gboolean
parcours_filter_bar_get_valid (ParcoursFilterBar *self)
{
  g_return_val_if_fail (PARCOURS_IS_FILTER_BAR (self), FALSE);

  return self->valid;
}

gboolean
parcours_filter_bar_get_hide (ParcoursFilterBar *self)
{
  g_return_val_if_fail (PARCOURS_IS_FILTER_BAR (self), FALSE);

  return gtk_toggle_button_get_active (self->hide_button);
}

void
parcours_filter_bar_start (ParcoursFilterBar *self)
{
  g_return_if_fail (PARCOURS_IS_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

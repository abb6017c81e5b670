/* The inspector over several cards: what differs is shown as mixed, and what is set is set in all as one step. */
#include "config.h"

#include <adwaita.h>

#include "model/digest.h"
#include "model/operations.h"
#include "shell/inspector.h"

typedef struct
{
  ParcoursMap *map;
  GtkWidget *window;
  ParcoursInspector *inspector;
  GPtrArray *ids;
} Fixture;

static void
add (ParcoursMap *map, ParcoursKind kind, const char *id, ...)
{
  g_autoptr (ParcoursElement) element = parcours_element_new (kind, id);
  va_list args;
  int field;

  va_start (args, id);
  while ((field = va_arg (args, int)) >= 0)
    g_assert_true (parcours_element_set (element, (ParcoursFieldId) field, va_arg (args, const char *), NULL));
  va_end (args);
  parcours_map_add (map, parcours_map_get_root (map), element, -1);
}

/* Three cards; a and b in one stage. Shared: the note, the channel c1. */
static ParcoursMap *
make_map (void)
{
  ParcoursMap *map = parcours_map_new ();

  parcours_map_begin (map, "Build");
  add (map, PARCOURS_KIND_CHANNEL, "c1", PARCOURS_CHANNEL_NAME, "Shop", -1);
  add (map, PARCOURS_KIND_CHANNEL, "c2", PARCOURS_CHANNEL_NAME, "Website", -1);
  add (map, PARCOURS_KIND_STAGE, "s1", PARCOURS_STAGE_TITLE, "Search", -1);
  add (map, PARCOURS_KIND_STAGE, "s2", PARCOURS_STAGE_TITLE, "Buy", -1);
  add (map, PARCOURS_KIND_LANE, "l1", PARCOURS_LANE_KIND, "touchpoint", -1);
  add (map, PARCOURS_KIND_CARD, "a", PARCOURS_CARD_TITLE, "A", PARCOURS_CARD_STAGE, "s1", PARCOURS_CARD_LANE, "l1",
       PARCOURS_CARD_EMOTION, "1", PARCOURS_CARD_CHANNELS, "c1 c2", PARCOURS_CARD_QUOTE, "Mine", PARCOURS_CARD_MOMENT_OF_TRUTH, "yes", -1);
  add (map, PARCOURS_KIND_CARD, "b", PARCOURS_CARD_TITLE, "B", PARCOURS_CARD_STAGE, "s1", PARCOURS_CARD_LANE, "l1",
       PARCOURS_CARD_EMOTION, "1", PARCOURS_CARD_CHANNELS, "c1", PARCOURS_CARD_KIND, "pain", -1);
  add (map, PARCOURS_KIND_CARD, "c", PARCOURS_CARD_TITLE, "C", PARCOURS_CARD_STAGE, "s2", PARCOURS_CARD_LANE, "l1",
       PARCOURS_CARD_CHANNELS, "c1", -1);
  parcours_map_end (map);
  return map;
}

static void
open_groups (GtkWidget *widget)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    open_groups (child);
}

static void
show (Fixture *fixture, const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (char **id = parts; *id != NULL; id++)
    g_ptr_array_add (array, *id);
  parcours_inspector_set_elements (fixture->inspector, array);
  open_groups (GTK_WIDGET (fixture->inspector));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = make_map ();
  fixture->window = gtk_window_new ();
  fixture->inspector = parcours_inspector_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->inspector));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 304, 900);
  parcours_inspector_set_map (fixture->inspector, fixture->map);
  gtk_window_present (GTK_WINDOW (fixture->window));
  show (fixture, "a b c");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->map);
}

typedef gboolean (*Match) (GtkWidget *widget, const char *words);

/* The visible widget that matches, or NULL. */
static GtkWidget *
search (GtkWidget *widget, Match match, const char *words)
{
  GtkWidget *found = match (widget, words) ? widget : NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search (child, match, words);
  return found;
}

static gboolean
has_tooltip (GtkWidget *widget, const char *words)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return GTK_IS_BUTTON (widget) && tooltip != NULL && g_str_has_prefix (tooltip, words);
}

static gboolean
is_label (GtkWidget *widget, const char *words)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words);
}

static gboolean
is_check (GtkWidget *widget, const char *words)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static gboolean
is_switch (GtkWidget *widget, const char *words)
{
  return GTK_IS_SWITCH (widget);
}

static gboolean
is_drop_down (GtkWidget *widget, const char *words)
{
  return GTK_IS_DROP_DOWN (widget);
}

static gboolean
is_text (GtkWidget *widget, const char *words)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static gboolean
is_entry (GtkWidget *widget, const char *words)
{
  return GTK_IS_ENTRY (widget) && (words == NULL || g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), words) == 0);
}

/* Within the editor of a field: the box below which its label stands. */
static GtkWidget *
in_field (Fixture *fixture, const char *label, Match match)
{
  GtkWidget *widget = search (GTK_WIDGET (fixture->inspector), is_label, label);

  g_assert_nonnull (widget);
  while (!gtk_widget_has_css_class (widget, "field"))
    widget = gtk_widget_get_parent (widget);
  return search (widget, match, NULL);
}

static GtkWidget *
button (Fixture *fixture, const char *tooltip)
{
  GtkWidget *found = search (GTK_WIDGET (fixture->inspector), has_tooltip, tooltip);

  if (found == NULL)
    g_error ("no button “%s”", tooltip);
  return found;
}

static const char *
value (Fixture *fixture, const char *id, ParcoursFieldId field)
{
  return parcours_element_get_value (parcours_map_find (fixture->map, id), field);
}

static void
assert_values (Fixture *fixture, ParcoursFieldId field, const char *a, const char *b, const char *c)
{
  g_assert_cmpstr (value (fixture, "a", field), ==, a);
  g_assert_cmpstr (value (fixture, "b", field), ==, b);
  g_assert_cmpstr (value (fixture, "c", field), ==, c);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *plus = button (fixture, "+1 positive, in 2 of 3 cards"), *minus = button (fixture, "−1 negative");

  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (plus)));
  g_assert_true (gtk_widget_has_css_class (plus, "some"));
  g_assert_false (gtk_widget_has_css_class (minus, "some"));

  g_signal_emit_by_name (minus, "clicked");
  assert_values (fixture, PARCOURS_CARD_EMOTION, "-1", "-1", "-1");
  parcours_map_seal (fixture->map);
  g_signal_emit_by_name (minus, "clicked");     /* again: not set, which is not 0 */
  assert_values (fixture, PARCOURS_CARD_EMOTION, NULL, NULL, NULL);
  parcours_map_undo (fixture->map);
  parcours_map_undo (fixture->map);
  assert_values (fixture, PARCOURS_CARD_EMOTION, "1", "1", NULL);

  g_signal_emit_by_name (plus, "clicked");
  assert_values (fixture, PARCOURS_CARD_EMOTION, "1", "1", "1");
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, "Change Emotion of 3 Cards");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (plus)));
  g_assert_false (gtk_widget_has_css_class (plus, "some"));
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = button (fixture, "“Website” is in 1 of 3 cards");

  g_assert_true (gtk_widget_has_css_class (chip, "some"));
  g_assert_false (gtk_widget_has_css_class (button (fixture, "Remove “Shop”"), "some"));
  g_signal_emit_by_name (chip, "clicked");
  assert_values (fixture, PARCOURS_CARD_CHANNELS, "c1 c2", "c1 c2", "c1 c2");

  g_signal_emit_by_name (button (fixture, "Remove “Website”"), "clicked");
  assert_values (fixture, PARCOURS_CARD_CHANNELS, "c1", "c1", "c1");
  parcours_map_seal (fixture->map);
  g_signal_emit_by_name (button (fixture, "Remove “Shop”"), "clicked");
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, "Change Channels of 3 Cards");
  parcours_map_undo (fixture->map);
  assert_values (fixture, PARCOURS_CARD_CHANNELS, "c1", "c1", "c1");
}

static void
test_yes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check = search (GTK_WIDGET (fixture->inspector), is_check, NULL);

  g_assert_nonnull (check);
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (check)));
  g_assert_null (search (GTK_WIDGET (fixture->inspector), is_switch, NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  assert_values (fixture, PARCOURS_CARD_MOMENT_OF_TRUTH, "yes", "yes", "yes");
  g_assert_null (search (GTK_WIDGET (fixture->inspector), is_check, NULL));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (search (GTK_WIDGET (fixture->inspector), is_switch, NULL))));

  gtk_switch_set_active (GTK_SWITCH (search (GTK_WIDGET (fixture->inspector), is_switch, NULL)), FALSE);
  assert_values (fixture, PARCOURS_CARD_MOMENT_OF_TRUTH, NULL, NULL, NULL);
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *kind = GTK_DROP_DOWN (in_field (fixture, "Kind", is_drop_down));
  GtkWidget *step = in_field (fixture, "Step", is_drop_down);
  g_autofree char *before = parcours_map_digest (fixture->map), *after = NULL;

  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (kind)), ==, "Several values");
  g_assert_false (gtk_widget_get_sensitive (step));

  /* After “several values” and “as its lane”: the first kind. */
  gtk_drop_down_set_selected (kind, 3);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_values (fixture, PARCOURS_CARD_KIND, "action", "action", "action");
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (kind)), ==, "Action");
  parcours_map_undo (fixture->map);
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (kind)), ==, "Several values");
  after = parcours_map_digest (fixture->map);
  g_assert_cmpstr (after, ==, before);

  show (fixture, "a b");
  g_assert_true (gtk_widget_get_sensitive (step));
}

/* What people wrote card by card cannot be typed over; what is the same can be changed, and is one step however long it is. */
static void
test_prose (Fixture *fixture, gconstpointer data)
{
  GtkWidget *quote = in_field (fixture, "Quote", is_text), *note = in_field (fixture, "Note", is_text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note));

  g_assert_false (gtk_widget_get_sensitive (quote));
  g_assert_true (gtk_widget_get_sensitive (note));
  gtk_text_buffer_insert_at_cursor (buffer, "T", -1);
  gtk_text_buffer_insert_at_cursor (buffer, "o", -1);
  gtk_text_buffer_insert_at_cursor (buffer, " do", -1);
  assert_values (fixture, PARCOURS_CARD_NOTE, "To do", "To do", "To do");
  g_assert_true (gtk_widget_get_sensitive (note));
  parcours_map_undo (fixture->map);
  assert_values (fixture, PARCOURS_CARD_NOTE, NULL, NULL, NULL);
  assert_values (fixture, PARCOURS_CARD_QUOTE, "Mine", NULL, NULL);

  show (fixture, "a");
  quote = in_field (fixture, "Quote", is_text);
  g_assert_true (gtk_widget_get_sensitive (quote));
}

static void
test_children (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = search (GTK_WIDGET (fixture->inspector), is_entry, "A comment on all of them");

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (parcours_element_list (parcours_map_find (fixture->map, "a"), PARCOURS_KIND_COMMENT)->len, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Check this");
  g_signal_emit_by_name (entry, "activate");
  for (guint i = 0; i < 3; i++)
    {
      const char id[] = { (char) ('a' + i), '\0' };
      GPtrArray *comments = parcours_element_list (parcours_map_find (fixture->map, id), PARCOURS_KIND_COMMENT);

      g_assert_cmpuint (comments->len, ==, 1);
      g_assert_cmpstr (parcours_element_get_name (g_ptr_array_index (comments, 0)), ==, "Check this");
    }
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpstr (parcours_map_get_undo_label (fixture->map), ==, "Add Comment to 3 Cards");
  g_assert_nonnull (search (GTK_WIDGET (fixture->inspector), is_label, "in 3 of 3 cards"));
}

static void
test_heading (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (search (GTK_WIDGET (fixture->inspector), is_label, "3 cards"));
  g_assert_nonnull (search (GTK_WIDGET (fixture->inspector), is_label, "2 kinds"));
  g_assert_nonnull (search (GTK_WIDGET (fixture->inspector), is_label, "1 not rated yet"));
  show (fixture, "a c");
  g_assert_nonnull (search (GTK_WIDGET (fixture->inspector), is_label, "Touchpoint"));
  show (fixture, "a");
  g_assert_null (search (GTK_WIDGET (fixture->inspector), is_label, "1 not rated yet"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/bulk/steps", test_steps);
  ADD ("/bulk/chips", test_chips);
  ADD ("/bulk/yes", test_yes);
  ADD ("/bulk/choice", test_choice);
  ADD ("/bulk/prose", test_prose);
  ADD ("/bulk/children", test_children);
  ADD ("/bulk/heading", test_heading);
  return g_test_run ();
}

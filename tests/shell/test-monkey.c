/* A window in the hands of somebody who presses anything: keys of the list of shortcuts and others, clicks, drags and wheel anywhere.
 *
 * After each event the model's invariants hold; every 200 events what would be saved is read back to the same bytes; every 400 undo leads
 * back to the bytes from before them, and redo to those after. PARCOURS_MONKEY_EVENTS and PARCOURS_MONKEY_SEED ask for more or for others (PARCOURS_THOROUGH: 10 000);
 * what was pressed is in “events.txt” of the test's state folder, so that what went wrong can be read there. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "format/reader.h"
#include "format/writer.h"
#include "hands.h"
#include "model/check.h"
#include "model/operations.h"
#include "shell/application.h"
#include "shell/window.h"

#define EVENTS 3000
#define EVENTS_SANITIZED 2500
#define EVENTS_THOROUGH 10000
#define ROUND_TRIP 200
#define EPOCH 400
#define MAX_CARDS 220           /* more are deleted: copying what was copied doubles them */
#define HEAD 52                 /* px of the header bar, with the button that closes the window */

typedef struct
{
  guint key;
  GdkModifierType modifiers;
} Key;

typedef struct
{
  Hands *hands;
  GRand *random;
  GArray *keys;
  FILE *log;
  GtkApplication *application;
  ParcoursWindow *window;
  char *path;

  ParcoursMap *map;             /* borrowed: of the epoch */
  guint64 serial, edits;
  guint64 first_state, epoch_state;
  GBytes *first_bytes, *epoch_bytes;   /* what undo leads back to: all the way, or to where the epoch began */
  guint windows;                /* dialogs and windows that were closed again */
} Monkey;

/* What the hands did has come here, and what follows from it is done. */
static void
settle (void)
{
  gdk_display_sync (gdk_display_get_default ());
  for (guint i = 0; i < 500 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Lets a frame pass, if the window paints at all. */
static void
run_frame (Monkey *self)
{
  gboolean passed = FALSE, late = FALSE;
  guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->window), on_frame, &passed, NULL);
  guint timer = g_timeout_add (200, on_late, &late);

  while (!passed && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!passed)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->window), tick);
  g_source_remove (timer);
}

/* --- the keys of the list of shortcuts --- */

/* What leaves the window is not for a monkey. */
static gboolean
is_forbidden (const Key *key)
{
  gboolean control = (key->modifiers & GDK_CONTROL_MASK) != 0;

  return control && (key->key == GDK_KEY_q || key->key == GDK_KEY_w);
}

static void
add_accelerator (Monkey *self, const char *text)
{
  Key key;

  if (gtk_accelerator_parse (text, &key.key, &key.modifiers) && !is_forbidden (&key))
    g_array_append_val (self->keys, key);
}

/* "<Alt>1...5" stands for five. */
static void
add_accelerators (Monkey *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      char *dots = strstr (*part, "...");

      if (dots == NULL || dots == *part)
        {
          add_accelerator (self, *part);
          continue;
        }
      for (char c = dots[-1]; c <= dots[3]; c++)
        {
          g_autofree char *one = g_strdup_printf ("%.*s%c", (int) (dots - *part - 1), *part, c);

          add_accelerator (self, one);
        }
    }
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  if (stack != NULL && g_object_get_data (G_OBJECT (((Monkey *) data)->application), "accelerator") != NULL)
    add_accelerators (data, text);
}

static void
on_start (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
  gboolean accelerator = g_str_equal (name, "property") && names[0] != NULL && g_str_equal (values[0], "accelerator");

  g_object_set_data (G_OBJECT (((Monkey *) data)->application), "accelerator", GINT_TO_POINTER (accelerator));
}

static void
read_shortcuts (Monkey *self)
{
  static const GMarkupParser parser = { .start_element = on_start, .text = on_text };
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH "/gtk/help-overlay.ui", 0, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, self, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->keys->len, >, 30);
}

/* --- what it does --- */

static int
roll (Monkey *self, int n)
{
  return g_rand_int_range (self->random, 0, n);
}

static void
note (Monkey *self, const char *what, guint a, guint b, guint c)
{
  fprintf (self->log, "%s %u %u %u\n", what, a, b, c);
  fflush (self->log);
}

static GdkModifierType
some_modifiers (Monkey *self)
{
  static const GdkModifierType modifiers[] = { 0, 0, 0, 0, GDK_SHIFT_MASK, GDK_CONTROL_MASK, GDK_SHIFT_MASK | GDK_CONTROL_MASK };

  return modifiers[roll (self, G_N_ELEMENTS (modifiers))];
}

static void
press_key (Monkey *self, guint key, GdkModifierType modifiers)
{
  note (self, gdk_keyval_name (key), modifiers, 0, 0);
  hands_key (self->hands, key, modifiers);
}

static void
press_shortcut (Monkey *self)
{
  const Key *key = &g_array_index (self->keys, Key, roll (self, (int) self->keys->len));

  press_key (self, key->key, key->modifiers);
}

static void
press_plain_key (Monkey *self)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_Tab, GDK_KEY_Return, GDK_KEY_Escape,
                                GDK_KEY_space, GDK_KEY_Home, GDK_KEY_End, GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_BackSpace,
                                GDK_KEY_Delete, GDK_KEY_F2, GDK_KEY_Menu };

  if (roll (self, 3) == 0)
    press_key (self, (guint) g_rand_int_range (self->random, GDK_KEY_a, GDK_KEY_z + 1), 0);
  else
    press_key (self, keys[roll (self, G_N_ELEMENTS (keys))], some_modifiers (self));
}

/* A place of the window, on the screen. */
static void
some_place (Monkey *self, int *x, int *y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->window)), height = gtk_widget_get_height (GTK_WIDGET (self->window));

  hands_origin (self->hands, GTK_WINDOW (self->window), x, y);
  *x += 20 + roll (self, MAX (1, width - 40));
  *y += HEAD + 20 + roll (self, MAX (1, height - HEAD - 40));
}

static void
click (Monkey *self)
{
  guint button = roll (self, 6) == 0 ? GDK_BUTTON_SECONDARY : GDK_BUTTON_PRIMARY;
  guint times = roll (self, 6) == 0 ? 2 : 1;
  GdkModifierType modifiers = some_modifiers (self);
  int x, y;

  some_place (self, &x, &y);
  note (self, "click", button | times << 8 | modifiers << 16, (guint) x, (guint) y);
  hands_move (self->hands, x, y);
  hands_hold (self->hands, modifiers, TRUE);
  for (guint i = 0; i < times; i++)
    {
      hands_button (self->hands, button, TRUE);
      settle ();
      hands_button (self->hands, button, FALSE);
    }
  hands_hold (self->hands, modifiers, FALSE);
}

static void
drag (Monkey *self)
{
  guint button = roll (self, 8) == 0 ? GDK_BUTTON_MIDDLE : GDK_BUTTON_PRIMARY;
  GdkModifierType modifiers = some_modifiers (self);
  int x, y, to_x, to_y, steps = 2 + roll (self, 5);

  some_place (self, &x, &y);
  some_place (self, &to_x, &to_y);
  note (self, "drag", button | modifiers << 16, (guint) x << 16 | (guint) y, (guint) to_x << 16 | (guint) to_y);
  hands_move (self->hands, x, y);
  hands_hold (self->hands, modifiers, TRUE);
  hands_button (self->hands, button, TRUE);
  settle ();
  hands_hold (self->hands, modifiers, FALSE);
  for (int i = 1; i <= steps; i++)
    {
      hands_move (self->hands, x + (to_x - x) * i / steps, y + (to_y - y) * i / steps);
      settle ();
    }
  if (roll (self, 6) == 0)
    press_key (self, roll (self, 2) == 0 ? GDK_KEY_Escape : GDK_KEY_z, roll (self, 2) == 0 ? GDK_CONTROL_MASK : 0);
  settle ();
  hands_button (self->hands, button, FALSE);
}

static void
turn_wheel (Monkey *self)
{
  guint button = 4 + (guint) roll (self, 4);
  GdkModifierType modifiers = some_modifiers (self);
  int x, y;

  some_place (self, &x, &y);
  note (self, "wheel", button | modifiers << 16, (guint) x, (guint) y);
  hands_move (self->hands, x, y);
  hands_hold (self->hands, modifiers, TRUE);
  hands_button (self->hands, button, TRUE);
  hands_button (self->hands, button, FALSE);
  hands_hold (self->hands, modifiers, FALSE);
}

static void
act (Monkey *self)
{
  switch (roll (self, 20))
    {
    case 0: case 1: case 2: case 3: case 4: case 5: case 6: case 7:
      press_shortcut (self);
      break;
    case 8: case 9: case 10: case 11: case 12:
      press_plain_key (self);
      break;
    case 13: case 14: case 15: case 16:
      click (self);
      break;
    case 17: case 18:
      drag (self);
      break;
    default:
      turn_wheel (self);
      break;
    }
}

/* --- dialogs --- */

/* A window that is shown beside ours. */
static GtkWindow *
find_other (Monkey *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (self->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Escape leads out of every dialog; a window of its own is closed. */
static void
close_others (Monkey *self)
{
  GtkWindow *other = find_other (self);

  if (other == NULL)
    return;
  for (guint i = 0; i < 20 && (other = find_other (self)) != NULL; i++)
    {
      note (self, "close", i, 0, 0);
      hands_focus (self->hands, other);
      settle ();
      hands_key (self->hands, GDK_KEY_Escape, 0);
      run_frame (self);
      settle ();
      self->windows += find_other (self) != other;
      if (i >= 3 && find_other (self) == other)
        gtk_window_destroy (other);
    }
  g_assert_null (find_other (self));
  hands_focus (self->hands, GTK_WINDOW (self->window));
  settle ();
}

/* --- what must be true --- */

static ParcoursMap *
current_map (Monkey *self)
{
  return parcours_document_get_map (parcours_window_get_document (self->window));
}

static void
start_epoch (Monkey *self)
{
  if (self->map != current_map (self))
    {
      self->map = current_map (self);
      self->first_state = parcours_map_get_state (self->map);
      g_clear_pointer (&self->first_bytes, g_bytes_unref);
      self->first_bytes = parcours_writer_write (self->map);
    }
  parcours_map_seal (self->map);
  self->epoch_state = parcours_map_get_state (self->map);
  g_clear_pointer (&self->epoch_bytes, g_bytes_unref);
  self->epoch_bytes = parcours_writer_write (self->map);
}

static void
assert_same_bytes (GBytes *a, GBytes *b, const char *what)
{
  if (!g_bytes_equal (a, b))
    g_error ("%s gave other bytes: %" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT, what, g_bytes_get_size (a), g_bytes_get_size (b));
}

/* Undo back to where the epoch began (or, if it was left by undo itself, to the beginning, unless that was forgotten), and redo to where
 * we are. */
static void
check_undo (Monkey *self)
{
  g_autoptr (GBytes) now = NULL, start = NULL, again = NULL;
  guint n = 0;

  /* What is being written counts, as it does when somebody presses Undo. */
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  settle ();
  now = parcours_writer_write (self->map);
  while (parcours_map_get_state (self->map) != self->epoch_state && parcours_map_undo (self->map))
    n++;
  start = parcours_writer_write (self->map);
  if (parcours_map_get_state (self->map) == self->epoch_state)
    assert_same_bytes (start, self->epoch_bytes, "Undo");
  else if (parcours_map_get_state (self->map) == self->first_state)
    assert_same_bytes (start, self->first_bytes, "Undo of everything");
  settle ();
  for (guint i = 0; i < n; i++)
    g_assert_true (parcours_map_redo (self->map));
  again = parcours_writer_write (self->map);
  assert_same_bytes (again, now, "Redo");
  settle ();
}

static void
check_round_trip (Monkey *self)
{
  g_autoptr (GBytes) bytes = parcours_writer_write (self->map), again = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) copy = parcours_reader_read (bytes, "monkey.jmap", &problems, &error);

  g_assert_no_error (error);
  again = parcours_writer_write (copy);
  assert_same_bytes (bytes, again, "Reading what was written");
}

static void
check (Monkey *self, guint i)
{
  g_autofree char *broken = NULL;

  g_assert_true (PARCOURS_IS_WINDOW (self->window));
  if (current_map (self) != self->map)  /* reverted, or opened anew */
    start_epoch (self);
  g_assert_false (parcours_map_in_transaction (self->map));
  if (parcours_map_get_serial (self->map) != self->serial)
    {
      self->serial = parcours_map_get_serial (self->map);
      self->edits++;
      broken = parcours_check_invariants (self->map);
      g_assert_cmpstr (broken, ==, NULL);
    }
  if (i % ROUND_TRIP == ROUND_TRIP - 1)
    check_round_trip (self);
  if (i % EPOCH == EPOCH - 1)
    {
      check_undo (self);
      start_epoch (self);
    }
}

/* Copies of copies would fill the map: what is too much goes, as a person would do it. */
static void
thin_out (Monkey *self)
{
  if (parcours_map_list (self->map, PARCOURS_KIND_CARD)->len <= MAX_CARDS)
    return;
  parcours_map_begin (self->map, "Thin out");
  while (parcours_map_list (self->map, PARCOURS_KIND_CARD)->len > MAX_CARDS / 4)
    parcours_map_remove (self->map, g_ptr_array_index (parcours_map_list (self->map, PARCOURS_KIND_CARD), 0));
  parcours_map_end (self->map);
}

/* --- the window --- */

static gboolean
on_close_request (void)
{
  return TRUE;
}

static void
open_window (Monkey *self)
{
  g_autofree char *example = g_build_filename (g_getenv ("PARCOURS_DATADIR"), "templates", "customer-example.en.jmap", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;
  gsize length;

  self->path = g_build_filename (g_get_home_dir (), "monkey.jmap", NULL);
  g_assert_true (g_file_get_contents (example, &text, &length, NULL));
  g_assert_true (g_file_set_contents (self->path, text, (gssize) length, NULL));
  file = g_file_new_for_path (self->path);
  self->window = parcours_window_new (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 720);
  g_signal_connect (self->window, "close-request", G_CALLBACK (on_close_request), NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  parcours_window_open_file (self->window, file);
  while (current_map (self) == NULL)
    g_main_context_iteration (NULL, TRUE);
  run_frame (self);
  run_frame (self);
  hands_focus (self->hands, GTK_WINDOW (self->window));
  start_epoch (self);
  self->serial = parcours_map_get_serial (self->map);
}

static guint
number_from (const char *variable, guint otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : otherwise;
}

static void
test_monkey (void)
{
  guint usual = g_getenv ("PARCOURS_THOROUGH") != NULL ? EVENTS_THOROUGH : g_getenv ("PARCOURS_SANITIZED") != NULL ? EVENTS_SANITIZED : EVENTS;
  guint n = number_from ("PARCOURS_MONKEY_EVENTS", usual);
  guint seed = number_from ("PARCOURS_MONKEY_SEED", 1);
  g_autofree char *log = g_build_filename (g_get_user_state_dir (), "events.txt", NULL);
  Monkey monkey = { .random = g_rand_new_with_seed (seed), .keys = g_array_new (FALSE, FALSE, sizeof (Key)) }, *self = &monkey;
  gint64 start = g_get_monotonic_time ();

  self->hands = hands_new ();
  if (self->hands == NULL)
    {
      g_test_skip ("This display takes no keys from a test (XTEST, libXtst)");
      return;
    }
  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  self->log = fopen (log, "w");
  g_assert_nonnull (self->log);
  self->application = GTK_APPLICATION (parcours_application_new ());
  g_application_set_flags (G_APPLICATION (self->application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, NULL));
  read_shortcuts (self);
  open_window (self);
  for (guint i = 0; i < n; i++)
    {
      act (self);
      settle ();
      if (i % 20 == 0)
        run_frame (self);
      close_others (self);
      check (self, i);
      thin_out (self);
    }
  check_undo (self);
  g_test_message ("%u events (seed %u), %" G_GUINT64_FORMAT " of them changed the map; %u windows closed again; %.1f s", n, seed,
                  self->edits, self->windows, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpuint (self->edits, >, n / 100);

  g_signal_handlers_disconnect_by_func (self->window, on_close_request, NULL);
  parcours_document_close (parcours_window_get_document (self->window));
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  fclose (self->log);
  hands_free (self->hands);
  g_object_unref (self->application);
  g_bytes_unref (self->epoch_bytes);
  g_bytes_unref (self->first_bytes);
  g_array_unref (self->keys);
  g_rand_free (self->random);
  g_free (self->path);
}

/* What GTK 4.8 says of its own bookkeeping when keys and pointer come faster than hands can: not ours to mend, and nothing follows. */
static const char *const of_gtk[] = {
  "Broken accounting of active state for widget",
  "gtk_widget_size_allocate(): attempt to allocate GtkPopoverContent contents",    /* a menu where the screen has no room */
  "gtk_widget_size_allocate(): attempt to allocate GtkScrolledWindow scrolledwindow",   /* in a menu whose surface is still 1 x 1 */
  "gdk_monitor_get_geometry: assertion 'GDK_IS_MONITOR (monitor)' failed",
  "GtkColumnListView failed to scroll to given position. Ignoring...",  /* the rows changed while a page glided by */
};

static void
say_where (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      g_printerr ("label “%s”\n", gtk_label_get_text (GTK_LABEL (child)));
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_printerr ("in %s “%s”\n", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget));
}

/* Some complaints name a widget by its address alone. Says where it is, and whether what is painted without a place is in the path bar of GTK's
 * file dialog, whose arrows come and go while it is painted. */
static gboolean
is_in_path_bar (const char *message)
{
  GtkWidget *widget;
  gboolean found = FALSE;

  if (sscanf (message, "Trying to snapshot %*s %p without", (void **) &widget) != 1)
    {
      if (strstr (message, " reports a minimum ") != NULL && sscanf (message, "%*s %p", (void **) &widget) == 1)
        say_where (widget);
      return FALSE;
    }
  say_where (widget);
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    found = found || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkPathBar");
  return found;
}

static gboolean
is_of_gtk (const char *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_gtk); i++)
    if (g_str_has_prefix (message, of_gtk[i]))
      return TRUE;
  return is_in_path_bar (message);
}

/* All other warnings end the test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_gtk (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  if ((level & G_LOG_LEVEL_MASK) > G_LOG_LEVEL_WARNING)
    return G_LOG_WRITER_HANDLED;
  g_log_writer_standard_streams (level, fields, n_fields, data);
  abort ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);   /* the writer decides */
  g_log_set_writer_func (write_log, NULL, NULL);
  adw_init ();
  g_test_add_func ("/monkey/window", test_monkey);
  return g_test_run ();
}

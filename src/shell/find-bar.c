#include "config.h"

#include "shell/find-bar.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/util.h"
#include "model/phrase.h"
#include "shell/entry-keys.h"

struct _ParcoursFindBar
{
  GtkBox parent_instance;

  /* Template children */
  GtkEditable *entry;
  GtkLabel *count_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkToggleButton *case_button;
  GtkToggleButton *replace_button;
  GtkWidget *replace_line;
  GtkEditable *with_entry;
  GtkWidget *one_button;
  GtkWidget *all_button;
  GtkWidget *where_line;
  GtkLabel *where_label;
  GtkWidget *hidden_label;
  GtkWidget *hidden_button;

  ParcoursMap *map;
  GSignalGroup *map_signals;
  GPtrArray *hits;              /* of ParcoursHit; NULL: not looked for */
  char *sought;                 /* what they are hits of */
  guint current;
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (ParcoursFindBar, parcours_find_bar, GTK_TYPE_BOX)

enum { FOUND, TOLD, REFUSED, CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
has_hits (ParcoursFindBar *self)
{
  return self->hits != NULL && self->hits->len > 0;
}

const ParcoursHit *
parcours_find_bar_get_hit (ParcoursFindBar *self)
{
  g_return_val_if_fail (PARCOURS_IS_FIND_BAR (self), NULL);

  return has_hits (self) ? g_ptr_array_index (self->hits, self->current) : NULL;
}

gboolean
parcours_find_bar_has_text (ParcoursFindBar *self)
{
  g_return_val_if_fail (PARCOURS_IS_FIND_BAR (self), FALSE);

  return *gtk_editable_get_text (self->entry) != '\0';
}

/* Note of card “Pays at the till”: he stands in the *queue* for … */
static void
show_where (ParcoursFindBar *self)
{
  const ParcoursHit *hit = parcours_find_bar_get_hit (self);
  g_autofree char *before = NULL, *words = NULL, *after = NULL, *record = NULL, *where = NULL, *markup = NULL;

  gtk_widget_set_visible (self->where_line, hit != NULL);
  if (hit == NULL)
    {
      gtk_label_set_label (self->where_label, "");
      return;
    }
  parcours_hit_excerpt (hit, &before, &words, &after);
  record = parcours_phrase_record (self->map, hit->element, FALSE);
  /* Translators: where a word was found: a field and its record, like “Note of card “Pays at the till”” */
  where = g_strdup_printf (_("%s of %s"), _(parcours_field (hit->field)->label), record);
  markup = g_markup_printf_escaped ("<span alpha=\"75%%\">%s: </span>%s<b><u>%s</u></b>%s", where, before, words, after);
  gtk_label_set_markup (self->where_label, markup);
}

static void
show_count (ParcoursFindBar *self)
{
  g_autofree char *text = NULL;
  gboolean wanting = parcours_find_bar_has_text (self) && !has_hits (self);

  if (has_hits (self))
    /* Translators: number of what was found, and how many there are */
    text = g_strdup_printf (_("%u of %u"), self->current + 1, self->hits->len);
  gtk_label_set_label (self->count_label, text != NULL ? text : wanting ? _("Not found") : "");
  if (wanting)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
update (ParcoursFindBar *self)
{
  gboolean any = has_hits (self);

  show_count (self);
  show_where (self);
  gtk_widget_set_sensitive (self->previous_button, any);
  gtk_widget_set_sensitive (self->next_button, any);
  gtk_widget_set_sensitive (self->one_button, any && !self->read_only);
  gtk_widget_set_sensitive (self->all_button, any && !self->read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace_button), !self->read_only);
  gtk_widget_set_visible (self->replace_line, !self->read_only && gtk_toggle_button_get_active (self->replace_button));
}

static void
search (ParcoursFindBar *self)
{
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  parcours_set_str (&self->sought, gtk_editable_get_text (self->entry));
  if (self->map != NULL && parcours_find_bar_has_text (self))
    self->hits = parcours_find (self->map, gtk_editable_get_text (self->entry), gtk_toggle_button_get_active (self->case_button));
  if (!has_hits (self))
    parcours_find_bar_set_hidden (self, FALSE);
}

/* Goes to hit number `index` and says so. */
static void
go_to (ParcoursFindBar *self, guint index)
{
  g_autofree char *sentence = NULL;

  self->current = index;
  update (self);
  if (!has_hits (self))
    return;
  sentence = g_strdup_printf (_("%u of %u: %s"), index + 1, self->hits->len, gtk_label_get_text (self->where_label));
  g_signal_emit (self, signals[TOLD], 0, sentence);
  g_signal_emit (self, signals[FOUND], 0);
}

/* Number of the first hit in `record` or behind it, where that is in the order of the journey; 0 if it is nowhere. */
static guint
first_in (ParcoursFindBar *self, ParcoursElement *record)
{
  for (guint i = 0; has_hits (self) && record != NULL && i < self->hits->len; i++)
    if (parcours_hit_get_owner (g_ptr_array_index (self->hits, i)) == record)
      return i;
  return 0;
}

static void
on_search_changed (ParcoursFindBar *self)
{
  ParcoursElement *record = NULL;

  /* A longer word is looked for from where the shorter one was found. */
  if (has_hits (self))
    record = parcours_hit_get_owner (g_ptr_array_index (self->hits, self->current));
  if (record != NULL)
    g_object_ref (record);
  search (self);
  go_to (self, first_in (self, record));
  g_clear_object (&record);
}

/* The map has changed under the hits: what was current stays so, or what now stands in its place. */
static void
on_map_settled (ParcoursFindBar *self)
{
  g_autoptr (GPtrArray) before G_GNUC_UNUSED = self->hits != NULL ? g_ptr_array_ref (self->hits) : NULL;
  const ParcoursHit *old = parcours_find_bar_get_hit (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_clear_pointer (&self->hits, g_ptr_array_unref);
      return;
    }
  search (self);
  for (guint i = 0; old != NULL && has_hits (self) && i < self->hits->len; i++)
    {
      const ParcoursHit *hit = g_ptr_array_index (self->hits, i);

      if (hit->element == old->element && hit->field == old->field && hit->start == old->start)
        self->current = i;
    }
  if (has_hits (self))
    self->current = MIN (self->current, self->hits->len - 1);
  update (self);
}

void
parcours_find_bar_go (ParcoursFindBar *self, int direction)
{
  g_return_if_fail (PARCOURS_IS_FIND_BAR (self));

  /* Enter may come before the entry has told what was typed; and the map may have changed while nobody looked. */
  if (self->hits == NULL || g_strcmp0 (self->sought, gtk_editable_get_text (self->entry)) != 0)
    on_search_changed (self);
  else if (has_hits (self))
    go_to (self, (self->current + self->hits->len + (guint) direction) % self->hits->len);
}

static void
on_next (ParcoursFindBar *self)
{
  parcours_find_bar_go (self, 1);
}

static void
on_previous (ParcoursFindBar *self)
{
  parcours_find_bar_go (self, -1);
}

static void
on_close (ParcoursFindBar *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static gboolean
close_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  on_close (PARCOURS_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

static gboolean
previous_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  on_previous (PARCOURS_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

/* Replacing */

static gboolean
replace (ParcoursFindBar *self, GPtrArray *hits, guint *n_elements)
{
  g_autoptr (GError) error = NULL;

  if (parcours_find_replace (self->map, hits, gtk_editable_get_text (self->with_entry), n_elements, &error))
    return TRUE;
  g_signal_emit (self, signals[REFUSED], 0, error->message);
  return FALSE;
}

/* One, and on to the next: not to one that the new words brought along. */
static void
on_replace_one (ParcoursFindBar *self)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (ParcoursElement) element = NULL;
  const ParcoursHit *hit = parcours_find_bar_get_hit (self);
  guint index = self->current;
  ParcoursFieldId field;
  gsize start, end;

  if (hit == NULL || self->read_only)
    return;
  element = g_object_ref (hit->element);
  field = hit->field;
  start = hit->start;
  end = start + strlen (gtk_editable_get_text (self->with_entry));
  g_ptr_array_add (one, (gpointer) hit);
  if (!replace (self, one, NULL))
    return;
  search (self);
  for (; has_hits (self) && index < self->hits->len; index++)
    {
      hit = g_ptr_array_index (self->hits, index);
      if (hit->element != element || hit->field != field || hit->start >= end || hit->start < start)
        break;
    }
  go_to (self, has_hits (self) ? index % self->hits->len : 0);
}

static gboolean
all_in_cards (GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      ParcoursElement *owner = parcours_hit_get_owner (g_ptr_array_index (hits, i));

      if (owner == NULL || parcours_element_get_kind (owner) != PARCOURS_KIND_CARD)
        return FALSE;
    }
  return TRUE;
}

static void
on_replace_all (ParcoursFindBar *self)
{
  g_autoptr (GPtrArray) hits = self->hits != NULL ? g_ptr_array_ref (self->hits) : NULL;
  g_autofree char *replaced = NULL, *where = NULL, *sentence = NULL;
  guint n = 0;

  if (!has_hits (self) || self->read_only || !replace (self, hits, &n))
    return;
  replaced = g_strdup_printf (ngettext ("%u replaced", "%u replaced", hits->len), hits->len);
  if (all_in_cards (hits))
    where = g_strdup_printf (ngettext ("in %u card", "in %u cards", n), n);
  else
    where = g_strdup_printf (ngettext ("in %u record", "in %u records", n), n);
  /* Translators: “7 replaced” and “in 5 cards” */
  sentence = g_strdup_printf (_("%s %s."), replaced, where);
  search (self);
  self->current = 0;
  update (self);
  g_signal_emit (self, signals[TOLD], 0, sentence);
}

void
parcours_find_bar_set_hidden (ParcoursFindBar *self, gboolean hidden)
{
  g_return_if_fail (PARCOURS_IS_FIND_BAR (self));

  gtk_widget_set_visible (self->hidden_label, hidden);
  gtk_widget_set_visible (self->hidden_button, hidden);
}

static void
parcours_find_bar_dispose (GObject *object)
{
  ParcoursFindBar *self = PARCOURS_FIND_BAR (object);

  g_clear_object (&self->map_signals);
  g_clear_object (&self->map);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->sought, g_free);
  G_OBJECT_CLASS (parcours_find_bar_parent_class)->dispose (object);
}

static guint
sentence_signal (ParcoursFindBarClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, replace_line);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, with_entry);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, one_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, all_button);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, where_line);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, where_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, hidden_label);
  gtk_widget_class_bind_template_child (widget_class, ParcoursFindBar, hidden_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_one);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_all);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
parcours_find_bar_class_init (ParcoursFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parcours_find_bar_dispose;
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOLD] = sentence_signal (klass, "told");
  signals[REFUSED] = sentence_signal (klass, "refused");
  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_key, NULL);
  parcours_entry_keys_keep (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, previous_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, previous_key, NULL);
}

static void
parcours_find_bar_init (ParcoursFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->map_signals = g_signal_group_new (PARCOURS_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "settled", G_CALLBACK (on_map_settled), self);
  update (self);
}

GtkWidget *
parcours_find_bar_new (void)
{
  return g_object_new (PARCOURS_TYPE_FIND_BAR, NULL);
}

void
parcours_find_bar_set_map (ParcoursFindBar *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_FIND_BAR (self));

  if (!g_set_object (&self->map, map))
    return;
  g_signal_group_set_target (self->map_signals, map);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->current = 0;
  update (self);
}

void
parcours_find_bar_set_read_only (ParcoursFindBar *self, gboolean read_only)
{
  g_return_if_fail (PARCOURS_IS_FIND_BAR (self));

  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  update (self);
}

void
parcours_find_bar_start (ParcoursFindBar *self, gboolean replacing, ParcoursElement *from)
{
  g_return_if_fail (PARCOURS_IS_FIND_BAR (self));

  if (replacing)
    gtk_toggle_button_set_active (self->replace_button, TRUE);
  if (self->hits == NULL)
    {
      search (self);
      self->current = first_in (self, from);
    }
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

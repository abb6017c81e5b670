#include "config.h"

#include "shell/record-spread.h"

#include <glib/gi18n-lib.h>

#include "shell/sign.h"
#include "shell/wrap-layout.h"

#define FACE_SIZE 16

static guint
count_kinds (ParcoursMap *map, GPtrArray *cards)
{
  guint seen = 0, n = 0;

  for (guint i = 0; i < cards->len; i++)
    seen |= 1u << parcours_map_card_note (map, g_ptr_array_index (cards, i));
  for (; seen != 0; seen &= seen - 1)
    n++;
  return n;
}

ParcoursNote
parcours_record_spread_shared_kind (ParcoursMap *map, GPtrArray *cards)
{
  return count_kinds (map, cards) == 1 ? parcours_map_card_note (map, g_ptr_array_index (cards, 0)) : PARCOURS_N_NOTES;
}

char *
parcours_record_spread_dup_kinds (ParcoursMap *map, GPtrArray *cards)
{
  guint n = count_kinds (map, cards);

  if (n == 1)
    return g_strdup (_(parcours_field (PARCOURS_LANE_KIND)->choices[parcours_map_card_note (map, g_ptr_array_index (cards, 0))].label));
  /* Translators: of how many kinds the selected cards are; never one */
  return g_strdup_printf (ngettext ("%u kind", "%u kinds", n), n);
}

GtkWidget *
parcours_record_spread_new (void)
{
  GtkWidget *spread = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (spread, "record-spread");
  gtk_widget_set_layout_manager (spread, parcours_wrap_layout_new (8));
  gtk_widget_set_margin_top (spread, 4);
  return spread;
}

static void
add_count (GtkWidget *spread, int emotion, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (pair), parcours_sign_new_face (emotion, FACE_SIZE));
  gtk_box_append (GTK_BOX (pair), gtk_label_new (number));
  gtk_box_append (GTK_BOX (spread), pair);
}

/* The same for who cannot see the faces. */
static void
describe (GtkWidget *spread, const guint *counts, guint unset)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int emotion = 2; emotion >= -2; emotion--)
    if (counts[emotion + 2] > 0)
      {
        g_autofree char *text = g_strdup_printf ("%d", emotion);
        g_autofree char *value = parcours_field_format (PARCOURS_CARD_EMOTION, text, NULL);

        g_string_append_printf (words, "%s%u × %s", words->len > 0 ? ", " : "", counts[emotion + 2], value);
      }
  if (unset > 0)
    g_string_append_printf (words, "%s%u × %s", words->len > 0 ? ", " : "", unset, _("not rated yet"));
  gtk_widget_set_tooltip_text (spread, words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spread), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

void
parcours_record_spread_set_records (GtkWidget *spread, GPtrArray *cards)
{
  guint counts[5] = { 0 }, unset = 0;
  GtkWidget *child;
  int emotion;

  for (guint i = 0; i < cards->len; i++)
    if (parcours_element_get_int (g_ptr_array_index (cards, i), PARCOURS_CARD_EMOTION, &emotion))
      counts[emotion + 2]++;
    else
      unset++;

  while ((child = gtk_widget_get_first_child (spread)) != NULL)
    gtk_box_remove (GTK_BOX (spread), child);
  for (emotion = 2; emotion >= -2; emotion--)
    if (counts[emotion + 2] > 0)
      add_count (spread, emotion, counts[emotion + 2]);
  if (unset > 0)
    {
      g_autofree char *words = g_strdup_printf ("%u %s", unset, _("not rated yet"));
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "record-place");
      gtk_box_append (GTK_BOX (spread), label);
    }
  describe (spread, counts, unset);
}

#include "config.h"

#include "shell/record-header.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/operations.h"
#include "paint/pictures.h"
#include "shell/icon-button.h"
#include "shell/record-spread.h"
#include "shell/record-words.h"
#include "shell/sign.h"

#define BADGE_SIZE 32

struct _ParcoursRecordHeader
{
  GtkBox parent_instance;

  ParcoursMap *map;
  GPtrArray *records;
  GSignalGroup *picture_signals; /* of the map's pictures */
  GtkWidget *badge, *avatar;
  GtkWidget *title, *subtitle;
  GtkWidget *spread;            /* what several cards are like */
  GtkWidget *back, *forth, *remove;
};

G_DEFINE_FINAL_TYPE (ParcoursRecordHeader, parcours_record_header, GTK_TYPE_BOX)

static ParcoursElement *
first_record (ParcoursRecordHeader *self)
{
  return g_ptr_array_index (self->records, 0);
}

static GPtrArray *
siblings (ParcoursElement *record)
{
  return parcours_element_list (parcours_element_get_parent (record), parcours_element_get_kind (record));
}

static void
move_by (ParcoursRecordHeader *self, int by)
{
  g_autoptr (ParcoursElement) record = g_object_ref (first_record (self));
  guint index;

  if (g_ptr_array_find (siblings (record), record, &index))
    parcours_map_reorder (self->map, record, NULL, (int) index + by);
}

static void
on_back (ParcoursRecordHeader *self)
{
  move_by (self, -1);
}

static void
on_forth (ParcoursRecordHeader *self)
{
  move_by (self, 1);
}

static void
on_remove (ParcoursRecordHeader *self)
{
  g_autoptr (ParcoursElement) record = g_object_ref (first_record (self));

  parcours_map_remove (self->map, record);
}

/* The middle of it; initials stand there while it comes, or if it cannot be shown. */
static GdkTexture *
new_portrait (ParcoursImage *image, int pixels)
{
  const double aspect = parcours_image_get_aspect (image);
  cairo_surface_t *all = parcours_image_scale (image, (int) (pixels * MAX (1, aspect) + 0.5));
  cairo_surface_t *square = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  const double width = cairo_image_surface_get_width (all), height = cairo_image_surface_get_height (all), side = MIN (width, height);
  cairo_t *cr = cairo_create (square);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_scale (cr, pixels / side, pixels / side);
  cairo_set_source_surface (cr, all, (side - width) / 2, (side - height) * 0.38);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (square);
  bytes = g_bytes_new (cairo_image_surface_get_data (square), (gsize) cairo_image_surface_get_stride (square) * pixels);
  texture = gdk_memory_texture_new (pixels, pixels, GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (square));
  cairo_surface_destroy (square);
  cairo_surface_destroy (all);
  return texture;
}

static void
show_portrait (ParcoursRecordHeader *self, ParcoursElement *persona)
{
  const char *id = parcours_element_get_text (persona, PARCOURS_PERSONA_PORTRAIT);
  ParcoursPictures *pictures = parcours_pictures_of (self->map);
  g_autoptr (GdkTexture) texture = NULL;
  ParcoursImage *image = NULL;

  g_signal_group_set_target (self->picture_signals, pictures);
  if (id != NULL)
    parcours_pictures_get (pictures, id, TRUE, &image);
  if (image != NULL)
    texture = new_portrait (image, BADGE_SIZE * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), GDK_PAINTABLE (texture));
}

static void
on_picture (ParcoursRecordHeader *self)
{
  if (self->records != NULL && parcours_element_get_kind (first_record (self)) == PARCOURS_KIND_PERSONA)
    show_portrait (self, first_record (self));
}

static GtkWidget *
add_line (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
parcours_record_header_dispose (GObject *object)
{
  ParcoursRecordHeader *self = PARCOURS_RECORD_HEADER (object);

  g_clear_object (&self->picture_signals);
  g_clear_object (&self->map);
  g_clear_pointer (&self->records, g_ptr_array_unref);

  G_OBJECT_CLASS (parcours_record_header_parent_class)->dispose (object);
}

static void
parcours_record_header_class_init (ParcoursRecordHeaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parcours_record_header_dispose;
}

static void
parcours_record_header_init (ParcoursRecordHeader *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->picture_signals = g_signal_group_new (PARCOURS_TYPE_PICTURES);
  g_signal_group_connect_swapped (self->picture_signals, "changed", G_CALLBACK (on_picture), self);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "record-header");
  self->badge = parcours_sign_new_badge (BADGE_SIZE);
  self->avatar = adw_avatar_new (BADGE_SIZE, NULL, TRUE);
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->badge);
  gtk_box_append (GTK_BOX (self), self->avatar);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  self->title = add_line (lines, "heading");
  self->subtitle = add_line (lines, "record-place");
  self->spread = parcours_record_spread_new ();
  gtk_box_append (GTK_BOX (lines), self->spread);
  gtk_box_append (GTK_BOX (self), lines);
  self->back = parcours_icon_button_new ("go-up-symbolic", _("Move up"), G_CALLBACK (on_back), self);
  self->forth = parcours_icon_button_new ("go-down-symbolic", _("Move down"), G_CALLBACK (on_forth), self);
  self->remove = parcours_icon_button_new ("user-trash-symbolic", _("Remove"), G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (self), self->back);
  gtk_box_append (GTK_BOX (self), self->forth);
  gtk_box_append (GTK_BOX (self), self->remove);
}

GtkWidget *
parcours_record_header_new (void)
{
  return g_object_new (PARCOURS_TYPE_RECORD_HEADER, NULL);
}

/* What a card or a lane is called is what kind of it it is; others are called by their kind of record. */
static void
show_words (ParcoursRecordHeader *self, ParcoursKind kind)
{
  const ParcoursField *notes = parcours_field (PARCOURS_LANE_KIND);
  ParcoursElement *record = first_record (self);
  g_autofree char *title = NULL;
  g_autofree char *place = parcours_record_dup_place (self->map, record);

  if (self->records->len > 1)
    {
      title = g_strdup_printf (ngettext ("%u card", "%u cards", self->records->len), self->records->len);
      g_free (place);
      place = parcours_record_spread_dup_kinds (self->map, self->records);
    }
  else if (kind == PARCOURS_KIND_CARD)
    title = g_strdup (_(notes->choices[parcours_map_card_note (self->map, record)].label));
  else if (kind == PARCOURS_KIND_LANE)
    /* Translators: the heading for a lane; %s is its kind, like “Touchpoint” */
    title = g_strdup_printf (_("Lane: %s"), _(notes->choices[parcours_map_lane_note (record)].label));
  else
    title = g_strdup (_(parcours_kind_info (kind)->label));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), place);
  gtk_widget_set_tooltip_text (self->subtitle, place);
  gtk_widget_set_visible (self->subtitle, *place != '\0');
}

static void
show_badge (ParcoursRecordHeader *self, ParcoursKind kind)
{
  ParcoursElement *record = first_record (self);
  ParcoursColour colour;

  gtk_widget_set_visible (self->avatar, kind == PARCOURS_KIND_PERSONA);
  gtk_widget_set_visible (self->badge, kind != PARCOURS_KIND_PERSONA);
  switch (kind)
    {
    case PARCOURS_KIND_CARD:
      if (parcours_record_spread_shared_kind (self->map, self->records) == PARCOURS_N_NOTES)
        {
          parcours_sign_set_plain_badge (PARCOURS_SIGN (self->badge), PARCOURS_ICON_KIND_FREE);
          break;
        }
      if (self->records->len > 1)
        {
          parcours_sign_set_badge (PARCOURS_SIGN (self->badge), parcours_map_card_note (self->map, record), NULL);
          break;
        }
      parcours_sign_set_badge (PARCOURS_SIGN (self->badge), parcours_map_card_note (self->map, record),
                               parcours_element_get_colour (record, PARCOURS_CARD_COLOUR, &colour) ? &colour : NULL);
      break;
    case PARCOURS_KIND_LANE:
      parcours_sign_set_badge (PARCOURS_SIGN (self->badge), parcours_map_lane_note (record), NULL);
      break;
    case PARCOURS_KIND_PERSONA:
      adw_avatar_set_text (ADW_AVATAR (self->avatar), parcours_element_get_name (record));
      show_portrait (self, record);
      break;
    case PARCOURS_KIND_MAP:
      parcours_sign_set_plain_badge (PARCOURS_SIGN (self->badge), PARCOURS_ICON_KIND_CURVE);
      break;
    default:
      parcours_sign_set_plain_badge (PARCOURS_SIGN (self->badge), PARCOURS_ICON_KIND_ACTION);
      break;
    }
}

/* Stages and steps run across the map, lanes and personas down it. Cards are moved and removed on the wall. */
static void
show_buttons (ParcoursRecordHeader *self, ParcoursKind kind)
{
  ParcoursElement *record = first_record (self);
  gboolean moves = kind != PARCOURS_KIND_CARD && kind != PARCOURS_KIND_MAP;
  gboolean across = kind == PARCOURS_KIND_STAGE || kind == PARCOURS_KIND_STEP;
  guint index = 0;

  gtk_widget_set_visible (self->remove, moves);
  gtk_widget_set_visible (self->back, moves);
  gtk_widget_set_visible (self->forth, moves);
  if (!moves || !g_ptr_array_find (siblings (record), record, &index))
    return;

  parcours_icon_button_set (self->back, across ? "go-previous-symbolic" : "go-up-symbolic",
                            across ? _("Move earlier") : _("Move up"));
  parcours_icon_button_set (self->forth, across ? "go-next-symbolic" : "go-down-symbolic",
                            across ? _("Move later") : _("Move down"));
  gtk_widget_set_sensitive (self->back, index > 0);
  gtk_widget_set_sensitive (self->forth, index + 1 < siblings (record)->len);
}

void
parcours_record_header_set_records (ParcoursRecordHeader *self, ParcoursMap *map, GPtrArray *records)
{
  ParcoursKind kind;

  g_return_if_fail (PARCOURS_IS_RECORD_HEADER (self));
  g_return_if_fail (records != NULL && records->len > 0);

  g_set_object (&self->map, map);
  g_ptr_array_ref (records);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  kind = parcours_element_get_kind (first_record (self));
  show_words (self, kind);
  gtk_widget_set_visible (self->spread, records->len > 1);
  if (records->len > 1)
    parcours_record_spread_set_records (self->spread, records);
  show_badge (self, kind);
  show_buttons (self, kind);
}

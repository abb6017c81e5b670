#include "config.h"

#include "shell/sign.h"

#include <adwaita.h>

#include "canvas/icon-textures.h"
#include "model/map.h"
#include "paint/theme.h"

typedef enum { SIGN_ICON, SIGN_FACE, SIGN_STEP, SIGN_EFFORT, SIGN_BADGE, SIGN_SWATCH, SIGN_LOZENGE } SignType;

struct _ParcoursSign
{
  GtkWidget parent_instance;

  SignType type;
  int width, height;
  ParcoursIcon icon;
  int value;                    /* emotion, or step of effort */
  gboolean filled;
  gboolean plain;               /* a badge of no note */
  ParcoursNote note;
  gboolean has_colour;
  ParcoursColour colour;
};

G_DEFINE_FINAL_TYPE (ParcoursSign, parcours_sign, GTK_TYPE_WIDGET)

static ParcoursIconTextures *
shared_textures (void)
{
  static ParcoursIconTextures *textures;

  if (textures == NULL)
    textures = parcours_icon_textures_new ();

  return textures;
}

static const ParcoursTheme *
current_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return parcours_theme_get (adw_style_manager_get_dark (manager) ? PARCOURS_THEME_DARK : PARCOURS_THEME_LIGHT,
                             adw_style_manager_get_high_contrast (manager));
}

static GdkRGBA
to_rgba (ParcoursColour colour)
{
  return (GdkRGBA) { (float) parcours_colour_r (colour), (float) parcours_colour_g (colour), (float) parcours_colour_b (colour),
                     (float) parcours_colour_a (colour) };
}

static ParcoursColour
text_colour (ParcoursSign *self)
{
  GdkRGBA rgba;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &rgba);

  return (ParcoursColour) (rgba.red * 255 + 0.5) << 24 | (ParcoursColour) (rgba.green * 255 + 0.5) << 16
         | (ParcoursColour) (rgba.blue * 255 + 0.5) << 8 | (ParcoursColour) (rgba.alpha * 255 + 0.5);
}

static void
draw_icon (ParcoursSign *self, GtkSnapshot *snapshot, ParcoursIcon icon, const ParcoursIconColours *colours,
           float x, float y, float size)
{
  int pixels = (int) (size * (float) gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  ParcoursIconColours key = parcours_icon_colours (icon, colours);
  GdkTexture *texture = parcours_icon_textures_get (shared_textures (), icon, &key, pixels);

  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (x, y, size, size));
}

static void
draw_round (GtkSnapshot *snapshot, const graphene_rect_t *rect, float radius, ParcoursColour fill, ParcoursColour line)
{
  GskRoundedRect round;
  const GdkRGBA ground = to_rgba (fill), edge = to_rgba (line);

  gsk_rounded_rect_init_from_rect (&round, rect, radius);
  if (fill != PARCOURS_COLOUR_NONE)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, &ground, rect);
      gtk_snapshot_pop (snapshot);
    }
  if (line != PARCOURS_COLOUR_NONE)
    gtk_snapshot_append_border (snapshot, &round, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { edge, edge, edge, edge });
}

/* Bars as in the effort lane, on one foot. */
static void
draw_step (ParcoursSign *self, GtkSnapshot *snapshot)
{
  const ParcoursTheme *theme = current_theme ();
  float height = 4.0f + 5.0f * (float) self->value;
  graphene_rect_t bar = GRAPHENE_RECT_INIT (0, (float) self->height - height, (float) self->width, height);

  draw_round (snapshot, &bar, 1.5f, self->filled ? theme->curve : PARCOURS_COLOUR_NONE,
              self->filled ? PARCOURS_COLOUR_NONE : parcours_colour_alpha (text_colour (self), 0.4));
}

/* All five bars in a line of text. */
static void
draw_effort (ParcoursSign *self, GtkSnapshot *snapshot)
{
  const ParcoursTheme *theme = current_theme ();

  for (int i = 0; i < 5; i++)
    {
      float height = 4.0f + 3.0f * (float) i;
      gboolean filled = i < self->value;
      graphene_rect_t bar = GRAPHENE_RECT_INIT (7.0f * (float) i, (float) self->height - height, 5.0f, height);

      draw_round (snapshot, &bar, 1.0f, filled ? theme->curve : PARCOURS_COLOUR_NONE,
                  filled ? PARCOURS_COLOUR_NONE : parcours_colour_alpha (text_colour (self), 0.4));
    }
}

static void
draw_badge (ParcoursSign *self, GtkSnapshot *snapshot)
{
  const ParcoursTheme *theme = current_theme ();
  ParcoursNoteColours colours = { .strip = theme->stage, .mark = theme->stage_fg };
  float size = (float) self->width, inner = 16.0f;
  ParcoursIconColours mark;

  if (!self->plain)
    parcours_theme_card (theme, parcours_note_has_cards (self->note) ? self->note : PARCOURS_NOTE_FREE,
                         self->has_colour ? &self->colour : NULL, &colours);
  draw_round (snapshot, &GRAPHENE_RECT_INIT (0, 0, size, size), 5.0f, colours.strip, PARCOURS_COLOUR_NONE);
  mark = (ParcoursIconColours) { colours.mark, colours.strip, colours.strip };
  draw_icon (self, snapshot, self->plain ? self->icon : parcours_icon_for_note (self->note), &mark, (size - inner) / 2,
             (size - inner) / 2, inner);
}

static void
draw_swatch (ParcoursSign *self, GtkSnapshot *snapshot)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height);
  ParcoursColour line = parcours_colour_alpha (text_colour (self), 0.35);
  cairo_t *cr;

  draw_round (snapshot, &rect, 4.0f, self->has_colour ? self->colour : PARCOURS_COLOUR_NONE, line);
  if (self->has_colour)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &rect);
  cairo_set_source_rgba (cr, parcours_colour_r (line), parcours_colour_g (line), parcours_colour_b (line), 0.6);
  cairo_set_line_width (cr, 1.2);
  cairo_move_to (cr, 3, self->height - 3);
  cairo_line_to (cr, self->width - 3, 3);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_lozenge (ParcoursSign *self, GtkSnapshot *snapshot)
{
  double size = self->width;
  ParcoursColour colour = text_colour (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size));

  cairo_set_source_rgba (cr, parcours_colour_r (colour), parcours_colour_g (colour), parcours_colour_b (colour),
                         parcours_colour_a (colour));
  cairo_move_to (cr, size / 2, 0);
  cairo_line_to (cr, size, size / 2);
  cairo_line_to (cr, size / 2, size);
  cairo_line_to (cr, 0, size / 2);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
parcours_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ParcoursSign *self = PARCOURS_SIGN (widget);
  ParcoursIconColours colours;
  graphene_point_t middle = GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - self->width) / 2.0f,
                                                 (float) (gtk_widget_get_height (widget) - self->height) / 2.0f);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &middle);
  switch (self->type)
    {
    case SIGN_ICON:
      colours = (ParcoursIconColours) { text_colour (self), PARCOURS_COLOUR_NONE, PARCOURS_COLOUR_NONE };
      draw_icon (self, snapshot, self->icon, &colours, 0, 0, (float) self->width);
      break;
    case SIGN_FACE:
      colours = parcours_theme_face (current_theme (), self->value);
      draw_icon (self, snapshot, PARCOURS_ICON_FACE_0 + self->value, &colours, 0, 0, (float) self->width);
      break;
    case SIGN_STEP:
      draw_step (self, snapshot);
      break;
    case SIGN_EFFORT:
      draw_effort (self, snapshot);
      break;
    case SIGN_BADGE:
      draw_badge (self, snapshot);
      break;
    case SIGN_SWATCH:
      draw_swatch (self, snapshot);
      break;
    case SIGN_LOZENGE:
    default:
      draw_lozenge (self, snapshot);
      break;
    }
  gtk_snapshot_restore (snapshot);
}

static void
parcours_sign_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  ParcoursSign *self = PARCOURS_SIGN (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
parcours_sign_class_init (ParcoursSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = parcours_sign_snapshot;
  widget_class->measure = parcours_sign_measure;
  gtk_widget_class_set_css_name (widget_class, "sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
parcours_sign_init (ParcoursSign *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static ParcoursSign *
sign_new (SignType type, int width, int height)
{
  ParcoursSign *self = g_object_new (PARCOURS_TYPE_SIGN, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);

  self->type = type;
  self->width = width;
  self->height = height;

  return self;
}

GtkWidget *
parcours_sign_new_icon (ParcoursIcon icon, int size)
{
  ParcoursSign *self = sign_new (SIGN_ICON, size, size);

  self->icon = icon;

  return GTK_WIDGET (self);
}

void
parcours_sign_set_icon (ParcoursSign *self, ParcoursIcon icon)
{
  g_return_if_fail (PARCOURS_IS_SIGN (self));

  self->icon = icon;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
parcours_sign_new_face (int emotion, int size)
{
  ParcoursSign *self;

  g_return_val_if_fail (emotion >= -2 && emotion <= 2, NULL);

  self = sign_new (SIGN_FACE, size, size);
  self->value = emotion;

  return GTK_WIDGET (self);
}

void
parcours_sign_set_face (ParcoursSign *self, int emotion)
{
  g_return_if_fail (PARCOURS_IS_SIGN (self));
  g_return_if_fail (emotion >= -2 && emotion <= 2);

  self->value = emotion;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
parcours_sign_new_effort (void)
{
  return GTK_WIDGET (sign_new (SIGN_EFFORT, 33, 16));
}

void
parcours_sign_set_effort (ParcoursSign *self, int effort)
{
  g_return_if_fail (PARCOURS_IS_SIGN (self));

  self->value = effort;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
parcours_sign_new_step (int step)
{
  ParcoursSign *self;

  g_return_val_if_fail (step >= 1 && step <= 5, NULL);

  self = sign_new (SIGN_STEP, 10, 30);
  self->value = step;

  return GTK_WIDGET (self);
}

void
parcours_sign_set_filled (ParcoursSign *self, gboolean filled)
{
  g_return_if_fail (PARCOURS_IS_SIGN (self));

  if (self->filled == filled)
    return;
  self->filled = filled;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
parcours_sign_new_badge (int size)
{
  ParcoursSign *self = sign_new (SIGN_BADGE, size, size);

  self->note = PARCOURS_NOTE_FREE;

  return GTK_WIDGET (self);
}

void
parcours_sign_set_badge (ParcoursSign *self, ParcoursNote note, const ParcoursColour *own)
{
  g_return_if_fail (PARCOURS_IS_SIGN (self));

  self->plain = FALSE;
  self->note = note;
  parcours_sign_set_swatch (self, own);
}

void
parcours_sign_set_plain_badge (ParcoursSign *self, ParcoursIcon icon)
{
  g_return_if_fail (PARCOURS_IS_SIGN (self));

  self->plain = TRUE;
  parcours_sign_set_icon (self, icon);
}

GtkWidget *
parcours_sign_new_swatch (const ParcoursColour *colour, int size)
{
  ParcoursSign *self = sign_new (SIGN_SWATCH, size, size);

  parcours_sign_set_swatch (self, colour);

  return GTK_WIDGET (self);
}

void
parcours_sign_set_swatch (ParcoursSign *self, const ParcoursColour *colour)
{
  g_return_if_fail (PARCOURS_IS_SIGN (self));

  self->has_colour = colour != NULL;
  self->colour = colour != NULL ? *colour : PARCOURS_COLOUR_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
parcours_sign_new_lozenge (int size)
{
  return GTK_WIDGET (sign_new (SIGN_LOZENGE, size, size));
}

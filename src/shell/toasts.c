#include "config.h"

#include "shell/toasts.h"

#define PAUSE 500               /* ms: a toast takes 300 to vanish */

typedef struct
{
  AdwToastOverlay *overlay;     /* borrowed: it owns us */
  AdwToast *current;            /* owned; NULL: none is shown */
  gulong dismissed;
  GQueue waiting;               /* of AdwToast, owned */
  guint timer;
} Toasts;

static void show_next (Toasts *self);

static gboolean
on_pause_over (gpointer data)
{
  Toasts *self = data;

  self->timer = 0;
  show_next (self);
  return G_SOURCE_REMOVE;
}

static void
forget_current (Toasts *self)
{
  if (self->current != NULL)
    g_signal_handler_disconnect (self->current, self->dismissed);
  g_clear_object (&self->current);
}

static void
on_dismissed (Toasts *self)
{
  forget_current (self);
  self->timer = g_timeout_add (PAUSE, on_pause_over, self);
}

static void
show_next (Toasts *self)
{
  if (self->current != NULL || self->timer != 0 || g_queue_is_empty (&self->waiting))
    return;
  self->current = g_queue_pop_head (&self->waiting);
  self->dismissed = g_signal_connect_swapped (self->current, "dismissed", G_CALLBACK (on_dismissed), self);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->current));
}

static void
toasts_free (Toasts *self)
{
  forget_current (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_free (self);
}

void
parcours_toasts_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  Toasts *self;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  self = g_object_get_data (G_OBJECT (overlay), "parcours-toasts");
  if (self == NULL)
    {
      self = g_new0 (Toasts, 1);
      self->overlay = overlay;
      g_object_set_data_full (G_OBJECT (overlay), "parcours-toasts", self, (GDestroyNotify) toasts_free);
    }
  g_queue_push_tail (&self->waiting, toast);
  show_next (self);
}

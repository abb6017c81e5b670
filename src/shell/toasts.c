#include "config.h"

#include "shell/toasts.h"

#define PAUSE 500               /* ms: a toast takes 300 to appear, and to vanish */

typedef struct
{
  AdwToastOverlay *overlay;     /* borrowed: it owns us */
  AdwToast *current;            /* owned; NULL: none is shown */
  gulong dismissed;
  GQueue waiting;               /* of AdwToast, owned */
  guint timer;
  guint withdrawal;             /* of the current one, which may still be appearing */
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
  g_clear_handle_id (&self->withdrawal, g_source_remove);
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

static Toasts *
get_toasts (AdwToastOverlay *overlay)
{
  return g_object_get_data (G_OBJECT (overlay), "parcours-toasts");
}

static gboolean
on_withdraw (gpointer data)
{
  Toasts *self = data;

  self->withdrawal = 0;
  adw_toast_dismiss (self->current);
  return G_SOURCE_REMOVE;
}

void
parcours_toasts_withdraw (AdwToastOverlay *overlay, AdwToast *toast)
{
  Toasts *self;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  self = get_toasts (overlay);
  if (self == NULL)
    return;
  if (g_queue_remove (&self->waiting, toast))
    g_object_unref (toast);
  else if (self->current == toast && self->withdrawal == 0)
    self->withdrawal = g_timeout_add (PAUSE, on_withdraw, self);
}

void
parcours_toasts_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  Toasts *self;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  self = get_toasts (overlay);
  if (self == NULL)
    {
      self = g_new0 (Toasts, 1);
      self->overlay = overlay;
      g_object_set_data_full (G_OBJECT (overlay), "parcours-toasts", self, (GDestroyNotify) toasts_free);
    }
  g_queue_push_tail (&self->waiting, toast);
  show_next (self);
}

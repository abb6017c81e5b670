/* progress.c - see progress.h */
#include "config.h"

#include "cli/progress.h"

#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define PATIENCE (G_USEC_PER_SEC / 2)   /* before anything is said */

struct _CliProgress
{
  char *what;
  GCancellable *cancellable;
  gboolean terminal;
  gint64 start;
  int percent;                  /* that is shown; -1: none */
};

static void
fill_signals (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);
}

/* Cancelling takes locks, so a handler must not do it: a thread of its own waits for the signal. It lives as long as the program. */
static gpointer
wait_for_signal (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  sigset_t signals;
  int number;

  fill_signals (&signals);
  if (sigwait (&signals, &number) == 0)
    g_cancellable_cancel (cancellable);
  pthread_sigmask (SIG_UNBLOCK, &signals, NULL);
  for (;;)
    pause ();
  return NULL;
}

CliProgress *
cli_progress_begin (const char *what)
{
  CliProgress *self = g_new0 (CliProgress, 1);
  sigset_t signals;

  self->what = g_strdup (what);
  self->cancellable = g_cancellable_new ();
  self->terminal = isatty (STDERR_FILENO) == 1;
  self->start = g_get_monotonic_time ();
  self->percent = -1;
  fill_signals (&signals);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, g_object_ref (self->cancellable)));
  return self;
}

void
cli_progress_end (CliProgress *self)
{
  if (!self)
    return;

  if (self->percent >= 0)
    fputs ("\r\033[K", stderr);
  g_object_unref (self->cancellable);
  g_free (self->what);
  g_free (self);
}

GCancellable *
cli_progress_get_cancellable (CliProgress *self)
{
  return self->cancellable;
}

void
cli_progress_show (double done, gpointer data)
{
  CliProgress *self = data;
  const int percent = (int) floor (CLAMP (done, 0, 1) * 100);

  if (!self->terminal || percent == self->percent || g_get_monotonic_time () - self->start < PATIENCE)
    return;
  self->percent = percent;
  fprintf (stderr, "\r%s %d %%\033[K", self->what, percent);
  fflush (stderr);
}

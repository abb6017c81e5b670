/* probe.c - watches and pokes a program from outside, as a person's eyes and hands would: the product and its peers alike.
 *
 *   probe launch STILL CAP -- COMMAND...   starts it; waits until the card is seen and nothing changed for STILL seconds; leaves it running
 *   probe settle STILL                     waits until nothing changed for STILL seconds
 *   probe find                             where the card is
 *   probe drag STEPS [any X Y]             presses on the card (or X Y), STEPS moves, each timed until the card itself (any: anything) is
 *                                          painted elsewhere; then 3 s of moves at 120 Hz; then releases
 *   probe pan STEPS X Y                    STEPS clicks of the wheel at X Y, each timed until a repaint; then 3 s of them at 60 Hz
 *   probe zoom STEPS X Y                   the same with Ctrl held
 *
 * The card is the only thing that is #ff00c8 (generate.py). Prints lines of "name value": milliseconds, frames a second, pixels. Exit 1: what
 * was waited for did not come. Needs an X server with MIT-SHM and XTEST on the same machine.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#define MAX_SAMPLES 4096
#define LOST_MS 4000.0          /* a step without a repaint in this time is missed */
#define RATE_SECONDS 3.0
#define NOTICED 10              /* pixels: a blinking cursor is not a frame */

static Display *display;

/* A part of the screen, and how it looked last. */
typedef struct
{
  XImage *image;
  XShmSegmentInfo segment;
  int x, y, width, height;
  unsigned *before;
} View;

typedef struct
{
  int n;                        /* pixels */
  double x, y;                  /* their middle, on the screen */
  int left, top, right, bottom;
} Card;

typedef struct
{
  double values[MAX_SAMPLES];
  int n, missed;
} Samples;

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
rest (double ms)
{
  struct timespec time = { (time_t) (ms / 1e3), (long) (ms * 1e6) % 1000000000L };

  nanosleep (&time, NULL);
}

/* --- eyes --- */

static int
clamp (int value, int least, int most)
{
  return value < least ? least : value > most ? most : value;
}

static View
look_at (int x, int y, int width, int height)
{
  int screen = DefaultScreen (display);
  View view = { .x = clamp (x, 0, DisplayWidth (display, screen) - 1), .y = clamp (y, 0, DisplayHeight (display, screen) - 1) };

  view.width = clamp (width, 1, DisplayWidth (display, screen) - view.x);
  view.height = clamp (height, 1, DisplayHeight (display, screen) - view.y);
  view.before = calloc ((size_t) view.width * view.height, sizeof *view.before);
  return view;
}

static View
look_at_all (void)
{
  return look_at (0, 0, DisplayWidth (display, DefaultScreen (display)), DisplayHeight (display, DefaultScreen (display)));
}

/* The server keeps a pointer into the view, so it is opened where it stays. */
static void
open_view (View *view)
{
  int screen = DefaultScreen (display);

  view->image = XShmCreateImage (display, DefaultVisual (display, screen), DefaultDepth (display, screen), ZPixmap, NULL, &view->segment,
                                 view->width, view->height);
  view->segment.shmid = shmget (IPC_PRIVATE, (size_t) view->image->bytes_per_line * view->height, IPC_CREAT | 0600);
  view->segment.shmaddr = view->image->data = shmat (view->segment.shmid, NULL, 0);
  XShmAttach (display, &view->segment);
  XSync (display, False);
  shmctl (view->segment.shmid, IPC_RMID, NULL);
}

/* How many pixels differ from the last look. */
static int
look (View *view)
{
  size_t n = (size_t) view->width * view->height;
  const unsigned *pixels = (const unsigned *) (void *) view->image->data;
  int differ = 0;

  XShmGetImage (display, DefaultRootWindow (display), view->image, view->x, view->y, AllPlanes);
  if (memcmp (pixels, view->before, n * sizeof *pixels) == 0)
    return 0;
  for (size_t i = 0; i < n; i++)
    differ += ((pixels[i] ^ view->before[i]) & 0xffffff) != 0;
  memcpy (view->before, pixels, n * sizeof *pixels);
  return differ;
}

static int
is_card (unsigned pixel)
{
  unsigned red = pixel >> 16 & 255, green = pixel >> 8 & 255, blue = pixel & 255;

  return red > 240 && green < 30 && blue > 180 && blue < 220;
}

/* The card as it was at the last look. */
static Card
find_card (const View *view)
{
  Card card = { .left = 1 << 20, .top = 1 << 20, .right = -1, .bottom = -1 };

  for (int y = 0; y < view->height; y++)
    for (int x = 0; x < view->width; x++)
      if (is_card (view->before[y * view->width + x]))
        {
          card.n++;
          card.x += x + view->x;
          card.y += y + view->y;
          card.left = x + view->x < card.left ? x + view->x : card.left;
          card.right = x + view->x > card.right ? x + view->x : card.right;
          card.top = y + view->y < card.top ? y + view->y : card.top;
          card.bottom = y + view->y > card.bottom ? y + view->y : card.bottom;
        }
  if (card.n > 0)
    {
      card.x /= card.n;
      card.y /= card.n;
    }
  return card;
}

static void
wait_still (View *view, double still, double cap)
{
  double start = now_ms (), last = start;

  while (now_ms () - last < still && now_ms () - start < cap)
    if (look (view) > 0)
      last = now_ms ();
}

/* --- hands --- */

static void
move (double x, double y)
{
  XTestFakeMotionEvent (display, -1, (int) x, (int) y, 0);
  XFlush (display);
}

static void
button (unsigned number, Bool down)
{
  XTestFakeButtonEvent (display, number, down, 0);
  XFlush (display);
}

static void
click (unsigned number)
{
  button (number, True);
  button (number, False);
}

static void
control (Bool down)
{
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Control_L), down, 0);
  XFlush (display);
}

/* --- what is told --- */

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static void
add (Samples *samples, double value)
{
  if (samples->n < MAX_SAMPLES)
    samples->values[samples->n++] = value;
}

static void
tell (const char *what, Samples *samples)
{
  qsort (samples->values, samples->n, sizeof *samples->values, compare);
  printf ("%s_n %d\n%s_missed %d\n", what, samples->n, what, samples->missed);
  if (samples->n == 0)
    return;
  printf ("%s_median %.2f\n", what, samples->values[samples->n / 2]);
  printf ("%s_p95 %.2f\n", what, samples->values[(int) (samples->n * 0.95)]);
  printf ("%s_max %.2f\n", what, samples->values[samples->n - 1]);
}

/* Distinct pictures a second while `step` goes on at `hertz`. */
static void
count_frames (View *view, double hertz, void (*step) (int, const double *), const double *data)
{
  double start = now_ms (), next = start, last = start;
  Samples *gaps = calloc (1, sizeof *gaps);

  look (view);
  for (int i = 0; now_ms () - start < RATE_SECONDS * 1e3;)
    {
      if (now_ms () >= next)
        {
          step (i++, data);
          next += 1e3 / hertz;
        }
      if (look (view) > NOTICED)
        {
          add (gaps, now_ms () - last);
          last = now_ms ();
        }
    }
  printf ("frames %.1f\n", gaps->n / RATE_SECONDS);
  tell ("gap", gaps);
  free (gaps);
}

/* --- the commands --- */

static int
launch (double still, double cap, char **command)
{
  View view = look_at_all ();
  double start, last, window = 0, card = 0;
  pid_t pid;

  open_view (&view);
  look (&view);
  start = last = now_ms ();
  pid = fork ();
  if (pid == 0)
    {
      setsid ();
      if (freopen ("/dev/null", "w", stdout) == NULL || freopen ("/dev/null", "w", stderr) == NULL)
        _exit (126);
      execvp (command[0], command);
      _exit (127);
    }
  while (card == 0 || now_ms () - last < still * 1e3)
    {
      int differ = look (&view);

      if (now_ms () - start > cap * 1e3)
        return 1;
      if (differ > 250)
        {
          last = now_ms ();
          if (window == 0)
            window = last - start;
          if (card == 0 && find_card (&view).n > 3)
            card = last - start;
        }
      rest (2);
    }
  printf ("pid %d\nwindow %.0f\ncard %.0f\ndrawn %.0f\n", (int) pid, window, card, last - start);
  return 0;
}

static int
find (void)
{
  View view = look_at_all ();
  Card card;

  open_view (&view);
  look (&view);
  card = find_card (&view);
  printf ("pixels %d\n", card.n);
  if (card.n > 0)
    printf ("x %.0f\ny %.0f\nleft %d\ntop %d\nright %d\nbottom %d\n", card.x, card.y, card.left, card.top, card.right, card.bottom);
  return card.n == 0;
}

static int
seen (View *view, const Card *before, int any)
{
  int differ = look (view);
  Card card;

  if (differ <= NOTICED)
    return 0;
  if (any)
    return 1;
  card = find_card (view);
  return card.n > 0 && (card.x - before->x) * (card.x - before->x) + (card.y - before->y) * (card.y - before->y) > 1;
}

static void
time_moves (View *view, int steps, double x, double y, int any, Samples *samples)
{
  double dx = 6, dy = 2, from = x;

  for (int i = 0; i < steps && samples->missed < 6; i++)
    {
      Card before;
      double start;

      wait_still (view, 60, 1500);
      before = find_card (view);
      if (x > from + 300)
        dx = -dx;
      x += dx;
      y += dy;
      start = now_ms ();
      move (x, y);
      while (!seen (view, &before, any) && now_ms () - start < LOST_MS)
        continue;
      if (now_ms () - start < LOST_MS)
        add (samples, now_ms () - start);
      else
        samples->missed++;
    }
}

static void
shake (int i, const double *origin)
{
  move (origin[0] + 3.0 * (i % 80 < 40 ? i % 40 : 40 - i % 40), origin[1] + i % 50);
}

static int
drag (int steps, int any, double x, double y)
{
  View all = look_at_all (), view;
  Samples *samples = calloc (1, sizeof *samples);
  double origin[2];
  Card card;

  open_view (&all);
  look (&all);
  card = find_card (&all);
  if (!any && card.n == 0)
    return 1;
  if (!any)
    {
      x = (card.left + card.right) / 2.0;
      y = (card.top + card.bottom) / 2.0;
    }
  view = look_at ((int) x - 260, (int) y - 200, 900, 600);
  open_view (&view);

  move (x, y);
  rest (400);
  button (1, True);
  rest (300);
  move (x + 3, y + 3);
  rest (80);
  move (x + 12, y + 9);
  rest (700);
  time_moves (&view, steps, x + 12, y + 9, any, samples);
  tell ("latency", samples);
  origin[0] = x + 30;
  origin[1] = y + 20;
  count_frames (&view, 120, shake, origin);
  button (1, False);
  rest (1000);
  free (samples);
  return 0;
}

static void
turn (int i, const double *unused)
{
  (void) unused;
  click ((i / 6) % 2 ? 4 : 5);
}

static int
wheel (int steps, double x, double y, Bool zoom)
{
  View view = look_at ((int) x - 450, (int) y - 300, 900, 600);
  Samples *samples = calloc (1, sizeof *samples);

  open_view (&view);
  move (x, y);
  rest (400);
  if (zoom)
    control (True);
  for (int i = 0; i < steps && samples->missed < 6; i++)
    {
      double start;

      wait_still (&view, 80, 1500);
      start = now_ms ();
      click ((i / 2) % 2 ? 4 : 5);
      while (look (&view) <= 200 && now_ms () - start < LOST_MS)
        continue;
      if (now_ms () - start < LOST_MS)
        add (samples, now_ms () - start);
      else
        samples->missed++;
    }
  tell ("latency", samples);
  count_frames (&view, 60, turn, NULL);
  if (zoom)
    control (False);
  free (samples);
  return 0;
}

static int
settle (double still)
{
  View view = look_at_all ();

  open_view (&view);
  look (&view);
  wait_still (&view, still * 1e3, 60e3);
  return 0;
}

int
main (int argc, char **argv)
{
  const char *command = argc > 1 ? argv[1] : "";

  display = XOpenDisplay (NULL);
  if (display == NULL)
    {
      fprintf (stderr, "probe: no display\n");
      return 2;
    }
  if (strcmp (command, "launch") == 0 && argc > 5)
    return launch (atof (argv[2]), atof (argv[3]), argv + 5);
  if (strcmp (command, "settle") == 0 && argc > 2)
    return settle (atof (argv[2]));
  if (strcmp (command, "find") == 0)
    return find ();
  if (strcmp (command, "drag") == 0 && argc > 2)
    return drag (atoi (argv[2]), argc > 5, argc > 5 ? atof (argv[4]) : 0, argc > 5 ? atof (argv[5]) : 0);
  if ((strcmp (command, "pan") == 0 || strcmp (command, "zoom") == 0) && argc > 4)
    return wheel (atoi (argv[2]), atof (argv[3]), atof (argv[4]), command[0] == 'z');
  fprintf (stderr, "probe: unknown command\n");
  return 2;
}

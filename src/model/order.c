#include "config.h"

#include "model/order.h"

#include <string.h>

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#define BASE 62
#define LEADING 4               /* digits that an append or prepend counts in */

static int
digit_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'A' && c <= 'Z')
    return c - 'A' + 10;
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 36;
  return -1;
}

gboolean
parcours_order_valid (const char *key)
{
  gsize n;

  if (key == NULL)
    return FALSE;
  for (n = 0; key[n] != '\0'; n++)
    if (n >= PARCOURS_ORDER_MAX || digit_value (key[n]) < 0)
      return FALSE;
  return n > 0 && key[n - 1] != '0';
}

/* The number that the first four digits make, short keys padded with zeros. */
static gint64
leading_number (const char *key)
{
  gint64 number = 0;

  for (int i = 0; i < LEADING; i++)
    {
      number = number * BASE + (*key != '\0' ? digit_value (*key) : 0);
      if (*key != '\0')
        key++;
    }
  return number;
}

static char *
number_key (gint64 number)
{
  char key[LEADING + 1];
  int n = LEADING;

  for (int i = LEADING; i-- > 0; number /= BASE)
    key[i] = digits[number % BASE];
  while (n > 0 && key[n - 1] == '0')
    n--;
  key[n] = '\0';
  return g_strdup (key);
}

/* The shortest key between; `low` may be "" (nothing before), `high` NULL (nothing after). */
static char *
midpoint (const char *low, const char *high)
{
  char key[PARCOURS_ORDER_MAX + 1];
  gboolean open = high == NULL; /* no upper bound for the digits still to come */

  for (int i = 0; i < PARCOURS_ORDER_MAX; i++)
    {
      int from = *low != '\0' ? digit_value (*low) : 0;
      int to = open ? BASE : *high != '\0' ? digit_value (*high) : 0;

      if (to - from > 1)
        {
          key[i] = digits[(from + to) / 2];
          key[i + 1] = '\0';
          return g_strdup (key);
        }
      if (to == from + 1 && !open && high[1] != '\0')
        {
          key[i] = digits[to];  /* high cut here is still above low */
          key[i + 1] = '\0';
          return g_strdup (key);
        }
      key[i] = digits[from];
      open = open || to > from;
      if (*low != '\0')
        low++;
      if (!open)
        high++;
    }
  return NULL;
}

char *
parcours_order_between (const char *before, const char *after)
{
  gint64 number;

  if ((before != NULL && !parcours_order_valid (before)) || (after != NULL && !parcours_order_valid (after)))
    return NULL;
  if (before == NULL && after == NULL)
    return g_strdup ("V");
  if (before != NULL && after != NULL)
    return strcmp (before, after) < 0 ? midpoint (before, after) : NULL;

  if (after == NULL)
    {
      number = leading_number (before) + 1;
      return number < (gint64) BASE * BASE * BASE * BASE ? number_key (number) : midpoint (before, NULL);
    }
  number = leading_number (after) - 1;
  return number > 0 ? number_key (number) : midpoint ("", after);
}

char *
parcours_order_nth (guint i, guint n)
{
  char key[16];
  guint64 space = BASE;
  int width = 1;

  g_return_val_if_fail (i < n, NULL);

  /* room to insert between any two before the keys grow */
  while (space < (guint64) n * 4)
    space *= BASE, width++;
  for (guint64 value = (guint64) (i + 1) * space / (n + 1), k = width; k-- > 0; value /= BASE)
    key[k] = digits[value % BASE];
  key[width] = 'V';             /* a last digit that is never '0' */
  key[width + 1] = '\0';
  return g_strdup (key);
}

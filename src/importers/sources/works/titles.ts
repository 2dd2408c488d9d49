/** "Title: subtitle"; null where there is neither. */
export function titleWith(title: string | null, subtitle: string | null): string | null {
  if (title === null || subtitle === null) return title ?? subtitle;
  return /[?!.:]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** A title for an episode without one: its show, its number, and the people who appear. */
export function episodeTitleOf(episode: {
  showTitle: string;
  season?: string | null;
  number?: number | null;
  numberDisplay?: string | null;
  names: readonly string[];
}): string {
  const number = episode.numberDisplay ?? (episode.number ?? null)?.toString() ?? null;
  const numbering = [episode.season, number].filter((part) => part !== null && part !== undefined).join(", ");
  const names = episode.names.slice(0, 3).join(", ") + (episode.names.length > 3 ? " and others" : "");
  return [[episode.showTitle, numbering].filter(Boolean).join(" "), names].filter(Boolean).join(": ");
}

import type { ScheduleEvent } from "./schedule";

/** What an event is known by, and whether an earlier one has the same id. */
export interface EventKey {
  readonly key: string;
  readonly sharesId: boolean;
}

/**
 * The key of each event, the same at every reading: its guid, id or slug, else its title and start. Null for an event that has none of
 * these, and the event itself that it repeats. What is held twice may have one id: the earlier holding keeps it, the other is known by more.
 */
export function eventKeysOf(
  events: readonly ScheduleEvent[],
): Map<ScheduleEvent, EventKey | ScheduleEvent | null> {
  const groups = new Map<string, ScheduleEvent[]>();
  const keys = new Map<ScheduleEvent, EventKey | ScheduleEvent | null>();
  for (const event of events) {
    const base = event.ids[0] ?? (event.title === null ? null : contentOf(event));
    if (base === null) keys.set(event, null);
    else groups.set(base, [...(groups.get(base) ?? []), event]);
  }
  for (const [base, group] of groups) {
    const firstWith = new Map<string, ScheduleEvent>();
    for (const event of group) {
      const first = firstWith.get(contentOf(event));
      if (first) keys.set(event, first);
      else firstWith.set(contentOf(event), event);
    }
    const inOrder = [...firstWith].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [index, [content, event]] of inOrder.entries()) {
      const sharesId = index > 0;
      keys.set(event, { key: sharesId ? `${base} ${content}` : base, sharesId });
    }
  }
  return keys;
}

const contentOf = ({ startsOn, title }: ScheduleEvent): string => `${startsOn ?? ""} ${title ?? ""}`;

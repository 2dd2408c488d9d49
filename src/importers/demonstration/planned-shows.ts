import { ShowKind } from "../../entities";
import type { Cast } from "./cast";
import { circles, type Circle, type ShowPlan } from "./circles";
import type { Making } from "./making";
import type { Member } from "./members";
import { keyOf } from "./texts";
import { firstYear, lastYear } from "./years";

/** A show with those who host it, and its number in the programme. */
export interface PlannedShow extends ShowPlan {
  readonly key: string;
  readonly item: string;
  readonly circle: Circle;
  /** The year in which the second takes over; both from the start where they host together. */
  readonly handover: number | null;
  readonly hosts: readonly Member[];
}

/** Shows of these kinds say no hosts: a gap, as in life. */
const hostless = new Set([ShowKind.CONFERENCE, ShowKind.EVENT]);

export function plannedShows({ random }: Making, cast: Cast): PlannedShow[] {
  return circles.flatMap((circle, row) =>
    circle.shows.map((show, place) => ({
      ...show,
      key: keyOf(show.title),
      item: String(row * 5 + place + 1),
      circle,
      handover: random.chance(0.5) ? firstYear + 2 + random.below(2) : null,
      hosts: hostless.has(show.kind) ? [] : cast.hosts(circle.key, place, 2),
    })),
  );
}

/** Those who host a show in a year. */
export function hostsIn({ hosts, handover }: PlannedShow, year: number): Member[] {
  return hosts.filter(
    (_host, place) => handover === null || (place === 0 ? year < handover : year >= handover),
  );
}

export function isOnAir({ from = firstYear, to = lastYear }: ShowPlan, year: number): boolean {
  return from <= year && year <= to;
}

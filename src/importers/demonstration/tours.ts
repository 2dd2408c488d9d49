import { ShowKind } from "../../entities";
import type { EpisodePlan } from "./episodes";
import type { Book } from "./books";
import { isOnAir, type PlannedShow } from "./planned-shows";
import { dayIn } from "./years";

/** A book that its author talks about on many shows within a few weeks. */
export interface Tour {
  readonly show: PlannedShow;
  readonly episode: EpisodePlan;
}

/** Every third day an episode of another podcast, in all circles but that of defence. */
export function tourOf(book: Book, shows: readonly PlannedShow[], stops: number): Tour[] {
  const podcasts = shows.filter(
    (show) => show.kind === ShowKind.PODCAST && show.circle.key !== "defence" && isOnAir(show, book.year),
  );
  return podcasts.slice(0, stops).map((show, stop) => {
    const order = dayIn(book.year, book.month, 8 + stop * 3);
    return {
      show,
      episode: {
        title: `${book.title}, with its author`,
        date: order,
        order,
        year: book.year,
        topic: book.topic,
        guests: [{ member: book.author, onBehalfOf: [] }],
        about: { publication: book.key },
      },
    };
  });
}

import { circles, type Circle } from "./circles";
import type { Making } from "./making";
import type { Member } from "./members";
import { keyOf } from "./texts";
import { bookTitles } from "./words";
import { years } from "./years";

/** Who talks about a book on many shows, and when: by circle and rank. */
const authorsOnTour: ReadonlyArray<
  readonly [circle: Member["circle"], rank: number, year: number, month: number]
> = [
  ["schools", 3, 2021, 10],
  ["universities", 4, 2023, 3],
  ["health", 5, 2025, 12],
];

/** A book and its author. */
export interface Book {
  readonly key: string;
  readonly title: string;
  readonly author: Member;
  readonly year: number;
  readonly month: number;
  readonly topic: string;
}

/** One for each title; the first are those of the authors on tour. */
export function booksOf({ random }: Making, members: readonly Member[]): Book[] {
  return bookTitles.map((title, place): Book => {
    const tour = authorsOnTour[place];
    const author = tour
      ? members.find(({ circle, rank }) => circle === tour[0] && rank === tour[1])
      : random.oneOf(members.filter(({ rank }) => rank < 12));
    const { key: circleKey } = author as Member & { key: string };
    const topics = topicsOfCircle(author as Member);
    return {
      key: keyOf(title),
      title,
      author: author as Member,
      year: tour?.[2] ?? random.oneOf(years),
      month: tour?.[3] ?? 1 + random.below(12),
      topic: topics[circleKey.length % topics.length] as string,
    };
  });
}

/** The topics of their circle, but the widest. */
export function topicsOfCircle({ circle }: Member): readonly string[] {
  return (circles.find(({ key }) => key === circle) as Circle).topics.slice(1);
}

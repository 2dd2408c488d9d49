import { circles, type CircleKey } from "./circles";
import type { Making } from "./making";
import { keyOf } from "./texts";
import { firstNames, surnameEnds, surnameStarts } from "./words";

/** One of the people, and where they are met. */
export interface Member {
  readonly key: string;
  readonly name: string;
  readonly circle: CircleKey;
  /** From 0, who appears most. */
  readonly rank: number;
  /** Another circle that they have belonged to since this year. */
  readonly moved: { readonly year: number; readonly to: CircleKey } | null;
  /** Another circle that they appear in as well, as long as this. */
  readonly visit: Visit | null;
}

export interface Visit {
  readonly to: CircleKey;
  readonly from: number;
  readonly until: number;
}

/** By circle and rank. Those between schools and defence change every two years. */
const visits: Readonly<Record<string, Visit>> = {
  "defence 1": { to: "schools", from: 2020, until: 2021 },
  "schools 2": { to: "defence", from: 2022, until: 2023 },
  "universities 1": { to: "defence", from: 2024, until: 2025 },
  "schools 0": { to: "defence", from: 2021, until: 2025 },
  "health 0": { to: "schools", from: 2020, until: 2025 },
  "business 1": { to: "colleges", from: 2022, until: 2025 },
};
const moves: Readonly<Record<string, Member["moved"]>> = {
  "schools 1": { year: 2022, to: "colleges" },
  "schools 4": { year: 2024, to: "universities" },
  "colleges 1": { year: 2022, to: "business" },
  "universities 2": { year: 2024, to: "schools" },
  "business 2": { year: 2024, to: "colleges" },
  "defence 2": { year: 2022, to: "business" },
  "defence 3": { year: 2024, to: "business" },
  "health 1": { year: 2024, to: "universities" },
};

export function membersOf(making: Making): Member[] {
  const taken = new Set<string>();
  return circles.flatMap(({ key: circle, people }) =>
    Array.from({ length: people }, (_person, rank): Member => {
      const name = newNameOf(making, taken);
      const place = `${circle} ${rank}`;
      return {
        key: keyOf(name),
        name,
        circle,
        rank,
        moved: moves[place] ?? null,
        visit: visits[place] ?? null,
      };
    }),
  );
}

/** The circle of a member in a year, that of a visit left aside. */
export function circleIn({ circle, moved }: Member, year: number): CircleKey {
  return moved && moved.year <= year ? moved.to : circle;
}

function newNameOf({ random }: Making, taken: Set<string>): string {
  for (;;) {
    const surname = `${random.oneOf(surnameStarts)}${random.oneOf(surnameEnds)}`;
    const name = `${random.oneOf(firstNames)} ${surname}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

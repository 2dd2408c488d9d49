import type { Item } from "./item";
import type { ProblemCode } from "./problem";
import type { Path } from "./yaml-file";

/** What a person has looked at and settled, as a record of a data folder says it: an odd thing that is right, and why. */
export interface ReviewYaml {
  readonly code: ProblemCode;
  readonly why: string;
}

interface Review {
  readonly file: string;
  readonly path: Path;
  /** Its properties that hold other records: these have reviews of their own. */
  readonly lists: ReadonlySet<string>;
  readonly codes: ReadonlySet<ProblemCode>;
}

/** The reviews of the records read so far. */
export class Reviews {
  readonly #ofFiles = new Map<string, Review[]>();

  add(item: Item<{ readonly reviewed?: readonly ReviewYaml[] | null }>, lists: Iterable<string>): void {
    const codes = new Set((item.value.reviewed ?? []).map(({ code }) => code));
    if (codes.size === 0) return;
    const file = item.file.name;
    const review = { file, path: item.path, lists: new Set(lists), codes };
    this.#ofFiles.set(file, [...(this.#ofFiles.get(file) ?? []), review]);
  }

  /** Whether the record that this is of has a review of such a problem. */
  areOf(code: ProblemCode, { file, path }: Item<unknown>): boolean {
    return (this.#ofFiles.get(file.name) ?? []).some(
      (review) =>
        review.codes.has(code) &&
        review.path.every((part, at) => path[at] === part) &&
        !review.lists.has(String(path[review.path.length])),
    );
  }
}

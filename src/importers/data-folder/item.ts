import type { Path, YamlFile } from "./yaml-file";

/** A value of a YAML file, with the way to it: so that whatever is wrong with it is told by file and line. */
export class Item<T> {
  constructor(
    readonly file: YamlFile,
    readonly value: T,
    readonly path: Path = [],
  ) {}

  get line(): number {
    return this.file.lineOf(this.path);
  }

  /** A property of it. */
  at<Key extends keyof T & string>(key: Key): Item<T[Key]> {
    return new Item(this.file, this.value[key], [...this.path, key]);
  }

  /** Another value that stands at the same place, such as a key made longer. */
  as<Other>(value: Other): Item<Other> {
    return new Item(this.file, value, this.path);
  }

  /** The elements of a list that it has under this name; none where there is no list. Null is one that was taken out. */
  each<Key extends keyof T & string>(key: Key): Array<Item<ElementOf<T[Key]>>> {
    const list = (this.value[key] ?? []) as Array<ElementOf<T[Key]> | null>;
    return list.flatMap((element, index) =>
      element === null ? [] : new Item(this.file, element, [...this.path, key, index]),
    );
  }
}

type ElementOf<List> = NonNullable<List> extends ReadonlyArray<infer Element> ? Element : never;

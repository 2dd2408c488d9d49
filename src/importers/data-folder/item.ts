import type { Path, YamlFile } from "./yaml-file";

/** A value of a YAML file with its path, so that problems are reported by file and line. */
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

  /** The elements of a list; the value itself if it is no list, since one value may be written without brackets. */
  elements(): Array<Item<unknown>> {
    return Array.isArray(this.value)
      ? this.value.map((element: unknown, index) => new Item(this.file, element, [...this.path, index]))
      : [this];
  }

  /** The value at this path within it. */
  along<Other>(path: Path, value: Other): Item<Other> {
    return new Item(this.file, value, [...this.path, ...path]);
  }

  /** Another value with the same path, such as a key with a prefix. */
  as<Other>(value: Other): Item<Other> {
    return new Item(this.file, value, this.path);
  }

  /** The elements of the list with this name; empty without a list. Null is a removed element. */
  each<Key extends keyof T & string>(key: Key): Array<Item<ElementOf<T[Key]>>> {
    const list = (this.value[key] ?? []) as Array<ElementOf<T[Key]> | null>;
    return list.flatMap((element, index) =>
      element === null ? [] : new Item(this.file, element, [...this.path, key, index]),
    );
  }
}

type ElementOf<List> = NonNullable<List> extends ReadonlyArray<infer Element> ? Element : never;

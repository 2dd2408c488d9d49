import type { TypeName } from "../../domain/ids";
import type { RowChange } from "../../projections/affected";

/** The changes of an edit so far: by type, each row with its changed columns. */
export class EditedRows {
  readonly #changed = new Map<TypeName, Map<string, ReadonlySet<string> | null>>();
  readonly #removed = new Map<TypeName, Set<string>>();

  get isEmpty(): boolean {
    return this.#changed.size === 0;
  }

  addChanges(type: TypeName, changes: readonly RowChange[]): void {
    if (changes.length === 0) return;
    const rows = this.#changed.get(type) ?? new Map<string, ReadonlySet<string> | null>();
    this.#changed.set(type, rows);
    for (const { id, columns } of changes) {
      const before = rows.get(id);
      // Null is an inserted or removed row, which includes a change of any column.
      rows.set(id, columns === null || before === null ? null : new Set([...(before ?? []), ...columns]));
    }
  }

  addRemoved(type: TypeName, ids: readonly string[]): void {
    const removed = this.#removed.get(type) ?? new Set<string>();
    this.#removed.set(type, removed);
    for (const id of ids) removed.add(id);
  }

  /** Inserted rows, and rows in which this column changed; with null, in which any changed. */
  changedIn(type: TypeName, column: string | null): string[] {
    return [...(this.#changed.get(type) ?? [])].flatMap(([id, columns]) =>
      columns === null || column === null || columns.has(column) ? id : [],
    );
  }

  /** The same for all types. */
  allChangedIn(column: string): string[] {
    return [...this.#changed.keys()].flatMap((type) => this.changedIn(type, column));
  }

  removed(type: TypeName): string[] {
    return [...(this.#removed.get(type) ?? [])];
  }
}

import type { SortedTexts, Texts } from "./texts";

/** In a column: null. */
export const none = 0xff_ff_ff_ff;

/**
 * Facts about who took part in what, in columns: a number per fact. By event, layer, member and fact id. About 50
 * bytes per fact, and its texts once.
 */
export interface FactTable {
  readonly size: number;
  /** Members, events and shows. */
  readonly ids: SortedTexts;
  readonly factIds: Texts;
  /** Layers, kinds, roles and dates. */
  readonly words: SortedTexts;
  /** Numbers of `words`. */
  readonly layers: Uint32Array;
  /** Numbers of `ids`. */
  readonly events: Uint32Array;
  readonly members: Uint32Array;
  /** Numbers of `factIds`. */
  readonly facts: Uint32Array;
  /** Numbers of `ids`; `none` without a show. */
  readonly shows: Uint32Array;
  /** Numbers of `words`; `none` if unknown, and for a member that is a person. */
  readonly eventKinds: Uint32Array;
  readonly memberKinds: Uint32Array;
  /** Numbers of `words`: JSON arrays. */
  readonly roles: Uint32Array;
  /** Numbers of `words`: sortable dates, "" if undated. */
  readonly sortOn: Uint32Array;
  /** Numbers of `words`: YYYY-MM-DD; `none` if unknown. */
  readonly earliest: Uint32Array;
  readonly latest: Uint32Array;
}

import { LRUCache } from "lru-cache";

/** The present supergraph and the one before it, to which its file may go back. */
const max = 2;

/** Remembers what was made from the supergraphs used last: that takes a tenth of a second and more. What cannot be made is not remembered. */
export function oncePerSupergraph<T extends object>(make: (sdl: string) => T): (sdl: string) => T {
  const made = new LRUCache<string, T>({ max });
  return (sdl) => {
    const known = made.get(sdl);
    if (known !== undefined) return known;
    const one = make(sdl);
    made.set(sdl, one);
    return one;
  };
}

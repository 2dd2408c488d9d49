import type { KeptTexts } from "./kept-texts";
import type { BoundsSource } from "./limits/bounds-source";

/** Bounds that clear what this process keeps of texts when they say that a person was forgotten, in this process or another. */
export function clearWhenForgotten(bounds: BoundsSource, kept: KeptTexts): BoundsSource {
  return {
    get current() {
      return bounds.current;
    },
    async refresh() {
      const before = bounds.current?.forgotten ?? 0;
      await bounds.refresh();
      if ((bounds.current?.forgotten ?? 0) !== before) kept.clear();
    },
  };
}

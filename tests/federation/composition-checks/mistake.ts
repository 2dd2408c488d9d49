import type { CompositionProblem } from "../../../src/federation/composition-checks/problem";
import { checked, composed, type Sdl } from "./subgraphs";

export type Mistake = [string, broken: Sdl, repaired: Sdl, CompositionProblem];

/** Mistakes that the composer accepts, each with the correct version. */
export function describeMistakes(mistakes: readonly Mistake[]): void {
  describe.each(mistakes)("%s", (_, broken, repaired, problem) => {
    it("is refused", () => {
      expect(checked(broken)).toEqual([problem]);
    });

    it("is accepted once repaired, by the composer too", () => {
      expect(checked(repaired)).toEqual([]);
      expect(composed(repaired)).toEqual([]);
    });

    // When this fails, the composer refuses the mistake itself, and the check can be removed.
    it("is let through by @theguild/federation-composition today", () => {
      expect(composed(broken)).toEqual([]);
    });
  });
}

import { evaluated, profile } from "../../../bench/eval/documents";
import { evaluatedScrambles, fallsIn } from "../../../bench/eval/scrambles";
import { describeWithDocuments } from "../cited-documents";

/** By so much no figure falls, of no kind. */
const maxFall = 0.05;

describeWithDocuments(
  "The profile behind data/, with other names, orders, numbers, headings and links",
  () => {
    it("is read as well, by the precision and the recall of each kind", async () => {
      const document = await evaluated("profile", profile);
      const scrambles = await evaluatedScrambles(document, [3, 8, 20]);

      expect(scrambles).toHaveLength(3);
      expect(document.evaluation.kinds.appearances).toMatchObject({ precision: 1, recall: 1 });
      expect(fallsIn(document, scrambles).filter(({ from, to }) => from - to > maxFall)).toEqual([]);
    });
  },
);

import { fold } from "../../domain/names";
import { type ImportRecord, nameOfRecord, type Place, type Reference, to } from "../records";

/** The labels in a text of several. */
export const labelsIn = (text: string): string[] =>
  text
    .split(/[,;|\n\r]+/)
    .map((label) => label.replaceAll(/\s+/gu, " ").trim())
    .filter((label) => label !== "");

/** What a work is about by its labels, each once: the topic, which others may mention too, and the fact. */
export function topicsOf(work: Reference, labels: readonly string[], place: Place): ImportRecord[] {
  const said = { links: [], inference: null };
  const byKey = new Map(labels.map((label) => [fold(label) || label, label]));
  return [...byKey].flatMap(([key, label]): ImportRecord[] => [
    {
      ...said,
      ...to("Topic", key),
      place: { ...place, item: null },
      values: { label },
      references: {},
      isMentioned: true,
    },
    {
      ...said,
      type: "About",
      key: `${nameOfRecord(work)} about ${key}`,
      place,
      values: {},
      references: { workId: work, subjectId: to("Topic", key) },
      isMentioned: false,
    },
  ]);
}

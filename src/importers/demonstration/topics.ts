import type { StatedYaml, TopicYaml } from "../data-folder/format";
import type { Making } from "./making";
import { madeUp } from "./texts";

/** Keys of topics by that of the wider one. The ladder has its rungs in order. */
const narrowerOf: Readonly<Record<string, readonly string[]>> = {
  education: [
    "learning-ladder",
    "school-leadership",
    "teacher-wellbeing",
    "curriculum",
    "education-research",
    "widening-participation",
    "careers-guidance",
  ],
  "learning-ladder": [
    "early-years",
    "reading-writing-and-counting-by-seven",
    "learning-by-eleven",
    "pathways-by-sixteen",
    "college",
    "university",
    "work",
  ],
  collaboration: ["collaborative-networks", "federations-and-cooperatives", "mentoring"],
  business: ["apprenticeships", "management", "entrepreneurship", "skills"],
  defence: ["military-leadership", "reserve-forces", "officer-education", "service-families"],
  health: ["public-health", "nursing", "sleep", "wellbeing-at-work"],
};

/** The ladder that children climb, from the first rung to work. */
export const rungs = narrowerOf["learning-ladder"] as readonly string[];

export function labelOf(key: string): string {
  const words = key.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function topicsOf({ sources }: Making): Array<TopicYaml & StatedYaml> {
  const narrower = new Map(
    Object.entries(narrowerOf).flatMap(([broader, keys]) => keys.map((key) => [key, broader] as const)),
  );
  const keys = new Set([...Object.keys(narrowerOf), ...narrower.keys()]);
  return [...keys].map((key) => {
    const broader = narrower.get(key);
    const topic = {
      key,
      label: labelOf(key),
      description: madeUp(`a subject of the demonstration: ${labelOf(key).toLowerCase()}`),
      cite: sources.next("directory"),
    };
    return Object.assign(topic, broader !== undefined && { broader });
  });
}

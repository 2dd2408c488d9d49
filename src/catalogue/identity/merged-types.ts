/** The types of which two records may be of one entity, with the names of several. */
export const mergedTypes = {
  Person: "People",
  Organisation: "Organisations",
  Show: "Shows",
  Episode: "Episodes",
} as const;

export type MergedType = keyof typeof mergedTypes;

export const mergedTypeNames = Object.keys(mergedTypes) as MergedType[];

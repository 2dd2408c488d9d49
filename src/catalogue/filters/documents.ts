import { dates, partOf, stated } from "./fields";

export const documentFilter = {
  title: partOf("sortText", "Part of a title"),
  dates: dates(
    { earliest: "publishedOnEarliest", latest: "publishedOnLatest" },
    "When they were written or published.",
  ),
  hasLink: stated.hasLink,
  standings: stated.standings,
};

import { isRecurring } from "../../catalogue/identity/titles";
import { type Source, withRecords } from "../drafts/source";
import type { ImportRecord, Reference } from "../records";
import { type Edition, editionOf } from "../sources/schedule/edition";

const titleOf = ({ values }: ImportRecord): string | null => (values["title"] ?? null) as string | null;

/**
 * Editions that a source has as shows of their own, each with its year in its title or its key, are seasons as well: their episodes have the season, where the
 * source states none.
 */
export function withSeasons(source: Source): Source {
  const firstDays = firstDaysOf(source);
  const seasons = new Map<string, Season>();
  for (const record of source.records) {
    const season = record.type === "Show" && isRecurring(record.values) ? seasonOf(record, firstDays) : null;
    if (season !== null) seasons.set(record.key, season);
  }
  if (seasons.size === 0) return source;
  const records = source.records.map((record): ImportRecord => {
    const season = record.type === "Episode" ? seasons.get(showOf(record)?.key ?? "") : undefined;
    const isStated = [record.values["season"], record.values["seasonName"]].some(
      (one) => (one ?? null) !== null,
    );
    return season === undefined || isStated ? record : { ...record, values: { ...record.values, ...season } };
  });
  return withRecords(source, records, () => undefined);
}

type Season = Pick<Edition, "season" | "seasonName">;

/** The season that a show is, from its title, else from its key; null where neither has a year. */
function seasonOf(show: ImportRecord, firstDays: ReadonlyMap<string, string>): Season | null {
  const title = titleOf(show);
  const start = firstDays.get(show.key) ?? null;
  const said = [
    { title, seasonName: title },
    { title: show.key.replaceAll(/[-_/]+/g, " "), seasonName: null },
  ];
  for (const { title: text, seasonName } of said) {
    const { showTitle, season } = editionOf({ title: text, fallbackTitle: "", start });
    if (text !== null && showTitle !== text) return { season, seasonName };
  }
  return null;
}

function firstDaysOf({ records }: Source): Map<string, string> {
  const days = new Map<string, string>();
  for (const record of records) {
    const show = record.type === "Episode" ? showOf(record) : undefined;
    const day = record.values["occurredOn"];
    if (!show || typeof day !== "string") continue;
    const first = days.get(show.key);
    if (first === undefined || day < first) days.set(show.key, day);
  }
  return days;
}

const showOf = ({ references }: ImportRecord): Reference | undefined =>
  references["showId"] as Reference | undefined;

/** The show that several editions are of: its title is theirs without the year. */
export function asSeries(show: ImportRecord): ImportRecord {
  const title = titleOf(show);
  if (show.type !== "Show" || !isRecurring(show.values) || title === null) return show;
  const { showTitle } = editionOf({ title, fallbackTitle: "", start: null });
  if (showTitle === title) return show;
  const others = (show.values["alternateTitles"] ?? []) as readonly string[];
  const alternateTitles = [...new Set([title, ...others])].filter((other) => other !== showTitle);
  return { ...show, values: { ...show.values, title: showTitle, displayTitle: showTitle, alternateTitles } };
}

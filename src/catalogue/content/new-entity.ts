import { fold, sortNameOf } from "../../domain/names";
import { episodeTitleOf } from "../../domain/titles";
import type { TypeName } from "../../domain/ids";
import { Standing } from "../../entities";
import { writtenShapes } from "../../entities/written-properties";

/** Values of an entity by the properties of its class. */
type Values = Record<string, unknown>;

/** What a new entity has where nothing is given. */
export function emptyEntity(type: TypeName): Values {
  const empty: Values = { standing: Standing.STATED, inferredFrom: null, sources: [], links: [] };
  for (const { column, isList, default: usual } of writtenShapes[type].properties)
    empty[column] = isList ? [] : usual;
  return empty;
}

/** Fills in what follows from the rest: a sort name, a title to show, which may be made of that of an episode's show. */
export function withFilled(type: TypeName, given: Values, showTitle: string | null = null): Values {
  const { name, sortName, title, displayTitle } = given as Record<string, string | null | undefined>;
  const filled = { ...given };
  if (type === "Person") filled["sortName"] = sortName ?? (name ? sortNameOf(name) : null);
  if ("displayTitle" in given)
    filled["displayTitle"] = title ?? displayTitle ?? (showTitle && episodeTitle(given, showTitle));
  return filled;
}

function episodeTitle({ season, number, numberDisplay }: Values, showTitle: string): string {
  return episodeTitleOf({ showTitle, season, number, numberDisplay, names: [] } as Parameters<
    typeof episodeTitleOf
  >[0]);
}

/** What a slug is made of where none is given: its name, title or label, in letters and digits of ASCII. */
export function slugStemOf(type: TypeName, values: Values): string {
  const { name, title, displayTitle, label } = values as Record<string, string | null | undefined>;
  const text = fold(label ?? title ?? displayTitle ?? name ?? "").replaceAll(/[^a-z0-9]+/g, "-");
  return text.replaceAll(/^-+|-+$/g, "").slice(0, 80) || type.toLowerCase();
}

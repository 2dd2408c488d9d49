import { identifierUriOf } from "../../domain/identifiers";
import { accountUrlOf, LinkPurpose, readAddress } from "../../domain/links/link";
import type { AnyEntity } from "../../entities/entity-classes";
import { Show } from "../../entities/show";
import { Thing } from "../../entities/thing";
import type { TypeName } from "../../domain/ids";
import type { ProjectedRow } from "../projection";
import type { World } from "../world";

/** Every URL, from the fields of each entity. */
export function defineLinks(world: World): ProjectedRow[] {
  return [...world.everyRow()].flatMap(([type, bearer]) => linksOf(type, bearer));
}

function linksOf(type: TypeName, thing: AnyEntity): ProjectedRow[] {
  const rows: ProjectedRow[] = [];
  const own = type.toUpperCase();
  const borne = new Set<string>();
  const bear = (url: string | null, purpose: string, pointsAt: string) => {
    const canonicalUrl = url === null ? null : canonicalOrNull(url);
    if (canonicalUrl === null) return;
    const isPage = ["RECORDING", "PROFILE"].includes(purpose) && thing instanceof Thing;
    const nearness = [own, "UNKNOWN"].includes(pointsAt) ? [own, "UNKNOWN"].indexOf(pointsAt) : 2;
    const group = isPage && nearness < 2 ? nearness : nearness + 3;
    const order = ["RECORDING", "PROFILE", "MATERIAL", "TRANSCRIPT", "ABOUT", "EVIDENCE", "UNKNOWN"].indexOf(
      purpose,
    );
    const key = [canonicalUrl, `${group}${order}`, thing.id];
    if (borne.has(key.join())) return;
    borne.add(key.join());
    rows.push({ canonicalUrl, rank: `${group}${order}`, id: thing.id, purpose, pointsAt });
  };
  for (const { url, purpose, pointsAt } of thing.links) bear(url, purpose, pointsAt);
  for (const account of "accounts" in thing ? thing.accounts : [])
    bear(accountUrlOf(account), LinkPurpose.PROFILE, own);
  for (const identifier of "identifiers" in thing ? thing.identifiers : [])
    bear(identifierUriOf(identifier), LinkPurpose.PROFILE, own);
  if (thing instanceof Show)
    for (const url of [thing.feedUrl, ...thing.formerFeedUrls]) bear(url, LinkPurpose.RECORDING, own);
  return rows;
}

function canonicalOrNull(url: string): string | null {
  try {
    return readAddress(url).canonicalUrl;
  } catch {
    return null;
  }
}

import { listDuplicates } from "../../catalogue/identity/duplicates";
import { DuplicateRanking } from "../../catalogue/identity/ranking";
import { mergedTypeNames } from "../../catalogue/identity/merged-types";
import { BadInput, shown } from "../../domain/errors";
import { idPrefixes } from "../../domain/ids";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

/** As many as a page has at most. */
const maxListed = 100;

/** Lists pairs that may be one, the likeliest first. */
export async function duplicatesCommand(
  prefix: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const type = mergedTypeNames.find((name) => idPrefixes[name] === prefix);
  if (!type) {
    const known = mergedTypeNames.map((name) => idPrefixes[name]).join(", ");
    throw new BadInput(`Expected one of ${known}, but got ${shown(prefix)}.`);
  }
  const { nodes, totalCount } = await withCatalogue(({ reader }) =>
    listDuplicates(reader, new DuplicateRanking(), type, { first: maxListed, after: null }),
  );
  const total = await totalCount;
  if (json) {
    print(JSON.stringify({ type, total, duplicates: nodes }, null, 2));
    return;
  }
  if (total === 0) print(`No two of type ${prefix} look like one.`);
  for (const { score, one, other, reasons } of nodes) {
    print(`${score.toFixed(3)}  ${one}  ${other}`);
    for (const { kind, value } of reasons) print(`       ${kind.toLowerCase()}: ${value}`);
  }
  if (total > nodes.length) print(`And ${total - nodes.length} more.`);
}

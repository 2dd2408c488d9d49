import { type ASTNode, parse, print, visit } from "graphql";

/** Shrinks an operation: the smallest one that still fails, by removing selections. */
export async function smallest(query: string, fails: (query: string) => Promise<boolean>): Promise<string> {
  let current = query;
  for (let index = 0; ;) {
    const candidate = withoutSelection(current, index);
    if (candidate === null) return current;
    if (candidate !== current && (await fails(candidate))) current = candidate;
    else index += 1;
  }
}

/** Without the selection that comes at this place; null past the last. */
function withoutSelection(query: string, wanted: number): string | null {
  let place = -1;
  const drop = (_node: ASTNode, _key: unknown, siblings: unknown) => {
    place += 1;
    const isOnlyOne = Array.isArray(siblings) && siblings.length === 1;
    return place === wanted && !isOnlyOne ? null : undefined;
  };
  const document = visit(parse(query), { Field: drop, InlineFragment: drop, FragmentSpread: drop });
  return place < wanted ? null : print(document);
}

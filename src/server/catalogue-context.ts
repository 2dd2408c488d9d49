import { Networks } from "../analysis/cache/networks";
import type { Catalogue } from "../catalogue/catalogue";
import { ChangeFeed } from "../catalogue/change-feed";
import { DuplicateRanking } from "../catalogue/identity/ranking";
import { readerWithin } from "../database/reader-within";
import { createLoaders } from "../loaders/loaders";
import type { Context } from "../resolvers/shared/context";
import type { Subgraph } from "../subgraphs/subgraph";
import { type DraftLimits, proposalLimit, usualDraftLimits } from "./admission/draft-limits";
import type { RateLimit } from "./admission/rate-limit";
import type { KeptTexts } from "./kept-texts";
import type { RequestContext } from "./request-context";

export type CatalogueContext = Context & RequestContext;

/** What the requests of a process share. */
interface Shared {
  readonly kept: KeptTexts;
  readonly networks: Networks;
  readonly duplicates: DuplicateRanking;
  readonly changes: ChangeFeed;
  /** By client. */
  readonly proposals: RateLimit;
  readonly maxOpenDrafts: number;
}

/** Of a process over this catalogue. `kept` gets what it keeps. */
export function sharedOf(
  { reader }: Catalogue,
  {
    analysisBytes: maxBytes,
    drafts = usualDraftLimits,
    kept,
  }: {
    readonly analysisBytes?: number | undefined;
    readonly drafts?: DraftLimits | undefined;
    readonly kept: KeptTexts;
  },
): Shared {
  const networks = new Networks(reader, { maxBytes });
  kept.add("analysis", networks.cache);
  return {
    kept,
    networks,
    duplicates: new DuplicateRanking(),
    changes: new ChangeFeed(reader),
    proposals: proposalLimit(drafts),
    maxOpenDrafts: drafts.maxOpen,
  };
}

/** A query that is compiled uses no loader, and making all of them takes longer than its statement. */
function madeAtFirstUse<T extends object>(make: () => T): T {
  let made: T | null = null;
  const get = (_: object, name: string | symbol): unknown => Reflect.get((made ??= make()), name);
  return new Proxy<T>({} as T, { get });
}

/**
 * Makes the context of one request: its own loaders (no caching between requests), and a reader that stops
 * when the request is aborted.
 */
export function catalogueContext(
  catalogue: Catalogue,
  { kept, networks, duplicates, changes, proposals, maxOpenDrafts }: Shared,
  request: RequestContext,
  subgraph?: Subgraph,
): CatalogueContext {
  const { record } = request;
  const reader = readerWithin(catalogue.reader, request, (read) => record.read(read));
  const newLoaders = () => createLoaders(reader, subgraph?.owns);
  const writes = !subgraph || subgraph.mutations !== undefined;
  return {
    ...request,
    key: request.key ?? null,
    reader,
    loaders: madeAtFirstUse(newLoaders),
    networks: networks.within(request),
    duplicates,
    changes,
    editing: writes
      ? {
          write: (options) => catalogue.write(options),
          revert: (options) => catalogue.revert(options),
          async forget(...args) {
            const forgot = await catalogue.forget(...args);
            if (args[2]?.isDryRun !== true) kept.clear();
            return forgot;
          },
          async propose(proposal) {
            proposals.consume(request.client ?? "", 1);
            return catalogue.propose(proposal, maxOpenDrafts);
          },
          acceptDraft: (acceptance) => catalogue.acceptDraft(acceptance),
          rejectDraft: (rejection) => catalogue.rejectDraft(rejection),
          newLoaders,
        }
      : null,
  };
}

/** A feed, whatever its syntax: its texts trimmed, and null where they are empty. */
export interface Feed {
  readonly title: string | null;
  readonly description: string | null;
  readonly language: string | null;
  /** Its page. */
  readonly link: string | null;
  /** Its own address, and that which it moves to. */
  readonly selfUrl: string | null;
  readonly newUrl: string | null;
  readonly guid: string | null;
  readonly author: string | null;
  readonly persons: readonly FeedPerson[];
  readonly contributors: readonly Contributor[];
  /** What its addresses are relative to, as it says itself. */
  readonly base: string | null;
  readonly items: readonly FeedItem[];
  readonly line: number;
}

export interface FeedItem {
  readonly line: number;
  readonly title: string | null;
  readonly guid: string | null;
  readonly link: string | null;
  /** Addresses of recordings. */
  readonly enclosures: readonly string[];
  readonly transcripts: readonly string[];
  /** As written. */
  readonly published: string | null;
  readonly duration: string | null;
  readonly description: string | null;
  readonly author: string | null;
  readonly season: string | null;
  readonly seasonName: string | null;
  readonly number: string | null;
  readonly numberDisplay: string | null;
  readonly episodeType: string | null;
  readonly persons: readonly FeedPerson[];
  readonly contributors: readonly Contributor[];
}

/** `atom:contributor`. */
export interface Contributor {
  readonly name: string;
  readonly url: string | null;
}

/** `podcast:person`. */
export interface FeedPerson {
  readonly line: number;
  readonly name: string;
  readonly role: string;
  readonly group: string;
  readonly href: string | null;
}

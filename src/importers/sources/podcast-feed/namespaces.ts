/** The namespaces of feeds, each in every form in which feeds have it; as `plainNamespace` writes them. */
export const namespaces = {
  rss: [""],
  atom: ["w3.org/2005/atom"],
  itunes: ["itunes.com/dtds/podcast-1.0.dtd"],
  podcast: [
    "podcastindex.org/namespace/1.0",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
  ],
  content: ["purl.org/rss/1.0/modules/content"],
} as const;

/** What prefixes mean in a feed that forgets to declare them. */
export const usualPrefixes = {
  atom: namespaces.atom[0],
  itunes: namespaces.itunes[0],
  podcast: namespaces.podcast[0],
  content: namespaces.content[0],
} as const;

/** A namespace without what feeds write in different ways: its scheme, capital letters, and a stroke at the end. */
export const plainNamespace = (space: string): string =>
  space
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/$/, "");

/** The namespaces of feeds, each in every form in which feeds have it. */
export const namespaces = {
  rss: [""],
  atom: ["http://www.w3.org/2005/Atom", "http://www.w3.org/2005/Atom/"],
  itunes: ["http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/DTDs/Podcast-1.0.dtd"],
  podcast: [
    "https://podcastindex.org/namespace/1.0",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
  ],
  content: ["http://purl.org/rss/1.0/modules/content/"],
} as const;

/** What prefixes mean in a feed that forgets to declare them. */
export const usualPrefixes = {
  atom: namespaces.atom[0],
  itunes: namespaces.itunes[0],
  podcast: namespaces.podcast[0],
  content: namespaces.content[0],
} as const;

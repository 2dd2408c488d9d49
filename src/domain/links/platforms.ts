export enum Platform {
  ANCHOR = "ANCHOR",
  APPLE_PODCASTS = "APPLE_PODCASTS",
  BOOK_CREATOR = "BOOK_CREATOR",
  BUZZSPROUT = "BUZZSPROUT",
  GOOGLE_DRIVE = "GOOGLE_DRIVE",
  LINKEDIN = "LINKEDIN",
  PODBEAN = "PODBEAN",
  SPOTIFY = "SPOTIFY",
  VIMEO = "VIMEO",
  WEBSITE = "WEBSITE",
  X = "X",
  YOUTUBE = "YOUTUBE",
}

/** Platforms by host name or parent domain. `t.co` shortens any URL, so it is WEBSITE. */
const hosts: ReadonlyArray<[string, Platform]> = [
  ["anchor.fm", Platform.ANCHOR],
  ["creators.spotify.com", Platform.ANCHOR],
  ["apple.co", Platform.APPLE_PODCASTS],
  ["podcasts.apple.com", Platform.APPLE_PODCASTS],
  ["bookcreator.com", Platform.BOOK_CREATOR],
  ["buzzsprout.com", Platform.BUZZSPROUT],
  ["drive.google.com", Platform.GOOGLE_DRIVE],
  ["linkedin.com", Platform.LINKEDIN],
  ["podbean.com", Platform.PODBEAN],
  ["spoti.fi", Platform.SPOTIFY],
  ["spotify.com", Platform.SPOTIFY],
  ["vimeo.com", Platform.VIMEO],
  ["twitter.com", Platform.X],
  ["x.com", Platform.X],
  ["youtu.be", Platform.YOUTUBE],
  ["youtube.com", Platform.YOUTUBE],
  ["youtube-nocookie.com", Platform.YOUTUBE],
];

export function platformOf({ hostname }: URL): Platform {
  const match = hosts.find(([host]) => hostname === host || hostname.endsWith(`.${host}`));
  return match?.[1] ?? Platform.WEBSITE;
}

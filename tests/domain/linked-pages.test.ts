import { readLink } from "../../src/domain/links/link";
import { Platform } from "../../src/domain/links/platforms";

const canonical = (url: string) => readLink(url).canonicalUrl;

describe("a page under old hosts, in embeds and in lists", () => {
  it.each([
    "https://itunes.apple.com/gb/podcast/inspiring-leadership/id1509262777?mt=2",
    "http://www.itunes.apple.com/us/podcast/id1509262777",
    "https://geo.itunes.apple.com/podcast/x/id1509262777?at=1l3vwYf",
    "https://embed.podcasts.apple.com/us/podcast/x/id1509262777?itsct=podcast_box&itscg=30200",
    "http://phobos.apple.com/WebObjects/MZStore.woa/wa/viewPodcast?id=1509262777",
    "https://itunes.apple.com/WebObjects/MZStore.woa/wa/viewPodcast?id=1509262777&s=143441",
  ])("%s is one Apple podcast, whose old hosts lead to the new", (url) => {
    expect(readLink(url)).toEqual({
      url,
      canonicalUrl: "https://podcasts.apple.com/podcast/id1509262777",
      platform: Platform.APPLE_PODCASTS,
    });
  });

  it.each([
    "https://www.youtube.com/playlist?list=PLx_1&si=abc",
    "https://www.youtube.com/embed/videoseries?list=PLx_1",
    "https://www.youtube.com/embed?listType=playlist&list=PLx_1",
    "https://www.youtube-nocookie.com/embed/videoseries?si=a&list=PLx_1",
    "https://music.youtube.com/playlist?list=PLx_1",
    "https://youtube.com/watch?list=PLx_1",
  ])("%s is one YouTube playlist", (url) => {
    expect(canonical(url)).toBe("https://youtube.com/playlist?list=PLx_1");
  });

  it.each([
    [
      "https://www.youtube.com/embed/live_stream?channel=UC4R8DWoMoI7CAwX8_LjQHig&autoplay=1",
      "https://youtube.com/channel/UC4R8DWoMoI7CAwX8_LjQHig/live",
    ],
    ["https://www.youtube.com/@some/live", "https://youtube.com/@some/live"],
    ["https://www.youtube.com/embed/live_stream", "https://youtube.com/embed/live_stream"],
    ["https://player.vimeo.com/video/808693881?h=67cc89d611", "https://vimeo.com/808693881/67cc89d611"],
    ["https://vimeo.com/event/12/embed", "https://vimeo.com/event/12/embed"],
    ["https://open.spotify.com/embed/playlist/37i9?si=x", "https://open.spotify.com/playlist/37i9"],
  ])("the embed %s is what it shows: %s", (url, expected) => {
    expect(canonical(url)).toBe(expected);
  });

  it.each([
    "https://anchor.fm/graham-frost/episodes/Two-enpj3i",
    "https://podcasters.spotify.com/pod/show/graham-frost/episodes/Two-enpj3i?si=x",
    "https://creators.spotify.com/pod/profile/graham-frost/episodes/Two-enpj3i",
  ])("%s is one episode of Spotify for Creators, which was Anchor", (url) => {
    expect(readLink(url)).toEqual({
      url,
      canonicalUrl: "https://creators.spotify.com/pod/profile/graham-frost/episodes/Two-enpj3i",
      platform: Platform.ANCHOR,
    });
  });

  it.each([
    ["https://uk.linkedin.com/in/someone?trk=public", "https://linkedin.com/in/someone"],
    ["https://feeds2.feedburner.com/Some", "https://feeds.feedburner.com/Some"],
    ["https://en.m.wikipedia.org/wiki/X", "https://en.wikipedia.org/wiki/X"],
    ["https://anchor.fm/s/1a2b/podcast/rss", "https://anchor.fm/s/1a2b/podcast/rss"],
    ["https://itunes.apple.com/us/app/some-app/id123", "https://itunes.apple.com/us/app/some-app/id123"],
  ])("%s is %s", (url, expected) => {
    expect(canonical(url)).toBe(expected);
  });
});

describe("X and what was Twitter", () => {
  it.each([
    "https://twitter.com/PookyH",
    "https://mobile.twitter.com/pookyh?ref_src=twsrc",
    "http://www.x.com/POOKYH/",
  ])("%s is one page", (url) => {
    expect(canonical(url)).toBe("https://x.com/pookyh");
  });

  it("have a status under one address, whose number stays", () => {
    expect(canonical("https://twitter.com/PookyH/status/12")).toBe("https://x.com/pookyh/status/12");
  });
});

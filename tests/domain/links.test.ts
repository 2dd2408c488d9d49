import * as fc from "fast-check";

import { accountUrlOf, readLink } from "../../src/domain/links/link";
import { Platform } from "../../src/domain/links/platforms";
import { operations } from "../helpers/operations";

const canonical = (url: string) => readLink(url).canonicalUrl;

describe("one page under many addresses", () => {
  it.each([
    "https://youtu.be/Vss6Ln103Us",
    "https://youtu.be/Vss6Ln103Us?si=zMZarEOYDRIZ-exv",
    "http://www.youtube.com/watch?v=Vss6Ln103Us",
    "https://www.youtube.com/watch?v=Vss6Ln103Us&feature=youtu.be&t=30s&list=PL1&index=2",
    "https://m.youtube.com/watch?app=desktop&v=Vss6Ln103Us",
    "https://youtube.com/shorts/Vss6Ln103Us?feature=share",
    "https://www.youtube.com/embed/Vss6Ln103Us",
    "https://www.youtube-nocookie.com/embed/Vss6Ln103Us?rel=0",
    "https://youtube.com/live/Vss6Ln103Us?feature=share",
    "https://music.youtube.com/watch?v=Vss6Ln103Us&list=RDAMVM",
    "https://WWW.YOUTUBE.COM./watch?v=Vss6Ln103Us#t=30",
  ])("%s is one YouTube video", (url) => {
    expect(readLink(url)).toEqual({
      url,
      canonicalUrl: "https://youtube.com/watch?v=Vss6Ln103Us",
      platform: Platform.YOUTUBE,
    });
  });

  it.each([
    "https://open.spotify.com/episode/1Awxidsqt7Z5EAdA5R81OW",
    "https://open.spotify.com/episode/1Awxidsqt7Z5EAdA5R81OW?si=9AbQLVDhS5uKXb23DZvQUw&utm_source=copy-link&nd=1",
    "https://open.spotify.com/episode/1Awxidsqt7Z5EAdA5R81OW?si=4_MRpwo5QFqDmrdTjYHrYg&dl_branch=1",
    "https://open.spotify.com/intl-de/episode/1Awxidsqt7Z5EAdA5R81OW",
    "https://open.spotify.com/embed/episode/1Awxidsqt7Z5EAdA5R81OW?utm_source=generator",
    "https://www.open.spotify.com/intl-pt/episode/1Awxidsqt7Z5EAdA5R81OW/",
  ])("%s is one Spotify episode", (url) => {
    expect(readLink(url)).toEqual({
      url,
      canonicalUrl: "https://open.spotify.com/episode/1Awxidsqt7Z5EAdA5R81OW",
      platform: Platform.SPOTIFY,
    });
  });

  it.each([
    "https://podcasts.apple.com/gb/podcast/the-teachers-point-of-view-dr-victoria-carr/id1541326231?i=1000508200619",
    "https://podcasts.apple.com/us/podcast/id1541326231?i=1000508200619&mt=2",
    "https://podcasts.apple.com/podcast/another-title/id1541326231/?i=1000508200619&uo=4",
  ])("%s is one Apple episode", (url) => {
    expect(readLink(url)).toEqual({
      url,
      canonicalUrl: "https://podcasts.apple.com/podcast/id1541326231?i=1000508200619",
      platform: Platform.APPLE_PODCASTS,
    });
  });

  it("tells an Apple show from its episode", () => {
    expect(canonical("https://podcasts.apple.com/gb/podcast/persyou-talks/id1509262777")).toBe(
      "https://podcasts.apple.com/podcast/id1509262777",
    );
  });

  it.each([
    ["http://example.org/talk", "https://example.org/talk"],
    ["http://example.org:80/talk", "https://example.org/talk"],
    ["https://example.org:443/talk", "https://example.org/talk"],
    ["https://example.org:8443/talk", "https://example.org:8443/talk"],
    ["https://www.example.org/", "https://example.org"],
    ["https://m.example.org", "https://example.org"],
    ["https://www.m.example.org/talk/", "https://example.org/talk"],
    ["https://EXAMPLE.org./Talk", "https://example.org/Talk"],
    ["https://bücher.example/", "https://xn--bcher-kva.example"],
    ["https://example.org/talk/?", "https://example.org/talk"],
    ["https://example.org/talk#", "https://example.org/talk"],
    ["https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2"],
    ["https://example.org/talk?page=2&utm_source=x&UTM_Medium=y", "https://example.org/talk?page=2"],
    [
      "https://www.ljmu.ac.uk/about-us/news/launch?utm_campaign=2286877_Staff%20Newsletter&dm_i=2SCX,1DOKD,827UXE,5BYGC,1",
      "https://ljmu.ac.uk/about-us/news/launch",
    ],
  ])("%s is %s", (url, expected) => {
    expect(canonical(url)).toBe(expected);
  });
});

describe("what tells two pages apart", () => {
  it.each([
    [
      "a fragment that names a part",
      "https://leader-connect.co.uk/presenters/dr-victoria-carr/#interview",
      "https://leader-connect.co.uk/presenters/dr-victoria-carr#interview",
    ],
    [
      "the private half of a Vimeo address",
      "https://vimeo.com/808693881/67cc89d611",
      "https://vimeo.com/808693881/67cc89d611",
    ],
    ["the case of a path", "https://apple.co/38hfqJ4", "https://apple.co/38hfqJ4"],
    ["a parameter that is not tracking", "https://example.org/?p=12", "https://example.org/?p=12"],
    ["`si` where no platform ignores it", "https://example.org/?si=12", "https://example.org/?si=12"],
    ["`app` of another site", "https://example.org/?app=maps", "https://example.org/?app=maps"],
    ["`feature` of another site", "https://example.org/a?feature=7", "https://example.org/a?feature=7"],
    ["`nd` of another site", "https://example.org/a?nd=1&amp=1", "https://example.org/a?amp=1&nd=1"],
    ["`s` of another site", "https://fedex.com/?s=1&t=2", "https://fedex.com/?s=1&t=2"],
    ["a host that is no more than www or m", "https://m.co/x", "https://m.co/x"],
  ])("%s stays", (_, url, expected) => {
    expect(canonical(url)).toBe(expected);
  });

  it("is not a text fragment, which only marks words for one reader", () => {
    expect(canonical("https://example.org/talk#:~:text=a%20word")).toBe("https://example.org/talk");
    expect(canonical("https://example.org/talk#interview:~:text=a%20word")).toBe(
      "https://example.org/talk#interview",
    );
  });
});

describe("a platform", () => {
  it.each([
    ["https://anchor.fm/matt-roberts47", Platform.ANCHOR],
    ["https://apple.co/38hfqJ4", Platform.APPLE_PODCASTS],
    ["https://read.bookcreator.com/PT3C/_qAX", Platform.BOOK_CREATOR],
    ["https://themagicacademy.buzzsprout.com/205642/8848568", Platform.BUZZSPROUT],
    ["https://drive.google.com/file/d/1hmj/view", Platform.GOOGLE_DRIVE],
    ["https://www.linkedin.com/posts/someone", Platform.LINKEDIN],
    ["https://armyleadership.podbean.com/e/episode-44/", Platform.PODBEAN],
    ["https://spoti.fi/2BxPQ6g", Platform.SPOTIFY],
    ["https://vimeo.com/808693881/67cc89d611", Platform.VIMEO],
    ["https://twitter.com/PookyH", Platform.X],
    ["https://x.com/PookyH", Platform.X],
    ["https://www.youtube.com/@someone", Platform.YOUTUBE],
    ["https://t.co/7R9gnVzbgY?amp=1", Platform.WEBSITE],
  ])("of %s is %s", (url, platform) => {
    expect(readLink(url).platform).toBe(platform);
  });

  it.each([
    "https://notyoutube.com/watch?v=Vss6Ln103Us",
    "https://youtube.com.evil.org/watch?v=Vss6Ln103Us",
    "https://evil.org/youtube.com/watch?v=Vss6Ln103Us",
    "https://evil.org/?u=https://youtu.be/Vss6Ln103Us",
    "https://youtube-com.evil.org/",
    "https://netflix.com/",
    "https://fox.com/",
    "https://docs.google.com/document/d/1",
    "https://xn--yutube-wqf.com/watch?v=Vss6Ln103Us",
  ])("is not taken from a look-alike: %s", (url) => {
    expect(readLink(url).platform).toBe(Platform.WEBSITE);
    expect(canonical(url)).not.toContain("https://youtube.com/");
  });
});

describe("what is no link", () => {
  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",

    "java\nscript:alert(1)",
    "\u0000javascript:alert(1)",
    "data:text/html,hello",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "mailto:someone@example.org",
    "blob:https://example.org/1",
    "https://user:password@example.org/",
    "https://user@example.org/",
    "https://:password@example.org/",

    "ht\ttps://example.org/",
    "https://example.org/a\nb",
    "https://",
    "//example.org",
    "example.org",
    "#",
    "",
  ])("%j is refused by name", (url) => {
    expect(() => readLink(url)).toThrow(
      expect.objectContaining({
        code: "BAD_LINK",
        message: `Expected an http or https address without a password, but got "${url}".`,
      }),
    );
  });

  it("is told cut short, however long it is", () => {
    expect(() => readLink(`javascript:${"x".repeat(10_000)}`)).toThrow(/^.{100,200}$/);
  });
});

const host = fc.oneof(
  fc.domain(),
  fc.constantFrom(
    "youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "anchor.fm",
    "podcasters.spotify.com",
    "itunes.apple.com",
    "player.vimeo.com",
    "open.spotify.com",
    "podcasts.apple.com",
    "vimeo.com",
    "127.0.0.1",
    "[::1]",
  ),
);
const path = fc.oneof(
  fc.webPath(),
  fc.constantFrom(
    "/watch",
    "/intl-de/episode/1Aw",
    "/embed/Vss6Ln103Us",
    "/gb/podcast/x/id12",
    "/pod/show/some",
    "/embed/live_stream",
    "/embed/videoseries",
    "/video/12",
    "//",
    "/a//",
    "/%7Efoo/",
  ),
);
const query = fc.oneof(
  fc.webQueryParameters(),
  fc.constantFrom(
    "",
    "channel=UC1",
    "list=PL1&si=1",
    "h=a1",
    "v=Vss6Ln103Us&si=x",
    "utm_source=x",
    "i=1&mt=2",
    "q=a%20b&a=%zz",
    "&&",
    "=",
  ),
);
const fragment = fc.oneof(
  fc.webFragments(),
  fc.constantFrom("", "interview", ":~:text=x", "a:~:text=x", "#x"),
);

const address = fc
  .record({
    scheme: fc.constantFrom("http", "https", "HTTPS"),
    before: fc.constantFrom("", "www.", "m.", "music.", "www.m.", "www.www."),
    host,
    after: fc.constantFrom("", ".", ":80", ":443", ":8080"),
    path,
    query: fc.option(query),
    fragment: fc.option(fragment),
  })
  .map(
    (url) =>
      `${url.scheme}://${url.host.startsWith("[") ? "" : url.before}${url.host}${url.after}${url.path}${
        url.query === null ? "" : `?${url.query}`
      }${url.fragment === null ? "" : `#${url.fragment}`}`,
  )
  .filter((url) => URL.canParse(url));

describe("any address", () => {
  it("has a canonical form that is its own canonical form, on the same platform", () => {
    fc.assert(
      fc.property(address, (url) => {
        const once = readLink(url);
        const twice = readLink(once.canonicalUrl);
        expect(twice).toEqual({ ...once, url: once.canonicalUrl });
      }),
      { numRuns: 10 * operations },
    );
  });

  it("is kept as stated beside it", () => {
    fc.assert(fc.property(address, (url) => expect(readLink(url).url).toBe(url)));
  });
});

describe("an address with an umlaut", () => {
  it("is one, however often such addresses are read", () => {
    for (let times = 0; times < 20_000; times += 1) canonical("https://bücher.example/");

    expect(canonical("https://bücher.example/")).toBe("https://xn--bcher-kva.example");
  });
});

describe("an account's address", () => {
  it.each([
    [Platform.X, "@PookyH", null, "https://x.com/PookyH"],
    [Platform.YOUTUBE, "@channel", null, "https://youtube.com/@channel"],
    [Platform.LINKEDIN, "someone", null, null],
    [Platform.X, "no handle", null, null],
    [Platform.X, "@a/../b", null, null],
    [Platform.LINKEDIN, "someone", "https://linkedin.com/in/some", "https://linkedin.com/in/some"],
  ])("on %s as %s, stated as %s, is %s", (platform, handle, url, expected) => {
    expect(accountUrlOf({ platform, handle, url })).toBe(expected);
  });
});

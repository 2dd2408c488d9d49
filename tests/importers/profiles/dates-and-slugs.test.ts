import { dateIn, dateOfPath } from "../../../src/importers/sources/profile/lines/dates";
import { nameOfSite, wordsOfAddress } from "../../../src/importers/sources/profile/lines/slugs";

describe("A date in a text", () => {
  it.each([
    ["2024-03-14", "2024-03-14"],
    ["18 October 2023", "2023-10-18"],
    ["October 18, 2023", "2023-10-18"],
    ["5--9 June 2023", "2023-06-05/2023-06-09"],
    ["30 May to 2 June 2022", "2022-05-30/2022-06-02"],
    ["14.-16.6.2022", "2022-06-14/2022-06-16"],
    ["Sendung vom 02.02.2018", "2018-02-02"],
    ["3. Oktober 2022", "2022-10-03"],
    ["el 7 de marzo de 2021", "2021-03-07"],
    ["le 1er avril 2020", "2020-04-01"],
    ["21/11/2022", "2022-11-21"],
    ["11/21/2022", "2022-11-21"],
    ["Dec 2016", "2016-12"],
    ["2018-10: Pixel", "2018-10"],
    ["winter 2020/2021", "2020/2021"],
    ["Care Forward 2027", "2027"],
    ["31 February 2020", "2020-02"],
    ["room 2101, 45 minutes", null],
  ])("%s is %s", (text, edtf) => expect(dateIn(text)).toBe(edtf));

  it("gets its year from the heading that it stands under", () => {
    expect(dateIn("(Nov 4)", "2023")).toBe("2023-11-04");
    expect(dateIn("(Nov 4)")).toBeNull();
  });

  it.each([
    ["https://a.example/2021/04/29-a-title/", "2021-04-29"],
    ["https://a.example/news/2023/2/2/title", "2023-02-02"],
    ["https://a.example/blogs/2021/02/title", "2021-02"],
    ["https://a.example/today/2019-09-30", "2019-09-30"],
    ["https://a.example/2101/title", null],
  ])("stands in the path %s", (url, edtf) => expect(dateOfPath(url)).toBe(edtf));
});

describe("The words of an address", () => {
  it.each([
    ["https://a.example/e/8848568-series-8-episode-11-dr-ann-lee", "Dr ann lee", 11, "8"],
    ["https://anchor.fm/a/episodes/Episode-55---The-power-of-words-erdibr", "The power of words", 55, null],
    ["https://anchor.fm/a/episodes/Sleep--shifts-and-no-e1k9vtr", "Sleep: shifts and no", null, null],
    ["https://a.example/news/24654695.school-wins-prize/", "School wins prize", null, null],
    ["https://a.example/episodes/31", null, 31, null],
    ["https://a.example/conference/2022", null, null, null],
    ["https://www.youtube.com/watch?v=qceZ8dQE_PA", null, null, null],
    ["https://podcasts.apple.com/gb/podcast/a-show/id150", null, null, null],
  ])("of %s", (url, title, number, season) => expect(wordsOfAddress(url)).toEqual({ title, number, season }));

  it("name its site", () => {
    expect(nameOfSite("https://www.chesterstandard.co.uk/news/1")).toBe("chesterstandard");
    expect(nameOfSite("https://salttalks.wordpress.com/1")).toBe("salttalks");
  });
});

import * as make from "../../helpers/make-entities";
import { changed } from "../../helpers/make/changed";
import { upsert } from "../../helpers/upsert";
import { runningServer } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";

describe("/pictures", () => {
  let url: string;

  beforeAll(async () => {
    ({ url } = await runningServer(await startingCatalogue()));
  });

  it("draws a network as SVG with alt text and a strict policy", async () => {
    const response = await fetch(`${url}/pictures/network.svg?of=host-guest&theme=dark`);
    const svg = await response.text();

    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none';sandbox");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(svg).toMatch(/^<svg .*role="img"/);
    expect(svg).toContain("<title>Who hosted whom. 25 people, 24 ties;");
    expect(svg).toContain(">Victoria Carr</text>");
  });

  it.each([
    "network.png?of=ORGANISATIONS&width=400&height=300",
    "degrees.png?width=400&height=300",
    "communities.png?layers=APPEARANCE,HOST&years=2&width=400&height=300",
    "timeline.png?person=victoria-carr&width=400&height=300",
  ])("draws %s as PNG of the requested size", async (path) => {
    const response = await fetch(`${url}/pictures/${path}`);
    const bytes = Buffer.from(await response.arrayBuffer());

    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([400, 300]);
  });

  it("answers 304 for an unchanged picture", async () => {
    const path = `${url}/pictures/degrees.svg`;
    const tag = (await fetch(path)).headers.get("etag") as string;

    const again = await fetch(path, { headers: { "if-none-match": tag } });
    const other = await fetch(`${path}?from=2021`, { headers: { "if-none-match": tag } });

    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(other.status).toBe(200);
    expect(other.headers.get("etag")).not.toBe(tag);
  });

  it("keeps the ETag of a network after an edit that the network does not show", async () => {
    const catalogue = await temporaryCatalogue();
    const [ann, bob] = [make.makePerson({ name: "Ann" }), make.makePerson({ name: "Bob" })];
    const show = make.makeShow();
    const episode = make.makeEpisode({ show });
    await upsert(catalogue, ann, bob, show, episode, make.makeAppearance({ person: ann, episode }));
    const { url: own } = await runningServer(catalogue);
    const tags = async () =>
      Promise.all(
        ["degrees.svg", `timeline.svg?person=${ann.id}`].map(
          async (path) => (await fetch(`${own}/pictures/${path}`)).headers.get("etag") as string,
        ),
      );

    const [degrees, timeline] = await tags();
    await upsert(catalogue, changed(episode, { language: "en" }));
    const [same, otherTimeline] = await tags();
    await upsert(catalogue, make.makeAppearance({ person: bob, episode }));
    const [other] = await tags();

    expect(same).toBe(degrees);
    expect(otherTimeline).not.toBe(timeline);
    expect(other).not.toBe(degrees);
  });

  it.each([
    ["network.svg?of=cats", 400, "BAD_USER_INPUT", 'but got "cats"'],
    ["network.svg?max=100000", 400, "BAD_USER_INPUT", "from 2 to 500"],
    ["network.svg?width=99999", 400, "BAD_USER_INPUT", "from 400 to 2400"],
    ["network.svg?from=yesterday", 400, "BAD_DATE", "yesterday"],
    ["network.svg?layers=HONOUR&of=SHOWS", 400, "BAD_USER_INPUT", "HONOUR"],
    ["network.svg?colour=red", 400, "BAD_USER_INPUT", '"colour"'],
    ["network.svg?of=people&of=shows", 400, "BAD_USER_INPUT", "once"],
    ["timeline.svg", 400, "BAD_USER_INPUT", "person"],
    ["network.svg?relatedTo=nobody-of-that-name", 404, "NOT_FOUND", "nobody-of-that-name"],
    ["portrait.svg", 404, "NOT_FOUND", "network.svg"],
    ["network.gif", 404, "NOT_FOUND", "network.png"],
  ])("refuses %s with %i", async (path, status, code, said) => {
    const response = await fetch(`${url}/pictures/${path}`);
    const { errors } = (await response.json()) as {
      errors: Array<{ message: string; extensions: { code: string } }>;
    };

    expect([response.status, errors[0]?.extensions.code]).toEqual([status, code]);
    expect(errors[0]?.message).toContain(said);
  });
});

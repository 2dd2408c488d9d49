import { wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import { silent } from "../helpers/graph-over";
import { served } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

describe("the page for people in the graph", () => {
  const pageWith = async (environment: NodeJS.ProcessEnv) => {
    const catalogue = await startingCatalogue();
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins), {
      contact: readSettings(environment).contact,
      // No playground, as with trusted documents only: the page is there all the same.
      playgroundFolder: null,
      close: () => catalogue.close(),
    });
    const response = await fetch(`${url}/contact`);
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      html: await response.text(),
    };
  };

  it.each([
    ["editors@example.org", '<a href="mailto:editors@example.org" rel="nofollow">editors@example.org</a>'],
    ["https://example.org/us?a=1&b=2", '<a href="https://example.org/us?a=1&amp;b=2" rel="nofollow">'],
    ['"><script>@example.org', "mailto:&quot;&gt;&lt;script&gt;@example.org"],
  ])("says whom to write to: %s", async (contact, link) => {
    const { status, type, html } = await pageWith({ CONTACT: contact });

    expect([status, type]).toEqual([200, "text/html; charset=utf-8"]);
    expect(html).toContain(link);
    expect(html).not.toContain("<script");
  });

  it("says so where no address is set", async () => {
    const { html } = await pageWith({});

    expect(html).toContain("has not given a contact address");
  });

  it.each(["editors", "javascript:alert(1)", "http://example.org", "a@b c@d"])("takes no %s", (contact) => {
    expect(() => readSettings({ CONTACT: contact })).toThrow(
      "The setting CONTACT takes an e-mail address or a page, such as editors@example.org or https://example.org/contact, but got",
    );
  });
});

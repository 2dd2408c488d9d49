import { jsonIn, jsonOf } from "../../../src/importers/sources/json/json-file";
import { readJson } from "../../../src/importers/sources/json/read-json";
import { SourceFile } from "../../../src/importers/sources/source-file";
import { Unreadable } from "../../../src/importers/sources/unreadable";

const unreadable = (text: string): string => {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof Unreadable) return `${error.line}: ${error.message}`;
  }
  return "readable";
};

describe("A JSON document", () => {
  const text = `{ "days": [\n  { "a/b": { "~": [\n\n 1.5, [] ] } },\n  "text", null, true\n] }`;

  it("is read as JSON.parse reads it", () => {
    const texts = [text, "[]", "-1e3", '"\\u00e9\\ud83d\\ude00\\n"', ' {"a":1,"a":{"b":[{}]}} ', "null"];
    for (const one of texts)
      expect(JSON.stringify(readJson(one).value)).toBe(JSON.stringify(JSON.parse(one)));
  });

  it("says of each object and list its line and its JSON Pointer", () => {
    const { value, placeOf } = readJson(text);
    const days = (value as { days: Array<{ "a/b": { "~": [number, object] } }> }).days;
    const [day] = days;

    expect(placeOf(value as object)).toEqual({ line: 1, pointer: "" });
    expect(placeOf(days)).toEqual({ line: 1, pointer: "/days" });
    expect(placeOf(day as object)).toEqual({ line: 2, pointer: "/days/0" });
    expect(placeOf(day?.["a/b"]["~"][1] as object)).toEqual({ line: 4, pointer: "/days/0/a~1b/~0/1" });
  });

  it("has keys with the names of an object's own as any others", () => {
    const { value } = readJson('{ "__proto__": { "isAdmin": true } }') as { value: Record<string, unknown> };

    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect([value["isAdmin"], value["constructor"], ({} as Record<string, unknown>)["isAdmin"]]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ["", "1: Not well-formed JSON: a value is missing."],
    ['{\n"a": [1,\n2', "3: Not well-formed JSON: a list does not end."],
    ['{"a": 1,}', "1: Not well-formed JSON: the name of a property is missing."],
    ["[1,\n,2]", "2: Not well-formed JSON: a value is missing."],
    ['{"a" 1}', "1: Not well-formed JSON: a colon is missing."],
    ["[1\n2]", "2: Not well-formed JSON: a comma is missing."],
    ["// a\n[]", "1: Not well-formed JSON: it has a comment."],
    ["{'a': 1}", "1: Not well-formed JSON: a word is none of true, false and null."],
    ["[NaN]", "1: Not well-formed JSON: a word is none of true, false and null."],
    ['["\\x"]', "1: Not well-formed JSON: a character is escaped wrongly."],
    ['["a\tb"]', "1: Not well-formed JSON: a text has a control character."],
    ['["a\nb"]', "1: Not well-formed JSON: a text does not end."],
    ["[]\n[]", "2: Not well-formed JSON: it goes on after its end."],
  ])("is refused with its line where it is not well-formed: %j", (broken, why) => {
    expect(unreadable(broken)).toBe(why);
    expect(() => JSON.parse(broken) as unknown).toThrow("JSON");
  });

  it.each(["[", '{"a":', '[{"a":'])("is refused where it is deep: %s", (opening) => {
    expect(unreadable(opening.repeat(200_000))).toBe("1: Expected objects and lists at most 100 deep.");
  });

  it("is refused where it has more values than any source", () => {
    expect(unreadable(`[${"0,".repeat(2_000_000)}0]`)).toBe("1: Expected at most 2000000 values.");
  });
});

describe("The JSON of a file", () => {
  const fileOf = (text: string) => new SourceFile("a.json", Buffer.from(text));

  it("is read once, and not at all where the file does not begin as JSON", () => {
    const file = fileOf('\n[{"a": 1}]');

    expect(jsonIn(file)).toBe(jsonOf(file));
    for (const other of ["<a/>", "Hello", "{% liquid %}", "[link](to)"])
      expect(jsonIn(fileOf(other))).toBeNull();
  });

  it("is none for recognising where it is broken, and refused for reading", () => {
    const file = fileOf('{"a": ');

    expect(jsonIn(file)).toBeNull();
    expect(() => jsonOf(file)).toThrow(Unreadable);
  });
});

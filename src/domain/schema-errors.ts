import type { ErrorObject } from "ajv/dist/2020";

/**
 * Of all that a validator has to say, what helps. Inside a choice (`anyOf`, `oneOf`) every branch complains, most of them
 * that the value is of the wrong type: the deepest complaint says most.
 */
export function tellingErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const isVague = (error: ErrorObject) =>
    error.keyword === "type" || (isChoice(error) && namesToChooseFrom(error) === null);

  return errors.filter((error, index) => {
    if (/\/(anyOf|oneOf)\/\d+\/required$/.test(error.schemaPath)) return false;
    if (!isVague(error)) return true;
    return !errors.some((other, otherIndex) => {
      if (other === error || !`${other.instancePath}/`.startsWith(`${error.instancePath}/`)) return false;
      const isDeeper = other.instancePath.length > error.instancePath.length;
      return isDeeper || !isVague(other) || (isChoice(error) && !isChoice(other)) || otherIndex < index;
    });
  });
}

export function messageOf(error: ErrorObject): string {
  const { keyword, message, params, data } = error;
  const where = whereOf(error);
  if (keyword === "additionalProperties") {
    return `Expected ${where} to have no property "${(params as { additionalProperty: string }).additionalProperty}".`;
  }
  if (keyword === "enum") {
    return `Expected ${where} to be one of ${(params as { allowedValues: string[] }).allowedValues.join(", ")}, but got ${JSON.stringify(data)}.`;
  }
  const choice = isChoice(error) ? namesToChooseFrom(error) : null;
  if (choice)
    return `Expected ${where} to have ${keyword === "oneOf" ? "exactly " : ""}one of ${choice.join(", ")}.`;

  const got = ["required", "minProperties"].includes(keyword)
    ? ""
    : `, but got ${JSON.stringify(data)?.slice(0, 80)}`;
  return `Expected ${where}: ${message ?? keyword}${got}.`;
}

function whereOf({ instancePath }: ErrorObject): string {
  const [list = "", last = ""] = instancePath.split("/").slice(-2);
  return /^\d+$/.test(last) ? `this element of ${list}` : last || "the file";
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/** The properties of which one must be there, where that is all that the choice is about. */
function namesToChooseFrom({ schema }: ErrorObject): string[] | null {
  const branches = schema as ReadonlyArray<{ required?: string[] }>;
  const names = branches.flatMap(({ required = [] }) => required);
  return names.length === branches.length ? names : null;
}

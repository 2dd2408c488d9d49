import { type ConstDirectiveNode, type ConstValueNode, Kind } from "graphql";

export function directivesOf(
  { directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] },
  wanted: string,
): ConstDirectiveNode[] {
  return directives.filter(({ name }) => name.value === wanted);
}

export function argument(directive: ConstDirectiveNode, wanted: string): ConstValueNode | undefined {
  return directive.arguments?.find(({ name }) => name.value === wanted)?.value;
}

export function stringIn(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** Says the line of an index of a text, counted from 1; the indexes ascend. */
export function lineCounter(text: string): (index: number) => number {
  let [line, counted] = [1, 0];
  return (index) => {
    for (; counted < index; counted += 1) if (text[counted] === "\n") line += 1;
    return line;
  };
}

/** The top of an axis for values up to `most`: a round number that four steps reach in whole ones. */
export function toAxisTop(most: number): number {
  if (most <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= most) ?? 10;
  const top = step * power;
  return top % 4 === 0 ? top : Math.ceil(top / 4) * 4;
}

const CHARACTER_PX = 7;
const GAP_PX = 8;

/** Each how-manieth word stands under an axis, so that none touches the next one. */
export function toTickStep(ticks: readonly string[], slotPx: number): number {
  const widest = Math.max(...ticks.map(({ length }) => length * CHARACTER_PX), 0);
  return Math.max(1, Math.ceil((widest + GAP_PX) / Math.max(slotPx, 1)));
}

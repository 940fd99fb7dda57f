/** How what nobody knows looks in a picture: an outline, never a colour of something known. */
export const UNKNOWN_LOOK = "fill-surface stroke-line-strong [stroke-dasharray:2_2]";

interface Props {
  readonly entries: readonly { readonly name: string; readonly swatch: string }[];
}

/** What the colours of a picture mean, in words. */
export function ChartLegend({ entries }: Props) {
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
      {entries.map(({ name, swatch }) => (
        <span key={name} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-sm ${swatch}`} />
          {name}
        </span>
      ))}
    </span>
  );
}

"use client";

interface Props {
  readonly name: string;
  readonly testId: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A time of day as `08:00` or `08:00:30`: the browser's own field would be in the browser's language, not the page's. */
export function TimeField({ name, testId, value, onChange }: Props) {
  return (
    <input
      type="text"
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      className="field min-h-8 w-24 py-1 text-center tabular-nums"
      placeholder="08:00"
      aria-label={name}
      title={name}
      data-testid={testId}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

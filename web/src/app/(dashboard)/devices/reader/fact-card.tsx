import type { ReactNode } from "react";

interface CardProps {
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
}

/** One side of a reader's health. */
export function FactCard({ title, testId, children }: CardProps) {
  return (
    <section className="card grid content-start gap-3 p-4" data-testid={testId} aria-label={title}>
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** What a card knows, one line each; lines without a value are left out. */
export function FactList({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "");
  if (known.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
      {known.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="text-end tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

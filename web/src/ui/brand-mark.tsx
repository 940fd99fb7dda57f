/** The product's mark: the ridges of a finger. */
export function BrandMark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g fill="none" className="stroke-accent-ink" strokeWidth="2" strokeLinecap="round">
        <path d="M8.5 19.5v-3.2a7.5 7.5 0 0 1 15 0v2.2" />
        <path d="M12 22.5v-6.2a4 4 0 0 1 8 0v3.4c0 1.4-.3 2.6-.8 3.8" />
        <path d="M16 16.4v3.8c0 1.9-.4 3.4-1.2 4.8" />
      </g>
    </svg>
  );
}

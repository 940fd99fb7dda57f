/** The shape of the grid before its code and rows are there. */
export function GridSkeleton() {
  return (
    <div className="card h-full overflow-hidden" aria-busy="true" data-testid="loading">
      {Array.from({ length: 14 }, (_, index) => (
        <div key={`row-${index + 1}`} className="flex items-center gap-6 border-b border-line px-4 py-3.5">
          <div className="skeleton h-3 w-40" />
          <div className="skeleton h-3 grow" />
          <div className="skeleton h-3 w-24 max-sm:hidden" />
          <div className="skeleton h-3 w-20 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}

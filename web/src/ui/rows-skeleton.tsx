/** The shape of a page of rows before its rows are there. */
export function RowsSkeleton({ rows }: { readonly rows: number }) {
  return (
    <div aria-busy="true" data-testid="loading">
      <div className="skeleton mb-2 h-8 w-40" />
      <div className="skeleton mb-6 h-5 w-64 max-w-full" />
      <div className="card divide-y divide-line">
        {Array.from({ length: rows }, (_, index) => (
          <div key={`row-${index + 1}`} className="flex items-center gap-4 px-4 py-3">
            <div className="skeleton h-8 w-16" />
            <div className="skeleton size-8 rounded-lg" />
            <div className="skeleton h-4 grow" />
            <div className="skeleton h-5 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}

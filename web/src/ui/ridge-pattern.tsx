const RIDGES = Array.from({ length: 26 }, (_, index) => index);

/** Ridges of a finger, far behind the form. */
export function RidgePattern() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1200 900"
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 -z-10 size-full text-accent opacity-[0.08] dark:opacity-[0.13]"
    >
      <g fill="none" stroke="currentColor" strokeWidth="10" strokeLinecap="round">
        {RIDGES.map((ridge) => (
          <path key={ridge} d={toRidge(ridge)} strokeDasharray={toDashes(ridge)} strokeDashoffset={ridge * 211} />
        ))}
      </g>
    </svg>
  );
}

/** An arch around the middle of the picture that runs down to its lower edge. */
function toRidge(ridge: number): string {
  const reach = 26 + ridge * 30;
  const rise = 32 + ridge * 31;
  const foot = reach * (1.06 + ridge * 0.004);
  return `M ${600 - foot} 960 C ${600 - foot} 700, ${600 - reach} ${560 - rise}, 600 ${560 - rise} S ${600 + foot} 700, ${600 + foot} 960`;
}

/** Ridges end and begin again; the outer ones more often. */
function toDashes(ridge: number): string {
  return `${340 + ((ridge * 137) % 420)} 34 ${160 + ((ridge * 89) % 260)} 34`;
}

"use client";

import { encode } from "uqr";

interface Props {
  readonly text: string;
  /** What the picture is, for those who do not see it. */
  readonly label: string;
}

/** Blank modules around a QR code that cameras need. Source: ISO/IEC 18004 section 6.3.8. */
const QUIET_ZONE = 4;

/** A text as a QR code, dark on white whatever the theme: cameras want it so. */
export function QrCode({ text, label }: Props) {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 max-w-full rounded-lg bg-white"
      data-testid="factor-picture"
    >
      <title>{label}</title>
      <path d={dark.join("")} fill="black" />
    </svg>
  );
}

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UnaskedAllowance } from "./unasked-allowance.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How many packets of so many bytes go through before one is too many. */
function countTaken(allowance: UnaskedAllowance, bytes: number): number {
  let taken = 0;
  while (allowance.take(bytes)) taken++;
  return taken;
}

it("lets a reader send 5,000 small packets at once, and not one more", () => {
  expect(countTaken(new UnaskedAllowance(), 0)).toBe(5_000);
});

it("counts large packets for as many as their bytes make", () => {
  expect(countTaken(new UnaskedAllowance(), 4_000)).toBe(50);
});

it("never tires of what comes slowly", () => {
  const allowance = new UnaskedAllowance();
  let refused = 0;
  for (let second = 0; second < 1_000; second++) {
    for (let sent = 0; sent < 190; sent++) if (!allowance.take(52)) refused++;
    vi.advanceTimersByTime(1_300);
  }
  expect(refused).toBe(0);
});

it("grows by 200 packets a second again, up to the most", () => {
  const allowance = new UnaskedAllowance();
  countTaken(allowance, 0);
  vi.advanceTimersByTime(5_000);
  expect(countTaken(allowance, 0)).toBeGreaterThanOrEqual(999);
  vi.advanceTimersByTime(3_600_000);
  expect(countTaken(allowance, 0)).toBe(5_000);
});

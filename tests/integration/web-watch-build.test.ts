import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { watchBuild } from "../../web/src/serving/build.ts";

it("tells once when another build takes the place of the one that is served", async () => {
  const webDir = mkdtempSync(join(tmpdir(), "watch-build-"));
  const stamp = join(webDir, ".next", "input.sha256");
  mkdirSync(join(webDir, ".next"));
  writeFileSync(stamp, "first");
  const onReplaced = vi.fn();
  watchBuild(webDir, onReplaced);
  writeFileSync(stamp, "second");
  await vi.waitFor(() => expect(onReplaced).toHaveBeenCalledTimes(1));
});
